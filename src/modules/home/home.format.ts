import { formatQuantity } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';
import type { Locale } from '../../core/words/words.js';

/** `23/11/2026`; a dash for none. */
export const dayLabel = (day: string | null, locale: Locale): string => (day === null ? '—' : shortDate(day, locale));

export const pieces = (count: number, locale: Locale): string => formatQuantity(count, 'C62', locale);
