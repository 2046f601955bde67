import { openHouse, type House } from '../../../../test/support/house.js';
import { localDate } from '../../../core/time/local-date.js';
import { BillsService, MaterialsQueries, MaterialsService } from '../../materials/index.js';
import { aLaunchedOrder, aWorkshopAtWork, type Workshop } from '../../production/tests/workshop.builder.js';
import { NonConformitiesService } from '../../quality/index.js';
import { WorkshopModule } from '../index.js';
import { WorkOrderMaterials } from '../work-order-materials.js';

let house: House;
let workshop: Workshop;
beforeAll(async () => {
  house = await openHouse([WorkshopModule]);
  workshop = await aWorkshopAtWork(house);
});
afterAll(() => house.close());

let made = 0;
async function aLot(partnerId?: number): Promise<number> {
  const { master } = workshop;
  const stock = house.get(MaterialsService);
  const n = ++made;
  const cloth = { code: `T-${n}`, name: `Toile ${n}`, unitCode: 'MTR' as const, minimum: 0 };
  const materialId = await stock.add(master, cloth);
  const owner = partnerId === undefined ? ('school' as const) : ('customer' as const);
  const lot = { number: `L-${n}`, owner, partnerId, receivedOn: localDate('2026-11-20'), quantity: 10_000 };
  return stock.receive(master, materialId, lot);
}

async function move(workOrderId: number, kind: string, lotId: number, quantity: number) {
  const url = `/api/v1/work-orders/${workOrderId}/materials`;
  const headers = await house.signedIn(workshop.master);
  const { statusCode, body } = await house.http({ method: 'POST', url, headers, payload: { kind, lotId, quantity } });
  return statusCode === 204 ? 'done' : (JSON.parse(body) as { code: string }).code;
}

it('tells what an OF takes by its bill, and what is still to be issued', async () => {
  const { master } = workshop;
  const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
  const lotId = await aLot();
  const { materialId } = (await house.get(MaterialsQueries).usable(master, null)).find(({ id }) => id === lotId)!;
  await house.get(BillsService).put(master, of.itemId, [{ materialId, quantity: 1_350 }]);
  expect(await move(of.id, 'issue', lotId, 5_000)).toBe('done');
  const { needs } = await house.get(WorkOrderMaterials).read(master, of.id);
  expect(needs).toMatchObject([{ materialId, needed: 1_350 * of.quantity, issued: 5_000 }]);
});

it('goes to an OF and back, whole or as off-cuts, and is on its traveller', async () => {
  const { master } = workshop;
  const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
  const lotId = await aLot();
  expect(await move(of.id, 'return', lotId, 1)).toBe('materials.more_than_issued');
  expect(await move(of.id, 'issue', lotId, 10_001)).toBe('materials.not_enough');
  expect(await move(of.id, 'issue', lotId, 6000)).toBe('done');
  expect(await move(of.id, 'return', lotId, 1000)).toBe('done');
  expect(await move(of.id, 'offcut', lotId, 500)).toBe('done');
  expect(await move(of.id, 'offcut', lotId, 4501)).toBe('materials.more_than_issued');
  const queries = house.get(MaterialsQueries);
  expect(await queries.ofWorkOrder(master, of.id)).toMatchObject([{ lotId, used: 4500 }]);
  const lots = await queries.usable(master, null);
  expect(lots.find(({ id }) => id === lotId)).toMatchObject({ used: 4500, balance: 5500 });
});

it('that a customer left is for that customer’s OF alone', async () => {
  const { order, of } = await aLaunchedOrder(house, workshop, { quantities: [2] });
  const { of: other } = await aLaunchedOrder(house, workshop, { quantities: [2] });
  const lotId = await aLot(order.partnerId);
  expect(await move(other.id, 'issue', lotId, 10)).toBe('materials.another_customers');
  expect(await move(of.id, 'issue', lotId, 10)).toBe('done');
  const stranger = await aWorkshopAtWork(house);
  const { of: foreign } = await aLaunchedOrder(house, stranger, { quantities: [2] });
  expect(await move(foreign.id, 'issue', lotId, 10)).toBe('core.not_found');
});

it('tells on the board that a late order waits for a decision', async () => {
  const { master } = workshop;
  const { of } = await aLaunchedOrder(house, workshop, { quantities: [2], name: 'Housse en retard' });
  const wrong = { quantity: 1, defect: 'Tache', cause: 'material' as const };
  await house.get(NonConformitiesService).open(master, of.id, wrong);
  house.clock.set('2027-03-01T08:00:00.000Z');
  const { body } = await house.http({ method: 'GET', url: '/workshop', headers: await house.signedIn(master) });
  expect(body).toMatch(/Housse en retard[\s\S]*NC-2026-00001 attend une décision/);
});
