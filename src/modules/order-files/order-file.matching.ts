import { folded } from '../../core/database/sql.js';
import type { FieldProblem } from '../../core/errors/refusal.js';
import { formatCents, lineNetAmount, type PriceE4 } from '../../core/money/money.js';
import { MAX_QUANTITY, parseQuantity, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import { isLocalDate, type LocalDate } from '../../core/time/local-date.js';
import type { Written } from '../../core/xml/xml-element.js';
import type { ItemRead, VariantRead } from '../catalog/index.js';
import {
  askedTwice,
  choiceMissing,
  choiceUnknown,
  itemMissing,
  itemUnknown,
  notADay,
  notAQuantity,
  notText,
  otherCompany,
  otherNet,
  otherPrice,
  otherUnit,
  pastDay,
  tooLong,
  tooManyItems,
  tooManyPieces,
} from './order-files.errors.js';
import type { OrderFileRead, WrittenLine, WrittenOrder } from './order-files.types.js';

const MOST_ITEMS = 100;
const MAX_REFERENCE = 35;
const MAX_SERVICE = 100;
const MAX_CONTRACT = 50;
const MAX_NOTE = 1_000;
/** What Recommendation 20 and ERPs call a piece. */
const PIECES = ['C62', 'NAR', 'EA', 'H87', 'PCE'];

/** What an order is held against: what may be ordered, who sells and buys, and which day it is. */
export interface Desk {
  items: readonly ItemRead[];
  seller: { name: string; siren: string };
  buyer: { name: string; siren: string | null };
  today: LocalDate;
}

/** What was written as an order that may be placed, and every reason why it may not. */
export function matched(written: WrittenOrder, desk: Desk): { order: OrderFileRead; faults: FieldProblem[] } {
  const faults = [...written.faults, ...headFaults(written, desk)];
  const lines = new Map<number, Map<number, number>>();
  const firsts = new Map<number, string>();
  const items = new Map(desk.items.map((item) => [folded(item.code), item]));
  for (const line of written.lines) {
    const found = matchedLine(line, items.get(folded(line.code.text)));
    if (Array.isArray(found)) {
      faults.push(...found);
      continue;
    }
    const first = firsts.get(found.variantId);
    if (first !== undefined && written.repeats === 'refuse') faults.push(askedTwice(line.quantity, first));
    firsts.set(found.variantId, first ?? line.quantity.at);
    const cells = lines.get(found.itemId) ?? new Map<number, number>();
    const quantity = (cells.get(found.variantId) ?? 0) + found.quantity;
    if (quantity > MAX_QUANTITY) faults.push(tooManyPieces(line.quantity));
    lines.set(found.itemId, cells.set(found.variantId, quantity));
  }
  if (lines.size > MOST_ITEMS) faults.push(tooManyItems(written.lines[0]!.code, MOST_ITEMS));
  const { customerReference, buyerReference, contractReference, wishedOn, note } = written;
  const order = {
    customerReference: customerReference.text || undefined,
    buyerReference: buyerReference?.text || undefined,
    contractReference: contractReference?.text || undefined,
    wishedOn: isLocalDate(wishedOn.text) ? wishedOn.text : undefined,
    note: note.text || undefined,
    lines: [...lines].map(([itemId, cells]) => ({
      itemId,
      cells: [...cells].map(([variantId, quantity]) => ({ variantId, quantity })),
    })),
  };
  return { order, faults };
}

function headFaults(order: WrittenOrder, { seller, buyer, today }: Desk): FieldProblem[] {
  return [
    ...textFaults(order.customerReference, MAX_REFERENCE),
    ...(order.buyerReference ? textFaults(order.buyerReference, MAX_SERVICE) : []),
    ...(order.contractReference ? textFaults(order.contractReference, MAX_CONTRACT) : []),
    ...textFaults(order.note, MAX_NOTE),
    ...dayFaults(order.wishedOn, today),
    ...dayFaults(order.validUntil, today),
    ...companyFaults(order.seller, seller),
    ...companyFaults(order.buyer, buyer),
  ];
}

function textFaults(written: Written, most: number): FieldProblem[] {
  if (written.text.length > most) return [tooLong(written, most)];
  return /[^\P{Cc}\n\r\t]/u.test(written.text) || !written.text.isWellFormed() ? [notText(written)] : [];
}

function dayFaults(written: Written, today: LocalDate): FieldProblem[] {
  if (written.text === '') return [];
  if (!isLocalDate(written.text)) return [notADay(written)];
  return written.text < today ? [pastDay(written)] : [];
}

/** A SIRET begins with its SIREN. */
function companyFaults(written: Written, { name, siren }: { name: string; siren: string | null }): FieldProblem[] {
  const told = written.text.replace(/\s/g, '').slice(0, 9);
  return told === '' || siren === null || told === siren ? [] : [otherCompany(written, name)];
}

type Found = { itemId: number; variantId: number; quantity: number };

function matchedLine(line: WrittenLine, item: ItemRead | undefined): Found | FieldProblem[] {
  if (line.code.text === '') return [itemMissing(line.code)];
  if (!item) return [itemUnknown(line.code)];
  const variant = variantOf(line, item);
  const quantity = parseQuantity(line.quantity.text, item.unitCode);
  const faults = [
    ...('id' in variant ? [] : [variant]),
    ...(quantity ? amountFaults(line, item, quantity) : [notAQuantity(line.quantity, item.unitCode)]),
    ...(sameUnit(line.unitCode.text, item.unitCode) ? [] : [otherUnit(line.unitCode, item.unitCode)]),
  ];
  return faults.length === 0 && 'id' in variant
    ? { itemId: item.id, variantId: variant.id, quantity: quantity! }
    : faults;
}

/** The one size × colour that fits what is told; a choice of one need not be told. */
function variantOf(line: WrittenLine, { code, variants }: ItemRead): VariantRead | FieldProblem {
  const fits = (told: Written, own: string | null) => told.text === '' || folded(told.text) === folded(own ?? '');
  const colour = variants.filter((variant) => fits(line.colour, variant.colour));
  if (colour.length === 0) return choiceUnknown(line.colour, code, choices(variants, 'colour'));
  const both = colour.filter((variant) => fits(line.size, variant.size));
  if (both.length === 0) return choiceUnknown(line.size, code, choices(colour, 'size'));
  if (both.length === 1) return both[0]!;
  const missing = line.size.text === '' && choices(both, 'size').includes(', ') ? 'size' : 'colour';
  return choiceMissing(line[missing], code, choices(both, missing));
}

const choices = (variants: readonly VariantRead[], of: 'size' | 'colour'): string =>
  [...new Set(variants.map((variant) => variant[of]).filter((choice) => choice !== null))].join(', ');

const sameUnit = (told: string, unit: UnitCode): boolean =>
  told === '' || told === unit || (UNITS[unit].scale === 0 && unit !== 'SET' && PIECES.includes(told));

function amountFaults(line: WrittenLine, { priceE4, unitCode }: ItemRead, quantity: number): FieldProblem[] {
  const per = line.per.text === '' ? 1 : parseQuantity(line.per.text, 'C62');
  const price = amountE4(line.price.text);
  if (line.price.text !== '' && (!per || price !== priceE4 * per)) return [otherPrice(line.price, priceE4)];
  const ours = lineNetAmount(quantity, UNITS[unitCode].scale, priceE4);
  const told = amountE4(line.net.text);
  // One cent of rounding is nobody's mistake.
  const same = line.net.text === '' || (told !== null && Math.abs(told - ours * 100) <= 100);
  return same ? [] : [otherNet(line.net, formatCents(ours))];
}

/** Ten-thousandths of a euro from `12,5`, `1 250,00 €` or `12.5000`; null for anything else, or finer. */
function amountE4(text: string): PriceE4 | null {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '');
  const [written, whole = '', part = ''] = /^(\d{1,9})(?:[.,](\d{1,4})0*)?$/.exec(plain) ?? [];
  return written === undefined ? null : Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
}
