import type { HalfDay } from './assignment.entity.js';

const PARIS_HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' });

/** Morning until 13 h in France. */
export function halfDayAt(instant: Date): HalfDay {
  return Number(PARIS_HOUR.format(instant)) < 13 ? 'am' : 'pm';
}
