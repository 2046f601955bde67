import type { FieldProblem } from '../../core/errors/refusal.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { Written } from '../../core/xml/xml-element.js';

/** One size × colour asked for. */
export interface WrittenLine {
  /** The school's item code. */
  code: Written;
  size: Written;
  colour: Written;
  quantity: Written;
  /** UN/ECE Recommendation 20. */
  unitCode: Written;
  /** Price of `per` units, without VAT. */
  price: Written;
  per: Written;
  /** Price of the whole line, without VAT. */
  net: Written;
}

export interface WrittenOrder {
  customerReference: Written;
  /** BT-10 and BT-12, when the file tells them. */
  buyerReference?: Written;
  contractReference?: Written;
  wishedOn: Written;
  note: Written;
  /** The last day the order may be taken. */
  validUntil: Written;
  /** SIREN or SIRET of who sells and who buys. */
  seller: Written;
  buyer: Written;
  lines: WrittenLine[];
  /** A document that holds each thing once tells the same article twice only by mistake; an ERP may. */
  repeats: 'add' | 'refuse';
  /** What its format does not allow, or what an order of ours cannot hold. */
  faults: FieldProblem[];
}

/** An order that may be placed as it is. */
export interface OrderFileRead {
  customerReference?: string;
  buyerReference?: string;
  contractReference?: string;
  wishedOn?: LocalDate;
  note?: string;
  lines: { itemId: number; cells: { variantId: number; quantity: number }[] }[];
}
