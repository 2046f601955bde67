import { roundedRatio, type Cents } from '../../core/money/money.js';
import { lessVat, sameRate, withVat, type VatBreakdown } from '../../core/money/vat.js';

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
 * What an invoice takes of the deposits left, the oldest first, up to what it bills at each rate. The parts make the
 * deposit to the cent.
 */
export function takenOf(left: readonly DepositLeft[], billed: readonly VatBreakdown[]): DepositLeft[] {
  let room = billed;
  const taken = left.map((deposit) => {
    const vat = deposit.vat.map((row) => partOf(row, Math.min(withVat([row]), withVat(room.filter(sameRate(row))))));
    room = lessVat(room, vat);
    return { ...deposit, vat: vat.filter(({ taxableCents, vatCents }) => taxableCents + vatCents > 0) };
  });
  return taken.filter(({ vat }) => vat.length > 0);
}

/**
 * What a credit note gives back of what is left of a deposit: the most that a base and its VAT make (BR-CO-17), never
 * over what is left. Where no base makes it, a cent stays for an invoice to take.
 */
export const givable = (left: readonly VatBreakdown[]): VatBreakdown[] =>
  left.map((row) => {
    const bases = [row.taxableCents, row.taxableCents - 1].map((taxableCents) => ({ ...row, taxableCents }));
    const made = bases.map((each) => ({ ...each, vatCents: vatOf(each, each.taxableCents) }));
    return made.find((each) => withVat([each]) <= withVat([row]))!;
  });

const vatOf = ({ vatRate }: VatBreakdown, taxableCents: Cents): Cents =>
  roundedRatio(BigInt(taxableCents) * BigInt(vatRate), 10_000n);

/**
 * So much of a deposit's row, VAT included. Its VAT is in proportion, or such that what is left is a base and its VAT
 * to the cent (BR-CO-17), which a credit note can give back.
 */
function partOf(row: VatBreakdown, cents: Cents): VatBreakdown {
  const whole = withVat([row]);
  const near = roundedRatio(BigInt(whole - cents) * 10_000n, BigInt(10_000 + row.vatRate));
  const exact = [near - 1, near, near + 1].find((base) => base >= 0 && base + vatOf(row, base) === whole - cents);
  const proportion = whole === 0 ? 0 : roundedRatio(BigInt(row.vatCents) * BigInt(cents), BigInt(whole));
  const wanted = exact === undefined ? proportion : row.vatCents - vatOf(row, exact);
  const vatCents = wanted >= 0 && wanted <= Math.min(cents, row.vatCents) ? wanted : proportion;
  return { ...row, vatCents, taxableCents: cents - vatCents };
}
