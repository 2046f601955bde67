import fc from 'fast-check';
import type { SealedFact } from '../../ledger/index.js';
import { balanceOf, entriesOf } from '../journal.totals.js';
import { vatSummary } from '../vat.summary.js';
import { ACCOUNTS, sealedAllocation, sealedInvoice, sealedPayment, sealedReversal } from './books.builder.js';

const paid = (number: string, invoice: string, amountCents: number, day = '2026-11-23') => [
  sealedPayment(number, amountCents, { onDay: day }),
  sealedAllocation(number, [{ number: invoice, amountCents }], { onDay: day }),
];
const collected = (facts: readonly SealedFact[]) =>
  vatSummary(facts, () => true).map(({ collected: { taxableCents, vatCents } }) => [taxableCents, vatCents]);
const onAccount = (use: string, facts: readonly SealedFact[], accountsOn: (day: string) => typeof ACCOUNTS) =>
  balanceOf(
    entriesOf(facts, accountsOn)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.use === use),
  );

describe('VAT collected', () => {
  it('of what a credit note left is at the rates that are left', () => {
    const facts = [
      sealedInvoice({
        number: 'FA-1',
        lines: [
          [10_000, 2000],
          [10_000, 550],
        ],
      }),
      sealedInvoice({ number: 'AV-1', typeCode: '381', corrects: 'FA-1', lines: [[10_000, 2000]] }),
      ...paid('PA-1', 'FA-1', 10_550),
    ];
    expect(collected(facts)).toEqual([
      [0, 0],
      [10_000, 550],
    ]);
  });

  it('of an invoice paid in parts, some taken back and paid again, is its VAT to the cent', () => {
    const amounts = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 500 }), back: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(amounts, (parts) => {
        let due = 2_255;
        const facts = parts.flatMap(({ cents, back }, at) => {
          const part = Math.min(cents, due);
          if (!back) due -= part;
          if (part === 0) return [];
          return [...paid(`PA-${at}`, 'FA-1', part), ...(back ? [sealedReversal(`PA-${at}`)] : [])];
        });
        const invoice = sealedInvoice({
          number: 'FA-1',
          lines: [
            [1_000, 2000],
            [1_000, 550],
          ],
        });
        const last = due > 0 ? paid('PA-last', 'FA-1', due) : [];
        expect(collected([invoice, ...facts, ...last])).toEqual([
          [1_000, 200],
          [1_000, 55],
        ]);
      }),
    );
  });
});

describe('a deposit', () => {
  const row = { vatCategory: 'S' as const, vatRate: 2000, taxableCents: 1_000, vatCents: 200 };
  const deposit = sealedInvoice({ number: 'FA-1', typeCode: '386', lines: [[1_000, 2000]] });
  const taken = [{ number: 'FA-1', issuedOn: '2026-11-23' as never, vat: [row] }];
  const final = sealedInvoice({ number: 'FA-2', onDay: '2026-12-10', lines: [[5_000, 2000]], deposits: taken });
  const SCHEMES = ['invoice', 'payment'] as const;
  const schemes = SCHEMES.flatMap((before) => SCHEMES.map((after) => [before, after] as const));
  const accountsOf = (before: 'invoice' | 'payment', after: 'invoice' | 'payment') => (day: string) => ({
    ...ACCOUNTS,
    depositsOn: day < '2026-12' ? before : after,
  });

  it.each(schemes)('asked by scheme %s and paid by scheme %s is booked once', (before, after) => {
    const facts = [
      ...[deposit, ...paid('PA-1', 'FA-1', 400, '2026-12-01'), ...paid('PA-2', 'FA-1', 400, '2026-12-02')],
      ...[...paid('PA-3', 'FA-1', 400, '2026-12-03'), final],
    ];
    expect(onAccount('deposits', facts, accountsOf(before, after))).toBe(0);
    expect(onAccount('vat', facts, accountsOf(before, after))).toBe(-1_000);
    expect(onAccount('customers', facts, accountsOf(before, after))).toBe(4_800);
  });

  it.each(schemes)(
    'by scheme %s then %s, paid and given back, leaves what is owed to the customer',
    (before, after) => {
      const credit = sealedInvoice({
        ...{ number: 'AV-1', typeCode: '503', onDay: '2026-12-05', corrects: 'FA-1', lines: [[1_000, 2000]] },
      });
      const facts = [deposit, ...paid('PA-1', 'FA-1', 1_200, '2026-12-01'), credit];
      const of = (use: string, some = facts) => onAccount(use, some, accountsOf(before, after));
      expect([of('deposits'), of('vat'), of('customers')]).toEqual([0, 0, -1_200]);
      // Its cheque bounced in the end: nobody owes anything.
      const bounced = [...facts, sealedReversal('PA-1', '2026-12-06')];
      expect(['deposits', 'vat', 'customers', 'bank'].map((use) => of(use, bounced))).toEqual([0, 0, 0, 0]);
    },
  );
});
