import { roundedRatio, type Cents } from '../../core/money/money.js';
import { totalsOf, type Totals } from '../../core/money/vat.js';
import type { QuoteLineShown } from './quoting.types.js';

/** The one calculation of the house, on the quantities asked. */
export function quoteTotals(lines: readonly Pick<QuoteLineShown, 'vatCategory' | 'vatRate' | 'prices'>[]): Totals {
  return totalsOf(
    lines.map(({ vatCategory, vatRate, prices }) => ({
      ...{ vatCategory, vatRate },
      netCents: prices.find(({ chosen }) => chosen)?.lineNetCents ?? 0,
    })),
  );
}

/** What is asked on acceptance: a share of the total with VAT. */
export const depositOf = (totalWithVatCents: Cents, percent: number): Cents =>
  roundedRatio(BigInt(totalWithVatCents) * BigInt(percent), 100n);
