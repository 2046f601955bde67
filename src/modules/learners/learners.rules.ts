import { addYears, ageOn, localDate, type LocalDate } from '../../core/time/local-date.js';
import { implausibleBirthDate, implausibleEntry, tooYoung } from './learners.errors.js';

/** An écoles de production learner is 15 in the year of entry; the gate still refuses work before the birthday. */
const ENTRY_AGE = 15;
const GREATEST_ENTRY_AGE = 30;

interface Stay {
  enteredOn: string;
  leftOn: string | null;
}

/** Throws when the dates cannot be those of a learner. */
export function checkDates(birthDate: LocalDate, enteredOn: LocalDate, today: LocalDate): void {
  if (enteredOn > addYears(today, 1)) throw implausibleEntry();
  if (birthDate >= today || ageOn(birthDate, enteredOn) > GREATEST_ENTRY_AGE) throw implausibleBirthDate();
  const endOfYear = localDate(`${enteredOn.slice(0, 4)}-12-31`);
  if (ageOn(birthDate, endOfYear) < ENTRY_AGE) throw tooYoung(enteredOn);
}

/** Present on a day: the first and the last day count. */
export function isPresent({ enteredOn, leftOn }: Stay, day: string): boolean {
  return enteredOn <= day && (leftOn === null || leftOn >= day);
}

/** The greatest number present on any one day from a day on. */
export function peakFrom(stays: readonly Stay[], day: string): number {
  const days = [day, ...stays.map(({ enteredOn }) => enteredOn).filter((entered) => entered > day)];
  return Math.max(...days.map((one) => stays.filter((stay) => isPresent(stay, one)).length));
}

/** `Inès D.`: enough to know each other in a workshop. */
export function displayName(firstName: string, lastName: string): string {
  const initial = [...lastName.trim()][0];
  return initial ? `${firstName} ${initial.toUpperCase()}.` : firstName;
}
