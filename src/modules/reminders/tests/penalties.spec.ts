import fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '../../../core/time/local-date.js';
import { interestOf, rateOn, type DatedRate, type LateDebt } from '../penalties.totals.js';

const dueOn = localDate('2026-05-31');
const after = (days: number) => addDays(dueOn, days);
const rates: DatedRate[] = [{ validFrom: localDate('2026-01-01'), value: 1215 }];
const debt = (dueCents: number, ...received: LateDebt['received']): LateDebt => ({ dueOn, dueCents, received });

/** The same, day by day in a hundred-thousandth of a cent: what the law says, without its shortcuts. */
function byDays({ dueCents, received }: LateDebt, dated: readonly DatedRate[], until: LocalDate): bigint {
  let sum = 0n;
  for (let day = after(1); day <= until; day = addDays(day, 1)) {
    const paid = received.filter(({ on }) => on < day).reduce((total, { cents }) => total + cents, 0);
    sum += BigInt(Math.max(0, dueCents - paid)) * BigInt(rateOn(dated, day));
  }
  return sum;
}

describe('late-payment penalties', () => {
  it('run from the day after the due date, on 365 days', () => {
    expect(interestOf(debt(100_000), rates, dueOn)).toBe(0);
    expect(interestOf(debt(100_000), rates, after(-3))).toBe(0);
    // 1 000 € × 12,15 % / 365 = 0,3329 €
    expect(interestOf(debt(100_000), rates, after(1))).toBe(33);
    expect(interestOf(debt(100_000), rates, after(365))).toBe(12_150);
  });

  it('fall with a payment from the day after it, and change with the semester', () => {
    const half = { on: after(10), cents: 50_000 };
    // 10 days on 1 000 €, then 10 on 500 €.
    expect(interestOf(debt(100_000, half), rates, after(20))).toBe(Math.round((100_000 * 15 * 0.1215) / 365));
    const second = { validFrom: localDate('2026-07-01'), value: 1000 };
    // 30 days of June at 12,15 %, 31 of July at 10 %.
    const both = Math.round((100_000 * (30 * 0.1215 + 31 * 0.1)) / 365);
    expect(interestOf(debt(100_000), [second, ...rates], localDate('2026-07-31'))).toBe(both);
    expect(interestOf(debt(100_000), [], after(90))).toBe(0);
  });

  it('are what counting every day gives, rounded once, whatever was paid and at what rates', () => {
    const received = fc.array(
      fc.record({ on: fc.integer({ min: -20, max: 200 }).map(after), cents: fc.integer({ min: 1, max: 60_000 }) }),
      { maxLength: 5 },
    );
    const dated = fc.array(
      fc.record({
        validFrom: fc.integer({ min: -30, max: 200 }).map(after),
        value: fc.integer({ min: 1, max: 2_000 }),
      }),
      { maxLength: 4 },
    );
    const unique = dated.map((all) => [...new Map(all.map((one) => [one.validFrom, one])).values()]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), received, unique, fc.nat(220), (cents, paid, all, days) => {
        const owed = debt(cents, ...paid);
        const exact = byDays(owed, all, after(days));
        const told = interestOf(owed, all, after(days));
        expect(Math.abs(Number(BigInt(told) * 3_650_000n - exact))).toBeLessThanOrEqual(1_825_000);
        expect(told).toBeGreaterThanOrEqual(0);
        expect(interestOf(owed, all, after(days + 1))).toBeGreaterThanOrEqual(told);
        expect(interestOf(owed, all.toReversed(), after(days))).toBe(told);
      }),
    );
  });
});
