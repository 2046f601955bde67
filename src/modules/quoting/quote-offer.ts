import { notFound } from '../../core/errors/core.errors.js';
import { MAX_CENTS, type PriceE4 } from '../../core/money/money.js';
import { isUnderMarket, type ItemRead } from '../catalog/index.js';
import { marginOf, offeredPrices, type CostBasis, type CostStep, type OfferedPrice } from './price.totals.js';
import type { NewQuoteLine, QuotedCell } from './quoting.dto.js';
import { noQuantity, quantityTwice, tooDear, variantTwice } from './quoting.errors.js';
import type { QuoteCellRead } from './quoting.types.js';

/** An item offered to a customer, as it is shown when tried and written when kept. */
export interface Offer {
  cells: QuoteCellRead[];
  basis: CostBasis;
  /** Smallest quantity first. */
  prices: (OfferedPrice & { chosen: boolean })[];
}

/** Prices the quantity of the cells, and the others asked. Refuses what makes no offer. */
export function offerOf(item: ItemRead, steps: readonly CostStep[], input: NewQuoteLine): Offer {
  const cells = cellsOf(item, input.cells);
  const asked = cells.reduce((sum, { quantity }) => sum + quantity, 0);
  const others = (input.otherQuantities ?? []).map(({ quantity }) => quantity);
  const quantities = [asked, ...others].sort((a, b) => a - b);
  if (new Set(quantities).size < quantities.length) throw quantityTwice();
  const basis = basisOf(input, steps, asked);
  const prices = offeredPrices(basis, item.unitCode, quantities);
  if (prices.some(({ lineNetCents }) => lineNetCents > MAX_CENTS)) throw tooDear();
  return { cells, basis, prices: prices.map((price) => ({ ...price, chosen: price.quantity === asked })) };
}

/** A price with what it leaves, and whether the market asks more. */
export const judged = <Price extends OfferedPrice>(price: Price, marketPriceE4: PriceE4 | null) => ({
  ...price,
  marginBp: marginOf(price),
  underMarket: isUnderMarket(price.itemNetPriceE4, marketPriceE4),
});

function cellsOf(item: ItemRead, asked: readonly QuotedCell[]): QuoteCellRead[] {
  if (new Set(asked.map(({ variantId }) => variantId)).size < asked.length) throw variantTwice(item.name);
  const cells = asked.map(({ variantId, quantity }) => {
    const variant = item.variants.find(({ id }) => id === variantId);
    if (!variant) throw notFound();
    return { variantId, size: variant.size, colour: variant.colour, quantity };
  });
  if (cells.length === 0) throw noQuantity();
  return cells;
}

function basisOf(input: NewQuoteLine, steps: readonly CostStep[], asked: number): CostBasis {
  return {
    steps: [...steps],
    hourlyRateCents: input.hourlyRateCents,
    materialE4: input.materialE4 ?? 0,
    consumablesE4: input.consumablesE4 ?? 0,
    outsideFixedCents: input.outsideFixedCents ?? 0,
    outsideE4: input.outsideE4 ?? 0,
    marginBp: input.marginPercent * 100,
    imposed: input.imposedPriceE4 == null ? null : { quantity: asked, priceE4: input.imposedPriceE4 },
  };
}
