import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { Refusal } from '../../core/errors/refusal.js';
import { Journal } from '../../core/journal/journal.js';
import { formatCents } from '../../core/money/money.js';
import { totalsOf } from '../../core/money/vat.js';
import { formatQuantity } from '../../core/quantity/unit.js';
import { SalesOrderCell, SalesOrderLine } from './sales-order-line.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import { salesOrderMachine, type OrderSubject } from './sales-order.states.js';
import {
  amountOverrun,
  noQuantity,
  overCredited,
  overDelivered,
  overInvoiced,
  overProduced,
  overReturned,
  wrongState,
  type Overrun,
} from './sales.errors.js';
import { lineNetOf, room, type Counter } from './sales.totals.js';
import type { BilledLine, CellQuantity, OrderState } from './sales.types.js';

type Raised = Exclude<Counter, 'cancelled'>;
interface Rule {
  /** True when `?` more may be counted; the CHECKs of the table stand behind. */
  allows: string;
  refuse: (overrun: Overrun) => Refusal;
}

const RULES: Readonly<Record<Raised, Rule>> = {
  produced: { allows: 'cancelled + produced + ? <= ordered', refuse: overProduced },
  delivered: { allows: 'delivered + ? <= produced', refuse: overDelivered },
  returned: { allows: 'returned + ? <= delivered', refuse: overReturned },
  invoiced: { allows: 'invoiced - credited + ? <= delivered - returned', refuse: overInvoiced },
  credited: { allows: 'credited + ? <= invoiced', refuse: overCredited },
};

/** The counters of an order: always under the order's lock, each raised by one guarded UPDATE. */
@Injectable()
export class OrderLedger {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
  ) {}

  /** The order with its cells, kept from others until the transaction ends; 404 for another school's or partner's. */
  async lock(scope: Scope, orderId: number): Promise<SalesOrder & OrderSubject> {
    const { schoolId } = scope;
    const order = await this.unit.lock(SalesOrder, { id: orderId, schoolId });
    if (!order || (scope.partnerId !== null && order.partnerId !== scope.partnerId)) throw notFound();
    const cells = await this.unit.manager.findBy(SalesOrderCell, { orderId, schoolId });
    return Object.assign(order, { cells });
  }

  /** Raises a counter of several cells of one order, or of none. */
  async count(
    scope: Scope,
    orderId: number,
    raise: { counter: Raised; cells: readonly CellQuantity[]; in: readonly OrderState[] },
  ): Promise<void> {
    const order = await this.lock(scope, orderId);
    if (!raise.in.includes(order.state)) throw wrongState(order.number, salesOrderMachine.states[order.state]);
    for (const cell of raise.cells) await this.raise(scope, orderId, raise.counter, cell);
    const subject = { type: 'sales_order', id: orderId };
    await this.journal.write(scope, { subject, event: raise.counter, facts: { cells: raise.cells } });
  }

  /** Adds to (or, negative, takes from) what is invoiced of lines, never over the line and never under nothing. */
  async bill(scope: Scope, orderId: number, lines: readonly BilledLine[], sign: 1 | -1): Promise<void> {
    const { schoolId } = scope;
    for (const { orderLineId: id, netCents } of lines) {
      if (!Number.isSafeInteger(netCents) || netCents < 0) throw amountOverrun(formatCents(0));
      const guard = sign === 1 ? 'invoiced_net_cents + :net <= line_net_cents' : 'invoiced_net_cents + :net >= 0';
      const result = await this.unit.manager
        .createQueryBuilder()
        .update(SalesOrderLine)
        .set({ invoicedNetCents: () => 'invoiced_net_cents + :net' })
        .where('id = :id AND order_id = :orderId AND school_id = :schoolId', { id, orderId, schoolId })
        .andWhere(guard, { net: sign * netCents })
        .execute();
      if (result.affected === 1) continue;
      const line = await this.unit.manager.findOneBy(SalesOrderLine, { id, orderId, schoolId });
      if (!line) throw notFound();
      const left = sign === 1 ? line.lineNetCents - line.invoicedNetCents : line.invoicedNetCents;
      throw amountOverrun(formatCents(left));
    }
  }

  /** Calls off what is not produced, and writes lines and totals for what stays. */
  async cancelTheRest(scope: Scope, order: SalesOrder & OrderSubject): Promise<Partial<SalesOrder>> {
    const { schoolId } = scope;
    await this.unit.manager
      .createQueryBuilder()
      .update(SalesOrderCell)
      .set({ cancelled: () => 'ordered - produced' })
      .where('order_id = :id AND school_id = :schoolId', { id: order.id, schoolId })
      .execute();
    const lines = await this.unit.manager.findBy(SalesOrderLine, { orderId: order.id, schoolId });
    const cells = await this.unit.manager.findBy(SalesOrderCell, { orderId: order.id, schoolId });
    for (const line of lines) {
      line.lineNetCents = lineNetOf(
        line,
        cells.filter((cell) => cell.lineId === line.id),
      );
      await this.unit.manager.update(SalesOrderLine, { id: line.id, schoolId }, { lineNetCents: line.lineNetCents });
    }
    const { totalWithoutVatCents, totalVatCents, totalWithVatCents } = totalsOf(
      lines.map(({ lineNetCents, vatCategory, vatRate }) => ({ netCents: lineNetCents, vatCategory, vatRate })),
    );
    return { totalWithoutVatCents, totalVatCents, totalWithVatCents };
  }

  /** The orders some cells belong to, lowest id first: the order locks are taken in. */
  async ordersOf(scope: Scope, cells: readonly CellQuantity[]): Promise<Map<number, CellQuantity[]>> {
    const orders = new Map<number, CellQuantity[]>();
    if (cells.length === 0) return orders;
    const found = await sql<{ id: number; order_id: number }>(
      this.unit.manager,
      `SELECT id, order_id FROM sales_order_cell WHERE school_id = ? AND id IN (${cells.map(() => '?').join(', ')})`,
      [scope.schoolId, ...cells.map(({ orderCellId }) => orderCellId)],
    );
    const orderOf = new Map(found.map((row) => [row.id, row.order_id]));
    for (const cell of cells) {
      const orderId = orderOf.get(cell.orderCellId);
      if (orderId === undefined) throw notFound();
      orders.set(orderId, [...(orders.get(orderId) ?? []), cell]);
    }
    return new Map([...orders].sort(([a], [b]) => a - b));
  }

  private async raise(scope: Scope, orderId: number, counter: Raised, cell: CellQuantity): Promise<void> {
    const { orderCellId: id, quantity: n } = cell;
    if (!Number.isSafeInteger(n) || n < 1) throw noQuantity();
    const { schoolId } = scope;
    const raised = await sql<{ id: number }>(
      this.unit.manager,
      `UPDATE sales_order_cell SET ${counter} = ${counter} + ?
       WHERE id = ? AND order_id = ? AND school_id = ? AND ${RULES[counter].allows} RETURNING id`,
      [n, id, orderId, schoolId, n],
    );
    if (raised.length === 1) return;
    const row = await this.unit.manager.findOneBy(SalesOrderCell, { id, orderId, schoolId });
    if (!row) throw notFound();
    const line = await this.unit.manager.findOneByOrFail(SalesOrderLine, { id: row.lineId, schoolId });
    const name = [line.itemName, row.colour, row.size].filter(Boolean).join(' ');
    const said = (quantity: number) => formatQuantity(quantity, line.unitCode);
    throw RULES[counter].refuse({ name, asked: said(n), left: said(room(row, counter)) });
  }
}
