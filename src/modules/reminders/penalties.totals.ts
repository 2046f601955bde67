import { roundedRatio, type Cents } from '../../core/money/money.js';
import { addDays, daysBetween, type LocalDate } from '../../core/time/local-date.js';

/** The yearly rate from a day on, in hundredths of a percent. */
export interface DatedRate {
  validFrom: LocalDate;
  value: number;
}

/** What was due on the due date, all taxes included, and what was received of it since. */
export interface LateDebt {
  dueOn: LocalDate;
  dueCents: Cents;
  received: readonly { on: LocalDate; cents: Cents }[];
}

/** For recovery costs, an invoice, between professionals (C. com. D441-5). */
export const INDEMNITY_CENTS: Cents = 4_000;
const YEAR = 365n;

/**
 * Late-payment penalties until a day, that day counted (C. com. L441-10): from the day after the due date, on what is
 * left of it, at the rate of each day; the day of a payment still counts on what it paid. Rounded once. A day without a
 * rate counts nothing.
 */
export function interestOf(
  { dueOn, dueCents, received }: LateDebt,
  rates: readonly DatedRate[],
  until: LocalDate,
): Cents {
  if (until <= dueOn) return 0;
  const turns = [...received.map(({ on }) => on), ...rates.map(({ validFrom }) => addDays(validFrom, -1))];
  const within = turns.filter((day) => day > dueOn && day < until);
  const days = [...new Set([dueOn, ...within, until])].sort();
  let sum = 0n;
  for (const [at, from] of days.slice(0, -1).entries()) {
    const paid = received.reduce((total, { on, cents }) => (on <= from ? total + cents : total), 0);
    const count = daysBetween(from, days[at + 1]!);
    sum += BigInt(Math.max(0, dueCents - paid)) * BigInt(rateOn(rates, addDays(from, 1))) * BigInt(count);
  }
  return roundedRatio(sum, 10_000n * YEAR);
}

/** The rate of a day, newest first or not; nothing before the first. */
export function rateOn(rates: readonly DatedRate[], day: LocalDate): number {
  const begun = rates.filter(({ validFrom }) => validFrom <= day);
  return (
    begun.reduce<DatedRate | null>((last, one) => (last && last.validFrom > one.validFrom ? last : one), null)?.value ??
    0
  );
}
