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

/** `12,5` (metres) from 12 500 steps; the unit itself is not written. */
export function formatQuantity(quantity: number, unit: UnitCode = 'C62', locale: 'fr' | 'en' = 'fr'): string {
  const { scale } = UNITS[unit];
  return FORMATS[locale][scale].format(quantity / 10 ** scale);
}

// toLocaleString makes a formatter each time: 30 µs instead of 1.
const format = (tag: string, maximumFractionDigits: number) => new Intl.NumberFormat(tag, { maximumFractionDigits });
const formats = (tag: string) => ({ 0: format(tag, 0), 2: format(tag, 2), 3: format(tag, 3) });
const FORMATS = { fr: formats('fr-FR'), en: formats('en-IE') };
