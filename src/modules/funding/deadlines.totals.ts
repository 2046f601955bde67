import type { Cents } from '../../core/money/money.js';
import { addDays, type LocalDate } from '../../core/time/local-date.js';
import type { ExpectedRead, FundingDeadline, FundingLineRead, GrantMonth } from './funding.types.js';

/** Days before a deadline at which it is shown, and at which it presses. */
export const SOON_DAYS = 60;
const PRESSING_DAYS = 15;

export type Planned = Omit<ExpectedRead, 'toComeCents'>;

/** Payments announced, by day: what came fills the first ones. */
export function stillExpected(planned: readonly Planned[], receivedCents: Cents): ExpectedRead[] {
  let left = Math.max(0, receivedCents);
  return [...planned]
    .sort((a, b) => (a.expectedOn < b.expectedOn ? -1 : a.expectedOn > b.expectedOn ? 1 : 0))
    .map((payment) => {
      const came = Math.min(left, payment.amountCents);
      left -= came;
      return { ...payment, toComeCents: payment.amountCents - came };
    });
}

/** Money still to come of a line by month; what no announced payment covers has no month. */
export function grantMonths(
  line: Pick<FundingLineRead, 'dueCents'>,
  expected: readonly ExpectedRead[],
  present: string,
): GrantMonth[] {
  let left = Math.max(0, line.dueCents);
  const months = expected.map(({ expectedOn, toComeCents }) => {
    const cents = Math.min(left, toComeCents);
    left -= cents;
    const month = expectedOn.slice(0, 7);
    return { month: month < present ? present : month, cents };
  });
  return [...months, { month: null, cents: left }].filter(({ cents }) => cents > 0);
}

/** What is to be done for a line, or to come from it, until `today` + 60 days; nothing once closed or refused. */
export function deadlinesOf(
  line: FundingLineRead,
  expected: readonly ExpectedRead[],
  today: LocalDate,
): FundingDeadline[] {
  if (line.stage === 'closed' || line.stage === 'refused') return [];
  const { id: lineId, schoolYear, funder, nextDueOn, nextDueLabel, reportDueOn, reportedOn } = line;
  const all: Omit<FundingDeadline, 'urgency'>[] = expected
    .filter(({ toComeCents }) => toComeCents > 0)
    .map(({ expectedOn, label, toComeCents }) => ({
      ...{ lineId, schoolYear, funder, what: 'payment' as const, label, amountCents: toComeCents, dueOn: expectedOn },
    }));
  const told = { lineId, schoolYear, funder, amountCents: null };
  if (reportDueOn !== null && reportedOn === null)
    all.push({ ...told, what: 'report', label: null, dueOn: reportDueOn });
  if (nextDueOn !== null) all.push({ ...told, what: 'other', label: nextDueLabel, dueOn: nextDueOn });
  return all
    .filter(({ dueOn }) => dueOn <= addDays(today, SOON_DAYS))
    .map((deadline) => ({ ...deadline, urgency: urgencyOf(deadline.dueOn, today) }));
}

function urgencyOf(dueOn: LocalDate, today: LocalDate): FundingDeadline['urgency'] {
  if (dueOn < today) return 'late';
  return dueOn <= addDays(today, PRESSING_DAYS) ? 'pressing' : 'soon';
}
