import type { Cents } from '../../core/money/money.js';
import type { AllowedEvent } from '../../core/state-machine/state-machine.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { PaymentMethod } from './payment.entity.js';
import type { PaymentEvent, PaymentState } from './payments.states.js';

export type { PaymentMethod };

export interface PaymentRow {
  id: number;
  number: string;
  state: PaymentState;
  partnerId: number;
  partnerName: string;
  receivedOn: LocalDate;
  method: PaymentMethod;
  reference: string | null;
  amountCents: Cents;
  allocatedCents: Cents;
  /** On no invoice: zero once reversed. */
  unallocatedCents: Cents;
}

export interface AllocationRead {
  id: number;
  paymentId: number;
  /** The invoice; of a penalty note, the one paid late. */
  invoiceId: number;
  penaltyId: number | null;
  /** Of the invoice, or of the note. */
  number: string;
  amountCents: Cents;
  createdAt: string;
  /** Set when the payment was reversed. */
  reversedAt: string | null;
}

export interface PaymentSheet extends PaymentRow {
  version: number;
  createdAt: string;
  allocations: AllocationRead[];
  events: AllowedEvent<PaymentEvent>[];
}

/** A payment as an invoice or an order sees it: the part that is theirs. */
/** VAT included. */
export interface CreditRead {
  limitCents: Cents;
  /** Invoiced and not paid. */
  dueCents: Cents;
  /** Of confirmed orders, not invoiced yet, less what their deposits hold. */
  onOrderCents: Cents;
  exposureCents: Cents;
}

export interface PaymentPart {
  paymentId: number;
  number: string;
  receivedOn: LocalDate;
  method: PaymentMethod;
  invoiceId: number;
  amountCents: Cents;
}

export interface StatementEntry {
  on: LocalDate;
  kind: 'invoice' | 'credit_note' | 'penalty' | 'penalty_given_up' | 'payment' | 'refund';
  number: string;
  /** The order of an invoice; of a payment, what the bank said. */
  reference: string | null;
  fileId: number | null;
  /** Owed by the partner. */
  debitCents: Cents;
  /** Taken off what it owes. */
  creditCents: Cents;
}

export interface StatementLine extends StatementEntry {
  /** Owed after this line; less than nothing when the school owes. */
  balanceCents: Cents;
}

export interface Statement {
  from: LocalDate;
  to: LocalDate;
  /** Owed the day before `from`. */
  openingCents: Cents;
  lines: StatementLine[];
  closingCents: Cents;
}
