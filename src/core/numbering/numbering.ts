import { Injectable } from '@nestjs/common';
import { NumberSeries } from '../core.entities.js';
import { sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { backdated } from '../errors/core.errors.js';
import type { LocalDate } from '../time/local-date.js';

/** FA invoices, AV credit notes, CO orders, OF work orders, BL delivery notes, PA payments. */
export type Series = 'FA' | 'AV' | 'CO' | 'OF' | 'BL' | 'PA';

/**
 * Continuous numbers `FA-2026-00001`, restarting each year (CGI ann. II 242 nonies A I-7°). The counter is a row
 * raised in the caller's transaction: a rollback gives the number back, so the series has no gap; a date before
 * the last one is refused.
 */
@Injectable()
export class Numbering {
  constructor(private readonly unit: UnitOfWork) {}

  async next(schoolId: number, series: Series, date: LocalDate): Promise<string> {
    const year = Number(date.slice(0, 4));
    const [row] = await sql<{ last_number: number }>(
      this.unit.manager,
      `INSERT INTO number_series (school_id, series, year, last_number, last_date) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (school_id, series, year) DO UPDATE
       SET last_number = number_series.last_number + 1, last_date = excluded.last_date
       WHERE excluded.last_date >= number_series.last_date
       RETURNING last_number`,
      [schoolId, series, year, date],
    );
    if (!row) throw backdated(await this.lastDate(schoolId, series, year));
    return `${series}-${year}-${String(row.last_number).padStart(5, '0')}`;
  }

  private async lastDate(schoolId: number, series: Series, year: number): Promise<string> {
    const row = await this.unit.manager.findOneByOrFail(NumberSeries, { schoolId, series, year });
    return row.lastDate;
  }
}
