import { dayInFrance, endOfDay, hourInFrance, hourOfDay } from '../../core/time/local-date.js';
import type { HalfDay } from './assignment.entity.js';

const NOON = 13;
const EVENING = 18;
/** The hour in France. */
export const HALF_DAY_ENDS: Record<HalfDay, number> = { am: NOON, pm: EVENING };
/** What a half-day is planned for. */
export const HALF_DAY_MINUTES = 4 * 60;
const GRACE_MS = 30 * 60_000;

/** Morning until 13 h in France. */
export const halfDayAt = (instant: Date): HalfDay => (hourInFrance(instant) < NOON ? 'am' : 'pm');

/** When the half-day of an instant is over: 13 h, 18 h, or the end of the day for who works later. */
export function endOfHalfDay(instant: Date): string {
  const day = dayInFrance(instant);
  const hour = hourInFrance(instant);
  if (hour < NOON) return hourOfDay(day, NOON);
  return hour < EVENING ? hourOfDay(day, EVENING) : endOfDay(day);
}

/** Nobody works this long after the end of a half-day: a session still open was forgotten. */
export const lastMomentOf = (startedAt: string): string =>
  new Date(Date.parse(endOfHalfDay(new Date(startedAt))) + GRACE_MS).toISOString();
