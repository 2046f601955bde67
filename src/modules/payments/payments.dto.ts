import { ListQuery } from '../../core/http/paging.js';
import { Cents, Choice, Day, Id, ListOf, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PAYMENT_METHODS, type PaymentMethod } from './payment.entity.js';

export class AllocationPart {
  /**
   * An issued invoice of the partner who paid; this, or a penalty note.
   * @example 5
   */
  @Id({ optional: true }) invoiceId?: number;
  /**
   * A claimed penalty note of the partner who paid.
   * @example 2
   */
  @Id({ optional: true }) penaltyId?: number;
  /**
   * The part of the payment for it, in cents.
   * @example 12000
   */
  @Cents({ min: 1 }) amountCents: number;
}

export class RecordPayment {
  /**
   * Who paid.
   * @example 3
   */
  @Id() partnerId: number;
  /**
   * The day the money came.
   * @example "2026-11-23"
   */
  @Day() receivedOn: LocalDate;
  /**
   * What came, in cents.
   * @example 12000
   */
  @Cents({ min: 1 }) amountCents: number;
  /**
   * How it came.
   * @example "transfer"
   */
  @Choice(PAYMENT_METHODS) method: PaymentMethod;
  /**
   * Wording of the transfer, number of the cheque.
   * @example "VIR FILIX FA-2026-00001"
   */
  @Text({ max: 140, optional: true }) reference?: string;
  /** What it settles; together at most the amount. The rest stays to allocate. */
  @ListOf(() => AllocationPart, { min: 0, max: 200 }) allocations: AllocationPart[];
}

/** The form of an invoice or of a penalty note: as much as is due goes to it. */
export class RecordInvoicePayment {
  @Day() receivedOn: LocalDate;
  @Cents({ min: 1 }) amountCents: number;
  @Choice(PAYMENT_METHODS) method: PaymentMethod;
  @Text({ max: 140, optional: true }) reference?: string;
}

export class AllocatePayment {
  /** What more it settles; together at most what is left to allocate. */
  @ListOf(() => AllocationPart, { max: 200 }) allocations: AllocationPart[];
}

export class ReversePayment {
  /**
   * Why.
   * @example "Chèque impayé"
   */
  @Text({ max: 500 }) reason: string;
}

/** `state`: recorded, allocated, reversed. Text: number, reference. */
export class PaymentsQuery extends ListQuery {
  /**
   * Only of one partner.
   * @example 3
   */
  @Id({ optional: true }) partnerId?: number;
  /**
   * Only those that settle one invoice.
   * @example 5
   */
  @Id({ optional: true }) invoiceId?: number;
}

/** A period; this year until today unless said. */
export class StatementQuery {
  /** @example '2026-01-01' */
  @Day({ optional: true }) from?: LocalDate;
  /** @example '2026-12-31' */
  @Day({ optional: true }) to?: LocalDate;
}
