import type { CellQuantity } from '../sales/index.js';

interface CellCounts {
  produced: number;
  delivered: number;
}

/** What can still be promised of a cell: made, not delivered, and on no other ready note. Never below zero. */
export function available(cell: CellCounts, promised: number): number {
  return Math.max(0, cell.produced - cell.delivered - promised);
}

/** Still to deliver of what was ordered. */
export function leftToDeliver(cell: { ordered: number; cancelled: number; delivered: number }): number {
  return Math.max(0, cell.ordered - cell.cancelled - cell.delivered);
}

/** One row a cell, in the order of the cells; a cell named twice is summed, a quantity of zero is dropped. */
export function mergedCells(cells: readonly CellQuantity[]): CellQuantity[] {
  const sums = new Map<number, number>();
  for (const { orderCellId, quantity } of cells) sums.set(orderCellId, (sums.get(orderCellId) ?? 0) + quantity);
  return [...sums]
    .filter(([, quantity]) => quantity > 0)
    .sort(([a], [b]) => a - b)
    .map(([orderCellId, quantity]) => ({ orderCellId, quantity }));
}
