import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { Totals, VatCategory, VatRate } from '../../core/money/vat.js';
import type { SumUnit, UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { SalesOrderState } from './sales-order.entity.js';

export type OrderState = SalesOrderState;
export type OrderSource = 'portal' | 'school';

/** The ledger of one size × colour, in steps of the line's unit. */
export interface CellCounters {
  ordered: number;
  cancelled: number;
  produced: number;
  delivered: number;
  returned: number;
  invoiced: number;
  credited: number;
}

export interface OrderCellRead extends CellCounters {
  id: number;
  variantId: number;
  size: string | null;
  colour: string | null;
}

export interface OrderLineRead {
  id: number;
  position: number;
  itemId: number;
  itemCode: string;
  itemName: string;
  drawingRevision: string | null;
  unitCode: UnitCode;
  workshopId: number;
  /** BT-146 */
  itemNetPriceE4: PriceE4;
  vatCategory: VatCategory;
  vatRate: VatRate;
  /** BT-131 of the whole line, for ordered − cancelled. */
  lineNetCents: Cents;
  invoicedNetCents: Cents;
  cells: OrderCellRead[];
}

export interface OrderRow {
  id: number;
  number: string;
  partnerId: number;
  partnerName: string;
  state: OrderState;
  placedOn: LocalDate;
  wishedOn: LocalDate | null;
  promisedOn: LocalDate | null;
  customerReference: string | null;
  /** Why it waits; null while it goes on. */
  holdReason: string | null;
  totalWithoutVatCents: Cents;
  totalWithVatCents: Cents;
  /** Of the sums; null when the lines do not share one. */
  unitCode: SumUnit;
  /** Sums of the cells; `ordered` is net of what was cancelled. */
  ordered: number;
  produced: number;
  delivered: number;
  /** Net of what was credited. */
  invoiced: number;
}

/** Some of an order that is to leave on a day. */
export interface ScheduledDelivery {
  id: number;
  dueOn: LocalDate;
  /** Null: where the customer's goods usually go. */
  address: string | null;
  /** The customer's own number for it. */
  reference: string | null;
  /** In steps of the unit; `delivered` of what left, the first days first. */
  cells: { orderCellId: number; quantity: number; delivered: number }[];
  /** All of it left. */
  done: boolean;
}

/** How many of a size × colour leave together, in steps of the unit. */
export interface PlannedItem {
  itemName: string;
  size: string | null;
  colour: string | null;
  unitCode: UnitCode;
  quantity: number;
}

export interface OrderAxes {
  production: 'none' | 'running' | 'ready';
  delivery: 'none' | 'part' | 'full';
  billing: 'none' | 'part' | 'full';
}

export interface OrderSheet extends OrderRow {
  version: number;
  source: OrderSource;
  /** Its customer calls its deliveries off. */
  framework: boolean;
  /** BT-10: service of a public body. */
  buyerReference: string | null;
  /** BT-12: contract or public market. */
  contractReference: string | null;
  /** The accepted quote it comes from. */
  quoteId: number | null;
  note: string | null;
  lines: OrderLineRead[];
  /** Deliveries planned, the first day first; empty: all at once, on the promised day. */
  schedule: ScheduledDelivery[];
  /** The next day something is to leave. */
  dueOn: LocalDate | null;
  totals: Totals;
  axes: OrderAxes;
}

/** Not yet invoiced, by month of the promised date (`2026-12`). */
export interface OrderBookRow {
  month: string;
  workshopId: number;
  cents: Cents;
}

/** Not yet invoiced of a confirmed order, VAT included. */
export interface OrderBookOrder {
  orderId: number;
  /** Of its promised day: `2026-11` */
  month: string;
  cents: Cents;
}

export interface OrderCounts {
  toConfirm: number;
  late: number;
  inProgress: number;
}

/** So much of a size × colour of an order, in steps of its line's unit. */
export interface CellQuantity {
  orderCellId: number;
  quantity: number;
}

export interface BilledLine {
  orderLineId: number;
  netCents: Cents;
}

/** A document of an order, as its readers see it. */
export interface OrderFile {
  id: number;
  kind: string;
  name: string;
  mediaType: string;
  size: number;
  /** Heads, masters and its partner alone. */
  confidential: boolean;
  createdAt: string;
}
