import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { Totals } from '../../core/money/vat.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { CostBasis, OfferedPrice } from './price.totals.js';
import type { RequestEvent } from './price-request.states.js';
import type { AskedSizes, FitAnswer, RequestState } from './price-request.entity.js';
import type { QuoteEvent } from './quote.states.js';
import type { QuoteState } from './quote.entity.js';

export type { AskedSizes, QuoteState, RequestState };

export interface RequestRow {
  id: number;
  number: string;
  partnerId: number;
  partnerName: string;
  state: RequestState;
  subject: string;
  quantities: number[];
  askedOn: LocalDate;
  wishedOn: LocalDate | null;
}

export interface MessageRead {
  id: number;
  side: 'school' | 'partner';
  /** Null when it is not for the caller's eyes. */
  writtenByName: string | null;
  /** ISO instant. */
  writtenAt: string;
  text: string;
}

export interface RequestFile {
  id: number;
  name: string;
  mediaType: string;
  size: number;
  /** Heads, masters and its partner alone. */
  confidential: boolean;
  createdAt: string;
}

export interface RequestFit {
  /** The item by whose routing it was judged. */
  itemId: number;
  answer: FitAnswer;
  /** How many suit, when fewer than asked. */
  quantity: number | null;
  reason: string | null;
}

export interface RequestSheet extends RequestRow {
  version: number;
  source: 'portal' | 'school';
  need: string;
  /** The grid of a garment. */
  sizes: AskedSizes | null;
  materialSupplied: boolean;
  /** Why it was declined. */
  answer: string | null;
  files: RequestFile[];
  messages: MessageRead[];
  quotes: QuoteRow[];
  /** Whether it suits what the school teaches; null: not judged yet. The staff alone. */
  fit: RequestFit | null;
  events: AllowedEvent<RequestEvent>[];
}

export interface QuoteRow {
  id: number;
  number: string;
  revision: number;
  partnerId: number;
  partnerName: string;
  requestId: number | null;
  state: QuoteState;
  validUntil: LocalDate;
  /** Sent, and its last day has passed: it can no longer be accepted. */
  expired: boolean;
  writtenOn: LocalDate;
  totalWithoutVatCents: Cents;
  totalWithVatCents: Cents;
}

export interface QuoteCellRead {
  variantId: number;
  size: string | null;
  colour: string | null;
  quantity: number;
}

/** A line as its customer reads it: no cost. */
export interface QuoteLineShown {
  id: number;
  position: number;
  itemId: number;
  itemCode: string;
  itemName: string;
  drawingRevision: string | null;
  unitCode: UnitCode;
  vatCategory: Totals['vat'][number]['vatCategory'];
  vatRate: number;
  cells: QuoteCellRead[];
  /** Smallest quantity first; `chosen` is the one the total counts. */
  prices: (Omit<OfferedPrice, 'costCents'> & { chosen: boolean })[];
}

export interface QuoteLineRead extends QuoteLineShown {
  marketPriceE4: PriceE4 | null;
  basis: CostBasis;
  prices: (OfferedPrice & { chosen: boolean; marginBp: number | null; underMarket: boolean })[];
}

export interface QuoteHead extends QuoteRow {
  version: number;
  deliverableOn: LocalDate | null;
  depositPercent: number;
  /** Of the total with VAT. */
  depositCents: Cents;
  materialSupplied: boolean;
  terms: string | null;
  fileId: number | null;
  pdfSha256: string | null;
  /** ISO instant. */
  sentAt: string | null;
  decidedAt: string | null;
  acceptedName: string | null;
  totals: Totals;
}

/** What changed since the revision before, said in words. */
export interface QuoteDifference {
  what: string;
  before: string;
  after: string;
}

export interface QuoteSheet extends QuoteHead {
  lines: QuoteLineRead[];
  /** All revisions of the number, newest first. */
  revisions: Pick<QuoteRow, 'id' | 'revision' | 'state'>[];
  differences: QuoteDifference[];
  events: AllowedEvent<QuoteEvent>[];
}

/** The quote as its customer reads it. */
export interface QuoteShown extends QuoteHead {
  lines: QuoteLineShown[];
  differences: QuoteDifference[];
}
