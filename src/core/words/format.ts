import type { LocalDate } from '../time/local-date.js';
import type { Locale } from './words.js';

const TAG = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A way to write days, in both languages; made once: a formatter costs thirty times the text it writes. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> {
  return { fr: new Intl.DateTimeFormat(TAG.fr, options), en: new Intl.DateTimeFormat(TAG.en, options) };
}

const SHORT = dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
const SPOKEN = dateFormat({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAY_MONTH = dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const MONTH = dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = dateFormat({ month: 'short', timeZone: 'UTC' });
const DATE_TIME = dateFormat({ dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' });

const noon = (date: LocalDate | string) => new Date(`${date}T12:00:00Z`);

/** `23/11/2026` */
export function shortDate(date: LocalDate | string, locale: Locale): string {
  return SHORT[locale].format(noon(date));
}

/** `lundi 23 novembre` */
export function spokenDate(date: LocalDate | string, locale: Locale): string {
  return SPOKEN[locale].format(noon(date));
}

/** `23 nov.` */
export function dayMonth(date: LocalDate | string, locale: Locale): string {
  return DAY_MONTH[locale].format(noon(date));
}

/** `novembre 2026`, from `2026-11`. */
export function monthName(month: string, locale: Locale): string {
  return MONTH[locale].format(noon(`${month}-15`));
}

/** `nov.`, from `2026-11`. */
export function shortMonth(month: string, locale: Locale): string {
  return SHORT_MONTH[locale].format(noon(`${month}-15`));
}

/** An instant as read in France: `23/11/2026 09:12`. */
export function dateTime(instant: string, locale: Locale): string {
  return DATE_TIME[locale].format(new Date(instant));
}

/** `2 h 05`, from minutes. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}

const percents = (maximumFractionDigits: number) => {
  const options = { style: 'percent', maximumFractionDigits } as const;
  return { fr: new Intl.NumberFormat(TAG.fr, options), en: new Intl.NumberFormat(TAG.en, options) };
};
const PERCENT = [percents(0), percents(1)] as const;

/** `34 %`, from hundredths of a percent. */
export function percent(hundredths: number, locale: Locale, decimals: 0 | 1 = 0): string {
  return PERCENT[decimals][locale].format(hundredths / 10_000);
}

/** `34 %`, from a share of 1. */
export function sharePercent(share: number, locale: Locale): string {
  return PERCENT[0][locale].format(share);
}
