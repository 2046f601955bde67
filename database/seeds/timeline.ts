import type { SetClock } from '../../src/core/time/clock.js';
import { addDays, dayInFrance, weekday, type LocalDate } from '../../src/core/time/local-date.js';

interface Act {
  day: LocalDate;
  order: number;
  run: () => Promise<void>;
}

/** Acts of a year, played in the order of their days. An act may plan others; nothing happens later than now. */
export class Timeline {
  private readonly acts: Act[] = [];
  private order = 0;

  readonly today: LocalDate;

  constructor(
    private readonly clock: SetClock,
    private readonly now: Date,
  ) {
    this.today = dayInFrance(now);
  }

  plan(day: LocalDate, run: () => Promise<void>): void {
    if (day > this.today) return;
    this.acts.push({ day, order: this.order++, run });
  }

  /** The hour and minute of the day being played, in UTC. */
  at(day: LocalDate, time: `${number}:${number}`): void {
    const instant = new Date(`${day}T${time}:00.000Z`);
    this.clock.set(instant < this.now ? instant : this.now);
  }

  async play(): Promise<void> {
    for (let act = this.next(); act; act = this.next()) {
      this.at(act.day, '06:30');
      await act.run();
    }
  }

  private next(): Act | undefined {
    this.acts.sort((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1));
    return this.acts.shift();
  }
}

/** The day some working days later (Monday to Friday). */
export function workingDays(day: LocalDate, count: number): LocalDate {
  let result = day;
  for (let left = count; left > 0;) {
    result = addDays(result, 1);
    if (weekday(result) <= 5) left--;
  }
  return result;
}
