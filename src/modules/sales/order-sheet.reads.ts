import { Injectable } from '@nestjs/common';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { totalsOf } from '../../core/money/vat.js';
import { commonUnit } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { SalesOrderCell, SalesOrderLine } from './sales-order-line.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import { PlannedDelivery } from './planned-delivery.entity.js';
import { nextDue, scheduleOf, type Planned } from './sales.schedule.js';
import { axesOf } from './sales.axes.js';
import { invoicedNet, orderedNet } from './sales.totals.js';
import type { OrderSheet } from './sales.types.js';

/** An order's row with its cells by id: what guards look at, and what a sheet is made of. */
export type KnownOrder = SalesOrder & { cells: SalesOrderCell[] };

/** The sheet of an order, from the row that is already in hand. */
@Injectable()
export class OrderSheetReads {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
  ) {}

  /** Throws notFound when the order is not there, or not the caller's. */
  async known(scope: Scope, orderId: number): Promise<KnownOrder> {
    const order = await this.read.manager.findOneBy(SalesOrder, { id: orderId, ...ownOrders(scope) });
    if (!order) throw notFound();
    return this.withCells(order);
  }

  async withCells(order: SalesOrder): Promise<KnownOrder> {
    const where = { orderId: order.id, schoolId: order.schoolId };
    return Object.assign(order, {
      cells: await this.read.manager.find(SalesOrderCell, { where, order: { id: 'ASC' } }),
    });
  }

  async of(scope: Scope, { cells, ...order }: KnownOrder): Promise<OrderSheet> {
    const where = { orderId: order.id, schoolId: scope.schoolId };
    const lines = await this.read.manager.find(SalesOrderLine, { where, order: { position: 'ASC' } });
    const planned = await this.read.manager.find(PlannedDelivery, { where, order: { id: 'ASC' } });
    const schedule = scheduleOf(planned.map(plannedOf), cells);
    const names = await this.partners.names(scope, [order.partnerId]);
    return {
      ...headOf(order),
      partnerName: names.get(order.partnerId) ?? '',
      unitCode: commonUnit(lines),
      ...sumsOf(cells),
      ...{ schedule, dueOn: nextDue(schedule, order.promisedOn as LocalDate | null) },
      lines: lines.map(({ schoolId: _school, orderId: _order, ...line }) => ({
        ...line,
        cells: cells.filter(({ lineId }) => lineId === line.id).map(cellOf),
      })),
      totals: totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents }))),
      axes: axesOf(cells),
    };
  }
}

/** Somebody of a partner never reads beyond that partner, whatever else the scope says. */
export function ownOrders(scope: Scope) {
  const { schoolId } = scope;
  const partnerId = partnerSeen(scope, 'buyer', 'receiver', 'payer');
  return partnerId === null ? { schoolId } : { schoolId, partnerId };
}

function headOf(order: SalesOrder) {
  const { id, number, partnerId, state, customerReference, version, source, quoteId, note, holdReason } = order;
  const { totalWithoutVatCents, totalWithVatCents, buyerReference, contractReference, framework } = order;
  return {
    ...{ id, number, partnerId, state, customerReference, version, source, quoteId, note, holdReason },
    ...{ totalWithoutVatCents, totalWithVatCents, buyerReference, contractReference, framework },
    placedOn: order.placedOn as LocalDate,
    wishedOn: order.wishedOn as LocalDate | null,
    promisedOn: order.promisedOn as LocalDate | null,
  };
}

function cellOf({ schoolId: _school, orderId: _order, lineId: _line, ...cell }: SalesOrderCell) {
  return cell;
}

function sumsOf(cells: readonly SalesOrderCell[]) {
  const sum = (of: (cell: SalesOrderCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return {
    ordered: sum(orderedNet),
    produced: sum(({ produced }) => produced),
    delivered: sum(({ delivered }) => delivered),
    invoiced: sum(invoicedNet),
  };
}

const plannedOf = ({ id, dueOn, address, reference, cells }: PlannedDelivery): Planned => ({
  ...{ id, address, reference, cells },
  dueOn: dueOn as LocalDate,
});
