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

/** What an order took in a workshop. */
export interface OrderWork extends WorkCost {
  orderId: number;
  workshopId: number;
}

type Raw = { order_id: number; workshop_id: number } & Record<string, unknown>;
const BY = 'w.order_id, w.workshop_id';

/** The cost of work, from what was counted and nothing else. Material has no dated price: its cost is an estimate. */
@Injectable()
export class OrderCostsQueries {
  constructor(private readonly read: ReadSource) {}

  /** Of orders by workshop, from their beginning. */
  async ofOrders({ schoolId }: Scope, orderIds: readonly number[]): Promise<OrderWork[]> {
    if (orderIds.length === 0) return [];
    const which = `w.order_id IN (${marks(orderIds)})`;
    const read = (text: string) => sql<Raw>(this.read.manager, text, [schoolId, ...orderIds]);
    const worked = await read(
      `SELECT ${BY}, SUM(j.minutes) AS minutes
       FROM session_job j JOIN work_session s ON s.id = j.session_id AND s.state = 'validated'
       JOIN work_operation o ON o.id = j.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE j.school_id = ? AND ${which} GROUP BY ${BY}`,
    );
    const scrapped = await read(
      `SELECT ${BY}, SUM(CASE WHEN r.reverses_id IS NULL THEN r.scrap ELSE -r.scrap END) AS scrap
       FROM output_report r JOIN work_operation o ON o.id = r.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE r.school_id = ? AND r.state = 'posted' AND ${which} GROUP BY ${BY}`,
    );
    const used = await read(
      `SELECT ${BY}, m.unit_code, m.price_e4, -SUM(v.quantity) AS quantity
       FROM stock_move v JOIN material_lot l ON l.id = v.lot_id AND l.owner = 'school'
       JOIN material m ON m.id = l.material_id AND m.price_e4 IS NOT NULL JOIN work_order w ON w.id = v.work_order_id
       WHERE v.school_id = ? AND ${which} GROUP BY ${BY}, m.id, m.unit_code, m.price_e4`,
    );
    const costs = new Map<string, OrderWork>();
    for (const row of [...worked, ...scrapped, ...used]) {
      const { order_id: orderId, workshop_id: workshopId } = row;
      const key = `${orderId}/${workshopId}`;
      const cost = costs.get(key) ?? { orderId, workshopId, minutes: 0, materialCents: 0, scrap: 0 };
      cost.minutes += Number(row.minutes ?? 0);
      cost.scrap += Number(row.scrap ?? 0);
      if (row.unit_code) cost.materialCents += costOf(row.unit_code as UnitCode, row.quantity, row.price_e4);
      costs.set(key, cost);
    }
    return [...costs.values()];
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
}

const costOf = (unit: UnitCode, quantity: unknown, price: unknown): Cents =>
  lineNetAmount(Number(quantity), UNITS[unit].scale, Number(price) as PriceE4);
