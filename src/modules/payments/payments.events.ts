import { eventType } from '../../core/events/event-bus.js';
import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { Outgoing, PaymentMethod } from './payment.entity.js';

interface Told {
  paymentId: number;
  number: string;
  partnerId: number;
}
export interface RecordedPayment extends Told {
  receivedOn: LocalDate;
  amountCents: Cents;
  method: PaymentMethod;
  reference: string | null;
}
export interface AllocatedPayment extends Told {
  parts: { invoiceId: number; /** Of the invoice. */ number: string; amountCents: Cents }[];
  /** On penalty notes; no key when there are none, as before there were any. */
  penalties?: { number: string; amountCents: Cents }[];
}
export interface ReversedPayment extends Told {
  amountCents: Cents;
  reason: string;
}

/** Money came. */
export const paymentRecorded = eventType<RecordedPayment>('payments.payment_recorded.1');
/** Some of it settles invoices. */
export const paymentAllocated = eventType<AllocatedPayment>('payments.payment_allocated.1');
/** It is taken back whole: what it settled is due again. */
export const paymentReversed = eventType<ReversedPayment>('payments.payment_reversed.1');

/** Money left the account: a bank fee, or the refund of a credit note. */
export interface PaidOut {
  number: string;
  kind: Outgoing['kind'];
  /** Of a refund: to whom, and the number of the credit note. */
  partnerId: number | null;
  creditNote: string | null;
  paidOn: LocalDate;
  amountCents: Cents;
  label: string;
}
export const moneyPaidOut = eventType<PaidOut>('payments.money_paid_out.1');
