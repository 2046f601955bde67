import { totalsOf } from '../../core/money/vat.js';
import { MAX_QUANTITY, type UnitCode } from '../../core/quantity/unit.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { AmendedCell } from './sales.dto.js';
import { allCalledOff, lessThanMade, moreThanHeld } from './sales.errors.js';
import { lineNetOf, orderedNet } from './sales.totals.js';
import type { CellCounters, OrderSheet } from './sales.types.js';

/** What stays ordered of one size × colour, before and after. */
export interface CellChange {
  orderCellId: number;
  from: number;
  to: number;
}

interface Line {
  unitCode: UnitCode;
  cells: readonly (CellCounters & { id: number; size: string | null; colour: string | null })[];
}

/**
 * The cells that change. Throws what cannot be: less than is made, nothing left at all, a cell of another order.
 * Cells that are not named stay as they are.
 */
export function changesOf(lines: readonly Line[], wanted: readonly AmendedCell[]): CellChange[] {
  const cells = lines.flatMap((line) => line.cells.map((cell) => ({ ...cell, unitCode: line.unitCode })));
  const after = new Map(cells.map((cell) => [cell.id, orderedNet(cell)]));
  for (const { orderCellId, ordered } of wanted) {
    const cell = cells.find(({ id }) => id === orderCellId);
    if (!cell) throw notFound();
    if (ordered < cell.produced) throw lessThanMade(cell, cell.produced);
    if (ordered + cell.cancelled > MAX_QUANTITY) throw moreThanHeld(cell);
    after.set(orderCellId, ordered);
  }
  if ([...after.values()].every((ordered) => ordered === 0)) throw allCalledOff();
  return cells
    .map((cell) => ({ orderCellId: cell.id, from: orderedNet(cell), to: after.get(cell.id)! }))
    .filter(({ from, to }) => from !== to);
}

/** Counters after a change: more is ordered, or what is not made is called off, so that the ledger keeps both. */
export function amendedCounters<C extends CellCounters>(cell: C, { from, to }: Pick<CellChange, 'from' | 'to'>): C {
  return to > from
    ? { ...cell, ordered: cell.ordered + to - from }
    : { ...cell, cancelled: cell.cancelled + from - to };
}

/** The order as it will be, for the paper that is drawn before it is written. */
export function amendedSheet(order: OrderSheet, changes: readonly CellChange[]): OrderSheet {
  const lines = order.lines.map((line) => {
    const cells = line.cells.map((cell) => {
      const change = changes.find(({ orderCellId }) => orderCellId === cell.id);
      return change ? amendedCounters(cell, change) : cell;
    });
    return { ...line, cells, lineNetCents: lineNetOf(line, cells) };
  });
  return { ...order, lines, totals: totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents }))) };
}
