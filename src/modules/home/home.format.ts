import { formatQuantity } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';
import type { Locale } from '../../core/words/words.js';

/** `23/11/2026`; a dash for none. */
export const dayLabel = (day: string | null, locale: Locale): string => (day === null ? '—' : shortDate(day, locale));

/** Whole euros, for figures read at a glance. */
export function eurosLabel(cents: number, locale: Locale): string {
  const options = { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', options).format(cents / 100);
}

export const pieces = (count: number, locale: Locale): string => formatQuantity(count, 'C62', locale);
