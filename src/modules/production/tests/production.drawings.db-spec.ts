import { openHouse, type House } from '../../../../test/support/house.js';
import { CatalogService } from '../../catalog/index.js';
import { ProductionModule, ProductionQueries, WorkService } from '../index.js';
import { DrawingDesk } from '../drawing-desk.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, give, TODAY, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house);
});
afterAll(() => house.close());

it('a new drawing stops the work made by the old one, until a master acknowledges it', async () => {
  const { master, learners } = workshop;
  const [ines, noah] = learners;
  const { of } = await aLaunchedOrder(house, workshop, { quantities: [4], drawingRevision: 'A' });
  const { of: other } = await aLaunchedOrder(house, workshop, { quantities: [4], drawingRevision: 'A' });
  const work = house.get(WorkService);
  const job = await give(house, workshop, of.operations[0]!.id, ines!);
  const elsewhere = await give(house, workshop, other.operations[0]!.id, noah!);
  await work.start(ines!, job);
  await work.start(noah!, elsewhere);
  const revision = { revision: 'B', issuedOn: TODAY };
  await house.get(CatalogService).addDrawingRevision(workshop.director, of.itemId, revision);

  const sheetOf = (id: number) => house.get(ProductionQueries).workOrder(master, id);
  expect(await sheetOf(of.id)).toMatchObject({ newerDrawing: 'B', operations: [{ state: 'paused' }, {}] });
  expect((await sheetOf(other.id)).operations[0]!.state).toBe('in_progress');
  const cells = [counted(of.cellsByOperation[of.operations[0]!.id]![0]!.operationCellId, { good: 1 })];
  const changed = { code: 'production.drawing_changed' };
  await expect(work.start(ines!, job)).rejects.toMatchObject(changed);
  await expect(work.report(ines!, job, { selfChecked: true, finished: false, cells })).rejects.toMatchObject(changed);

  const drawings = house.get(DrawingDesk);
  await drawings.acknowledge(master, of.id);
  await expect(drawings.acknowledge(master, of.id)).rejects.toMatchObject({ code: 'production.drawing_known' });
  expect(await sheetOf(of.id)).toMatchObject({ drawingRevision: 'B', newerDrawing: null });
  await work.start(ines!, job);
  await work.report(ines!, job, { selfChecked: true, finished: true, cells });
});
