import type { Cents } from '../../core/money/money.js';
import type { VatRate } from '../../core/money/vat.js';
import { sharedOver } from '../accounting/index.js';

/** All taxes included, at one rate. */
export interface CollectedRate {
  vatRate: VatRate;
  amountCents: Cents;
}

/** Sums by rate, the highest first. */
export function byRate(parts: readonly CollectedRate[]): CollectedRate[] {
  const sums = new Map<VatRate, Cents>();
  for (const { vatRate, amountCents } of parts) sums.set(vatRate, (sums.get(vatRate) ?? 0) + amountCents);
  return [...sums].map(([vatRate, amountCents]) => ({ vatRate, amountCents })).sort((a, b) => b.vatRate - a.vatRate);
}

/** What is left of an invoice by rate: what it asks, less its credit notes and what came in. */
export const leftOf = (asked: readonly CollectedRate[], taken: readonly CollectedRate[]): CollectedRate[] =>
  byRate([...asked, ...taken.map(({ vatRate, amountCents }) => ({ vatRate, amountCents: -amountCents }))]);

/**
 * A payment over what is left, pro rata; the last rate takes the rounding. The payment that settles takes the exact
 * rest of every rate, so that all together make the invoice.
 */
export function collectedOf(left: readonly CollectedRate[], cents: Cents): CollectedRate[] {
  const rows = left.map(({ vatRate, amountCents }) => ({
    ...{ vatCategory: 'S' as const, vatRate, taxableCents: amountCents, vatCents: 0 },
  }));
  return sharedOver(rows, cents)
    .map(({ vatRate, taxableCents }) => ({ vatRate, amountCents: taxableCents }))
    .filter(({ amountCents }) => amountCents !== 0);
}
