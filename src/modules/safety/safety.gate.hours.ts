import { ageOn } from '../../core/time/local-date.js';
import { isMinor, type AgeQuestion } from './safety.gate.subjects.js';
import type { FindingOf, GateHours, GateQuestion } from './safety.gate.types.js';

export const DAY_LIMIT_MINUTES = 8 * 60;
export const WEEK_LIMIT_MINUTES = 35 * 60;
export const STRETCH_LIMIT_MINUTES = 4 * 60 + 30;
const REST_MINUTES = { under16: 14 * 60, from16: 12 * 60 };
const NIGHT = { under16: 20, from16: 22, ends: 6 };

export type HoursQuestion = AgeQuestion & Pick<GateQuestion, 'hours'>;
type Reason = Exclude<FindingOf<'B9'>['facts']['reason'], 'unreadable'>;

/** B9: who is under 18 has worked enough, or it is night. 14 h of rest and 20 h instead of 12 h and 22 h under 16. */
export function overHours(question: HoursQuestion): FindingOf<'B9'>[] {
  const { date, learner, hours } = question;
  if (!hours || !isMinor(question)) return [];
  const age = ageOn(learner.birthDate, date) < 16 ? 'under16' : 'from16';
  const found: FindingOf<'B9'>[] = [];
  const refuse = (article: string, reason: Reason, minutes: number, limitMinutes: number) =>
    found.push({ rule: 'B9', article, facts: { reason, minutes, limitMinutes } });
  const { hour, minutesThatDay: day, minutesThatWeek: week, stretchMinutes: stretch, restMinutes: rest } = hours;
  if (hour < NIGHT.ends || hour >= NIGHT[age]) refuse('L.3163-2', 'night', hour * 60, NIGHT[age] * 60);
  if (day >= DAY_LIMIT_MINUTES) refuse('L.3162-1', 'day', day, DAY_LIMIT_MINUTES);
  if (week >= WEEK_LIMIT_MINUTES) refuse('L.3162-1', 'week', week, WEEK_LIMIT_MINUTES);
  if (stretch >= STRETCH_LIMIT_MINUTES) refuse('L.3162-3', 'stretch', stretch, STRETCH_LIMIT_MINUTES);
  if (rest !== null && rest < REST_MINUTES[age]) refuse('L.3164-1', 'rest', rest, REST_MINUTES[age]);
  return found;
}

/** How long a yes of now holds if work begins at once; at any age, since it only shortens what a tablet may keep. */
export function minutesLeft({ hour, minutesThatDay, minutesThatWeek, stretchMinutes }: GateHours): number {
  const left = [
    DAY_LIMIT_MINUTES - minutesThatDay,
    WEEK_LIMIT_MINUTES - minutesThatWeek,
    STRETCH_LIMIT_MINUTES - stretchMinutes,
    (NIGHT.under16 - 1 - hour) * 60,
  ];
  return Math.max(0, Math.min(...left));
}
