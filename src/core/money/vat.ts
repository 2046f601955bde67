import { percent } from '../words/format.js';
import type { Locale } from '../words/words.js';
import { roundedRatio, type Cents } from './money.js';

/** VAT category BT-151: S taxed, E exempt, O outside VAT, AE reverse charge, Z zero rate, K intra-EU, G export. */
export const VAT_CATEGORIES = ['S', 'E', 'O', 'AE', 'Z', 'K', 'G'] as const;
export type VatCategory = (typeof VAT_CATEGORIES)[number];
/** VAT rate BT-152 in hundredths of a percent: 20 % = 2000, 5,5 % = 550. */
export type VatRate = number;

export interface VatLine {
  netCents: Cents;
  vatCategory: VatCategory;
  vatRate: VatRate;
}

/** One row BG-23 of the VAT table. */
export interface VatBreakdown {
  vatCategory: VatCategory;
  vatRate: VatRate;
  /** BT-116 */
  taxableCents: Cents;
  /** BT-117 = round(BT-116 × rate): never a sum of line VATs (BR-CO-17, BR-S-08). */
  vatCents: Cents;
}

export interface Totals {
  /** BT-109 */
  totalWithoutVatCents: Cents;
  /** BT-110 */
  totalVatCents: Cents;
  /** BT-112 */
  totalWithVatCents: Cents;
  vat: VatBreakdown[];
}

/**
 * The one calculation of totals: quote, order, invoice, PDF, XML and journal all come from it.
 * Throws a RangeError when an amount is beyond what an integer of ours holds exactly.
 */
export function totalsOf(lines: readonly VatLine[]): Totals {
  const groups = new Map<string, VatBreakdown>();
  for (const line of lines) {
    const key = `${line.vatCategory}:${line.vatRate}`;
    const group = groups.get(key) ?? {
      vatCategory: line.vatCategory,
      vatRate: line.vatRate,
      taxableCents: 0,
      vatCents: 0,
    };
    group.taxableCents += line.netCents;
    groups.set(key, group);
  }
  const vat = [...groups.values()].sort((a, b) => a.vatCategory.localeCompare(b.vatCategory) || b.vatRate - a.vatRate);
  for (const group of vat) group.vatCents = roundedRatio(BigInt(group.taxableCents) * BigInt(group.vatRate), 10_000n);
  const totalWithoutVatCents = vat.reduce((sum, group) => sum + group.taxableCents, 0);
  const totalVatCents = vat.reduce((sum, group) => sum + group.vatCents, 0);
  const totalWithVatCents = totalWithoutVatCents + totalVatCents;
  const amounts = [...vat.map((group) => group.taxableCents), totalWithoutVatCents, totalVatCents, totalWithVatCents];
  if (!amounts.every(Number.isSafeInteger)) throw new RangeError('Amount too large');
  return { totalWithoutVatCents, totalVatCents, totalWithVatCents, vat };
}

export const sameRate =
  ({ vatCategory, vatRate }: Pick<VatBreakdown, 'vatCategory' | 'vatRate'>) =>
  (row: Pick<VatBreakdown, 'vatCategory' | 'vatRate'>): boolean =>
    row.vatCategory === vatCategory && row.vatRate === vatRate;

/** A row counted, or taken back. */
export const signedVat = (row: VatBreakdown, sign: 1 | -1): VatBreakdown => ({
  ...row,
  ...{ taxableCents: sign * row.taxableCents, vatCents: sign * row.vatCents },
});

/** A breakdown less parts of it, each taken off the row of its category and rate. */
export function lessVat<Row extends VatBreakdown>(vat: readonly Row[], parts: readonly VatBreakdown[]): Row[] {
  return vat.map((row) => {
    const own = parts.filter(sameRate(row));
    const sum = (of: 'taxableCents' | 'vatCents') => own.reduce((total, part) => total + part[of], 0);
    return { ...row, taxableCents: row.taxableCents - sum('taxableCents'), vatCents: row.vatCents - sum('vatCents') };
  });
}

/** The sum of a breakdown, VAT included. */
export const withVat = (vat: readonly Pick<VatBreakdown, 'taxableCents' | 'vatCents'>[]): Cents =>
  vat.reduce((sum, { taxableCents, vatCents }) => sum + taxableCents + vatCents, 0);

/** The rate as every paper and page says it: `20 %`, or why there is none. */
export function vatRateText(category: VatCategory, rate: VatRate, locale: Locale): string {
  const fr = locale === 'fr';
  if (category === 'S' || category === 'Z') return percent(rate, locale, 2);
  if (category === 'O') return fr ? 'Hors champ' : 'Outside scope';
  if (category === 'AE') return fr ? 'Autoliquidation' : 'Reverse charge';
  return fr ? 'Exonéré' : 'Exempt';
}
