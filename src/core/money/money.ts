/** Money is an integer number of euro cents. */
export type Cents = number;
/** 10 M€, the largest amount the house takes anywhere. */
export const MAX_CENTS: Cents = 1_000_000_000;
/** A unit price BT-146 in ten-thousandths of a euro (18,50 € = 185 000): EN 16931 allows four decimals. */
export type PriceE4 = number;

/**
 * The one rounding of the house: `numerator / denominator` to the nearest integer, half away from zero
 * (EN 16931 rounds half up on amounts that are never negative). Exact: works on integers of any size.
 */
export function roundedRatio(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const result = Number(sign * ((2n * n + d) / (2n * d)));
  if (!Number.isSafeInteger(result)) throw new RangeError('Amount too large');
  return result === 0 ? 0 : result;
}

/** Line net amount BT-131 = quantity × price, in cents. `quantity` counts steps of `1 / 10^scale` unit. */
export function lineNetAmount(quantity: number, scale: number, price: PriceE4): Cents {
  return roundedRatio(BigInt(quantity) * BigInt(price), 10n ** BigInt(scale) * 100n);
}

/** `18,50 €` from cents, in the language asked for. */
export function formatCents(cents: Cents, locale: 'fr' | 'en' = 'fr'): string {
  return signed(CENTS[locale].format(cents / 100));
}

/** `18 €` from cents: whole euros, for figures read at a glance. */
export function formatEuros(cents: Cents, locale: 'fr' | 'en' = 'fr'): string {
  return signed(EUROS[locale].format(cents / 100));
}

/** `18,50 €` from a unit price; up to four decimals when it has them. */
export function formatPrice(price: PriceE4, locale: 'fr' | 'en' = 'fr'): string {
  return signed(PRICE[locale].format(price / 10_000));
}

/** Less than nothing is written with a minus, not with a hyphen; nothing has no sign. */
const signed = (text: string): string => text.replace('-', '\u2212');

const format = (tag: string, maximumFractionDigits: number, minimumFractionDigits = 2) =>
  new Intl.NumberFormat(tag, {
    ...{ style: 'currency', currency: 'EUR', minimumFractionDigits, maximumFractionDigits },
    signDisplay: 'negative',
  });
const EUROS = { fr: format('fr-FR', 0, 0), en: format('en-IE', 0, 0) };
const CENTS = { fr: format('fr-FR', 2), en: format('en-IE', 2) };
const PRICE = { fr: format('fr-FR', 4), en: format('en-IE', 4) };

/**
 * An amount cut by weights, by largest remainder: the parts sum to it to the cent. Weights are whole and not negative;
 * all zero, the first part takes all.
 */
export function split(cents: Cents, weights: readonly number[]): Cents[] {
  const total = BigInt(weights.reduce((all, each) => all + each, 0));
  if (total === 0n) return weights.map((_, at) => (at === 0 ? cents : 0));
  const size = BigInt(Math.abs(cents));
  const parts = weights.map((weight) => Number((size * BigInt(weight)) / total));
  const rests = weights.map((weight, at) => ({ at, rest: (size * BigInt(weight)) % total }));
  rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1));
  for (const { at } of rests.slice(0, Math.abs(cents) - parts.reduce((all, each) => all + each, 0))) parts[at]! += 1;
  return parts.map((part) => (cents < 0 && part !== 0 ? -part : part));
}
