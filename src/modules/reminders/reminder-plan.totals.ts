import { addDays, type LocalDate } from '../../core/time/local-date.js';
import { REMINDER_LEVELS, type ReminderLevel, type ReminderPlan } from '../school/index.js';
import type { HoldRead, SentReminder } from './reminders.types.js';

interface Owed {
  dueOn: LocalDate;
  last: SentReminder | null;
}

/**
 * What is to send of an invoice today: the furthest level whose day has come, after the last one sent and as long after
 * it as the plan has it. A courtesy note is for before the due date; a formal notice follows a second reminder only.
 */
export function levelDue(plan: ReminderPlan, { dueOn, last }: Owed, today: LocalDate): ReminderLevel | null {
  const after = last === null ? -1 : REMINDER_LEVELS.indexOf(last.level);
  const come = REMINDER_LEVELS.filter((level, at) => {
    const since = last === null || addDays(last.sentOn, plan[level] - plan[last.level]) <= today;
    return at > after && since && addDays(dueOn, plan[level]) <= today;
  });
  const fit = come.filter(
    (level) => (level !== 'courtesy' || today <= dueOn) && (level !== 'formal' || last?.level === 'second'),
  );
  return fit.at(-1) ?? null;
}

/** A dispute holds until it is lifted, a promise until its day is over. */
export function holdsBack(hold: HoldRead | null, today: LocalDate): boolean {
  if (hold === null || hold.kind === 'lifted') return false;
  return hold.kind === 'dispute' || hold.promisedOn! >= today;
}
