import fc from 'fast-check';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { deadlinesOf, grantMonths, stillExpected } from '../deadlines.totals.js';
import type { FundingLineRead } from '../funding.types.js';

const TODAY = localDate('2026-11-23');
const inDays = (days: number) => addDays(TODAY, days);
const LINE = {
  ...{ id: 7, schoolYear: '2026-2027', funder: 'Région', stage: 'granted', nextDueOn: null, nextDueLabel: null },
  ...{ reportDueOn: null, reportedOn: null, dueCents: 0 },
} as unknown as FundingLineRead;
const payment = fc.record({
  expectedOn: fc.integer({ min: -100, max: 300 }).map(inDays),
  amountCents: fc.integer({ min: 1, max: 10_000_000 }),
  label: fc.constant(null),
});
const sum = (cents: readonly number[]) => cents.reduce((all, each) => all + each, 0);

describe('announced payments', () => {
  it('are filled by what came, the first ones first, to the cent', () => {
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 8 }),
        fc.integer({ min: -5, max: 50_000_000 }),
        (planned, received) => {
          const expected = stillExpected(planned, received);
          const total = sum(planned.map(({ amountCents }) => amountCents));
          const left = sum(expected.map(({ toComeCents }) => toComeCents));
          expect(left).toBe(Math.max(0, total - Math.max(0, received)));
          const open = expected.findIndex(({ toComeCents }) => toComeCents > 0);
          for (const later of open < 0 ? [] : expected.slice(open + 1))
            expect(later.toComeCents).toBe(later.amountCents);
        },
      ),
    );
  });

  it('and what no payment covers make what remains due, none before the present month', () => {
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 8 }),
        fc.integer({ min: -5, max: 50_000_000 }),
        (planned, remaining) => {
          const months = grantMonths({ dueCents: remaining }, stillExpected(planned, 0), '2026-11');
          expect(sum(months.map(({ cents }) => cents))).toBe(Math.max(0, remaining));
          expect(months.every(({ month }) => month === null || month >= '2026-11')).toBe(true);
        },
      ),
    );
  });
});

describe('deadlines', () => {
  it('press from 15 days on, show from 60, and end with the thing done', () => {
    const at = (days: number) => deadlinesOf({ ...LINE, reportDueOn: inDays(days) }, [], TODAY);
    expect([-1, 0, 15, 16, 60].map((days) => at(days)[0]?.urgency)).toEqual([
      ...['late', 'pressing', 'pressing', 'soon', 'soon'],
    ]);
    expect(at(61)).toEqual([]);
    expect(deadlinesOf({ ...LINE, reportDueOn: inDays(3), reportedOn: TODAY }, [], TODAY)).toEqual([]);
    for (const stage of ['closed', 'refused'] as const)
      expect(deadlinesOf({ ...LINE, stage, reportDueOn: inDays(3) }, [], TODAY)).toEqual([]);
  });

  it('are of payments still to come', () => {
    const planned = [
      { expectedOn: inDays(10), amountCents: 300, label: 'acompte' },
      { expectedOn: inDays(40), amountCents: 700, label: null },
    ];
    const due = deadlinesOf(LINE, stillExpected(planned, 500), TODAY);
    expect(due).toMatchObject([{ what: 'payment', dueOn: inDays(40), amountCents: 500, urgency: 'soon' }]);
  });
});
