import type { Founded, FoundedItem } from './founding.js';

/** mulberry32: the same demands in every run. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const LINES = 5;

export interface Demand {
  partnerId: number;
  customerReference: string;
  wishedOn: string;
  lines: { itemId: number; cells: { variantId: number; quantity: number }[] }[];
}

/** What order number `n` asks for: 5 of the 20 products, garments in the whole size grid. */
export function demand(founded: Founded, n: number): Demand {
  const next = chance(n + 1);
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const left = [...founded.items];
  const chosen: FoundedItem[] = [];
  while (chosen.length < LINES) chosen.push(left.splice(between(0, left.length - 1), 1)[0]!);
  return {
    partnerId: founded.partnerId,
    customerReference: `BC-${10_000 + n}`,
    wishedOn: '2026-12-18',
    lines: chosen.map(({ id: itemId, variantIds }) => ({
      itemId,
      cells: variantIds.map((variantId) => ({ variantId, quantity: between(1, variantIds.length > 1 ? 6 : 20) })),
    })),
  };
}
