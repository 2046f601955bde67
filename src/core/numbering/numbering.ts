import { Injectable } from '@nestjs/common';
import { NumberSeries } from '../core.entities.js';
import { sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { backdated } from '../errors/core.errors.js';
import { Clock } from '../time/clock.js';
import type { LocalDate } from '../time/local-date.js';

/**
 * DP requests, DE quotes, CO orders, OF work orders, BL delivery notes, FA invoices, AV credit notes, PA payments,
 * DC money paid out, PE late-payment penalties claimed, NC non-conformities, CC certificates of conformity.
 */
export type Series = 'DP' | 'DE' | 'FA' | 'AV' | 'CO' | 'OF' | 'BL' | 'PA' | 'DC' | 'PE' | 'NC' | 'CC';

/** A number and the day it was given. */
export interface Numbered {
  number: string;
  date: LocalDate;
}

/**
 * Continuous numbers `FA-2026-00001`, restarting each year (CGI ann. II 242 nonies A I-7°). The counter is a row
 * raised in the caller's transaction: a rollback gives the number back, so the series has no gap; a day before
 * the last one is refused.
 */
@Injectable()
export class Numbering {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Today's next number. Throws core.backdated when the clock stands before the last number's day. */
  async next(schoolId: number, series: Series): Promise<Numbered> {
    const [one] = await this.several(schoolId, series, 1);
    return one!;
  }

  /** Several (one at least) that follow each other, in one go. */
  async several(schoolId: number, series: Series, count: number): Promise<Numbered[]> {
    // Midnight may pass while another holds the series; the first try leaves the row ours, so the second knows the day.
    const numbered = (await this.take(schoolId, series, count)) ?? (await this.take(schoolId, series, count));
    if (!numbered) throw backdated(await this.lastDate(schoolId, series, yearOf(this.clock.today())));
    return numbered;
  }

  private async take(schoolId: number, series: Series, count: number): Promise<Numbered[] | null> {
    const date = this.clock.today();
    const year = yearOf(date);
    const [row] = await sql<{ last_number: number }>(
      this.unit.manager,
      `INSERT INTO number_series (school_id, series, year, last_number, last_date) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (school_id, series, year) DO UPDATE
       SET last_number = number_series.last_number + excluded.last_number, last_date = excluded.last_date
       WHERE excluded.last_date >= number_series.last_date
       RETURNING last_number`,
      [schoolId, series, year, count, date],
    );
    if (!row) return null;
    const first = row.last_number - count + 1;
    return Array.from({ length: count }, (_, at) => ({
      number: `${series}-${year}-${String(first + at).padStart(5, '0')}`,
      date,
    }));
  }

  private async lastDate(schoolId: number, series: Series, year: number): Promise<string> {
    const row = await this.unit.manager.findOneByOrFail(NumberSeries, { schoolId, series, year });
    return row.lastDate;
  }
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
