import { addDays, dayInFrance, hourInFrance, hourOfDay, weekday, type LocalDate } from '../../core/time/local-date.js';
import type { GateHours, GateTime } from '../safety/index.js';
import type { HalfDay } from './assignment.entity.js';
import { halfDayAt, HALF_DAY_ENDS, HALF_DAY_MINUTES } from './half-day.js';
import { minutesBetween } from './production.quantities.js';

/** A break that ends a run of work (L.3162-3). */
const BREAK_MINUTES = 30;

export interface Worked {
  startedAt: string;
  /** Null while it runs. */
  endedAt: string | null;
}

export interface GivenHalfDay {
  plannedOn: LocalDate;
  halfDay: HalfDay;
}

export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekday(day));

/** What a learner has worked when about to begin at an instant; `worked` in order of time, none after it. */
export function hoursAt(at: string, worked: readonly Worked[]): GateHours {
  const today = dayInFrance(new Date(at));
  const monday = mondayOf(today);
  const hours = { hour: hourInFrance(new Date(at)), minutesThatDay: 0, minutesThatWeek: 0, stretchMinutes: 0 };
  let restMinutes: number | null = null;
  let lastEnd: string | null = null;
  for (const { startedAt, endedAt } of worked) {
    const end = endedAt ?? at;
    const minutes = minutesBetween(startedAt, end);
    const day = dayInFrance(new Date(startedAt));
    if (day === today) hours.minutesThatDay += minutes;
    else restMinutes = minutesBetween(end, at);
    if (day >= monday) hours.minutesThatWeek += minutes;
    const rested = lastEnd === null || minutesBetween(lastEnd, startedAt) >= BREAK_MINUTES;
    hours.stretchMinutes = minutes + (rested ? 0 : hours.stretchMinutes);
    lastEnd = end;
  }
  if (lastEnd !== null && minutesBetween(lastEnd, at) >= BREAK_MINUTES) hours.stretchMinutes = 0;
  return { ...hours, restMinutes };
}

/** A day and its week with one half-day more: those over count what was worked, the others four hours at least. */
export function plannedWith(
  asked: GivenHalfDay,
  { given, worked, now }: { given: readonly GivenHalfDay[]; worked: readonly Worked[]; now: string },
): Pick<GateTime, 'plannedMinutesThatDay' | 'plannedMinutesThatWeek'> {
  const minutes = new Map<string, number>();
  for (const { startedAt, endedAt } of worked) {
    const start = new Date(startedAt);
    const key = keyOf({ plannedOn: dayInFrance(start), halfDay: halfDayAt(start) });
    minutes.set(key, (minutes.get(key) ?? 0) + minutesBetween(startedAt, endedAt ?? now));
  }
  for (const one of [...given, asked]) {
    const over = hourOfDay(one.plannedOn, HALF_DAY_ENDS[one.halfDay]) < now;
    const key = keyOf(one);
    if (!over) minutes.set(key, Math.max(minutes.get(key) ?? 0, HALF_DAY_MINUTES));
  }
  const sumFrom = (first: LocalDate, last: LocalDate) =>
    [...minutes].reduce((sum, [key, each]) => {
      const day = key.slice(0, 10);
      return day >= first && day <= last ? sum + each : sum;
    }, 0);
  const { plannedOn } = asked;
  const monday = mondayOf(plannedOn);
  return {
    plannedMinutesThatDay: sumFrom(plannedOn, plannedOn),
    plannedMinutesThatWeek: sumFrom(monday, addDays(monday, 6)),
  };
}

const keyOf = ({ plannedOn, halfDay }: GivenHalfDay): string => `${plannedOn} ${halfDay}`;
