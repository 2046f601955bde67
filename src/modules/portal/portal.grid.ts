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

/** Cells as a colour × size grid, sizes and colours in the order they come. */
export function sizeGridOf<Cell extends Sized>(
  cells: readonly Cell[],
  labels: Labels,
  show: (cell: Cell, index: number) => SizeCell,
): { sizes: string[]; rows: SizeRow[] } {
  const sizeOf = ({ size }: Sized) => size ?? labels.quantity;
  const rowOf = ({ colour }: Sized) => colour ?? labels.name;
  const sizes = [...new Set(cells.map(sizeOf))];
  const rows = [...new Set(cells.map(rowOf))].map((label) => ({
    label,
    cells: sizes.map((size) => {
      const index = cells.findIndex((cell) => rowOf(cell) === label && sizeOf(cell) === size);
      return index < 0 ? null : show(cells[index]!, index);
    }),
  }));
  return { sizes, rows };
}
