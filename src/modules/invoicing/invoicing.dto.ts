import { ListQuery } from '../../core/http/paging.js';
import { Choice, Day, Flag, Id, Int, ListOf, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { PaidBy } from '../einvoice/index.js';
import { CREDIT_CAUSES, type CreditCause } from './invoice.entity.js';

/** `state`: draft, issued, unpaid, overdue, paid, credit. Text: number, order, customer, reference. */
export class InvoicesQuery extends ListQuery {
  /**
   * Only what is left to pay.
   * @example true
   */
  @Flag({ optional: true }) due?: boolean;
  /**
   * Only of one partner.
   * @example 3
   */
  @Id({ optional: true }) partnerId?: number;
}

export class CreditedCell {
  /**
   * A size × colour the line bills.
   * @example 12
   */
  @Id() orderCellId: number;
  /**
   * How many are credited, in steps of the unit.
   * @example 2
   */
  @Quantity() quantity: number;
}

export class CreditedLineDto {
  /**
   * A line of the invoice.
   * @example 7
   */
  @Id() invoiceLineId: number;
  /** What of it is credited. */
  @ListOf(() => CreditedCell, { max: 500 }) cells: CreditedCell[];
}

export class CreditInvoice {
  /**
   * `billing_error`: what is credited is to invoice again. `returned` or `allowance`: it is not.
   * @example "returned"
   */
  @Choice(CREDIT_CAUSES) cause: CreditCause;
  /**
   * Why; printed on the credit note.
   * @example "Deux blouses décousues"
   */
  @Text({ max: 300 }) reason: string;
  /** Lines and cells credited; absent: all that is not credited yet. */
  @ListOf(() => CreditedLineDto, { max: 500, optional: true }) lines?: CreditedLineDto[];
}

/** An invoice in the place of another. */
export class CorrectInvoice {
  /**
   * Why; printed on the corrective invoice.
   * @example "Adresse du client"
   */
  @Text({ max: 300 }) reason: string;
}

/** Issuing what is paid already, at the counter. */
export class PaidIssuance {
  /**
   * How it is paid.
   * @example "card"
   */
  @Choice(['transfer', 'cheque', 'card', 'cash']) paidBy: PaidBy;
}

/** A deposit on an order. */
export class NewDeposit {
  /**
   * Of the total of the order, in percent.
   * @example 30
   */
  @Int({ min: 1, max: 100 }) percent: number;
}

/** Days of a period, both included. */
export class PeriodQuery {
  /**
   * First day.
   * @example "2026-09-01"
   */
  @Day() from: LocalDate;
  /**
   * Last day.
   * @example "2027-08-31"
   */
  @Day() to: LocalDate;
}
