import { invoicedNet, orderedNet } from './sales.totals.js';
import type { CellCounters, OrderAxes } from './sales.types.js';

/** Production, delivery and billing of an order: told by its cells, never typed. */
export function axesOf(cells: readonly CellCounters[]): OrderAxes {
  const sum = (of: (cell: CellCounters) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const ordered = sum(orderedNet);
  const produced = sum((cell) => cell.produced);
  const invoiced = sum(invoicedNet);
  const toBill = sum((cell) => Math.max(0, orderedNet(cell) - cell.returned));
  return {
    production: produced === 0 ? 'none' : produced < ordered ? 'running' : 'ready',
    delivery: progress(
      sum((cell) => cell.delivered),
      ordered,
    ),
    billing: progress(invoiced, toBill),
  };
}

function progress(done: number, whole: number): 'none' | 'part' | 'full' {
  if (done <= 0) return 'none';
  return done < whole ? 'part' : 'full';
}
