import fc from 'fast-check';
import { mergedParts, sumOf, unallocated } from '../payments.totals.js';

describe('parts of a payment', () => {
  it('one a paper, invoices first, in one order, and not a cent lost', () => {
    const paper = fc.tuple(fc.constantFrom('invoiceId', 'penaltyId'), fc.integer({ min: 1, max: 6 }));
    const part = fc.tuple(paper, fc.nat(1_000)).map(([[kind, id], amountCents]) => ({ [kind]: id, amountCents }));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const merged = mergedParts(parts);
        expect(sumOf(merged)).toBe(sumOf(parts));
        const ranks = merged.map(({ invoiceId, penaltyId }) => invoiceId ?? 100 + penaltyId!);
        expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
      }),
    );
  });

  it('what is on no invoice is the partner’s, until the payment is reversed', () => {
    expect(unallocated({ amountCents: 100, allocatedCents: 30, state: 'recorded' })).toBe(70);
    expect(unallocated({ amountCents: 100, allocatedCents: 0, state: 'reversed' })).toBe(0);
  });
});
