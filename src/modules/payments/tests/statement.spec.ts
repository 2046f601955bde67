import fc from 'fast-check';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { statementOf } from '../payments.statement.js';
import type { StatementEntry } from '../payments.types.js';

const START = localDate('2026-01-01');
const entry = (day: number, kind: StatementEntry['kind'], cents: number, number = `N-${day}`): StatementEntry => ({
  ...{ on: addDays(START, day), kind, number, reference: null, fileId: null },
  ...(kind === 'invoice' ? { debitCents: cents, creditCents: 0 } : { debitCents: 0, creditCents: cents }),
});
const period = (from: number, to: number) => ({ from: addDays(START, from), to: addDays(START, to) });

describe('a statement of account', () => {
  it('sums what came before, and tells the balance after each line', () => {
    const entries = [
      entry(9, 'payment', 5_000),
      entry(1, 'invoice', 12_000),
      entry(9, 'invoice', 3_000),
      entry(40, 'invoice', 7_777),
      entry(12, 'credit_note', 10_000),
    ];
    const { openingCents, lines, closingCents } = statementOf(entries, period(5, 20));
    expect(openingCents).toBe(12_000);
    // Of one day, what is owed comes before what pays it.
    expect(lines.map(({ kind, balanceCents }) => [kind, balanceCents])).toEqual([
      ['invoice', 15_000],
      ['payment', 10_000],
      ['credit_note', 0],
    ]);
    expect(closingCents).toBe(0);
  });

  it('closes where the next one opens, wherever the year is cut', () => {
    const kinds = fc.constantFrom<StatementEntry['kind'][]>('invoice', 'credit_note', 'payment');
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), kinds, fc.integer({ min: 0, max: 10_000_000 })));
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 300 }), (drawn, cut) => {
        const entries = drawn.map(([day, kind, cents], index) => entry(day, kind, cents, `N-${index}`));
        const [first, second] = [statementOf(entries, period(0, cut)), statementOf(entries, period(cut + 1, 301))];
        expect(second.openingCents).toBe(first.closingCents);
        expect(first.lines.length + second.lines.length).toBe(entries.length);
        const owed = entries.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0);
        expect(second.closingCents).toBe(owed);
      }),
    );
  });
});
