import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { lineNetAmount, type Cents, type PriceE4 } from '../../core/money/money.js';
import { UNITS, type UnitCode } from '../../core/quantity/unit.js';
import { addDays, hourOfDay, type LocalDate } from '../../core/time/local-date.js';
import { marks } from './operations.reads.js';

/** What work took: validated minutes of learners, the school's material at its present price, pieces scrapped. */
export interface WorkCost {
  minutes: number;
  materialCents: Cents;
  scrap: number;
}

interface Raw {
  grp: number;
  minutes?: unknown;
  scrap?: unknown;
}

type Key = 'order' | 'workshop';
const GROUPED: Readonly<Record<Key, string>> = { order: 'w.order_id', workshop: 'w.workshop_id' };
const NOTHING: WorkCost = { minutes: 0, materialCents: 0, scrap: 0 };

/** The cost of work, from what was counted and nothing else. Material has no dated price: its cost is an estimate. */
@Injectable()
export class OrderCostsQueries {
  constructor(private readonly read: ReadSource) {}

  /** Of orders, from their beginning. */
  ofOrders(scope: Scope, orderIds: readonly number[]): Promise<Map<number, WorkCost>> {
    if (orderIds.length === 0) return Promise.resolve(new Map());
    const which = { where: `w.order_id IN (${marks(orderIds)})`, values: orderIds };
    return this.sums(scope, 'order', { ...which, within: null });
  }

  /** Of a period by workshop, both days included. */
  ofPeriod(scope: Scope, from: LocalDate, to: LocalDate): Promise<Map<number, WorkCost>> {
    const within = [hourOfDay(from, 0), hourOfDay(addDays(to, 1), 0)] as const;
    return this.sums(scope, 'workshop', { where: '1 = 1', values: [], within });
  }

  /** Validated minutes of a period: all of them, and those on orders of customers. */
  async minutes({ schoolId }: Scope, from: LocalDate, to: LocalDate): Promise<{ all: number; sold: number }> {
    const [row] = await sql<{ every: unknown; sold: unknown }>(
      this.read.manager,
      `SELECT SUM(j.minutes) AS every, SUM(CASE WHEN w.order_id IS NULL THEN 0 ELSE j.minutes END) AS sold
       FROM session_job j JOIN work_session s ON s.id = j.session_id AND s.state = 'validated'
       JOIN work_operation o ON o.id = j.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE j.school_id = ? AND s.started_at >= ? AND s.started_at < ?`,
      [schoolId, hourOfDay(from, 0), hourOfDay(addDays(to, 1), 0)],
    );
    return { all: Number(row?.every ?? 0), sold: Number(row?.sold ?? 0) };
  }

  private async sums(
    { schoolId }: Scope,
    key: Key,
    { where, values, within }: { where: string; values: readonly unknown[]; within: readonly [string, string] | null },
  ): Promise<Map<number, WorkCost>> {
    const group = GROUPED[key];
    const when = (column: string) => (within ? `AND ${column} >= ? AND ${column} < ?` : '');
    const asked = [schoolId, ...values, ...(within ?? [])];
    const worked = await sql<Raw>(
      this.read.manager,
      `SELECT ${group} AS grp, SUM(j.minutes) AS minutes
       FROM session_job j JOIN work_session s ON s.id = j.session_id AND s.state = 'validated'
       JOIN work_operation o ON o.id = j.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE j.school_id = ? AND ${where} ${when('s.started_at')} GROUP BY ${group}`,
      asked,
    );
    const scrapped = await sql<Raw>(
      this.read.manager,
      `SELECT ${group} AS grp, SUM(CASE WHEN r.reverses_id IS NULL THEN r.scrap ELSE -r.scrap END) AS scrap
       FROM output_report r JOIN work_operation o ON o.id = r.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE r.school_id = ? AND r.state = 'posted' AND ${where} ${when('r.declared_at')} GROUP BY ${group}`,
      asked,
    );
    const used = await sql<{ grp: number; unit_code: UnitCode; price_e4: unknown; quantity: unknown }>(
      this.read.manager,
      `SELECT ${group} AS grp, m.unit_code, m.price_e4, -SUM(v.quantity) AS quantity
       FROM stock_move v JOIN material_lot l ON l.id = v.lot_id AND l.owner = 'school'
       JOIN material m ON m.id = l.material_id AND m.price_e4 IS NOT NULL JOIN work_order w ON w.id = v.work_order_id
       WHERE v.school_id = ? AND ${where} ${when('v.moved_at')} GROUP BY ${group}, m.id, m.unit_code, m.price_e4`,
      asked,
    );
    const costs = new Map<number, WorkCost>();
    const add = (of: number, more: Partial<WorkCost>) => {
      const cost = costs.get(of) ?? NOTHING;
      costs.set(of, {
        minutes: cost.minutes + (more.minutes ?? 0),
        materialCents: cost.materialCents + (more.materialCents ?? 0),
        scrap: cost.scrap + (more.scrap ?? 0),
      });
    };
    for (const row of worked) add(row.grp, { minutes: Number(row.minutes) });
    for (const row of scrapped) add(row.grp, { scrap: Number(row.scrap) });
    for (const row of used) add(row.grp, { materialCents: costOf(row.unit_code, row.quantity, row.price_e4) });
    return costs;
  }
}

const costOf = (unit: UnitCode, quantity: unknown, price: unknown): Cents =>
  lineNetAmount(Number(quantity), UNITS[unit].scale, Number(price) as PriceE4);
