import fc from 'fast-check';
import { mergedParts, sumOf, unallocated } from '../payments.totals.js';

describe('parts of a payment', () => {
  it('one an invoice, in one order, and not a cent lost', () => {
    const part = fc.record({ invoiceId: fc.integer({ min: 1, max: 6 }), amountCents: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const merged = mergedParts(parts);
        expect(sumOf(merged)).toBe(sumOf(parts));
        const ids = merged.map(({ invoiceId }) => invoiceId);
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      }),
    );
  });

  it('what is on no invoice is the partner’s, until the payment is reversed', () => {
    expect(unallocated({ amountCents: 100, allocatedCents: 30, state: 'recorded' })).toBe(70);
    expect(unallocated({ amountCents: 100, allocatedCents: 0, state: 'reversed' })).toBe(0);
  });
});
