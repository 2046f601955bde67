import { lessVat, withVat, type VatBreakdown } from '../../core/money/vat.js';

/**
 * A deposit booked once it is paid, by rate: what is settled of it less what invoices took. Its accounts hold what is
 * positive of it; what is negative was taken before it came in, and is owed as any invoice is.
 */
export class DepositPaid {
  private held: readonly VatBreakdown[] = [];
  private taken: VatBreakdown[] = [];

  take(parts: readonly VatBreakdown[]): void {
    this.taken.push(...parts);
  }

  /** What its accounts gain, now that so much of it is settled; negative what they lose. */
  move(settled: readonly VatBreakdown[]): VatBreakdown[] {
    const before = this.held;
    this.held = lessVat(settled, this.taken).map((row) => (withVat([row]) > 0 ? row : { ...row, ...NOTHING }));
    return lessVat(this.held, before);
  }
}

/** Both parts have the sign of their sum: a cent of rounding moves with it. */
const NOTHING = { taxableCents: 0, vatCents: 0 };
