import { roundedRatio, type Cents } from '../../core/money/money.js';
import type { VatBreakdown } from '../../core/money/vat.js';

/** What is left of a deposit invoice, a rate a row. */
export interface DepositLeft {
  depositId: number;
  number: string;
  issuedOn: string;
  vat: readonly VatBreakdown[];
}

/** The lines of a deposit: so much of each rate of the order. `percent` is a whole number from 1 to 100. */
export function depositNets(vat: readonly VatBreakdown[], percent: number): VatBreakdown[] {
  return vat
    .map((row) => ({ ...row, taxableCents: roundedRatio(BigInt(row.taxableCents) * BigInt(percent), 100n) }))
    .filter(({ taxableCents }) => taxableCents > 0);
}

/**
 * What an invoice takes of the deposits left, the oldest first, up to its own total; a row taken in part keeps its
 * VAT in proportion, and the last part takes the rest. So the parts make the deposit to the cent.
 */
export function takenOf(left: readonly DepositLeft[], totalWithVatCents: Cents): DepositLeft[] {
  let room = totalWithVatCents;
  const taken = left.map((deposit) => {
    const vat = deposit.vat.map((row) => {
      const whole = row.taxableCents + row.vatCents;
      const part = Math.min(room, whole);
      room -= part;
      const vatCents = whole === 0 ? 0 : roundedRatio(BigInt(row.vatCents) * BigInt(part), BigInt(whole));
      return { ...row, vatCents, taxableCents: part - vatCents };
    });
    return { ...deposit, vat: vat.filter(({ taxableCents, vatCents }) => taxableCents + vatCents > 0) };
  });
  return taken.filter(({ vat }) => vat.length > 0);
}
