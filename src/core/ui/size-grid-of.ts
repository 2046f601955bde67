import type { SizeCell, SizeGridProps } from './size-grid.js';

interface Sized {
  size: string | null;
  colour: string | null;
}

interface Unnamed {
  /** Head of the column of what has no size. */
  size: string;
  /** Name of the row of what has no colour. */
  colour: string;
}

/** Cells as a colour × size grid, in the order they come; where `show` gives null, or nothing is made, is a hole. */
export function sizeGridOf<Cell extends Sized>(
  cells: readonly Cell[],
  unnamed: Unnamed,
  show: (cell: Cell, index: number) => SizeCell | null,
): Pick<SizeGridProps, 'sizes' | 'rows'> {
  const sizeOf = ({ size }: Sized) => size ?? unnamed.size;
  const colourOf = ({ colour }: Sized) => colour ?? unnamed.colour;
  const sizes = [...new Set(cells.map(sizeOf))];
  const rows = [...new Set(cells.map(colourOf))].map((label) => ({
    label,
    cells: sizes.map((size) => {
      const index = cells.findIndex((cell) => colourOf(cell) === label && sizeOf(cell) === size);
      return index < 0 ? null : show(cells[index]!, index);
    }),
  }));
  return { sizes, rows };
}
