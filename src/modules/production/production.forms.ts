import { typedSteps, type UnitCode } from '../../core/quantity/unit.js';

const COUNTS = ['good', 'rework', 'scrap', 'quantity'];

/** `2,5` hours are 250 steps; what is no quantity is left for the shape to refuse. */
export function countsInSteps(counts: Readonly<Record<string, unknown>>, unit: UnitCode): Record<string, unknown> {
  const typed = Object.entries(counts).filter(([name, value]) => COUNTS.includes(name) && typeof value === 'string');
  return { ...counts, ...Object.fromEntries(typed.map(([name, value]) => [name, typedSteps(value as string, unit)])) };
}

/** The same for every size of a form. */
export function cellsInSteps(cells: unknown, unit: UnitCode): unknown {
  if (typeof cells !== 'object' || cells === null) return cells;
  const stepped = (cell: unknown) =>
    typeof cell === 'object' && cell !== null ? countsInSteps(cell as Record<string, unknown>, unit) : cell;
  return Object.fromEntries(Object.entries(cells).map(([index, cell]) => [index, stepped(cell)]));
}
