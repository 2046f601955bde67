import type { Locale } from '../../core/words/words.js';

const tag = (locale: Locale) => (locale === 'fr' ? 'fr-FR' : 'en-GB');

/** `nov.` from `2026-11`: what stands under a bar. */
export function shortMonth(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}

/** Whole euros, for figures read at a glance; the exact amount is on the rows behind. */
export function eurosLabel(cents: number, locale: Locale): string {
  const options = { style: 'currency' as const, currency: 'EUR', maximumFractionDigits: 0 };
  return new Intl.NumberFormat(tag(locale), options).format(cents / 100);
}
