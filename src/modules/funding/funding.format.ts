import type { Locale } from '../../core/words/words.js';

const tag = (locale: Locale) => (locale === 'fr' ? 'fr-FR' : 'en-IE');

/** `nov.` or `novembre 2026` from `2026-11`. */
export function monthLabel(month: string, locale: Locale, length: 'short' | 'long' = 'long'): string {
  const date = new Date(`${month}-15T12:00:00Z`);
  const year = length === 'long' ? { year: 'numeric' as const } : {};
  return new Intl.DateTimeFormat(tag(locale), { month: length, timeZone: 'UTC', ...year }).format(date);
}

/** `23 novembre 2026` from a legal date. */
export function dayLabel(day: string, locale: Locale, length: 'short' | 'long' = 'long'): string {
  const date = new Date(`${day}T12:00:00Z`);
  const parts = { day: 'numeric' as const, month: length, year: 'numeric' as const, timeZone: 'UTC' };
  return new Intl.DateTimeFormat(tag(locale), parts).format(date);
}

/** `34 %` or `34,2 %` from hundredths of a percent. */
export function shareLabel(share: number, locale: Locale, decimals = 0): string {
  return new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: decimals }).format(
    share / 10_000,
  );
}

/** Whole euros, for figures read at a glance; the exact amount is on the rows behind. */
export function eurosLabel(cents: number, locale: Locale): string {
  const options = { style: 'currency' as const, currency: 'EUR', maximumFractionDigits: 0 };
  return new Intl.NumberFormat(tag(locale), options).format(cents / 100);
}
