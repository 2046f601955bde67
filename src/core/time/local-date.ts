/** A legal date: calendar day in France, `YYYY-MM-DD`. It has no hour and no zone. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PARIS_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** True for a real calendar day between 1900 and 2199 (`2026-02-30` is not one). */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string') return false;
  const parts = SHAPE.exec(value);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Reads `YYYY-MM-DD`; throws a RangeError on anything else. */
export function localDate(value: string): LocalDate {
  if (!isLocalDate(value)) throw new RangeError(`Not a date (YYYY-MM-DD): ${value}`);
  return value;
}

/** The day it is in France at an instant. */
export function dayInFrance(instant: Date): LocalDate {
  return PARIS_DAY.format(instant) as LocalDate;
}

/** The instant a day is over in France. */
export const endOfDay = (day: LocalDate): string => hourOfDay(addDays(day, 1), 0);

/** The instant a clock in France shows a whole hour of a day: one or two hours before UTC shows it. */
export function hourOfDay(day: LocalDate, hour: number): string {
  const shown = Date.parse(`${day}T00:00:00Z`) + hour * HOUR_MS;
  const [summer, winter] = [2, 1].map((hours) => new Date(shown - hours * HOUR_MS));
  const isSo = dayInFrance(summer!) === day && hourInFrance(summer!) === hour;
  return (isSo ? summer! : winter!).toISOString();
}

const epochDay = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const fromEpochDay = (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

/** A day, or the nearest one of a period, both its days included. */
export const nearestDay = (day: LocalDate, { from, to }: { from: LocalDate; to: LocalDate }): LocalDate =>
  day < from ? from : day > to ? to : day;

/** Same day of a later month, or that month's last day when it has none (31 January + 1 month = 28 February). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10) as LocalDate;
}

export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, 12 * years);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: LocalDate): number {
  // 1 January 1970 was a Thursday; days before it count negative.
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** Completed years at a day, as the law counts age: on the birthday itself the year is completed. */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** `2026-2027` for any day from 1 September 2026 to 31 August 2027. */
export function schoolYearOf(date: LocalDate): string {
  const year = Number(date.slice(0, 4));
  const start = Number(date.slice(5, 7)) >= 9 ? year : year - 1;
  return `${start}-${start + 1}`;
}

/** First and last day of a school year named `2026-2027`. */
export function schoolYearBounds(schoolYear: string): { from: LocalDate; to: LocalDate } {
  const start = Number(schoolYear.slice(0, 4));
  return { from: localDate(`${start}-09-01`), to: localDate(`${start + 1}-08-31`) };
}

const PARIS_HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' });

/** The hour it is in France at an instant, 0 to 23. */
export const hourInFrance = (instant: Date): number => Number(PARIS_HOUR.format(instant));
