import fc from 'fast-check';
import { fecFaults } from '../fec.check.js';
import { fecOf } from '../fec.js';
import { balanceOf, entriesOf } from '../journal.totals.js';
import type { SealedFact } from '../../ledger/index.js';
import { letteringOf } from '../lettering.totals.js';
import { vatSummary } from '../vat.summary.js';
import {
  ACCOUNTS,
  sealedAllocation,
  sealedGivenUp,
  sealedInvoice,
  sealedPaidOut,
  sealedPayment,
  sealedPenalty,
  sealedReversal,
} from './books.builder.js';

const booked = (facts: readonly SealedFact[], accounts = ACCOUNTS) => entriesOf(facts, () => accounts);
const names = new Map([
  [1, 'Filix & Œuvres | Côté €'],
  [2, 'Zoë Ltd'],
]);
const context = (facts: readonly SealedFact[]) => ({
  names,
  lettering: letteringOf(facts, booked(facts)),
  validOn: '2026-12-01',
});

interface Note {
  penalty: number | null;
  notePaid: number;
  givenUp: boolean;
  partnerId: number;
}

describe('any school', () => {
  /** Random sales, credits, deposits and payments, as the ledger would seal them. */
  const stories = fc.array(
    fc.record({
      ...{
        net: fc.integer({ min: 1, max: 900_000 }),
        rate: fc.constantFrom(2000, 1000, 550, 0),
        service: fc.boolean(),
      },
      ...{ credited: fc.integer({ min: 0, max: 100 }), paid: fc.integer({ min: 0, max: 100 }), bounced: fc.boolean() },
      refunded: fc.boolean(),
      ...{ penalty: fc.option(fc.nat(5_000)), notePaid: fc.integer({ min: 0, max: 100 }), givenUp: fc.boolean() },
      ...{ deposit: fc.integer({ min: 0, max: 100 }), partnerId: fc.constantFrom(1, 2) },
    }),
    { minLength: 1, maxLength: 12 },
  );
  const factsOf = (drawn: Parameters<Parameters<typeof stories.map>[0]>[0]): SealedFact[] =>
    drawn.flatMap(({ net, rate, service, credited, paid, bounced, refunded, deposit, partnerId, ...drawnNote }, at) => {
      const note = { ...drawnNote, partnerId };
      const [fa, av, pa, ac] = ['FA', 'AV', 'PA', 'AC'].map((series) => `${series}-${at}`) as [
        string,
        string,
        string,
        string,
      ];
      const asked = Math.floor((net * deposit) / 100);
      const vatCents = Math.round((asked * rate) / 10_000);
      const row = { vatCategory: 'S' as const, vatRate: rate, taxableCents: asked, vatCents };
      const taken = asked > 0 ? [{ number: ac, issuedOn: '2026-11-23' as never, vat: [row] }] : [];
      const back = Math.floor((net * credited) / 100);
      const cents = Math.floor((net * paid) / 100);
      return [
        ...(asked > 0 ? [sealedInvoice({ number: ac, typeCode: '386', partnerId, lines: [[asked, rate]] })] : []),
        sealedInvoice({ number: fa, partnerId, deposits: taken, lines: [[net, rate, service]] }),
        ...(back > 0
          ? [sealedInvoice({ number: av, typeCode: '381', corrects: fa, partnerId, lines: [[back, rate, service]] })]
          : []),
        ...(cents > 0
          ? [
              sealedPayment(pa, cents, { partnerId }),
              sealedAllocation(pa, [{ number: fa, amountCents: cents }], { partnerId }),
            ]
          : []),
        ...(back > 0 && refunded ? [sealedPaidOut(`DC-${at}`, back, { partnerId, creditNote: av })] : []),
        ...(cents > 0 && bounced ? [sealedReversal(pa)] : []),
        ...(refunded ? [sealedPaidOut(`FE-${at}`, 300)] : []),
        ...noteOf(at, note),
      ];
    });
  /** A penalty note, paid in part, and the rest given up. */
  const noteOf = (at: number, { penalty, notePaid, givenUp, partnerId }: Note): SealedFact[] => {
    if (penalty === null) return [];
    const [pe, pn] = [`PE-${at}`, `PN-${at}`];
    const cents = Math.floor(((penalty + 4_000) * notePaid) / 100);
    const left = penalty + 4_000 - cents;
    const penalties = [{ number: pe, amountCents: cents }];
    return [
      sealedPenalty(pe, penalty, { partnerId }),
      ...(cents > 0
        ? [sealedPayment(pn, cents, { partnerId }), sealedAllocation(pn, [], { partnerId, penalties })]
        : []),
      ...(givenUp && left > 0 ? [sealedGivenUp(pe, left, { partnerId })] : []),
    ];
  };

  it('has books that balance, say what its papers say, and make a file that holds', () => {
    fc.assert(
      fc.property(stories, fc.constantFrom('invoice' as const, 'payment' as const), (drawn, depositsOn) => {
        const facts = factsOf(drawn);
        const entries = booked(facts, { ...ACCOUNTS, depositsOn });
        for (const { lines } of entries) expect(balanceOf(lines)).toBe(0);
        const sold = entries.flatMap(({ lines }) => lines).filter(({ use }) => use === 'goods' || use === 'services');
        const papers = facts
          .filter(({ type }) => type === 'INVOICE' || type === 'CREDIT_NOTE')
          .map(({ type, payload }) => {
            const { model } = JSON.parse(payload) as {
              model: { typeCode: string; totals: { totalWithoutVatCents: number } };
            };
            if (model.typeCode === '386') return 0;
            return (type === 'INVOICE' ? 1 : -1) * model.totals.totalWithoutVatCents;
          });
        expect(0 - balanceOf(sold)).toBe(papers.reduce((sum, each) => sum + each, 0));
        if (depositsOn === 'invoice') {
          const vat = vatSummary(facts, () => true).reduce((sum, { invoiced }) => sum + invoiced.vatCents, 0);
          const taxed = entries.flatMap(({ lines }) => lines).filter(({ use }) => use === 'vat');
          expect(0 - balanceOf(taxed)).toBe(vat);
        }
        const claimed = entries.flatMap(({ lines }) => lines).filter(({ use }) => use === 'penalties');
        expect(0 - balanceOf(claimed)).toBe(
          drawn.reduce((sum, { penalty, notePaid, givenUp }) => {
            if (penalty === null) return sum;
            return sum + (givenUp ? Math.floor(((penalty + 4_000) * notePaid) / 100) : penalty + 4_000);
          }, 0),
        );
        const codes = letteringOf(facts, entries);
        for (const [at, { penalty, notePaid, givenUp }] of drawn.entries())
          if (penalty !== null) expect(codes.has(`PE-${at}`)).toBe(givenUp || notePaid === 100);
        expect(fecFaults(fecOf(entries, context(facts)))).toEqual([]);
      }),
    );
  });
});
