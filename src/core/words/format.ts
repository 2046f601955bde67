import type { LocalDate } from '../time/local-date.js';
import type { Locale } from './words.js';

const TAG = { fr: 'fr-FR', en: 'en-GB' } as const;
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}:${name}`;
  const known = cache.get(key) ?? new Intl.DateTimeFormat(TAG[locale], options);
  cache.set(key, known);
  return known;
}

const noon = (date: LocalDate | string) => new Date(`${date}T12:00:00Z`);

/** `23/11/2026` */
export function shortDate(date: LocalDate | string, locale: Locale): string {
  return formatter(locale, 'short', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(
    noon(date),
  );
}

/** `lundi 23 novembre` */
export function spokenDate(date: LocalDate | string, locale: Locale): string {
  return formatter(locale, 'spoken', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    noon(date),
  );
}

/** `23 nov.` */
export function dayMonth(date: LocalDate | string, locale: Locale): string {
  return formatter(locale, 'day-month', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(noon(date));
}

/** `novembre 2026`, from `2026-11`. */
export function monthName(month: string, locale: Locale): string {
  return formatter(locale, 'month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(`${month}-15`));
}

/** An instant as read in France: `23/11/2026 09:12`. */
export function dateTime(instant: string, locale: Locale): string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' } as const;
  return formatter(locale, 'date-time', options).format(new Date(instant));
}

/** `2 h 05`, from minutes. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}

/** `34 %`, from hundredths of a percent. */
export function percent(hundredths: number, locale: Locale, decimals = 0): string {
  return new Intl.NumberFormat(TAG[locale], { style: 'percent', maximumFractionDigits: decimals }).format(
    hundredths / 10_000,
  );
}
