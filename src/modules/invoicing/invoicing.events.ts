import { eventType } from '../../core/events/event-bus.js';
import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { InvoiceModel, PaidBy } from '../einvoice/index.js';

/** What an invoice or credit note says, and the SHA-256 of the files that say it. */
export interface IssuedInvoice {
  invoiceId: number;
  partnerId: number;
  model: InvoiceModel;
  files: { pdf: string; xml: string };
}

/** An invoice was paid as it was issued: the money is to record. */
export const invoicePaidAtOnce = eventType<{
  invoiceId: number;
  partnerId: number;
  issuedOn: LocalDate;
  amountCents: Cents;
  paidBy: PaidBy;
}>('invoicing.invoice_paid_at_once.1');
/** An invoice or credit note was issued: it is for ever. */
export const invoiceIssued = eventType<IssuedInvoice>('invoicing.invoice_issued.1');

/** A note of late penalties is claimed: the customer owes it, outside VAT. */
export interface ClaimedPenalty {
  number: string;
  partnerId: number;
  claimedOn: LocalDate;
  interestCents: Cents;
  indemnityCents: Cents;
}
export const penaltyClaimed = eventType<ClaimedPenalty>('invoicing.penalty_claimed.1');
/** What was left of a note is given up. */
export interface GivenUpPenalty {
  number: string;
  partnerId: number;
  givenUpOn: LocalDate;
  amountCents: Cents;
  reason: string;
}
export const penaltyGivenUp = eventType<GivenUpPenalty>('invoicing.penalty_given_up.1');
