import type { SizeCell, SizeRow } from '../../core/ui/index.js';

interface Sized {
  size: string | null;
  colour: string | null;
}

interface Labels {
  /** Head of the only column of what has no size. */
  quantity: string;
  /** Name of the only row of what has no colour. */
  name: string;
}

const SIZES = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL'];

/** Sizes as people line them up; those that are neither letters nor figures stay in the order they come. */
function bySize(a: string, b: string): number {
  const [left, right] = [SIZES.indexOf(a), SIZES.indexOf(b)];
  if (left >= 0 && right >= 0) return left - right;
  return Number(a) - Number(b) || 0;
}

/** Cells as a colour × size grid, colours in the order they come. */
export function sizeGridOf<Cell extends Sized>(
  cells: readonly Cell[],
  labels: Labels,
  show: (cell: Cell, index: number) => SizeCell,
): { sizes: string[]; rows: SizeRow[] } {
  const sizeOf = ({ size }: Sized) => size ?? labels.quantity;
  const rowOf = ({ colour }: Sized) => colour ?? labels.name;
  const sizes = [...new Set(cells.map(sizeOf))].sort(bySize);
  const rows = [...new Set(cells.map(rowOf))].map((label) => ({
    label,
    cells: sizes.map((size) => {
      const index = cells.findIndex((cell) => rowOf(cell) === label && sizeOf(cell) === size);
      return index < 0 ? null : show(cells[index]!, index);
    }),
  }));
  return { sizes, rows };
}
