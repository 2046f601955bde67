import { formatQuantity, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import type { Locale } from '../../core/words/words.js';

/** `18 pièces`, `3,5 h`: what is counted takes the plural, symbols never do. */
export function withUnit(quantity: number, unit: UnitCode, locale: Locale): string {
  const { scale, [locale]: word } = UNITS[unit];
  const several = locale === 'fr' ? quantity >= 2 : quantity !== 1;
  return `${formatQuantity(quantity, unit, locale)} ${word}${scale === 0 && several ? 's' : ''}`;
}
