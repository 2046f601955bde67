import type { SealedFact } from '../../ledger/index.js';
import { balanceOf, entriesOf } from '../journal.totals.js';
import { letteringOf } from '../lettering.totals.js';
import { vatSummary } from '../vat.summary.js';
import {
  ACCOUNTS,
  sealedAllocation,
  sealedInvoice,
  sealedPaidOut,
  sealedPayment,
  sealedReversal,
} from './books.builder.js';

const SCHEMES = ['invoice', 'payment'] as const;
const at20 = (taxableCents: number) => ({
  ...{ vatCategory: 'S' as const, vatRate: 2000, taxableCents, vatCents: taxableCents / 5 },
});
const deposit = (number: string, net: number) => sealedInvoice({ number, typeCode: '386', lines: [[net, 2000]] });
const taking = (number: string, net: number, taken: Readonly<Record<string, number>>) =>
  sealedInvoice({
    ...{ number, lines: [[net, 2000]] },
    deposits: Object.entries(taken).map(([of, cents]) => ({
      ...{ number: of, issuedOn: '2026-11-23' as never, vat: [at20(cents)] },
    })),
  });
const credit = (number: string, corrects: string, net: number, typeCode: '381' | '503' = '381') =>
  sealedInvoice({ number, typeCode, corrects, lines: [[net, 2000]] });
const paid = (number: string, invoice: string, cents: number) => [
  sealedPayment(number, cents),
  sealedAllocation(number, [{ number: invoice, amountCents: cents }]),
];
const refund = (number: string, creditNote: string, cents: number) =>
  sealedPaidOut(number, cents, { partnerId: 1, creditNote });

const collected = (facts: readonly SealedFact[]) =>
  vatSummary(facts, () => true).map(({ collected: { taxableCents, vatCents } }) => [taxableCents, vatCents]);
const booked = (facts: readonly SealedFact[], depositsOn: 'invoice' | 'payment') =>
  entriesOf(facts, () => ({ ...ACCOUNTS, depositsOn }));
const balances = (facts: readonly SealedFact[], scheme: 'invoice' | 'payment') =>
  ['deposits', 'vat', 'customers', 'bank'].map((use) =>
    balanceOf(
      booked(facts, scheme)
        .flatMap(({ lines }) => lines)
        .filter((line) => line.use === use),
    ),
  );

describe.each(SCHEMES)('deposits by scheme %s', (scheme) => {
  it('given back in part, after an invoice that took the other was credited, leave nothing', () => {
    const facts = [
      ...[deposit('FA-1', 3_000), ...paid('PA-1', 'FA-1', 3_600), taking('FA-2', 1_000, { 'FA-1': 1_000 })],
      ...[credit('AV-1', 'FA-2', 1_000), credit('AV-2', 'FA-1', 2_000, '503')],
      ...[refund('DC-1', 'AV-2', 2_400), refund('DC-2', 'AV-1', 1_200)],
    ];
    expect(collected(facts)).toEqual([[0, 0]]);
    expect(balances(facts, scheme)).toEqual([0, 0, 0, 0]);
  });

  it('get of a credit note what its invoice took of each, no more', () => {
    const facts = [
      ...[deposit('FA-1', 5_550), ...paid('PA-1', 'FA-1', 6_660), deposit('FA-2', 7_400)],
      taking('FA-3', 9_250, { 'FA-1': 5_550, 'FA-2': 3_700 }),
      ...[credit('AV-1', 'FA-3', 9_250), ...paid('PA-2', 'FA-2', 4_440), refund('DC-1', 'AV-1', 6_660)],
    ];
    expect(collected(facts)).toEqual([[3_700, 740]]);
    expect(balances(facts, scheme)).toEqual([-3_700, -740, 0, 4_440]);
  });

  it('settled by a credit note and paid for the rest hold what was paid; bounced, nothing', () => {
    const facts = [
      ...[deposit('FA-1', 7_400), taking('FA-2', 3_700, { 'FA-1': 3_700 }), credit('AV-1', 'FA-2', 3_700)],
      ...paid('PA-1', 'FA-1', 4_440),
    ];
    expect(balances(facts, scheme)).toEqual([-3_700, -740, 0, 4_440]);
    const [deposits, vat, , bank] = balances([...facts, sealedReversal('PA-1')], scheme);
    expect([deposits! + vat!, bank]).toEqual([scheme === 'invoice' ? -4_440 : 0, 0]);
  });

  it('unpaid when they are taken are lettered with the invoice, group by group in balance', () => {
    const sold = [deposit('FA-1', 3_000), taking('FA-2', 10_000, { 'FA-1': 3_000 })];
    const lettered = (facts: readonly SealedFact[]) => {
      const entries = booked(facts, scheme);
      const letters = letteringOf(facts, entries);
      const sums = new Map<string, number>();
      for (const { piece, lines } of entries) {
        const code = letters.get(piece)?.code;
        const own = lines.filter(({ use }) => use === 'customers');
        if (code) sums.set(code, (sums.get(code) ?? 0) + balanceOf(own));
      }
      return [[...letters.keys()].sort(), [...new Set(sums.values())]];
    };
    const half = [...sold, ...paid('PA-1', 'FA-2', 8_400)];
    expect(lettered(half)).toEqual([[], []]);
    expect(lettered([...half, ...paid('PA-2', 'FA-1', 3_600)])).toEqual([['FA-1', 'FA-2', 'PA-1', 'PA-2'], [0]]);
    expect(lettered([...sold, credit('AV-1', 'FA-2', 10_000)])).toEqual([['AV-1', 'FA-1', 'FA-2'], [0]]);
  });
});
