import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { OrdersQueries, type OrderLineRead, type OrderSheet } from '../sales/index.js';
import type { MissingCell } from './production.types.js';

/** What an order asks of one cell, and what its OFs make of it. */
export interface CellBalance {
  line: OrderLineRead;
  orderCellId: number;
  wanted: number;
  covered: number;
}

/** Ordered pieces that no OF will make: scrap a master has validated, and OFs that were cancelled. */
@Injectable()
export class ShortfallQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly orders: OrdersQueries,
  ) {}

  async of(
    scope: Scope,
    orderId: number,
    orderLineId: number,
  ): Promise<{ order: OrderSheet; line: OrderLineRead; missing: MissingCell[] }> {
    const order = await this.orders.sheet(scope, orderId);
    const line = order.lines.find(({ id }) => id === orderLineId)!;
    const covered = await this.covered(scope, orderId, orderLineId);
    const missing = line.cells
      .map(({ id, size, colour, ordered, cancelled }) => ({
        ...{ orderCellId: id, size, colour },
        missing: ordered - cancelled - (covered.get(id) ?? 0),
      }))
      .filter((cell) => cell.missing > 0);
    return { order, line, missing };
  }

  /** Every cell of an order. */
  async balance(scope: Scope, order: OrderSheet): Promise<CellBalance[]> {
    const cells: CellBalance[] = [];
    for (const line of order.lines) {
      const covered = await this.covered(scope, order.id, line.id);
      for (const { id, ordered, cancelled } of line.cells)
        cells.push({ line, orderCellId: id, wanted: ordered - cancelled, covered: covered.get(id) ?? 0 });
    }
    return cells;
  }

  private async covered(scope: Scope, orderId: number, orderLineId: number): Promise<Map<number, number>> {
    const of = [scope.schoolId, orderId, orderLineId];
    const made = await sql<{ order_cell_id: number; pieces: unknown }>(
      this.read.manager,
      `SELECT c.order_cell_id,
         SUM(CASE WHEN w.state IN ('cancelled', 'abandoned') THEN oc.validated ELSE c.quantity END) AS pieces
       FROM work_order w JOIN work_order_cell c ON c.work_order_id = w.id
       JOIN work_operation o ON o.work_order_id = w.id AND o.position =
         (SELECT MAX(x.position) FROM work_operation x WHERE x.work_order_id = w.id AND x.state <> 'skipped')
       JOIN operation_cell oc ON oc.operation_id = o.id AND oc.work_order_cell_id = c.id
       WHERE w.school_id = ? AND w.order_id = ? AND w.order_line_id = ?
       GROUP BY c.order_cell_id`,
      of,
    );
    const lost = await sql<{ order_cell_id: number; pieces: unknown }>(
      this.read.manager,
      `SELECT c.order_cell_id, SUM(CASE WHEN r.reverses_id IS NULL THEN r.scrap ELSE -r.scrap END) AS pieces
       FROM work_order w JOIN work_operation o ON o.work_order_id = w.id
       JOIN output_report r ON r.operation_id = o.id AND r.state = 'posted'
       JOIN operation_cell oc ON oc.id = r.operation_cell_id
       JOIN work_order_cell c ON c.id = oc.work_order_cell_id
       WHERE w.school_id = ? AND w.order_id = ? AND w.order_line_id = ? AND w.state NOT IN ('cancelled', 'abandoned')
       GROUP BY c.order_cell_id`,
      of,
    );
    const scrap = new Map(lost.map((row) => [row.order_cell_id, Number(row.pieces)]));
    return new Map(made.map(({ order_cell_id: id, pieces }) => [id, Number(pieces) - (scrap.get(id) ?? 0)]));
  }
}
