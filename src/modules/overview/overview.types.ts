import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { VatRow } from '../accounting/index.js';
import type { AgedDue } from '../invoicing/index.js';

/** What an order, a workshop or a year brought, and what it took. Material at its present price: an estimate. */
export interface Margin {
  salesCents: Cents;
  materialCents: Cents;
  /** Sales less material. */
  marginCents: Cents;
  /** Margin of sales, in hundredths of a percent; null without sales. */
  marginShare: number | null;
  /** Validated work of learners. */
  minutes: number;
  /** What teaching it cost, told apart; null when no cost of an hour is set. */
  learningCents: Cents | null;
  /** Pieces scrapped. */
  scrap: number;
}

export interface WorkshopMargin extends Margin {
  workshopId: number;
  name: string;
}

/** An order invoiced in the period, from its beginning to the last day of the period. */
export interface OrderMargin extends Margin {
  orderId: number;
  orderNumber: string;
  partnerName: string;
}

export interface CustomerShare {
  partnerId: number;
  name: string;
  cents: Cents;
  /** Hundredths of a percent of the sales. */
  share: number;
}

export interface OverviewSalesRead {
  invoicedCents: Cents;
  /** Of it, what was paid, without VAT. */
  paidCents: Cents;
  /** Confirmed and not invoiced, today. */
  orderBookCents: Cents;
  workshops: WorkshopMargin[];
  /** The largest first. */
  customers: CustomerShare[];
  /** The largest first. */
  orders: OrderMargin[];
  /** Of all these orders. */
  total: Margin;
  /** Validated minutes: all, and on orders of customers. */
  minutes: { all: number; sold: number };
}

/** A grant in the period: a civil year takes 8 or 4 twelfths of a school year. */
export interface GrantRow {
  lineId: number;
  schoolYear: string;
  kind: string;
  funder: string;
  agreement: string | null;
  headcount: number | null;
  perLearnerCents: Cents | null;
  /** Asked for, and notified by its funder. */
  askedCents: Cents;
  notifiedCents: Cents;
  /** Came in the period. */
  receivedCents: Cents;
  /** Still due of the whole grant, today. */
  dueCents: Cents;
  estimated: boolean;
  reportDueOn: LocalDate | null;
  reportedOn: LocalDate | null;
}

/** What learning costs, and what a day of it brings; of a school year with a budget only, but for the day. */
export interface LearningCosts {
  /** Learners, the mean of the days of the period until today. */
  headcount: number;
  /** Charges 60 to 68: realised, or the part of the planned ones that went by. */
  chargesCents: Cents | null;
  perLearnerCents: Cents | null;
  perHourCents: Cents | null;
  estimated: boolean;
}

export interface Gauge {
  threshold: 'vatFranchiseCents' | 'lucrativeFranchiseCents' | 'grantsCents' | 'customerShare';
  value: number;
  limit: number;
  /** Value of limit, in hundredths of a percent. */
  filled: number;
  tone: 'green' | 'ochre' | 'red';
}

export interface OverviewBooksRead {
  ageing: AgedDue;
  vat: VatRow[];
  ledger: { intact: boolean; entries: number; headHash: string };
  closing: {
    /** Over and not closed, oldest first. */
    months: string[];
    toInvoice: number;
    /** Received in the period and on no invoice. */
    toAllocateCents: Cents;
    bankLines: number;
  };
}

/** The one page of a year: eleven figures, each of which opens. */
export interface YearOverview {
  period: { name: string; kind: 'school' | 'civil'; from: LocalDate; to: LocalDate };
  asOf: LocalDate;
  sales: OverviewSalesRead;
  /** Sales of sales and grants, in hundredths of a percent. */
  revenueShare: number | null;
  target: { from: number; to: number } | null;
  salesPerLearnerCents: Cents | null;
  /** Of seven validated hours. */
  salesPerDayCents: Cents | null;
  /** Hours on customers' orders of all hours, in hundredths of a percent. */
  soldHours: number | null;
  grants: GrantRow[];
  costs: LearningCosts;
  gauges: Gauge[];
  books: OverviewBooksRead;
}

/** A month of money: what came, and what is expected, VAT included. Orders are told in their promised month. */
export interface ForecastMonth {
  /** `2026-11`; null for grants announced without a day. */
  month: string | null;
  receivedCents: Cents;
  grantsReceivedCents: Cents;
  invoicesDueCents: Cents;
  ordersCents: Cents;
  grantsExpectedCents: Cents;
}

export interface Forecast {
  schoolYear: string;
  months: ForecastMonth[];
  total: Omit<ForecastMonth, 'month'>;
}
