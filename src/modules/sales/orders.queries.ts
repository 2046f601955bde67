import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing, sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import { totalsOf } from '../../core/money/vat.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { SalesOrderCell, SalesOrderLine } from './sales-order-line.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import { salesOrderMachine, type OrderEvent, type OrderSubject } from './sales-order.states.js';
import { axesOf } from './sales.axes.js';
import type { OrderListQuery } from './sales.dto.js';
import { invoicedNet, orderedNet } from './sales.totals.js';
import type { OrderBookRow, OrderCounts, OrderFile, OrderRow, OrderSheet } from './sales.types.js';

const COLUMNS = {
  id: 'o.id',
  number: 'o.number',
  partner_id: 'o.partnerId',
  state: 'o.state',
  placed_on: 'o.placedOn',
  wished_on: 'o.wishedOn',
  promised_on: 'o.promisedOn',
  customer_reference: 'o.customerReference',
  total_without_vat_cents: 'o.totalWithoutVatCents',
  total_with_vat_cents: 'o.totalWithVatCents',
} as const;
type Raw = Record<keyof typeof COLUMNS, unknown>;
type Sums = Pick<OrderRow, 'ordered' | 'produced' | 'delivered' | 'invoiced'>;
const NO_SUMS: Sums = { ordered: 0, produced: 0, delivered: 0, invoiced: 0 };
const EXPORT_PAGE = 200;

const UNDELIVERED = `EXISTS (SELECT 1 FROM sales_order_cell c WHERE c.order_id = o.id
  AND c.delivered < c.ordered - c.cancelled)`;

/** Orders as their readers see them: a partner its own, the staff those of the school. */
@Injectable()
export class OrdersQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly files: FileStore,
  ) {}

  /** Newest first; `state` is a state, or `late`: promised, past its day, not all delivered. */
  async list(scope: Scope, query: OrderListQuery): Promise<Listed<OrderRow>> {
    const { limit = DEFAULT_LIMIT, cursor, q, state, partnerId } = query;
    const select = this.select(scope)
      .orderBy('o.id', 'DESC')
      .limit(limit + 1);
    if (cursor) select.andWhere('o.id < :cursor', { cursor });
    if (q) select.andWhere("o.searchText LIKE :q ESCAPE '!'", { q: containing(q) });
    if (partnerId) select.andWhere('o.partnerId = :partnerId', { partnerId });
    if (state === 'late') this.late(select);
    else if (state) select.andWhere('o.state = :state', { state });
    const page = listed((await select.getRawMany<Raw>()).map(withId), limit);
    return { rows: await this.completed(scope, page.rows), next: page.next };
  }

  /** Every order a list shows, page after page: for an export. */
  async all(scope: Scope, query: OrderListQuery, max = 10_000): Promise<OrderRow[]> {
    const rows: OrderRow[] = [];
    let cursor: number | null | undefined = query.cursor;
    do {
      const page = await this.list(scope, { ...query, cursor: cursor ?? undefined, limit: EXPORT_PAGE });
      rows.push(...page.rows);
      cursor = page.next;
    } while (cursor !== null && rows.length < max);
    return rows;
  }

  /** Throws notFound when the order is not there, or not the caller's. */
  async mustExist(scope: Scope, orderId: number): Promise<void> {
    if (!(await this.read.manager.existsBy(SalesOrder, { id: orderId, ...own(scope) }))) throw notFound();
  }

  async sheet(scope: Scope, orderId: number): Promise<OrderSheet> {
    const order = await this.read.manager.findOneBy(SalesOrder, { id: orderId, ...own(scope) });
    if (!order) throw notFound();
    const where = { orderId, schoolId: scope.schoolId };
    const lines = await this.read.manager.find(SalesOrderLine, { where, order: { position: 'ASC' } });
    const cells = await this.read.manager.find(SalesOrderCell, { where, order: { id: 'ASC' } });
    const names = await this.partners.names(scope, [order.partnerId]);
    return {
      ...headOf(order),
      partnerName: names.get(order.partnerId) ?? '',
      ...sumsOf(cells),
      lines: lines.map(({ schoolId: _school, orderId: _order, ...line }) => ({
        ...line,
        cells: cells.filter(({ lineId }) => lineId === line.id).map(cellOf),
      })),
      totals: totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents }))),
      axes: axesOf(cells),
    };
  }

  async counts(scope: Scope): Promise<OrderCounts> {
    const by = await this.mine(scope)
      .select('o.state', 'state')
      .addSelect('COUNT(*)', 'many')
      .andWhere("o.state IN ('draft', 'confirmed')")
      .groupBy('o.state')
      .getRawMany<{ state: string; many: unknown }>();
    const many = (state: string) => Number(by.find((row) => row.state === state)?.many ?? 0);
    const late = await this.late(this.mine(scope).select('COUNT(*)', 'many')).getRawOne<{ many: unknown }>();
    return { toConfirm: many('draft'), late: Number(late?.many ?? 0), inProgress: many('confirmed') };
  }

  /** Not yet invoiced of confirmed orders, by promised month and workshop. */
  async orderBook(scope: Scope): Promise<OrderBookRow[]> {
    const rows = await sql<{ month: string; workshop_id: number; cents: unknown }>(
      this.read.manager,
      `SELECT substr(o.promised_on, 1, 7) AS month, l.workshop_id AS workshop_id,
         SUM(l.line_net_cents - l.invoiced_net_cents) AS cents
       FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id
       WHERE o.school_id = ? AND o.state = 'confirmed' AND l.invoiced_net_cents < l.line_net_cents
       GROUP BY substr(o.promised_on, 1, 7), l.workshop_id ORDER BY month, workshop_id`,
      [scope.schoolId],
    );
    return rows.map(({ month, workshop_id, cents }) => ({ month, workshopId: workshop_id, cents: Number(cents) }));
  }

  /** What the caller can ask of an order now, and why not when it cannot. */
  async events(scope: Scope, orderId: number): Promise<AllowedEvent<OrderEvent>[]> {
    return salesOrderMachine.allowed(scope, await this.subject(scope, orderId));
  }

  /** Throws what firing the event would throw now. */
  async permit(scope: Scope, orderId: number, event: OrderEvent): Promise<void> {
    salesOrderMachine.permit(scope, await this.subject(scope, orderId), event);
  }

  /** Documents and attachments of an order the caller may read, oldest first. */
  async documents(scope: Scope, orderId: number): Promise<OrderFile[]> {
    if (!(await this.read.manager.existsBy(SalesOrder, { id: orderId, ...own(scope) }))) throw notFound();
    const files = await this.files.of(scope, { type: 'sales_order', id: orderId });
    return files.map(({ id, kind, name, size, createdAt }) => ({ id, kind, name, size, createdAt }));
  }

  private async subject(scope: Scope, orderId: number): Promise<OrderSubject> {
    const order = await this.read.manager.findOneBy(SalesOrder, { id: orderId, ...own(scope) });
    if (!order) throw notFound();
    const cells = await this.read.manager.findBy(SalesOrderCell, { orderId, schoolId: scope.schoolId });
    return Object.assign(order, { cells });
  }

  private mine(scope: Scope): SelectQueryBuilder<SalesOrder> {
    const select = this.read.from(SalesOrder, 'o').where('o.schoolId = :schoolId', { schoolId: scope.schoolId });
    return scope.partnerId === null ? select : select.andWhere('o.partnerId = :mine', { mine: scope.partnerId });
  }

  private select(scope: Scope): SelectQueryBuilder<SalesOrder> {
    const select = this.mine(scope).select([]);
    for (const [alias, column] of Object.entries(COLUMNS)) select.addSelect(column, alias);
    return select;
  }

  private late(select: SelectQueryBuilder<SalesOrder>): SelectQueryBuilder<SalesOrder> {
    return select
      .andWhere("o.state = 'confirmed' AND o.promisedOn < :today", { today: this.clock.today() })
      .andWhere(UNDELIVERED);
  }

  /** Names and sums for a page: two queries, however long it is. */
  private async completed(scope: Scope, rows: readonly (Raw & { id: number })[]): Promise<OrderRow[]> {
    if (rows.length === 0) return [];
    const names = await this.partners.names(scope, [...new Set(rows.map((row) => Number(row.partner_id)))]);
    const sums = await this.sums(
      scope,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number as string,
      partnerId: Number(row.partner_id),
      partnerName: names.get(Number(row.partner_id)) ?? '',
      state: row.state as OrderRow['state'],
      placedOn: row.placed_on as LocalDate,
      wishedOn: row.wished_on as LocalDate | null,
      promisedOn: row.promised_on as LocalDate | null,
      customerReference: row.customer_reference as string | null,
      totalWithoutVatCents: Number(row.total_without_vat_cents),
      totalWithVatCents: Number(row.total_with_vat_cents),
      ...(sums.get(row.id) ?? NO_SUMS),
    }));
  }

  private async sums(scope: Scope, orderIds: readonly number[]): Promise<Map<number, Sums>> {
    const rows = await this.read
      .from(SalesOrderCell, 'c')
      .select('c.orderId', 'order_id')
      .addSelect('SUM(c.ordered - c.cancelled)', 'ordered')
      .addSelect('SUM(c.produced)', 'produced')
      .addSelect('SUM(c.delivered)', 'delivered')
      .addSelect('SUM(c.invoiced - c.credited)', 'invoiced')
      .where('c.orderId IN (:...orderIds) AND c.schoolId = :schoolId', { orderIds, schoolId: scope.schoolId })
      .groupBy('c.orderId')
      .getRawMany<Record<keyof Sums | 'order_id', unknown>>();
    return new Map(
      rows.map(({ order_id, ordered, produced, delivered, invoiced }) => [
        Number(order_id),
        {
          ordered: Number(ordered),
          produced: Number(produced),
          delivered: Number(delivered),
          invoiced: Number(invoiced),
        },
      ]),
    );
  }
}

// Somebody of a partner never reads beyond that partner, whatever else the scope says.
const own = ({ schoolId, partnerId }: Scope) => (partnerId === null ? { schoolId } : { schoolId, partnerId });

const withId = (row: Raw) => ({ ...row, id: Number(row.id) });

function headOf(order: SalesOrder) {
  const { id, number, partnerId, state, customerReference, version, source, note } = order;
  const { totalWithoutVatCents, totalWithVatCents } = order;
  return {
    ...{ id, number, partnerId, state, customerReference, version, source, note },
    ...{ totalWithoutVatCents, totalWithVatCents },
    placedOn: order.placedOn as LocalDate,
    wishedOn: order.wishedOn as LocalDate | null,
    promisedOn: order.promisedOn as LocalDate | null,
  };
}

function cellOf({ schoolId: _school, orderId: _order, lineId: _line, ...cell }: SalesOrderCell) {
  return cell;
}

function sumsOf(cells: readonly SalesOrderCell[]): Sums {
  const sum = (of: (cell: SalesOrderCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return {
    ordered: sum(orderedNet),
    produced: sum(({ produced }) => produced),
    delivered: sum(({ delivered }) => delivered),
    invoiced: sum(invoicedNet),
  };
}
