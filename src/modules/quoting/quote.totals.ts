import { roundedRatio, type Cents } from '../../core/money/money.js';

/** What is asked on acceptance: a share of the total with VAT. */
export const depositOf = (totalWithVatCents: Cents, percent: number): Cents =>
  roundedRatio(BigInt(totalWithVatCents) * BigInt(percent), 100n);
