import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { AskedSizes, QuoteDifference, QuoteState, RequestState } from '../quoting/index.js';

export interface PortalRequestRow {
  id: number;
  number: string;
  state: RequestState;
  subject: string;
  quantities: number[];
  askedOn: string;
  wishedOn: string | null;
}

export interface PortalMessage {
  id: number;
  side: 'school' | 'partner';
  /** ISO instant. */
  writtenAt: string;
  text: string;
}

export interface PortalFile {
  id: number;
  name: string;
  mediaType: string;
  confidential: boolean;
  /** ISO instant. */
  createdAt: string;
}

export interface PortalRequest extends PortalRequestRow {
  need: string;
  /** The grid of a garment. */
  sizes: AskedSizes | null;
  materialSupplied: boolean;
  /** Why the school declined it. */
  answer: string | null;
  files: PortalFile[];
  messages: PortalMessage[];
  quotes: PortalQuoteRow[];
  /** It still can be spoken of, and files added. */
  open: boolean;
  withdrawable: boolean;
}

export interface PortalQuoteRow {
  id: number;
  number: string;
  revision: number;
  state: QuoteState;
  validUntil: string;
  expired: boolean;
  totalWithoutVatCents: Cents;
  totalWithVatCents: Cents;
}

export interface PortalQuoteLine {
  id: number;
  itemCode: string;
  itemName: string;
  drawingRevision: string | null;
  unitCode: UnitCode;
  cells: { size: string | null; colour: string | null; quantity: number }[];
  /** `chosen` is the one the total counts; another may be accepted when the line has one size. */
  prices: { quantity: number; chosen: boolean; itemNetPriceE4: PriceE4; lineNetCents: Cents }[];
}

export interface PortalQuote extends PortalQuoteRow {
  requestId: number | null;
  deliverableOn: string | null;
  depositPercent: number;
  depositCents: Cents;
  materialSupplied: boolean;
  terms: string | null;
  totalVatCents: Cents;
  fileId: number | null;
  /** What an acceptance is bound to. */
  pdfSha256: string | null;
  acceptedName: string | null;
  /** ISO instant. */
  decidedAt: string | null;
  lines: PortalQuoteLine[];
  differences: QuoteDifference[];
  /** It can be accepted or declined now. */
  answerable: boolean;
  /** The order its acceptance made. */
  order: { id: number; number: string } | null;
}
