import { roundedRatio, type Cents } from '../../core/money/money.js';
import type { VatBreakdown } from '../../core/money/vat.js';

/** An amount with VAT shared over the rates of an invoice, pro rata; the last one takes the rounding. */
export function sharedOver(vat: readonly VatBreakdown[], cents: Cents): VatBreakdown[] {
  const whole = vat.reduce((sum, row) => sum + row.taxableCents + row.vatCents, 0);
  let left = cents;
  return vat.map((row, at) => {
    const own = row.taxableCents + row.vatCents;
    const part = at === vat.length - 1 ? left : roundedRatio(BigInt(cents) * BigInt(own), BigInt(whole || 1));
    left -= part;
    const vatCents = own === 0 ? 0 : roundedRatio(BigInt(row.vatCents) * BigInt(part), BigInt(own));
    const { vatCategory, vatRate } = row;
    return { vatCategory, vatRate, taxableCents: part - vatCents, vatCents };
  });
}
