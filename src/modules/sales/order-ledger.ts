import { Injectable } from '@nestjs/common';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { sql, withNumbers } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { Refusal } from '../../core/errors/refusal.js';
import { Journal } from '../../core/journal/journal.js';
import { formatCents } from '../../core/money/money.js';
import { totalsOf } from '../../core/money/vat.js';
import { OrderSheetReads, type KnownOrder } from './order-sheet.reads.js';
import { SalesOrderCell, SalesOrderLine } from './sales-order-line.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import type { CellChange } from './sales.amendment.js';
import { salesOrderMachine, type OrderSubject } from './sales-order.states.js';
import {
  amountOverrun,
  noQuantity,
  onHold,
  overCredited,
  overDelivered,
  overInvoiced,
  overProduced,
  overReturned,
  producedDelivered,
  wrongState,
  type Overrun,
} from './sales.errors.js';
import { cellName, lineNetOf, room, type Counter } from './sales.totals.js';
import type { BilledLine, CellQuantity, OrderSheet, OrderState } from './sales.types.js';

type Raised = Exclude<Counter, 'cancelled'>;
interface Rule {
  /** True when `n` more may be counted; the CHECKs of the table stand behind. */
  allows: string;
  refuse: (overrun: Overrun) => Refusal;
}

const RULES: Readonly<Record<Raised, Rule>> = {
  produced: { allows: 'cancelled + produced + n <= ordered', refuse: overProduced },
  delivered: { allows: 'delivered + n <= produced', refuse: overDelivered },
  returned: { allows: 'returned + n <= delivered', refuse: overReturned },
  invoiced: { allows: 'invoiced - credited + n <= delivered - returned', refuse: overInvoiced },
  credited: { allows: 'credited + n <= invoiced', refuse: overCredited },
};

/** The counters of an order: always under the order's lock, raised by one UPDATE that guards each. */
@Injectable()
export class OrderLedger {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly sheets: OrderSheetReads,
  ) {}

  /** The order with its cells, kept from others until the transaction ends; 404 for another school's or partner's. */
  async lock(scope: Scope, orderId: number): Promise<KnownOrder> {
    return this.sheets.withCells(await this.lockRow(scope, orderId));
  }

  /** The same, as its readers see it. */
  async hold(scope: Scope, orderId: number): Promise<OrderSheet> {
    return this.sheets.of(scope, await this.lock(scope, orderId));
  }

  /** Raises a counter of several cells of one order, or of none. */
  async count(
    scope: Scope,
    orderId: number,
    raise: { counter: Raised; cells: readonly CellQuantity[]; in: readonly OrderState[] },
  ): Promise<void> {
    const order = await this.lockRow(scope, orderId);
    if (!raise.in.includes(order.state)) throw wrongState(order.number, salesOrderMachine.states[order.state]);
    if (raise.counter === 'delivered' && order.holdReason !== null) throw onHold(order.number, order.holdReason);
    if (raise.cells.length > 0) await this.raise(scope, orderId, raise.counter, raise.cells);
    const subject = { type: 'sales_order', id: orderId };
    await this.journal.write(scope, { subject, event: raise.counter, facts: { cells: raise.cells } });
  }

  /** Lowers what is produced of a cell, never under what is delivered. */
  async takeBack(scope: Scope, orderId: number, { orderCellId, quantity }: CellQuantity): Promise<void> {
    const order = await this.lockRow(scope, orderId);
    if (order.state !== 'confirmed') throw wrongState(order.number, salesOrderMachine.states[order.state]);
    const done = await sql(
      this.unit.manager,
      `UPDATE sales_order_cell SET produced = produced - ?
       WHERE id = ? AND order_id = ? AND school_id = ? AND produced - ? >= delivered RETURNING id`,
      [quantity, orderCellId, orderId, scope.schoolId, quantity],
    );
    if (done.length === 0) throw producedDelivered();
    const subject = { type: 'sales_order', id: orderId };
    const facts = { cells: [{ orderCellId, quantity: -quantity }] };
    await this.journal.write(scope, { subject, event: 'produced', facts });
  }

  /** Adds to (or, negative, takes from) what is invoiced of lines, never over the line and never under nothing. */
  async bill(scope: Scope, orderId: number, lines: readonly BilledLine[], sign: 1 | -1): Promise<void> {
    if (lines.some(({ netCents }) => !Number.isSafeInteger(netCents) || netCents < 0))
      throw amountOverrun(formatCents(0));
    if (lines.length === 0) return;
    const { schoolId } = scope;
    const guard = sign === 1 ? 'invoiced_net_cents + net <= line_net_cents' : 'invoiced_net_cents + net >= 0';
    const billed = withNumbers(
      'billed (line_id, net)',
      lines.map(({ orderLineId, netCents }) => [orderLineId, sign * netCents]),
    );
    const done = await sql<{ id: number }>(
      this.unit.manager,
      `${billed.text} UPDATE sales_order_line SET invoiced_net_cents = invoiced_net_cents + net FROM billed
       WHERE id = line_id AND order_id = ? AND school_id = ? AND ${guard} RETURNING id`,
      [...billed.values, orderId, schoolId],
    );
    const refused = lines.find(({ orderLineId }) => !done.some(({ id }) => id === orderLineId));
    if (!refused) return;
    const line = await this.unit.manager.findOneBy(SalesOrderLine, { id: refused.orderLineId, orderId, schoolId });
    if (!line) throw notFound();
    throw amountOverrun(formatCents(sign === 1 ? line.lineNetCents - line.invoicedNetCents : line.invoicedNetCents));
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
    return this.reline(scope, order);
  }

  /** Other quantities of some cells, and lines and totals for what is then ordered. */
  async amend(
    scope: Scope,
    order: SalesOrder & OrderSubject,
    changes: readonly CellChange[],
  ): Promise<Partial<SalesOrder>> {
    const { schoolId } = scope;
    for (const { orderCellId, from, to } of changes) {
      const where = { id: orderCellId, orderId: order.id, schoolId };
      if (to > from) await this.unit.manager.increment(SalesOrderCell, where, 'ordered', to - from);
      else await this.unit.manager.increment(SalesOrderCell, where, 'cancelled', from - to);
    }
    return this.reline(scope, order);
  }

  private async reline({ schoolId }: Scope, order: SalesOrder): Promise<Partial<SalesOrder>> {
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

  private async lockRow(scope: Scope, orderId: number): Promise<SalesOrder> {
    const order = await this.unit.lock(SalesOrder, { id: orderId, schoolId: scope.schoolId });
    const mine = partnerSeen(scope, 'buyer', 'receiver');
    if (!order || (mine !== null && order.partnerId !== mine)) throw notFound();
    return order;
  }

  private async raise(scope: Scope, orderId: number, counter: Raised, cells: readonly CellQuantity[]): Promise<void> {
    if (cells.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1)) throw noQuantity();
    const more = withNumbers(
      'more (cell_id, n)',
      cells.map(({ orderCellId, quantity }) => [orderCellId, quantity]),
    );
    const raised = await sql<{ id: number }>(
      this.unit.manager,
      `${more.text} UPDATE sales_order_cell SET ${counter} = ${counter} + n FROM more
       WHERE id = cell_id AND order_id = ? AND school_id = ? AND ${RULES[counter].allows} RETURNING id`,
      [...more.values, orderId, scope.schoolId],
    );
    const refused = cells.find(({ orderCellId }) => !raised.some(({ id }) => id === orderCellId));
    if (refused) throw await this.refusal(scope, orderId, counter, refused);
  }

  private async refusal(scope: Scope, orderId: number, counter: Raised, cell: CellQuantity): Promise<Refusal> {
    const { schoolId } = scope;
    const row = await this.unit.manager.findOneBy(SalesOrderCell, { id: cell.orderCellId, orderId, schoolId });
    if (!row) return notFound();
    const line = await this.unit.manager.findOneByOrFail(SalesOrderLine, { id: row.lineId, schoolId });
    const name = cellName(line.itemName, row);
    return RULES[counter].refuse({ name, unitCode: line.unitCode, asked: cell.quantity, left: room(row, counter) });
  }
}
