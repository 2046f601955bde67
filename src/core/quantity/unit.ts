import { formatNumber, inputNumber } from '../words/format.js';
import type { Locale } from '../words/words.js';

/**
 * Units BT-130 (UN/ECE Recommendation 20). A quantity is an integer count of steps: one piece, 0,01 h, 0,001 m.
 * `scale` is the number of decimals of a step.
 */
export const UNITS = {
  C62: { scale: 0, fr: 'pièce', en: 'piece' },
  SET: { scale: 0, fr: 'lot', en: 'set' },
  E48: { scale: 0, fr: 'forfait', en: 'service' },
  HUR: { scale: 2, fr: 'h', en: 'h' },
  MTR: { scale: 3, fr: 'm', en: 'm' },
  MTK: { scale: 3, fr: 'm²', en: 'm²' },
  KGM: { scale: 3, fr: 'kg', en: 'kg' },
} as const;
export type UnitCode = keyof typeof UNITS;
export const UNIT_CODES = Object.keys(UNITS) as UnitCode[];
/** More than any workshop makes on one line, and small enough that every product stays an exact integer. */
export const MAX_QUANTITY = 10_000_000;

/** Hours and pieces do not add up: the sum of lines has a unit only when they share it. */
export type SumUnit = UnitCode | null;

export function commonUnit(lines: Iterable<{ unitCode: SumUnit }>): SumUnit {
  const [first = null, ...others] = new Set([...lines].map(({ unitCode }) => unitCode));
  return others.length === 0 ? first : null;
}

/** `12,5` (metres) from 12 500 steps, for a column or a box that names the unit itself. */
export function formatQuantity(quantity: number, unit: UnitCode, locale: Locale = 'fr'): string {
  const { scale } = UNITS[unit];
  return formatNumber(quantity / 10 ** scale, locale, scale);
}

/** `28 pièces`, `1 pièce`, `12,5 h`: what is counted takes the plural, symbols never do. */
export function quantityText(quantity: number, unit: SumUnit, locale: Locale = 'fr'): string {
  if (unit === null) return locale === 'fr' ? 'plusieurs unités' : 'several units';
  const { scale, [locale]: word } = UNITS[unit];
  const several = locale === 'fr' ? quantity >= 2 : quantity !== 1;
  return `${formatQuantity(quantity, unit, locale)} ${word}${scale === 0 && several ? 's' : ''}`;
}

/** `28`, `12,5 h`: under a head that says what is counted, pieces need no word; hours and metres do. */
export const shortQuantity = (quantity: number, unit: UnitCode, locale: Locale = 'fr'): string =>
  UNITS[unit].scale === 0 ? formatQuantity(quantity, unit, locale) : quantityText(quantity, unit, locale);

/** Steps from what was typed (`12,5` metres are 12 500); null for what is no quantity of that unit. */
export function parseQuantity(typed: string, unit: UnitCode): number | null {
  const { scale } = UNITS[unit];
  const [written, whole = '', part = ''] =
    /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed.replace(/[\s\u00a0\u202f]/g, '')) ?? [];
  if (written === undefined || part.length > scale) return null;
  const steps = Number(whole + part.padEnd(scale, '0'));
  return steps <= MAX_QUANTITY ? steps : null;
}

/** What a shape reads for what was typed; a text no shape takes for a number when it is no quantity. */
export function typedSteps(typed: string, unit: UnitCode): string {
  const text = typed.trim();
  return text === '' ? '' : String(parseQuantity(text, unit) ?? `« ${text} »`);
}

/** `12,5` as a box holds it: never grouped, so that it reads back. */
export function quantityInput(quantity: number, unit: UnitCode, locale: Locale = 'fr'): string {
  const { scale } = UNITS[unit];
  return inputNumber(quantity / 10 ** scale, locale, [0, scale]);
}
