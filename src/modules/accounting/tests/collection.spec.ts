import fc from 'fast-check';
import type { SealedFact } from '../../ledger/index.js';
import { balanceOf, entriesOf } from '../journal.totals.js';
import { vatSummary } from '../vat.summary.js';
import { sharedOver } from '../vat.totals.js';
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
  it('shared over rates makes the whole, whatever it is', () => {
    const rows = fc.array(
      fc.record({
        ...{ vatCategory: fc.constant('S'), vatRate: fc.constantFrom(2000, 1000, 550) },
        ...{ taxableCents: fc.nat(1_000_000), vatCents: fc.nat(200_000) },
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(rows, fc.nat(2_000_000), (vat, cents) => {
        const parts = sharedOver(vat, cents);
        expect(parts.reduce((sum, part) => sum + part.taxableCents + part.vatCents, 0)).toBe(cents);
      }),
    );
  });

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

  it('of a rate that is wholly credited after a part payment goes to the rates that are left', () => {
    const facts = [
      sealedInvoice({
        number: 'FA-1',
        lines: [
          [10_000, 2000],
          [10_000, 550],
        ],
      }),
      ...paid('PA-1', 'FA-1', 10_550),
      sealedInvoice({ number: 'AV-1', typeCode: '381', corrects: 'FA-1', lines: [[10_000, 2000]] }),
    ];
    const settled = [
      [0, 0],
      [10_000, 550],
    ];
    expect(collected(facts)).toEqual(settled);
    const again = [...facts, sealedReversal('PA-1'), ...paid('PA-2', 'FA-1', 10_000), ...paid('PA-3', 'FA-1', 550)];
    expect(collected(again)).toEqual(settled);
  });

  it('of a deposit whose part was rounded otherwise is, with the invoice that took it, what both asked', () => {
    const row = { vatCategory: 'S' as const, vatRate: 2000, taxableCents: 429, vatCents: 85 };
    const deposits = [{ number: 'FA-1', issuedOn: '2026-11-23' as never, vat: [row] }];
    const facts = [
      sealedInvoice({ number: 'FA-1', typeCode: '386', lines: [[472, 2000]] }),
      ...paid('PA-1', 'FA-1', 566),
      sealedInvoice({ number: 'FA-2', lines: [[428, 2000]], deposits }),
    ];
    expect(collected(facts)).toEqual([[471, 95]]);
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

describe('a deposit taken off before it is paid', () => {
  const SCHEMES = ['invoice', 'payment'] as const;
  /** 100,00 € at 20 % and 50,00 € at 5,5 % asked; the sale is four times that. */
  const vat = [
    { vatCategory: 'S' as const, vatRate: 2000, taxableCents: 10_000, vatCents: 2_000 },
    { vatCategory: 'S' as const, vatRate: 550, taxableCents: 5_000, vatCents: 275 },
  ];
  const lines = (times: number) => vat.map(({ taxableCents, vatRate }) => [times * taxableCents, vatRate] as const);
  const taken = [{ number: 'FA-1', issuedOn: '2026-11-23' as never, vat }];
  const asked = sealedInvoice({ number: 'FA-1', typeCode: '386', lines: lines(1) });
  const final = sealedInvoice({ number: 'FA-2', lines: lines(4), deposits: taken });
  const credit = sealedInvoice({ number: 'AV-1', typeCode: '381', corrects: 'FA-2', lines: lines(4) });
  const balances = (facts: readonly SealedFact[], scheme: 'invoice' | 'payment') =>
    ['deposits', 'vat', 'customers', 'goods', 'bank'].map((use) =>
      onAccount(use, facts, () => ({ ...ACCOUNTS, depositsOn: scheme })),
    );

  it.each(SCHEMES)('by scheme %s is owed by the customer, and its accounts hold nothing', (scheme) => {
    expect(balances([asked, final], scheme)).toEqual([0, -9_100, 69_100, -60_000, 0]);
    const half = [asked, ...paid('PA-1', 'FA-1', 8_000), final];
    expect(balances(half, scheme)).toEqual([0, -9_100, 61_100, -60_000, 8_000]);
    const all = [...half, ...paid('PA-2', 'FA-1', 9_275), ...paid('PA-3', 'FA-2', 51_825)];
    expect(balances(all, scheme)).toEqual([0, -9_100, 0, -60_000, 69_100]);
    expect(collected(all)).toEqual([
      [40_000, 8_000],
      [20_000, 1_100],
    ]);
    const bounced = [...all, sealedReversal('PA-1')];
    expect(balances(bounced, scheme)).toEqual([0, -9_100, 8_000, -60_000, 61_100]);
  });

  it.each(SCHEMES)('by scheme %s and credited with the invoice that took it, leaves nobody owing', (scheme) => {
    expect(balances([asked, final, credit], scheme)).toEqual([0, 0, 0, 0, 0]);
    // What the credit note left of the deposit is nothing: its VAT is not to collect any more.
    const half = sealedInvoice({ number: 'AV-1', typeCode: '381', corrects: 'FA-2', lines: lines(3.5) });
    const facts = [asked, final, half, ...paid('PA-1', 'FA-1', 8_637)];
    expect(balances(facts, scheme)).toEqual([0, -1_137, 0, -7_500, 8_637]);
    expect(
      collected(facts)
        .flat()
        .reduce((sum, cents) => sum + cents, 0),
    ).toBe(8_637);
  });

  it('in any order of payments, bounces and credits keeps its accounts from going below nothing', () => {
    const steps = fc.array(fc.constantFrom('pay', 'bounce', 'final', 'credit'), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 17_275 }), (story, cents) => {
        const facts = [asked];
        let due = 17_275;
        let payments: [string, number][] = [];
        story.forEach((step, at) => {
          const part = Math.min(cents, due);
          if (step === 'pay' && part > 0) {
            facts.push(...paid(`PA-${at}`, 'FA-1', part));
            payments.push([`PA-${at}`, part]);
            due -= part;
          }
          const [last] = payments;
          if (step === 'bounce' && last) {
            facts.push(sealedReversal(last[0]));
            if (!facts.includes(credit)) due += last[1];
            payments = payments.slice(1);
          }
          if (step === 'final' && !facts.includes(final)) facts.push(final);
          if (step === 'credit' && facts.includes(final) && !facts.includes(credit)) {
            facts.push(credit);
            due = 0;
          }
          const [deposits] = balances(facts, 'payment');
          expect(deposits).toBeLessThanOrEqual(0);
          if (facts.includes(final)) expect(deposits).toBe(0);
        });
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
