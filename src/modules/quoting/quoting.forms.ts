import { folded } from '../../core/database/sql.js';
import { fieldsIn, textOf, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import type { PriceE4 } from '../../core/money/money.js';
import { inputNumber } from '../../core/words/format.js';
import { quantityInput, typedSteps, UNITS } from '../../core/quantity/unit.js';
import type { Locale } from '../../core/words/words.js';
import type { ItemRead } from '../catalog/index.js';
import type { AskedSizes, PriceRequest } from './price-request.entity.js';
import type { CostBasis } from './price.totals.js';
import type { QuoteLineRead } from './quoting.types.js';

/** Rows left empty are no quantities: `quantities[2][quantity]` is one of several boxes. */
function withoutBlanks(body: FormBody, field: string): FormBody {
  const rows = Object.values(fieldsIn(body[field])).filter((row) => textOf(fieldsIn(row)['quantity']) !== '');
  // None at all is said beside the first box.
  return { ...body, [field]: rows.length > 0 ? rows : [{ quantity: '' }] };
}

/** A cell of the grid has no field of its own: what is wrong with it is said at the top. */
export const gridErrors = (errors: FormTrouble['errors']): FormTrouble['errors'] =>
  errors.map(({ field, message }) => (field?.startsWith('sizes') ? { message } : { field, message }));

/** Sizes proposed over the columns of the grid; the last ones are for others. */
export const PROPOSED_SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL', '', ''] as const;
export const COLOUR_ROWS = 3;

/** A need as the body of a `RequestHead`: the boxes `grid[1-2]` under `sizes[2]` beside `colours[1]`. */
export function requestBody(body: FormBody): FormBody {
  const { grid, sizes: heads, colours, ...rest } = body;
  const sizes = Object.entries(fieldsIn(grid))
    .filter(([, quantity]) => !/^0*$/.test(textOf(quantity)))
    .map(([place, quantity]) => {
      const [row = '', column = ''] = place.split('-');
      return {
        size: textOf(fieldsIn(heads)[column]),
        colour: textOf(fieldsIn(colours)[row]),
        quantity: textOf(quantity),
      };
    });
  if (sizes.length === 0) return withoutBlanks(rest, 'quantities');
  const sum = sizes.reduce((all, { quantity }) => all + (/^\d{1,8}$/.test(quantity) ? Number(quantity) : 0), 0);
  const others = Object.values(fieldsIn(rest['quantities'])).filter((row) => textOf(fieldsIn(row)['quantity']) !== '');
  // The sum of the grid is a quantity like the others: none need be written beside it.
  return { ...rest, sizes, quantities: others.length > 0 ? others : [{ quantity: String(sum) }] };
}

/** The form of a line as the body of a `NewQuoteLine`: quantities typed in the item's unit, kept in its steps. */
export function lineBody(body: FormBody, item: ItemRead): FormBody {
  const typed = fieldsIn(body['cells']);
  const steps = (answer: unknown) => typedSteps(textOf(answer), item.unitCode);
  const cells = item.variants
    .map(({ id }) => ({ variantId: String(id), quantity: steps(typed[id]) }))
    .filter(({ quantity }) => quantity !== '' && !/^0+$/.test(quantity));
  const others = Object.values(fieldsIn(body['otherQuantities'])).map((row) => steps(fieldsIn(row)['quantity']));
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

/** The quantities of a request in the boxes of a line: what suits, or all that was asked. */
export function askedValues(
  { quantities, sizes, fitQuantity }: Pick<PriceRequest, 'quantities' | 'sizes' | 'fitQuantity'>,
  { variants, unitCode }: Pick<ItemRead, 'variants' | 'unitCode'>,
  locale: Locale,
): Record<string, string> {
  const box = (units: number) => quantityInput(units * 10 ** UNITS[unitCode].scale, unitCode, locale);
  const cells = cellsAsked(sizes, variants);
  const asked = fitQuantity === null ? quantities : [fitQuantity];
  if (cells === null && variants.length > 1) return {};
  const sum = cells?.reduce((all, { quantity }) => all + quantity, 0) ?? asked[0]!;
  const own = cells ?? [{ variantId: variants[0]!.id, quantity: sum }];
  const others = asked.filter((units) => units !== sum);
  return Object.fromEntries([
    ...own.map(({ variantId, quantity }) => [`cells[${variantId}]`, box(quantity)]),
    ...others.map((units, at) => [`otherQuantities[${at}][quantity]`, box(units)]),
  ]) as Record<string, string>;
}

/** The grid that was asked on the sizes the item has; null when one of them is not made. */
function cellsAsked(sizes: AskedSizes | null, variants: ItemRead['variants']) {
  if (sizes === null) return null;
  const found = sizes.map(({ size, colour, quantity }) => {
    const fits = (one: ItemRead['variants'][number]) =>
      folded(one.size) === folded(size) && (colour === null || folded(one.colour) === folded(colour));
    const made = variants.filter(fits);
    return made.length === 1 ? { variantId: made[0]!.id, quantity } : null;
  });
  return found.every((cell) => cell !== null) ? found : null;
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
