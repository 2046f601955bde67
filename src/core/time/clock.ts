import { Injectable } from '@nestjs/common';
import { dayInFrance, type LocalDate } from './local-date.js';

/** The only source of "now": injected, so that tests and seeds can live on another day. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Now as stored: ISO 8601 UTC with milliseconds, 24 characters. */
  instant(): string {
    return this.now().toISOString();
  }

  /** The legal day in France. */
  today(): LocalDate {
    return dayInFrance(this.now());
  }
}

/** A clock that stands where it is put. */
export class SetClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.at);
  }

  set(at: Date | string): void {
    this.at = new Date(at);
  }
}
