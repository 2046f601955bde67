import type { LocalDate } from '../../core/time/local-date.js';
import type { Cents } from '../../core/money/money.js';
import type { SumUnit } from '../../core/quantity/unit.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { NoteRow } from '../delivery/index.js';
import type { FundingDeadline, FundingSummary } from '../funding/index.js';
import type { InvoiceRow, ToInvoiceRow } from '../invoicing/index.js';
import type { ExpectedMaterialRead } from '../materials/index.js';
import type { CreditRead, PaymentPart } from '../payments/index.js';
import type { ToDoRead } from '../platform/index.js';
import type { WorkOrderProgress } from '../production/index.js';
import type { ExpiringPaper } from '../safety/index.js';
import type { OrderEvent, OrderFile, OrderRow, OrderSheet } from '../sales/index.js';
import type { TrailStation, Watch } from './order-trail.totals.js';

/** The stations of an order and what to watch on it, as programs read them. */
export interface OrderTrailRead {
  orderId: number;
  /** The accepted quote it comes from. */
  quoteId: number | null;
  number: string;
  partnerId: number;
  partnerName: string;
  state: OrderSheet['state'];
  /** Of what stations and watches count; null when the lines do not share one. */
  unitCode: SumUnit;
  stations: TrailStation[];
  watches: Watch[];
}

/** What happened to an order; learners are never named. */
export interface HistoryLine {
  id: number;
  /** ISO 8601 UTC. */
  at: string;
  /** Null when nobody of the school's adults did it. */
  who: string | null;
  event: string;
  reason: string | null;
}

/** Everything the order sheet shows. */
export interface OrderPage {
  order: OrderSheet;
  trail: OrderTrailRead;
  workOrders: WorkOrderProgress[];
  workCenters: ReadonlyMap<number, string>;
  notes: NoteRow[];
  invoices: InvoiceRow[];
  payments: PaymentPart[];
  /** What its customer is to bring. */
  brought: ExpectedMaterialRead[];
  /** What its partner owes against its limit; null without one. */
  credit: CreditRead | null;
  documents: OrderFile[];
  events: AllowedEvent<OrderEvent>[];
  history: HistoryLine[];
}

export interface DirectorHome {
  /** Letters the plan of reminders proposes today. */
  toRemind: number;
  /** Requests that wait for the school. */
  toAnswer: number;
  today: LocalDate;
  late: (OrderRow & { daysLate: number })[];
  lateCount: number;
  toConfirm: OrderRow[];
  toConfirmCount: number;
  expiring: ExpiringPaper[];
  unpaid: { count: number; cents: Cents; overdue: number; overdueCents: Cents };
  funding: FundingSummary;
  /** What platforms and customers wait for. */
  platform: ToDoRead[];
  /** Of grants, within 60 days. */
  deadlines: FundingDeadline[];
  toValidate: number;
}

export interface MasterHome {
  /** Requests that wait for the school. */
  toAnswer: number;
  today: LocalDate;
  toValidate: number;
  lateWork: number;
  inProgress: number;
  lateOrders: number;
  readyDeliveries: number;
  toConfirm: OrderRow[];
}

export interface AccountantHome {
  /** Letters the plan of reminders proposes today. */
  toRemind: number;
  today: LocalDate;
  toInvoice: ToInvoiceRow[];
  toInvoiceCount: number;
  unpaid: number;
  unpaidCents: Cents;
  overdue: number;
  overdueCents: Cents;
  overdueInvoices: InvoiceRow[];
  month: string;
  monthCents: Cents;
  /** What platforms and customers wait for. */
  platform: ToDoRead[];
  /** Of grants, within 60 days. */
  deadlines: FundingDeadline[];
}

export const SEARCH_GROUPS = [
  'requests',
  'quotes',
  'orders',
  'partners',
  'items',
  'workOrders',
  'deliveries',
  'invoices',
  'learners',
] as const;
export type SearchGroupName = (typeof SEARCH_GROUPS)[number];

export interface SearchHit {
  title: string;
  note: string | null;
  href: string;
}

export interface SearchGroup {
  group: SearchGroupName;
  hits: SearchHit[];
}

export interface SearchResult {
  q: string;
  groups: SearchGroup[];
}
