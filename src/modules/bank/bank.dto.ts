import { ListQuery } from '../../core/http/paging.js';
import { Choice, Id, ListOf } from '../../core/http/shape.js';
import type { LineState } from './bank.types.js';

export class LinesQuery extends ListQuery {
  /**
   * `open` unless told otherwise.
   * @example "open"
   */
  @Choice(['open', 'matched', 'aside'], { optional: true }) declare state?: LineState;
}

export class ChosenInvoice {
  /**
   * An issued invoice something is left to pay of.
   * @example 5
   */
  @Id() invoiceId: number;
}

export class MatchLine {
  /** What the movement pays, of one customer; the oldest is paid first. */
  @ListOf(() => ChosenInvoice, { min: 1, max: 50 }) invoices: ChosenInvoice[];
}
