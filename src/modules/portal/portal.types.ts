import type { PartnerRight } from '../../core/access/scope.js';
import type { PlannedItem } from '../sales/index.js';
import type { ExpectedMaterialRead } from '../materials/index.js';
import type { PortalQuoteRow } from './portal-asking.types.js';
import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { SumUnit, UnitCode } from '../../core/quantity/unit.js';
import type { InvoiceTypeCode } from '../einvoice/index.js';
import type { LocalDate } from '../../core/time/local-date.js';

/*
 * What a partner company sees. These shapes are the portal's own and hold no field about a learner: nothing can
 * reach a partner that is not named here.
 */

/** How far an order is. */
export const PORTAL_STEPS = ['placed', 'confirmed', 'made', 'delivered', 'invoiced'] as const;
export type PortalStep = (typeof PORTAL_STEPS)[number];

export interface PortalStepRead {
  step: PortalStep;
  state: 'done' | 'next' | 'todo';
}

export type PortalOrderState = 'draft' | 'confirmed' | 'closed' | 'cancelled';

export interface PortalOrderRow {
  id: number;
  number: string;
  state: PortalOrderState;
  /** The school makes it wait. */
  onHold: boolean;
  /** The partner's own order number (BT-13). */
  customerReference: string | null;
  placedOn: LocalDate;
  wishedOn: LocalDate | null;
  /** The day the school promises; null until it confirms. */
  promisedOn: LocalDate | null;
  /** Amounts are for who buys or pays: null for others. */
  totalWithoutVatCents: Cents | null;
  totalWithVatCents: Cents | null;
  /** Pieces made, in whole percent of those ordered. */
  percentMade: number;
  /** Five, in order; empty once cancelled. */
  steps: PortalStepRead[];
}

/** One size × colour; quantities in steps of the line's unit. */
export interface PortalCell {
  /** What a call-off names. */
  orderCellId: number;
  size: string | null;
  colour: string | null;
  /** Net of what was called off. */
  ordered: number;
  made: number;
  delivered: number;
  /** In no planned delivery yet. */
  leftToPlan: number;
}

export interface PortalLine {
  id: number;
  itemCode: string;
  itemName: string;
  drawingRevision: string | null;
  unitCode: UnitCode;
  /** Unit price in ten-thousandths of a euro; null, as every amount, for who neither buys nor pays. */
  itemNetPriceE4: PriceE4 | null;
  lineNetCents: Cents | null;
  cells: PortalCell[];
}

export interface PortalDocument {
  /** Read at `/files/:id`. */
  id: number;
  kind: string;
  name: string;
  mediaType: string;
  confidential: boolean;
  /** Bytes. */
  size: number;
  createdAt: string;
}

/** Material the company is to bring; `receivedOn` once the school has it. */
export type PortalBrought = Pick<
  ExpectedMaterialRead,
  'materialName' | 'unitCode' | 'quantity' | 'expectedOn' | 'receivedOn' | 'received'
>;

/** Some of the order that is to leave on a day. */
export interface PortalPlanned {
  id: number;
  dueOn: LocalDate;
  /** Null: where its goods usually go. */
  address: string | null;
  /** Its number at the company. */
  reference: string | null;
  items: PlannedItem[];
  /** All of it left. */
  done: boolean;
}

export interface PortalOrder extends PortalOrderRow {
  /** BT-10 and BT-12: service of a public body, contract or public market. */
  buyerReference: string | null;
  contractReference: string | null;
  /** What the partner wrote with its order. */
  note: string | null;
  totalVatCents: Cents | null;
  lines: PortalLine[];
  documents: PortalDocument[];
  deliveries: PortalDeliveryRow[];
  invoices: PortalInvoice[];
  impact: PortalImpact;
  /** A framework order: its deliveries are called off. */
  framework: boolean;
  /** Deliveries planned, the first day first; empty: all at once. */
  schedule: PortalPlanned[];
  /** What the company is to bring for it. */
  brings: PortalBrought[];
  /** What the caller may do with it: take it back while it is not confirmed, add files, order it again, claim. */
  withdrawable: boolean;
  attachable: boolean;
  reorderable: boolean;
  callable: boolean;
  claimable: boolean;
}

export type PortalDeliveryState = 'shipped' | 'received';

export interface PortalDeliveryRow {
  id: number;
  number: string;
  state: PortalDeliveryState;
  orderId: number;
  orderNumber: string;
  shippedOn: LocalDate | null;
  /** ISO 8601 UTC. */
  receivedAt: string | null;
  /** Sum of the lines, in steps of `unitCode`: null when they do not share one. */
  quantity: number;
  unitCode: SumUnit;
  fileId: number | null;
}

export interface PortalDelivery extends PortalDeliveryRow {
  receivedBy: string | null;
  reserves: string | null;
  /** The caller may confirm that it arrived. */
  receivable: boolean;
  lines: { itemName: string; size: string | null; colour: string | null; unitCode: UnitCode; quantity: number }[];
}

export interface PortalInvoice {
  id: number;
  number: string;
  /** BT-3: 380 invoice, 381 credit note, 384 corrective invoice, 386 deposit invoice, 503 credit note on a deposit. */
  typeCode: InvoiceTypeCode;
  orderId: number;
  orderNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalWithoutVatCents: Cents;
  totalWithVatCents: Cents;
  /** Deposits it takes off, all taxes included. */
  prepaidCents: Cents;
  /** A corrective invoice took its place. */
  replaced: boolean;
  /** Still to pay (BT-115). */
  dueCents: Cents;
  /** Of a credit note: what the school still has to give back. */
  refundCents: Cents;
  overdue: boolean;
  fileId: number | null;
}

/** Something a partner can order, at its price today. */
export interface PortalItem {
  id: number;
  code: string;
  name: string;
  unitCode: UnitCode;
  priceE4: PriceE4;
  drawingRevision: string | null;
  variants: { id: number; size: string | null; colour: string | null }[];
}

/** What the caller's orders gave learners to do: sums of validated sessions, nobody. */
export interface PortalImpact {
  minutes: number;
  orders: number;
  /** Titles. */
  competences: string[];
}

export interface PortalHome {
  partnerName: string;
  /** Of the caller. */
  rights: PartnerRight[];
  orders: PortalOrderRow[];
  toReceive: PortalDeliveryRow[];
  /** Of this school year. */
  impact: PortalImpact;
  /** Quotes on offer. */
  toAccept: PortalQuoteRow[];
  toPay: PortalInvoice[];
}
