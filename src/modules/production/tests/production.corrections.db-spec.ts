import { openHouse, type House } from '../../../../test/support/house.js';
import { verify } from '../../../core/upkeep/verify.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { DecisionsService, ProductionModule, ProductionQueries, WorkService } from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, makeAll, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house, 2);
});
afterAll(() => house.close());
// Whatever was corrected, the base still says one thing.
afterEach(async () => {
  const found = await verify(house.read.manager, house.settings.filesPath);
  expect(found.filter(({ check }) => /validated|session/.test(check))).toEqual([]);
});

const sheetOf = (id: number) => house.get(ProductionQueries).workOrder(workshop.master, id);
const right = (good: number, scrap = 0) => ({
  ...{ good, rework: 0, scrap },
  ...(scrap > 0 ? { scrapReason: 'measure' as const } : {}),
});
const correct = (id: number, as: ReturnType<typeof right>, reason = 'Recompté') =>
  house.get(DecisionsService).correct(workshop.master, id, as, reason);

describe('a posted count that was wrong', () => {
  it('is reversed, replaced, and leaves the rest to do again: operation, OF and order follow', async () => {
    const { of, order } = await aLaunchedOrder(house, workshop, { quantities: [5] });
    await makeAll(house, workshop, of, 0);
    await makeAll(house, workshop, of, 1);
    expect((await sheetOf(of.id)).state).toBe('completed');
    const last = (await sheetOf(of.id)).reports.find(({ operationId }) => operationId === of.operations[1]!.id)!;
    await expect(correct(last.id, right(5))).rejects.toMatchObject({ code: 'production.same_count' });
    await expect(correct(last.id, right(6))).rejects.toMatchObject({ status: 409 });
    await expect(correct(last.id, right(3), ' ')).rejects.toMatchObject({ code: 'core.reason_missing' });
    await correct(last.id, right(3, 1));
    const after = await sheetOf(of.id);
    expect(after).toMatchObject({ state: 'in_progress', validated: 3 });
    expect(after.operations[1]).toMatchObject({ state: 'in_progress', good: 3, scrap: 1, available: 1 });
    expect((await house.get(OrdersQueries).sheet(workshop.director, order.id)).produced).toBe(3);
    const own = after.reports.filter(({ operationId }) => operationId === last.operationId);
    expect(own.map(({ good, reversal, correctable, reason }) => [good, reversal, correctable, reason])).toEqual([
      [3, false, true, 'Recompté'],
      [5, true, false, 'Recompté'],
      [5, false, false, null],
    ]);
    await expect(correct(last.id, right(2))).rejects.toMatchObject({ code: 'production.already_corrected' });
    await expect(correct(own[1]!.id, right(2))).rejects.toMatchObject({ code: 'production.already_corrected' });
    await correct(own[0]!.id, right(4, 1));
    expect((await sheetOf(of.id)).state).toBe('completed');
  });

  it('is refused once the next step used the pieces, or the customer has them', async () => {
    const { of, order } = await aLaunchedOrder(house, workshop, { quantities: [2] });
    await makeAll(house, workshop, of, 0);
    await makeAll(house, workshop, of, 1);
    const { reports } = await sheetOf(of.id);
    const [last, first] = reports;
    await expect(correct(first!.id, right(1))).rejects.toMatchObject({ code: 'production.already_used' });
    const [cell] = order.lines[0]!.cells;
    const delivered = [{ orderCellId: cell!.id, quantity: 2 }];
    await house.get(OrdersService).recordDelivered(workshop.school.system, order.id, delivered);
    await expect(correct(last!.id, right(1))).rejects.toMatchObject({ code: 'sales.produced_delivered' });
    expect((await sheetOf(of.id)).operations.map(({ good }) => good)).toEqual([2, 2]);
  });

  it('is corrected once when eight masters press together', async () => {
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
    await makeAll(house, workshop, of, 0);
    const [report] = (await sheetOf(of.id)).reports;
    const all = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => correct(report!.id, right(n % 4))));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { reports, operations } = await sheetOf(of.id);
    expect(reports.filter(({ reversal }) => reversal)).toHaveLength(1);
    const sum = reports.reduce((total, one) => total + (one.reversal ? -one.good : one.good), 0);
    expect(operations[0]!.good).toBe(sum);
  });

  it('is no learner’s to correct, nor another school’s', async () => {
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [1] });
    await makeAll(house, workshop, of, 0);
    const [report] = (await sheetOf(of.id)).reports;
    const other = await aWorkshopAtWork(house, 1);
    const decide = house.get(DecisionsService);
    await expect(decide.correct(other.master, report!.id, right(0), 'x')).rejects.toMatchObject({ status: 404 });
    await expect(decide.correct(workshop.learners[0]!, report!.id, right(0), 'x')).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('the base', () => {
  it('keeps decided counts as they were decided, whoever asks', async () => {
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [1] });
    await makeAll(house, workshop, of, 0);
    const [report] = (await sheetOf(of.id)).reports;
    const edit = house.unit.run(() =>
      house.unit.manager.query(`UPDATE output_report SET good = 0 WHERE id = ${report!.id}`),
    );
    await expect(edit).rejects.toThrow(/never edited/);
    await expect(house.get(WorkService).stopOther(workshop.learners[0]!)).rejects.toMatchObject({ status: 409 });
  });
});
