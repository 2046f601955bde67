import fc from 'fast-check';
import { openHouse, type House } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { sql } from '../../../core/database/sql.js';
import { OrdersQueries } from '../../sales/index.js';
import { DecisionsService, ProductionModule, ProductionQueries, ProductionService, WorkService } from '../index.js';
import type { WorkOrderSheet } from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, give, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
let masters: Scope[];
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house, 5);
  masters = [workshop.master, await house.scope(workshop.school, 'master')];
});
afterAll(() => house.close());

const STEP = fc.record({
  who: fc.nat(4),
  master: fc.nat(1),
  of: fc.nat(1),
  // The first step more often: nothing reaches the second before.
  operation: fc.constantFrom(0, 0, 1),
  cell: fc.nat(1),
  act: fc.constantFrom(
    ...([
      'report',
      'report',
      'report',
      'finish',
      'alongside',
      'alongside',
      'pause',
      'other',
      'post',
      'post',
      'reject',
    ] as const),
    ...(['correct', 'correct', 'time', 'suspend', 'resume'] as const),
  ),
  made: fc.record({ good: fc.nat(4), rework: fc.nat(1), scrap: fc.nat(1) }),
  pick: fc.nat(20),
  minutes: fc.nat(30),
  ago: fc.nat(1200),
});
type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;
const step = (act: Step['act'], more: Partial<Step> = {}): Step => ({
  ...{ who: 0, master: 0, of: 0, operation: 0, cell: 0, act, made: { good: 3, rework: 0, scrap: 0 }, pick: 0 },
  ...{ minutes: 5, ago: 0, ...more },
});
/** Every walk begins with a count that is corrected and a session of two jobs: what they touch is walked over after. */
const PRELUDE: readonly Step[] = [
  step('report'),
  step('post'),
  step('correct', { master: 1, made: { good: 2, rework: 0, scrap: 1 } }),
  step('alongside', { who: 1 }),
  step('alongside', { who: 1, of: 1 }),
];
const picked = <T>(rows: readonly T[], pick: number): T | undefined => rows[pick % Math.max(1, rows.length)];

/** Does one step as people would; a refusal is an answer, anything else a fault. */
async function walk(ofs: readonly { id: number }[], step: Step): Promise<void> {
  house.clock.set(new Date(house.clock.now().getTime() + step.minutes * 60_000));
  const sheet = await house.get(ProductionQueries).workOrder(workshop.master, ofs[step.of]!.id);
  try {
    await (['post', 'reject', 'correct', 'time', 'suspend', 'resume'].includes(step.act)
      ? decide(sheet, step)
      : labour(sheet, step));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function decide(sheet: WorkOrderSheet, { act, pick, made, master, minutes }: Step): Promise<void> {
  const scope = masters[master]!;
  const decisions = house.get(DecisionsService);
  if (act === 'suspend') return house.get(ProductionService).suspend(scope, sheet.id, 'Question au client');
  if (act === 'resume') return house.get(ProductionService).resume(scope, sheet.id);
  if (act === 'time') {
    const session = picked(sheet.sessions, pick);
    return session && decisions.correctTime(scope, session.id, minutes, 'Compté autrement');
  }
  const state = act === 'correct' ? 'posted' : 'checked';
  const report = picked(
    sheet.reports.filter((one) => one.state === state),
    pick,
  );
  if (!report) return;
  if (act === 'post') return decisions.validate(scope, report.id);
  if (act === 'reject') return decisions.reject(scope, report.id, 'À reprendre');
  await decisions.correct(scope, report.id, { ...counted(0, made) }, 'Recompté');
}

async function labour(sheet: WorkOrderSheet, { who, operation, cell, act, made, ago }: Step): Promise<void> {
  const work = house.get(WorkService);
  const learner = workshop.learners[who]!;
  const { id } = sheet.operations[operation]!;
  const mine = sheet.assignments.find((one) => one.operationId === id && one.learnerId === learner.learnerId);
  if (act === 'other') {
    if (ago % 2 === 0) await work.stopOther(learner, ago);
    else await work.startOther(learner, 'cleaning', ago);
    return;
  }
  if (act === 'pause') return mine && work.pause(learner, mine.id, ago);
  const assignmentId = !mine || mine.state === 'finished' ? await give(house, workshop, id, learner) : mine.id;
  if (!mine?.running) await work.start(learner, assignmentId, { ago, alongside: act === 'alongside' });
  if (act === 'alongside') return;
  const cells = [counted(sheet.cellsByOperation[id]![cell]!.operationCellId, made)];
  await work.report(learner, assignmentId, { selfChecked: true, finished: act === 'finish', cells }, ago);
}

interface Tally {
  id: number;
  good: unknown;
  validated: unknown;
  scrap: unknown;
}

/** The counters are the sums of the reports, nothing appears or vanishes, and the order knows what is validated last. */
async function checkPieces(of: { id: number; orderId: number | null }): Promise<void> {
  const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
  const counts = (what: string, states: string) =>
    `COALESCE(SUM(CASE WHEN r.state IN (${states}) THEN CASE WHEN r.reverses_id IS NULL THEN r.${what} ELSE -r.${what} END END), 0)`;
  const tallies = await sql<Tally>(
    house.read.manager,
    `SELECT c.id, ${counts('good', "'checked', 'posted'")} AS good, ${counts('good', "'posted'")} AS validated,
       ${counts('scrap', "'checked', 'posted'")} AS scrap
     FROM work_operation o JOIN operation_cell c ON c.operation_id = o.id
     LEFT JOIN output_report r ON r.operation_cell_id = c.id WHERE o.work_order_id = ? GROUP BY c.id`,
    [of.id],
  );
  const [first, last] = sheet.operations.map(({ id }) => sheet.cellsByOperation[id]!);
  for (const one of [...first!, ...last!]) {
    const { good, validated, scrap } = tallies.find(({ id }) => id === one.operationCellId)!;
    expect([one.good, one.validated, one.scrap]).toEqual([good, validated, scrap].map(Number));
    expect(Math.min(one.good, one.validated, one.scrap, one.rework, one.available)).toBeGreaterThanOrEqual(0);
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

/** Nobody is in two places: sessions of a learner follow each other, and their minutes are those of their jobs. */
async function checkTime(): Promise<void> {
  const sessions = await sql<{ learner_id: number; started_at: string; ended_at: string | null; minutes: number }>(
    house.read.manager,
    'SELECT learner_id, started_at, ended_at, minutes FROM work_session ORDER BY learner_id, started_at, id',
  );
  sessions.forEach((one, at) => {
    const before = sessions[at - 1];
    expect(one.minutes).toBeGreaterThanOrEqual(0);
    expect((one.ended_at ?? one.started_at) >= one.started_at).toBe(true);
    if (before?.learner_id !== one.learner_id) return;
    expect([before.ended_at !== null, before.ended_at! <= one.started_at]).toEqual([true, true]);
  });
  const unequal = await sql(
    house.read.manager,
    `SELECT s.id FROM work_session s JOIN session_job j ON j.session_id = s.id
     GROUP BY s.id, s.minutes HAVING SUM(j.minutes) <> s.minutes`,
  );
  expect(unequal).toEqual([]);
}

/** What a master posted, as it was posted. */
const posted = () =>
  sql<{ id: number; good: number; rework: number; scrap: number; decided_at: string }>(
    house.read.manager,
    "SELECT id, good, rework, scrap, decided_at, decided_by FROM output_report WHERE state = 'posted' ORDER BY id",
  );

it('keeps every piece and every minute, whatever five learners and two masters do', async () => {
  const walks = fc.array(STEP, { minLength: 40, maxLength: 55 });
  const kinds = fc.constantFrom('standard' as const, 'critical' as const);
  let day = 23;
  await fc.assert(
    fc.asyncProperty(walks, kinds, async (steps, criticality) => {
      // The clock of the house only goes forward.
      house.clock.set(`2026-11-${++day}T07:30:00.000Z`);
      const ofs = [];
      for (const quantities of [
        [7, 5],
        [4, 3],
      ])
        ofs.push((await aLaunchedOrder(house, workshop, { criticality, quantities })).of);
      for (const one of [...PRELUDE, ...steps]) {
        const before = await posted();
        await walk(ofs, one);
        expect((await posted()).filter(({ id }) => before.some((one) => one.id === id))).toEqual(before);
      }
      for (const of of ofs) await checkPieces(of);
      await checkTime();
    }),
    { numRuns: 6, endOnFailure: true },
  );
  const seen = await sql<{ many: unknown }>(
    house.read.manager,
    `SELECT COUNT(*) AS many FROM output_report WHERE reverses_id IS NOT NULL
     UNION ALL SELECT COUNT(*) FROM work_session s
       WHERE (SELECT COUNT(*) FROM session_job j WHERE j.session_id = s.id) > 1`,
  );
  expect(seen.every(({ many }) => Number(many) > 0)).toBe(true);
}, 120_000);
