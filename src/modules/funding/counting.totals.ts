import { roundedRatio, type Cents } from '../../core/money/money.js';
import { addDays, daysBetween, type LocalDate } from '../../core/time/local-date.js';
import type { LearnerStay } from '../learners/index.js';
import type { FundingCounting } from './funding.types.js';

/** A funder's counting rule: one day, several days, or the first and last day of a period. */
export interface CountingRule {
  counting: FundingCounting;
  days: readonly LocalDate[];
}

/** A number of learners as an exact fraction: only money is rounded, and once. */
export interface Counted {
  learners: number;
  over: number;
}

/** Learners there on a day, each once. */
export function presentOn(stays: readonly LearnerStay[], day: LocalDate): number {
  const there = stays.filter(({ enteredOn, leftOn }) => enteredOn <= day && (leftOn === null || leftOn >= day));
  return new Set(there.map(({ learnerId }) => learnerId)).size;
}

/** Days learners were there in a period, both its days included; a learner of two classes on a day is there once. */
export function learnerDays(stays: readonly LearnerStay[], from: LocalDate, to: LocalDate): number {
  const reached = new Map<number, LocalDate>();
  let days = 0;
  for (const stay of [...stays].sort((a, b) => (a.enteredOn < b.enteredOn ? -1 : 1))) {
    const known = reached.get(stay.learnerId);
    const begins = [stay.enteredOn, from, ...(known ? [addDays(known, 1)] : [])].sort().at(-1)!;
    const ends = stay.leftOn !== null && stay.leftOn < to ? stay.leftOn : to;
    if (begins > ends) continue;
    days += daysBetween(begins, ends) + 1;
    reached.set(stay.learnerId, ends);
  }
  return days;
}

/** How many learners a funder counts by its rule. */
export function countedBy({ counting, days }: CountingRule, stays: readonly LearnerStay[]): Counted {
  const first = days[0]!;
  const last = days.at(-1)!;
  switch (counting) {
    case 'day':
      return { learners: presentOn(stays, first), over: 1 };
    case 'mean':
      return { learners: days.reduce((sum, day) => sum + presentOn(stays, day), 0), over: days.length };
    case 'pro_rata':
      return { learners: learnerDays(stays, first, last), over: daysBetween(first, last) + 1 };
  }
}

/** An amount per learner for those counted: one rounding, at the end. */
export const dueFor = (perLearnerCents: Cents, { learners, over }: Counted): Cents =>
  roundedRatio(BigInt(perLearnerCents) * BigInt(learners), BigInt(over));

/** Learners counted, to the hundredth: for people. */
export const headcountOf = ({ learners, over }: Counted): number =>
  roundedRatio(BigInt(learners) * 100n, BigInt(over)) / 100;
