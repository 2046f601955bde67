import type { PriceE4 } from '../../core/money/money.js';
import { formatNumber } from '../../core/words/format.js';

/** Under this share of the market reference the price is warned: schools sell at the market's price. */
export const MARKET_FLOOR_PERCENT = 90;

/** True when a price is under 90 % of the market reference; never without a reference. */
export function isUnderMarket(price: PriceE4, market: PriceE4 | null): boolean {
  return market !== null && BigInt(price) * 100n < BigInt(market) * BigInt(MARKET_FLOOR_PERCENT);
}

/** Market time of a routing for a number of units, in hundredths of a minute: set-ups once, cycles for each. */
export function marketCentiminutes(
  steps: readonly { setupMinutes: number; unitCentiminutes: number }[],
  units: number,
): number {
  return steps.reduce((total, step) => total + step.setupMinutes * 100 + step.unitCentiminutes * units, 0);
}

/** `2,5 min`, `3 h 05` from hundredths of a minute; whole minutes from one hour on. */
export function formatCentiminutes(centiminutes: number, locale: 'fr' | 'en' = 'fr'): string {
  if (centiminutes < 6000) {
    return `${formatNumber(centiminutes / 100, locale, 2)} min`;
  }
  const whole = Math.round(centiminutes / 100);
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}
