import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { partnerSeen, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { containing, sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { DEFAULT_LIMIT, listed, type Listed } from '../../core/http/paging.js';
import { totalsOf, type VatCategory, type VatRate } from '../../core/money/vat.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { OrderSheetReads, ownOrders } from './order-sheet.reads.js';
import { SalesOrderCell, SalesOrderLine } from './sales-order-line.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import { salesOrderMachine, type OrderEvent } from './sales-order.states.js';
import type { OrderListQuery } from './sales.dto.js';
import type { OrderBookOrder, OrderBookRow, OrderCounts, OrderFile, OrderRow, OrderSheet } from './sales.types.js';

const COLUMNS = {
  id: 'o.id',
  number: 'o.number',
  partner_id: 'o.partnerId',
  state: 'o.state',
  placed_on: 'o.placedOn',
  wished_on: 'o.wishedOn',
  promised_on: 'o.promisedOn',
  customer_reference: 'o.customerReference',
  hold_reason: 'o.holdReason',
  total_without_vat_cents: 'o.totalWithoutVatCents',
  total_with_vat_cents: 'o.totalWithVatCents',
} as const;
type Raw = Record<keyof typeof COLUMNS, unknown>;
type Sums = Pick<OrderRow, 'unitCode' | 'ordered' | 'produced' | 'delivered' | 'invoiced'>;
const NO_SUMS: Sums = { unitCode: null, ordered: 0, produced: 0, delivered: 0, invoiced: 0 };

interface OrderBookLine {
  order_id: number;
  month: string;
  vat_category: VatCategory;
  vat_rate: VatRate;
  cents: unknown;
}

const UNDELIVERED = `EXISTS (SELECT 1 FROM sales_order_cell c WHERE c.order_id = o.id
  AND c.delivered < c.ordered - c.cancelled)`;

interface OrderWithActs {
  order: OrderSheet;
  events: AllowedEvent<OrderEvent>[];
  documents: OrderFile[];
}

/** Orders as their readers see them: a partner its own, the staff those of the school. */
@Injectable()
export class OrdersQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly files: FileStore,
    private readonly sheets: OrderSheetReads,
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

  /** Throws notFound when the order is not there, or not the caller's. */
  async mustExist(scope: Scope, orderId: number): Promise<void> {
    if (!(await this.read.manager.existsBy(SalesOrder, { id: orderId, ...ownOrders(scope) }))) throw notFound();
  }

  /** The order an accepted quote became. */
  async ofQuote(scope: Scope, quoteId: number): Promise<{ id: number; number: string } | null> {
    const found = await this.read.manager.findOneBy(SalesOrder, { quoteId, ...ownOrders(scope) });
    return found && { id: found.id, number: found.number };
  }

  /** Throws notFound. */
  async sheet(scope: Scope, orderId: number): Promise<OrderSheet> {
    return this.sheets.of(scope, await this.sheets.known(scope, orderId));
  }

  /** The sheet, what the caller can ask of the order now (and why not when it cannot), and its documents. */
  async page(scope: Scope, orderId: number): Promise<OrderWithActs> {
    const known = await this.sheets.known(scope, orderId);
    const documents = await this.filesOf(scope, orderId);
    return { order: await this.sheets.of(scope, known), events: salesOrderMachine.allowed(scope, known), documents };
  }

  /** How many wait to be confirmed. */
  async drafts(scope: Scope): Promise<number> {
    const drafts = this.mine(scope).andWhere("o.state = 'draft'");
    const row = await drafts.select('COUNT(*)', 'many').getRawOne<{ many: unknown }>();
    return Number(row?.many ?? 0);
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

  /** The same with VAT, by order, of all partners or of one. */
  async orderBookWithVat(scope: Scope, partnerId?: number): Promise<OrderBookOrder[]> {
    const rows = await sql<OrderBookLine>(
      this.read.manager,
      `SELECT o.id AS order_id, substr(o.promised_on, 1, 7) AS month, l.vat_category, l.vat_rate,
         SUM(l.line_net_cents - l.invoiced_net_cents) AS cents
       FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id
       WHERE o.school_id = ? ${partnerId === undefined ? '' : 'AND o.partner_id = ?'} AND o.state = 'confirmed'
         AND l.invoiced_net_cents < l.line_net_cents
       GROUP BY o.id, o.promised_on, l.vat_category, l.vat_rate ORDER BY o.id`,
      partnerId === undefined ? [scope.schoolId] : [scope.schoolId, partnerId],
    );
    const orders = new Map<number, OrderBookOrder>();
    // VAT is rounded by rate: each row bears its own.
    for (const { order_id: orderId, month, vat_category: vatCategory, vat_rate: vatRate, cents: netCents } of rows) {
      const { totalWithVatCents } = totalsOf([{ vatCategory, vatRate, netCents: Number(netCents) }]);
      const cents = (orders.get(orderId)?.cents ?? 0) + totalWithVatCents;
      orders.set(orderId, { orderId, month, cents });
    }
    return [...orders.values()];
  }

  /** The sheet, when the event may be fired; throws what firing it would throw now. */
  async permitted(scope: Scope, orderId: number, event: OrderEvent): Promise<OrderSheet> {
    const known = await this.sheets.known(scope, orderId);
    salesOrderMachine.permit(scope, known, event);
    return this.sheets.of(scope, known);
  }

  /** Documents and attachments of an order the caller may read, oldest first. */
  async documents(scope: Scope, orderId: number): Promise<OrderFile[]> {
    await this.mustExist(scope, orderId);
    return this.filesOf(scope, orderId);
  }

  /** Name of the partner of each order. */
  async customersOf(scope: Scope, orderIds: readonly number[]): Promise<Map<number, string>> {
    if (orderIds.length === 0) return new Map();
    const rows = await this.mine(scope)
      .andWhere('o.id IN (:...orderIds)', { orderIds })
      .select(['o.id AS id', 'o.partnerId AS partner_id'])
      .getRawMany<{ id: unknown; partner_id: unknown }>();
    const names = await this.partners.names(scope, [...new Set(rows.map((row) => Number(row.partner_id)))]);
    return new Map(rows.map((row) => [Number(row.id), names.get(Number(row.partner_id)) ?? '']));
  }

  private async filesOf(scope: Scope, orderId: number): Promise<OrderFile[]> {
    const files = await this.files.of(scope, { type: 'sales_order', id: orderId });
    return files.map(({ id, kind, name, mediaType, size, confidential, createdAt }) => ({
      ...{ id, kind, name, mediaType, size, confidential, createdAt },
    }));
  }

  private mine(scope: Scope): SelectQueryBuilder<SalesOrder> {
    const select = this.read.from(SalesOrder, 'o').where('o.schoolId = :schoolId', { schoolId: scope.schoolId });
    const mine = partnerSeen(scope, 'buyer', 'receiver', 'payer');
    return mine === null ? select : select.andWhere('o.partnerId = :mine', { mine });
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
      holdReason: row.hold_reason as string | null,
      totalWithoutVatCents: Number(row.total_without_vat_cents),
      totalWithVatCents: Number(row.total_with_vat_cents),
      ...(sums.get(row.id) ?? NO_SUMS),
    }));
  }

  private async sums(scope: Scope, orderIds: readonly number[]): Promise<Map<number, Sums>> {
    const rows = await this.read
      .from(SalesOrderCell, 'c')
      .innerJoin(SalesOrderLine, 'l', 'l.id = c.lineId')
      .select('c.orderId', 'order_id')
      .addSelect('MIN(l.unitCode)', 'unit')
      .addSelect('MAX(l.unitCode)', 'other_unit')
      .addSelect('SUM(c.ordered - c.cancelled)', 'ordered')
      .addSelect('SUM(c.produced)', 'produced')
      .addSelect('SUM(c.delivered)', 'delivered')
      .addSelect('SUM(c.invoiced - c.credited)', 'invoiced')
      .where('c.orderId IN (:...orderIds) AND c.schoolId = :schoolId', { orderIds, schoolId: scope.schoolId })
      .groupBy('c.orderId')
      .getRawMany<
        Record<keyof Omit<Sums, 'unitCode'> | 'order_id', unknown> & Record<'unit' | 'other_unit', UnitCode>
      >();
    return new Map(
      rows.map(({ order_id, unit, other_unit, ordered, produced, delivered, invoiced }) => [
        Number(order_id),
        {
          unitCode: unit === other_unit ? unit : null,
          ordered: Number(ordered),
          produced: Number(produced),
          delivered: Number(delivered),
          invoiced: Number(invoiced),
        },
      ]),
    );
  }
}

const withId = (row: Raw) => ({ ...row, id: Number(row.id) });
