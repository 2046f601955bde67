import { Injectable } from '@nestjs/common';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { addDays, hourOfDay, type LocalDate } from '../../core/time/local-date.js';
import { LearnersQueries } from '../learners/index.js';
import type { Impact } from './production.types.js';

/** What orders gave learners to do, from validated sessions only: sums, and nobody. */
@Injectable()
export class ImpactQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly learners: LearnersQueries,
  ) {}

  /** Of one order; zero for another's. */
  ofOrder(scope: Scope, orderId: number): Promise<Impact> {
    return this.sum(scope, 'c.id = ?', [orderId]);
  }

  /** Of a partner's orders, by the day of the work, both days included. */
  ofPartner(scope: Scope, partnerId: number, { from, to }: { from: LocalDate; to: LocalDate }): Promise<Impact> {
    const period = [hourOfDay(from, 0), hourOfDay(addDays(to, 1), 0)];
    return this.sum(scope, 'c.partner_id = ? AND s.started_at >= ? AND s.started_at < ?', [partnerId, ...period]);
  }

  private async sum(scope: Scope, which: string, values: readonly unknown[]): Promise<Impact> {
    const mine = partnerSeen(scope, 'buyer', 'receiver', 'payer');
    const own = mine === null ? '' : 'AND c.partner_id = ?';
    const rows = await sql<{ order_id: number; codes: string; minutes: unknown }>(
      this.read.manager,
      `SELECT c.id AS order_id, o.competence_codes AS codes, SUM(j.minutes) AS minutes
       FROM session_job j
       JOIN work_session s ON s.id = j.session_id AND s.state = 'validated'
       JOIN work_operation o ON o.id = j.operation_id
       JOIN work_order w ON w.id = o.work_order_id
       JOIN sales_order c ON c.id = w.order_id
       WHERE j.school_id = ? AND ${which} ${own}
       GROUP BY c.id, o.competence_codes`,
      [scope.schoolId, ...values, ...(mine === null ? [] : [mine])],
    );
    const codes = new Set(rows.flatMap((row) => JSON.parse(row.codes) as string[]));
    const known = codes.size === 0 ? [] : await this.learners.competences(scope);
    return {
      minutes: rows.reduce((all, { minutes }) => all + Number(minutes), 0),
      orders: new Set(rows.map((row) => row.order_id)).size,
      competences: known.filter(({ code }) => codes.has(code)).map(({ code, title }) => ({ code, title })),
    };
  }
}
