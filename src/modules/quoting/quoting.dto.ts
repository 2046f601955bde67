import { ListQuery } from '../../core/http/paging.js';
import { Cents, Choice, Day, Flag, Id, Int, ListOf, Price, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { FIT_ANSWERS, type FitAnswer } from './price-request.entity.js';

/** Requests by state and text. */
export class RequestsQuery extends ListQuery {}
/** Quotes by state and text. */
export class QuotesQuery extends ListQuery {}

export class AskedQuantity {
  /** @example 50 */
  @Quantity() quantity: number;
}

/** Some of a size × colour of what is not in the catalogue yet. */
export class AskedSize {
  /** @example "M" */
  @Text({ max: 20 }) size: string;
  /** @example "Écru" */
  @Text({ max: 40, optional: true }) colour?: string | null;
  /** @example 12 */
  @Quantity() quantity: number;
}

/** What a customer needs. */
export class RequestHead {
  /** In a few words. @example "Bride alu, 50 pièces" */
  @Text({ max: 100 }) subject: string;
  /** All that helps to price it: use, material, finish, tolerances. @example "Aluminium 6082, ébavurée." */
  @Text({ max: 2000 }) need: string;
  /** A price for each of these. */
  @ListOf(() => AskedQuantity, { max: 6 }) quantities: AskedQuantity[];
  /** The grid of a garment; its sum is priced too. */
  @ListOf(() => AskedSize, { min: 0, max: 100, optional: true }) sizes?: AskedSize[] | null;
  /** The customer brings the material. */
  @Flag({ optional: true }) materialSupplied?: boolean;
  /** @example "2027-01-29" */
  @Day({ optional: true }) wishedOn?: LocalDate | null;
}

/** A request the school takes down for a customer. */
export class NewRequest extends RequestHead {
  /** @example 3 */
  @Id() partnerId: number;
}

export class NewMessage {
  /** @example "Quel est l’état de surface souhaité ?" */
  @Text({ max: 2000 }) text: string;
}

/** A word of the school to its customer. */
export class SchoolMessage extends NewMessage {
  /** The study waits until the customer answers. */
  @Flag({ optional: true }) waits?: boolean;
}

export class ReasonTold {
  /** Read by the other side. @example "Pièce trop grande pour nos machines" */
  @Text({ max: 500 }) reason: string;
}

/** Whether a need suits what the school teaches. */
export class FitJudged {
  /** The item by whose routing it is judged. @example 4 */
  @Id() itemId: number;
  @Choice(FIT_ANSWERS) answer: FitAnswer;
  /** How many suit, when fewer than asked. @example 20 */
  @Quantity({ optional: true }) quantity?: number | null;
  /** Told to the customer when fewer suit. @example "Une série courte convient mieux aux apprentis." */
  @Text({ max: 500, optional: true }) reason?: string | null;
}

export class NewQuote {
  /** @example 3 */
  @Id() partnerId: number;
}

export class ItemChosen {
  /** @example 4 */
  @Id() itemId: number;
}

export class QuoteTerms {
  /** @example "2026-12-31" */
  @Day() validUntil: LocalDate;
  /** When the school thinks it can deliver. @example "2027-01-29" */
  @Day({ optional: true }) deliverableOn?: LocalDate | null;
  /** Asked on acceptance, percent of the total. @example 30 */
  @Int({ min: 0, max: 100, optional: true }) depositPercent?: number | null;
  @Flag({ optional: true }) materialSupplied?: boolean;
  /** @example "Matière fournie par le client, livrée avant le 4 janvier." */
  @Text({ max: 1000, optional: true }) terms?: string | null;
}

export class QuotedCell {
  /** A size × colour of the item. @example 12 */
  @Id() variantId: number;
  /** In steps of the item's unit. @example 8 */
  @Quantity() quantity: number;
}

/** What a price is made of: the routing and the VAT are the school's, read on that day. */
export class CostInputs {
  /** What an hour of the workshop costs. @example 4500 */
  @Cents({ max: 100_000 }) hourlyRateCents: number;
  /** Material a unit; 0 when the customer brings it. @example 21500 */
  @Price({ optional: true }) materialE4?: number | null;
  @Price({ optional: true }) consumablesE4?: number | null;
  /** Made outside, once for the lot. @example 6000 */
  @Cents({ optional: true }) outsideFixedCents?: number | null;
  /** Made outside, a unit. */
  @Price({ optional: true }) outsideE4?: number | null;
  /** Share of the price that stays once the cost is paid. @example 25 */
  @Int({ min: 0, max: 95 }) marginPercent: number;
  /** A price for the quantity asked, in place of the computed one. @example 185000 */
  @Price({ optional: true }) imposedPriceE4?: number | null;
}

/** A line of a quote; it takes the place of the one of the same item. */
export class NewQuoteLine extends CostInputs {
  /** @example 4 */
  @Id() itemId: number;
  @ListOf(() => QuotedCell, { max: 200 }) cells: QuotedCell[];
  /** Other quantities to price. */
  @ListOf(() => AskedQuantity, { min: 0, max: 5, optional: true }) otherQuantities?: AskedQuantity[] | null;
}

export class ChosenQuantity {
  /** @example 7 */
  @Id() quoteLineId: number;
  /** One of those with a price on the quote. @example 100 */
  @Quantity() quantity: number;
}

/** "Bon pour accord": bound to the bytes of the PDF that was read. */
export class Acceptance {
  /** SHA-256 of the PDF of the quote. */
  @Text({ min: 64, max: 64 }) sha256: string;
  /** Who agrees. @example "Claire Martin" */
  @Text({ max: 120 }) acceptedName: string;
  /** Your own order number. @example "F-7781" */
  @Text({ max: 35, optional: true }) customerReference?: string | null;
  /** Another quantity of a line, among those offered. */
  @ListOf(() => ChosenQuantity, { min: 0, max: 100, optional: true }) quantities?: ChosenQuantity[] | null;
}
