import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';
import type { SumUnit, UnitCode } from '../../core/quantity/unit.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { CellQuantity } from '../sales/index.js';
import type { CreditCause } from './invoice.entity.js';
import type { BusinessProcess, InvoiceNote, InvoiceTypeCode, InvoiceVatRow, Party } from '../einvoice/index.js';
import type { InvoiceEvent, InvoiceState, PaymentStatus } from './invoicing.states.js';

/** What was invoiced of an order, without VAT, net of credit notes. */
export interface OrderRevenue {
  orderId: number;
  orderNumber: string;
  partnerId: number;
  workshopId: number;
  netCents: Cents;
}

/** What is due by month, VAT included. */
export interface MonthDue {
  /** `2026-11` */
  month: string;
  cents: Cents;
}

export interface InvoiceRow {
  id: number;
  /** Null until issued. */
  number: string | null;
  /** 380 invoice, 381 credit note, 384 corrective invoice, 386 deposit invoice, 503 credit note on a deposit. */
  typeCode: InvoiceTypeCode;
  state: InvoiceState;
  status: PaymentStatus;
  partnerId: number;
  partnerName: string;
  /** The first of its orders. */
  orderId: number;
  /** `CO-2026-00001`, or `CO-2026-00001 +2` when it bills two more. */
  orderNumber: string;
  /** The corrective invoice issued in its place. */
  replacedBy: number | null;
  issuedOn: LocalDate | null;
  dueOn: LocalDate | null;
  totalWithoutVatCents: Cents;
  totalVatCents: Cents;
  totalWithVatCents: Cents;
  /** Deposits it takes off, all taxes included. */
  prepaidCents: Cents;
  paidCents: Cents;
  creditedCents: Cents;
  /** Left to pay; on a credit note, left to give back. */
  dueCents: Cents;
  fileId: number | null;
}

export interface InvoiceLineRead {
  id: number;
  position: number;
  orderLineId: number;
  workshopId: number;
  itemCode: string;
  itemName: string;
  note: string | null;
  unitCode: UnitCode;
  quantity: number;
  itemNetPriceE4: PriceE4;
  lineNetCents: Cents;
  vatCategory: VatCategory;
  vatRate: VatRate;
  cells: CellQuantity[];
}

/** Another paper this one is tied to. */
export interface RelatedInvoice {
  id: number;
  typeCode: InvoiceTypeCode;
  number: string | null;
  issuedOn: LocalDate | null;
  totalWithVatCents: Cents;
}

export interface InvoiceSheet extends InvoiceRow {
  version: number;
  businessProcess: BusinessProcess;
  deliveredOn: LocalDate | null;
  /** BG-14: from the first delivery to the last, when it bills several orders. */
  periodStartOn: LocalDate | null;
  periodEndOn: LocalDate | null;
  purchaseOrderReference: string | null;
  creditReason: string | null;
  creditCause: CreditCause | null;
  seller: Party | null;
  buyer: Party | null;
  notes: InvoiceNote[];
  lines: InvoiceLineRead[];
  vat: InvoiceVatRow[];
  /** The CII file (Factur-X); null for a draft, and for what was issued before the files were kept. */
  xmlFileId: number | null;
  /** The invoice a credit note gives back, or a corrective one replaces. */
  prior: RelatedInvoice | null;
  /** Deposits it takes off; of a draft, those it will. */
  deposits: { number: string; issuedOn: LocalDate; totalWithVatCents: Cents }[];
  /** All its orders, lowest id first. */
  orders: { id: number; number: string }[];
  /** Corrective invoices in its place, a draft included. */
  corrections: RelatedInvoice[];
  /** Credit notes of this invoice, drafts included. */
  creditNotes: RelatedInvoice[];
  events: AllowedEvent<InvoiceEvent>[];
}

/** An order with something delivered and not invoiced. */
export interface ToInvoiceRow {
  orderId: number;
  orderNumber: string;
  partnerId: number;
  partnerName: string;
  customerReference: string | null;
  /** The month of its deliveries, `2026-11`; empty when they are of several. */
  deliveredIn: string;
  /** In steps of `unitCode`: null when the lines do not share one. */
  quantity: number;
  unitCode: SumUnit;
  netCents: Cents;
  /** A draft already made for it. */
  draftId: number | null;
}

export interface InvoiceCounts {
  toInvoice: number;
  unpaid: number;
  overdue: number;
  unpaidCents: Cents;
  overdueCents: Cents;
}

/** One workshop's part of an issued invoice; negative for a credit note. */
export interface RevenueRow {
  invoiceId: number;
  number: string;
  /** A deposit is no revenue. */
  typeCode: '380' | '381';
  issuedOn: LocalDate;
  partnerId: number;
  workshopId: number;
  netCents: Cents;
}

export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** An invoice a payment may settle. */
export interface PayableInvoice {
  id: number;
  number: string;
  partnerId: number;
  orderId: number;
  dueOn: LocalDate;
  totalWithVatCents: Cents;
  dueCents: Cents;
}

/** What of an invoice can still be credited. */
export interface CreditableLineRead {
  invoiceLineId: number;
  itemCode: string;
  itemName: string;
  unitCode: UnitCode;
  cells: (CellQuantity & { size: string | null; colour: string | null; credited: number; left: number })[];
}

export interface CreditDemand {
  cause: CreditCause;
  reason: string;
  /** Whole when absent: all that is not credited yet. */
  lines?: { invoiceLineId: number; cells: CellQuantity[] }[];
}

/** What is owed, in cents, by how late: not due yet, up to 30 days late, 31 to 60, 61 to 90, more. */
export interface AgedDue {
  notDue: Cents;
  to30: Cents;
  to60: Cents;
  to90: Cents;
  over90: Cents;
  total: Cents;
}
export interface AgedPartner extends AgedDue {
  partnerId: number;
  partnerName: string;
}
/** The aged balance of a day. */
export interface Ageing {
  on: LocalDate;
  partners: AgedPartner[];
  total: AgedDue;
}

/** What the school decided of the penalties of an invoice. */
export interface PenaltyDecision {
  invoiceId: number;
  outcome: 'claimed' | 'waived';
  number: string | null;
  decidedOn: LocalDate;
  interestCents: Cents;
  indemnityCents: Cents;
  fileId: number | null;
  /** Of a note that is owed; null for what was waived, and for an old note booked by hand. */
  noteId: number | null;
  dueCents: Cents;
  givenUpCents: Cents;
  givenUpOn: LocalDate | null;
}

/** A note of penalties, as an account sees it. */
export interface PenaltyNote {
  id: number;
  number: string;
  /** The invoice paid late. */
  invoiceId: number;
  partnerId: number;
  partnerName: string;
  claimedOn: LocalDate;
  fileId: number | null;
  amountCents: Cents;
  dueCents: Cents;
  givenUpCents: Cents;
  givenUpOn: LocalDate | null;
}
