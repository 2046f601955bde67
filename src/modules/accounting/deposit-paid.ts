import { sameRate, signedVat, withVat, type VatBreakdown } from '../../core/money/vat.js';

/**
 * A deposit booked once it is paid, by rate: what came in of it less what invoices took. Its accounts hold what is
 * positive of it; what is negative was taken before it came in, and is owed as any invoice is.
 */
export class DepositPaid {
  private rows: VatBreakdown[] = [];
  private closed = false;

  /** What came in, or was taken back when negative. Gives what its accounts gain. */
  receive(parts: readonly VatBreakdown[]): VatBreakdown[] {
    return this.move(parts, 1);
  }

  /** What an invoice took. Gives what its accounts lose of it. */
  take(parts: readonly VatBreakdown[]): VatBreakdown[] {
    return this.move(parts, -1).map((row) => signedVat(row, -1));
  }

  /** Given back. Gives what its accounts gain: all they hold, negative; nothing more comes. */
  close(): VatBreakdown[] {
    this.closed = true;
    return this.rows.map((row) => signedVat(held(row), -1));
  }

  private move(parts: readonly VatBreakdown[], sign: 1 | -1): VatBreakdown[] {
    return parts.map((part) => {
      const before = this.rowOf(part);
      const { taxableCents, vatCents } = before;
      const after = {
        ...before,
        taxableCents: taxableCents + sign * part.taxableCents,
        vatCents: vatCents + sign * part.vatCents,
      };
      this.rows = this.rows.map((row) => (row === before ? after : row));
      const gain = {
        taxableCents: held(after).taxableCents - held(before).taxableCents,
        vatCents: held(after).vatCents - held(before).vatCents,
      };
      return { ...after, ...(this.closed ? NOTHING : gain) };
    });
  }

  private rowOf({ vatCategory, vatRate }: VatBreakdown): VatBreakdown {
    const found = this.rows.find(sameRate({ vatCategory, vatRate }));
    if (found) return found;
    const row = { vatCategory, vatRate, ...NOTHING };
    this.rows.push(row);
    return row;
  }
}

const NOTHING = { taxableCents: 0, vatCents: 0 };
/** Both parts have the sign of their sum: a cent of rounding moves with it. */
const held = (row: VatBreakdown): VatBreakdown => (withVat([row]) > 0 ? row : { ...row, ...NOTHING });
