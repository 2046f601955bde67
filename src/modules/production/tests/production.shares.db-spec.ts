import { openHouse, type House } from '../../../../test/support/house.js';
import { localDate } from '../../../core/time/local-date.js';
import { AssignmentsService, BenchQueries, ProductionModule, ProductionQueries, WorkService } from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house);
});
afterAll(() => house.close());

async function share(operationId: number, learner: number, day: string, quantity?: number): Promise<number> {
  const { learnerId } = workshop.learners[learner]!;
  const who = { operationId, learnerId, supervisorId: workshop.master.userId };
  const when = { plannedOn: localDate(day), halfDay: 'am' as const };
  return (await house.get(AssignmentsService).assign(workshop.master, { ...who, ...when, quantity })).id;
}
const left = async (operationId: number) => {
  const { operation, given } = await house.get(ProductionQueries).candidates(workshop.master, operationId, {});
  return operation.remaining - given;
};

describe('an operation split by day', () => {
  it('is shared out among half-days and learners, never into more than is left', async () => {
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [40] });
    const [cut] = of.operations;
    const ines = workshop.learners[0]!;
    const first = await share(cut!.id, 0, '2026-11-23', 15);
    await share(cut!.id, 1, '2026-11-24', 20);
    expect(await left(cut!.id)).toBe(5);
    await expect(share(cut!.id, 0, '2026-11-25', 6)).rejects.toMatchObject({
      code: 'production.too_much_given',
      fields: [{ field: 'quantity' }],
    });

    // What is made of a part is no longer to be made of it.
    await house.get(WorkService).start(ines, first);
    const [cell] = of.cellsByOperation[cut!.id]!;
    const cells = [counted(cell!.operationCellId, { good: 9, scrap: 1 })];
    await house.get(WorkService).report(ines, first, { selfChecked: true, finished: false, cells });
    expect(await left(cut!.id)).toBe(5);
    expect((await house.get(BenchQueries).workOf(ines)).now).toMatchObject({ share: 5, remaining: 30 });
    await house.get(WorkService).pause(ines, first);
    await house.get(AssignmentsService).withdraw(workshop.master, first, 'Malade');
    expect(await left(cut!.id)).toBe(10);
    await share(cut!.id, 0, '2026-11-25', 10);
    const { assignments } = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
    expect(assignments.map(({ quantity }) => quantity)).toEqual([20, 10]);
  });

  it('is not split unless it is asked: a part left out is as much as can be done', async () => {
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [8] });
    await share(of.operations[0]!.id, 1, '2026-11-23');
    const mine = await house.get(BenchQueries).workOf(workshop.learners[1]!);
    const card = [mine.now, ...mine.next].find((one) => one?.operationId === of.operations[0]!.id);
    expect(card).toMatchObject({ share: null, remaining: 8 });
    expect(await left(of.operations[0]!.id)).toBe(8);
    const nothing = `UPDATE assignment SET quantity = 0 WHERE operation_id = ${of.operations[0]!.id}`;
    await expect(house.unit.run(() => house.unit.manager.query(nothing))).rejects.toThrow(/ck_assignment_quantity/);
  });
});
