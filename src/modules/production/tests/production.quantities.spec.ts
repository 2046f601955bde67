import fc from 'fast-check';
import {
  available,
  dueEvent,
  isAccounted,
  isComplete,
  madeStages,
  minutesBetween,
  plannedMinutes,
  remaining,
  supply,
  usedDownstream,
  type CellCount,
  type Stage,
} from '../production.quantities.js';

type Counter = CellCount & { workOrderCellId: number };
const cell = (quantity: number, good = 0, scrap = 0, validated = 0): Counter => ({
  ...{ workOrderCellId: 1, quantity, good, scrap, validated, outside: 0 },
});
const course = (critical: boolean, ...stages: Stage[]) => ({ critical, stages });
const stage = (state: string, one: CellCount): Stage => ({ state, cells: [one] });

describe('quantities of an operation', () => {
  it('takes all at the first, then what is good, then what is validated when critical', () => {
    const first = stage('in_progress', cell(10, 6, 1, 4));
    const second = stage('blocked', cell(10, 2));
    expect([supply(course(false, first, second), first, 1), available(course(false, first, second), first, 1)]).toEqual(
      [10, 3],
    );
    expect(available(course(false, first, second), second, 1)).toBe(4);
    expect(available(course(true, first, second), second, 1)).toBe(2);
    expect(usedDownstream(course(false, first, second), first, 1)).toBe(2);
  });

  it('looks through skipped steps', () => {
    const first = stage('done', cell(5, 5));
    const skipped = stage('skipped', cell(5));
    const last = stage('blocked', cell(5));
    expect(available(course(false, first, skipped, last), last, 1)).toBe(5);
    expect(dueEvent(course(false, first, skipped, last), last)).toBe('unblock');
    expect(usedDownstream(course(false, first, skipped, last), first, 1)).toBe(0);
  });

  it('is complete only when nothing more can come, and accounted when all is validated or lost', () => {
    const first = stage('in_progress', cell(5, 3, 1));
    const last = stage('in_progress', cell(5, 3));
    expect([isComplete(course(false, first, last), first), isComplete(course(false, first, last), last)]).toEqual([
      false,
      false,
    ]);
    const done = stage('done', cell(5, 4, 1, 4));
    const all = stage('done', cell(5, 3, 1, 3));
    expect([isComplete(course(false, done, all), all), isAccounted(course(false, done, all))]).toEqual([true, true]);
    expect(remaining(course(false, first, last), last)).toBe(1);
    expect(dueEvent(course(false, first, stage('done', cell(5, 3))), first)).toBeNull();
  });

  it('plans set-up once and hundredths of minutes a piece; a clock put back counts nothing', () => {
    expect(plannedMinutes(15, 250, 10, 'C62')).toBe(40);
    expect(plannedMinutes(0, 33, 10, 'C62')).toBe(4);
    // 12,5 h at 2,5 min each, after 15 min of set-up.
    expect(plannedMinutes(15, 250, 1250, 'HUR')).toBe(47);
    expect(minutesBetween('2026-11-23T08:00:00Z', '2026-11-23T08:12:31Z')).toBe(13);
    expect(minutesBetween('2026-11-23T08:00:00Z', '2026-11-23T07:00:00Z')).toBe(0);
  });

  it('loses and makes no piece, whatever is counted, validated and rejected', () => {
    const step = fc.record({
      at: fc.nat(2),
      good: fc.nat(6),
      scrap: fc.nat(3),
      kind: fc.constantFrom('report', 'post', 'reject'),
    });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        fc.array(step, { maxLength: 60 }),
        (critical, quantity, steps) => {
          const cells = [cell(quantity), cell(quantity), cell(quantity)];
          const made = course(critical, ...cells.map((one) => stage('in_progress', one)));
          for (const { at, good, scrap, kind } of steps) {
            const own = cells[at]!;
            const of = madeStages(made)[at]!;
            if (kind === 'report' && good + scrap <= available(made, of, 1))
              [own.good, own.scrap] = [own.good + good, own.scrap + scrap];
            if (kind === 'post') own.validated += Math.min(good, own.good - own.validated);
            const back = Math.min(good, own.good - own.validated);
            if (kind === 'reject' && own.good - back >= usedDownstream(made, of, 1)) own.good -= back;
            const lost = cells.reduce((sum, one) => sum + one.scrap, 0);
            expect(remaining(made, madeStages(made)[2]!) + cells[2]!.good + lost).toBe(quantity);
            for (const one of made.stages) {
              const [counter] = one.cells;
              expect(counter!.good + counter!.scrap + available(made, one, 1)).toBe(supply(made, one, 1));
            }
          }
        },
      ),
    );
  });
});
