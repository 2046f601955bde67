import fc from 'fast-check';
import { openHouse, type House } from '../../../../test/support/house.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { sql } from '../../../core/database/sql.js';
import { OrdersQueries } from '../../sales/index.js';
import { ProductionModule, ProductionQueries, WorkService } from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, give, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house, 3);
});
afterAll(() => house.close());

const NUMBER = fc.nat(4);
const STEP = fc.record({
  who: fc.nat(2),
  operation: fc.nat(1),
  cell: fc.nat(1),
  act: fc.constantFrom('report', 'report', 'report', 'finish', 'post', 'reject'),
  made: fc.record({ good: NUMBER, rework: fc.nat(1), scrap: fc.nat(1) }),
  pick: fc.nat(20),
});
type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

/** Does one step as people would; a refusal is an answer, anything else a fault. */
async function walk(of: { id: number }, { who, operation, cell, act, made, pick }: Step): Promise<void> {
  const work = house.get(WorkService);
  const learner = workshop.learners[who]!;
  const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
  try {
    if (act === 'post' || act === 'reject') {
      const waiting = sheet.reports.filter(({ state }) => state === 'checked');
      const report = waiting[pick % Math.max(1, waiting.length)];
      if (report && act === 'post') await work.validate(workshop.master, report.id);
      if (report && act === 'reject') await work.reject(workshop.master, report.id, 'À reprendre');
      return;
    }
    const { id } = sheet.operations[operation]!;
    const mine = sheet.assignments.find((one) => one.operationId === id && one.learnerId === learner.learnerId);
    const assignmentId = !mine || mine.state === 'finished' ? await give(house, workshop, id, learner) : mine.id;
    const busy = (await house.get(ProductionQueries).workOf(learner)).now;
    if (busy?.state === 'running' && busy.assignmentId !== assignmentId) await work.pause(learner, busy.assignmentId);
    if (!(busy?.state === 'running' && busy.assignmentId === assignmentId)) await work.start(learner, assignmentId);
    const cells = [counted(sheet.cellsByOperation[id]![cell]!.operationCellId, made)];
    await work.report(learner, assignmentId, { selfChecked: true, finished: act === 'finish', cells });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

interface Tally {
  id: number;
  good: unknown;
  validated: unknown;
  scrap: unknown;
}

/** The counters are the sums of the reports, nothing appears or vanishes, and the order knows what is validated last. */
async function check(of: { id: number; orderId: number | null }): Promise<void> {
  const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
  const tallies = await sql<Tally>(
    house.read.manager,
    `SELECT c.id, COALESCE(SUM(CASE WHEN r.state <> 'rejected' THEN r.good END), 0) AS good,
       COALESCE(SUM(CASE WHEN r.state = 'posted' THEN r.good END), 0) AS validated,
       COALESCE(SUM(CASE WHEN r.state <> 'rejected' THEN r.scrap END), 0) AS scrap
     FROM work_operation o JOIN operation_cell c ON c.operation_id = o.id
     LEFT JOIN output_report r ON r.operation_cell_id = c.id WHERE o.work_order_id = ? GROUP BY c.id`,
    [of.id],
  );
  const [first, last] = sheet.operations.map(({ id }) => sheet.cellsByOperation[id]!);
  for (const one of [...first!, ...last!]) {
    const { good, validated, scrap } = tallies.find(({ id }) => id === one.operationCellId)!;
    expect([one.good, one.validated, one.scrap]).toEqual([good, validated, scrap].map(Number));
  }
  const order = await house.get(OrdersQueries).sheet(workshop.director, of.orderId!);
  first!.forEach((cut, index) => {
    const sewn = last![index]!;
    // Released = good at the end + scrap + what is still to make (at the first step, or at the second, or, when
    // critical, waiting for a master in between).
    const waiting = sheet.criticality === 'critical' ? cut.good - cut.validated : 0;
    expect(sewn.good + cut.scrap + sewn.scrap + cut.available + waiting + sewn.available).toBe(cut.quantity);
    expect(order.lines[0]!.cells[index]!.produced).toBe(sewn.validated);
  });
}

it('keeps every piece: released = good + scrap + remaining, by size, after any walk', async () => {
  const walks = fc.array(STEP, { minLength: 10, maxLength: 18 });
  await fc.assert(
    fc.asyncProperty(walks, fc.constantFrom('standard' as const, 'critical' as const), async (steps, criticality) => {
      const { of } = await aLaunchedOrder(house, workshop, { criticality, quantities: [7, 5] });
      for (const step of steps) await walk(of, step);
      await check(of);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});
