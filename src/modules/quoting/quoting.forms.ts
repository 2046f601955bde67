import type { FormBody } from '../../core/http/forms.js';
import type { PriceE4 } from '../../core/money/money.js';
import { inputNumber } from '../../core/words/format.js';
import { quantityInput, typedSteps, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import type { Locale } from '../../core/words/words.js';
import type { ItemRead } from '../catalog/index.js';
import type { PriceRequest } from './price-request.entity.js';
import type { CostBasis } from './price.totals.js';
import type { QuoteLineRead } from './quoting.types.js';

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Rows left empty are no quantities: `quantities[2][quantity]` is one of several boxes. */
export function withoutBlanks(body: FormBody, field: string): FormBody {
  const rows = Object.values(record(body[field])).filter((row) => text(record(row)['quantity']) !== '');
  // None at all is said beside the first box.
  return { ...body, [field]: rows.length > 0 ? rows : [{ quantity: '' }] };
}

/** The form of a line as the body of a `NewQuoteLine`: quantities typed in the item's unit, kept in its steps. */
export function lineBody(body: FormBody, item: ItemRead): FormBody {
  const typed = record(body['cells']);
  const steps = (answer: unknown) => typedSteps(text(answer), item.unitCode);
  const cells = item.variants
    .map(({ id }) => ({ variantId: String(id), quantity: steps(typed[id]) }))
    .filter(({ quantity }) => quantity !== '' && !/^0+$/.test(quantity));
  const others = Object.values(record(body['otherQuantities'])).map((row) => steps(record(row)['quantity']));
  const otherQuantities = others.filter((quantity) => quantity !== '').map((quantity) => ({ quantity }));
  return { ...body, itemId: String(item.id), cells, otherQuantities };
}

/** What the boxes of a line hold: its own, or that of the same item on an earlier quote. */
export function lineValues(
  line: Pick<QuoteLineRead, 'unitCode' | 'cells' | 'prices' | 'basis'>,
  locale: Locale,
): Record<string, string> {
  const values: Record<string, string> = basisValues(line.basis, locale);
  for (const { variantId, quantity } of line.cells)
    values[`cells[${variantId}]`] = quantityInput(quantity, line.unitCode, locale);
  line.prices
    .filter(({ chosen }) => !chosen)
    .forEach(({ quantity }, index) => {
      values[`otherQuantities[${index}][quantity]`] = quantityInput(quantity, line.unitCode, locale);
    });
  return values;
}

/** The quantities of a request in the boxes of a line without sizes: what suits, or all that was asked. */
export function askedValues(
  { quantities, fitQuantity }: Pick<PriceRequest, 'quantities' | 'fitQuantity'>,
  { variantId, unitCode }: { variantId: number; unitCode: UnitCode },
  locale: Locale,
): Record<string, string> {
  const box = (units: number) => quantityInput(units * 10 ** UNITS[unitCode].scale, unitCode, locale);
  if (fitQuantity !== null) return { [`cells[${variantId}]`]: box(fitQuantity) };
  const [first, ...others] = quantities;
  const values = others.map((units, at) => [`otherQuantities[${at}][quantity]`, box(units)] as const);
  return { [`cells[${variantId}]`]: box(first!), ...Object.fromEntries(values) };
}

/** `18,50` as a box holds a price. */
export const priceInput = (priceE4: PriceE4, locale: Locale): string => inputNumber(priceE4 / 10_000, locale, [2, 4]);

function basisValues(basis: CostBasis, locale: Locale): Record<string, string> {
  const amount = (cents: number) => inputNumber(cents / 100, locale, [2, 2]);
  const price = (e4: number) => (e4 === 0 ? '' : priceInput(e4, locale));
  return {
    hourlyRateCents: amount(basis.hourlyRateCents),
    materialE4: price(basis.materialE4),
    consumablesE4: price(basis.consumablesE4),
    outsideFixedCents: basis.outsideFixedCents === 0 ? '' : amount(basis.outsideFixedCents),
    outsideE4: price(basis.outsideE4),
    marginPercent: String(basis.marginBp / 100),
    imposedPriceE4: basis.imposed === null ? '' : price(basis.imposed.priceE4),
  };
}

/** Quantities typed so far, by variant. */
export function typedCells(values: Readonly<Record<string, string>>, item: ItemRead): Map<number, string> {
  return new Map(item.variants.map(({ id }) => [id, values[`cells[${id}]`] ?? '']));
}
