import { ListQuery } from '../../core/http/paging.js';
import { Choice, Id, ListOf, Text } from '../../core/http/shape.js';
import type { LineState } from './bank.types.js';

export class LinesQuery extends ListQuery {
  /**
   * `open` unless told otherwise.
   * @example "open"
   */
  @Choice(['open', 'matched', 'aside', 'returned', 'paid_out', 'grant'], { optional: true }) declare state?: LineState;
}

export class BringStatement {
  /**
   * The account a CSV is of; the school's own IBAN unless told. The other formats name theirs.
   * @example "FR76 3000 6000 0112 3456 7890 189"
   */
  @Text({ max: 40, optional: true }) account?: string;
}

export class ReturnedPayment {
  /**
   * The payment the bank took back.
   * @example 5
   */
  @Id() paymentId: number;
}

export class RefundedNote {
  /**
   * The credit note that was given back.
   * @example 5
   */
  @Id() creditNoteId: number;
}

export class PaidGrant {
  /**
   * The grant it is a payment of.
   * @example 5
   */
  @Id() grantId: number;
}

export class ChosenPaper {
  /**
   * An issued invoice something is left to pay of; this, or a penalty note.
   * @example 5
   */
  @Id({ optional: true }) invoiceId?: number;
  /**
   * A penalty note something is left to pay of.
   * @example 2
   */
  @Id({ optional: true }) penaltyId?: number;
}

export class MatchLine {
  /** What the movement pays, of one customer; the oldest is paid first. */
  @ListOf(() => ChosenPaper, { min: 1, max: 50 }) invoices: ChosenPaper[];
}
