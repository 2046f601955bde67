import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';

/** Sources of money that are not production sales. */
export const FUNDING_LINE_KINDS = [
  'region',
  'state',
  'apprenticeship_tax',
  'sponsorship',
  'foundation',
  'family_fees',
  'europe',
  'other',
] as const;
export type FundingLineKind = (typeof FUNDING_LINE_KINDS)[number];
export type SourceKind = 'production_sales' | FundingLineKind;

/** Life of a subsidy, as accountants follow it. */
export const FUNDING_LINE_STAGES = [
  'to_prepare',
  'submitted',
  'under_review',
  'granted',
  'advance_received',
  'balance_awaited',
  'closed',
  'refused',
] as const;
export type FundingLineStage = (typeof FUNDING_LINE_STAGES)[number];

/** How a funder counts: on one day, the mean of several days, or each learner by the days enrolled in a period. */
export const FUNDING_COUNTINGS = ['day', 'mean', 'pro_rata'] as const;
export type FundingCounting = (typeof FUNDING_COUNTINGS)[number];

/** Sales of one month and workshop, excluding VAT; credit notes are negative. */
export interface SalesCell {
  /** `2026-11` */
  month: string;
  workshopId: number;
  cents: Cents;
}

export interface WorkshopSales {
  workshopId: number;
  name: string;
  cents: Cents;
}

export interface PartnerSales {
  partnerId: number;
  name: string;
  cents: Cents;
  /** Hundredths of a percent of all sales. */
  share: number;
}

export interface MonthSales {
  /** `2026-11` */
  month: string;
  /** One figure a workshop, in the order of `workshops`. */
  byWorkshop: Cents[];
  totalCents: Cents;
  /** Confirmed and not yet invoiced, promised that month (what is late stands in the present month). */
  orderBookCents: Cents;
}

/** One source of the year's money. */
export interface SourceShare {
  kind: SourceKind;
  cents: Cents;
  /** Hundredths of a percent; the shares of a page sum to 10 000, or all are 0. */
  share: number;
}

/** The four sums of a grant: never one for another. */
export interface GrantAmounts {
  /** Asked for; of a file that does not say, what the line is to give. */
  askedCents: Cents;
  /** What its funder told it gives; 0 before, and once refused. */
  notifiedCents: Cents;
  receivedCents: Cents;
  /** notified − received; negative when more came than was notified. */
  dueCents: Cents;
}

/** A line of funding, with what is derived from its receipts and the headcount. */
export interface FundingLineRead extends GrantAmounts {
  id: number;
  schoolYear: string;
  kind: FundingLineKind;
  funder: string;
  agreement: string | null;
  perLearnerCents: Cents | null;
  countedOn: LocalDate | null;
  /** Null for a fixed grant. */
  counting: FundingCounting | null;
  /** The other days of a mean, or the last day of a period. */
  furtherDays: LocalDate[];
  /** Learners counted, to the hundredth for a mean or a period; null for a fixed grant. */
  headcount: number | null;
  /** A counting day is still to come: the present enrolments stand for it. */
  estimated: boolean;
  stage: FundingLineStage;
  nextDueOn: LocalDate | null;
  nextDueLabel: string | null;
  /** What its file says was asked for. */
  typedAskedCents: Cents | null;
  askedOn: LocalDate | null;
  notifiedOn: LocalDate | null;
  /** The day its report is due, and the day it was given. */
  reportDueOn: LocalDate | null;
  reportedOn: LocalDate | null;
  version: number;
}

export interface ReceiptRead {
  id: number;
  receivedOn: LocalDate;
  /** Negative for what takes another back. */
  amountCents: Cents;
  reference: string | null;
  /** The receipt it takes back, and why. */
  reversesId: number | null;
  reason: string | null;
  /** Another one takes it back. */
  takenBack: boolean;
}

/** A payment the agreement announces, and what of it is still to come once receipts have filled the first ones. */
export interface ExpectedRead {
  expectedOn: LocalDate;
  amountCents: Cents;
  label: string | null;
  toComeCents: Cents;
}

export interface FundingLineSheet extends FundingLineRead {
  receipts: ReceiptRead[];
  /** By day. */
  expected: ExpectedRead[];
}

/** What is to be done for a grant, or to come from it: late, within 15 days, or within 60. */
export interface FundingDeadline {
  lineId: number;
  schoolYear: string;
  funder: string;
  what: 'report' | 'payment' | 'other';
  label: string | null;
  amountCents: Cents | null;
  dueOn: LocalDate;
  urgency: 'late' | 'pressing' | 'soon';
}

/** What grants are to pay, by month: late ones in the present month; `null` without a day. */
export interface GrantMonth {
  month: string | null;
  cents: Cents;
}

/** What a funder sees of the lines: sums by kind, without who gives or how far the file is. */
export interface KindTotal extends GrantAmounts {
  kind: FundingLineKind;
}

/** Learners of a class on a day; `count` is null when hidden (under five, for a funder). */
export interface HeadcountRow {
  /** null for several classes put together. */
  classId: number | null;
  className: string;
  count: number | null;
}

export interface Headcount {
  schoolYear: string;
  countedOn: LocalDate;
  /** null when hidden (under five, for a funder). */
  total: number | null;
  rows: HeadcountRow[];
}

export interface RegionGrant extends GrantAmounts {
  /** Of the only line per learner; null when the Region gives otherwise. */
  headcount: number | null;
  perLearnerCents: Cents | null;
  estimated: boolean;
}

/** What the sales of a school year can be filtered by. */
export interface RevenueChoices {
  months: string[];
  workshops: { id: number; name: string }[];
  /** Those invoiced in the year, the largest first. */
  partners: { id: number; name: string }[];
}

/** How a school year is funded. Amounts in cents excluding VAT; shares in hundredths of a percent. */
export interface FundingPage {
  schoolYear: string;
  asOf: LocalDate;
  /** The caller sees sums only. */
  aggregatesOnly: boolean;
  /** Learners on the last day of the year reached; null when hidden. */
  headcount: number | null;
  /** Null when the school has set none. */
  target: { from: number; to: number } | null;
  salesCents: Cents;
  /** Of these sales, what customers have paid. */
  paidCents: Cents;
  /** Received in the year and on no invoice yet, VAT included; null for a funder. */
  toAllocateCents: Cents | null;
  orderBookCents: Cents;
  /** Sales ÷ (sales + funding notified); null when there is nothing yet. */
  revenueShare: number | null;
  /** The same once the order book is invoiced. */
  revenueShareWithOrderBook: number | null;
  region: RegionGrant | null;
  salesPerLearnerCents: Cents | null;
  workshops: WorkshopSales[];
  months: MonthSales[];
  /** Empty for a funder. */
  partners: PartnerSales[];
  sources: SourceShare[];
  /** Empty for a funder, who sees `kinds`. */
  lines: FundingLineRead[];
  kinds: KindTotal[];
}

/** The year in three figures. */
export interface FundingSummary {
  schoolYear: string;
  salesCents: Cents;
  /** Grants notified and not received yet. */
  grantsDueCents: Cents;
  /** Hundredths of a percent; null when there is nothing yet. */
  revenueShare: number | null;
}

/** One invoice or credit note in the sales: the rows a figure is made of. */
export interface RevenueRow {
  invoiceId: number;
  number: string;
  typeCode: '380' | '381';
  issuedOn: LocalDate;
  partnerId: number;
  partnerName: string;
  workshopId: number;
  workshopName: string;
  netCents: Cents;
}

export interface RevenueList {
  schoolYear: string;
  totalCents: Cents;
  rows: RevenueRow[];
  /** Cursor of the next rows, or null on the last page. */
  next: number | null;
}
