import { sizeOrder } from '../quantity/size-order.js';
import { formatQuantity } from '../quantity/unit.js';
import { fieldId, useRefusal } from './form.js';
import { Icon } from './icon.js';
import { useLocale, useUiWords } from './ui.words.js';

export interface SizeCell {
  id: string | number;
  quantity: number;
  /** Said under a read-only quantity: `8 faits`. */
  note?: string;
}

export interface SizeRow {
  label: string;
  /** One per size, in the order of `sizes`; null where the article is not made. */
  cells: readonly (SizeCell | null)[];
}

export interface SizeGridProps {
  caption: string;
  /** Heading of the first column; `Couleur` unless said. */
  rowHead?: string;
  sizes: readonly string[];
  rows: readonly SizeRow[];
  /** Inputs named `cells[<id>]` instead of figures. */
  editable?: boolean;
}

const sum = (cells: readonly (SizeCell | null)[]) => cells.reduce((total, cell) => total + (cell?.quantity ?? 0), 0);

/** Colour × size quantities with their sums; true before any script, kept true by `grid-sum` while typing. */
export function SizeGrid({ caption, rowHead, editable, ...given }: SizeGridProps) {
  const words = useUiWords();
  // A colour that lacks a size must not push that size to the end.
  const order = sizeOrder(given.sizes);
  const sizes = order.map((place) => given.sizes[place]!);
  const rows = given.rows.map((row) => ({ ...row, cells: order.map((place) => row.cells[place] ?? null) }));
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="grid" {...(editable ? { 'data-controller': 'grid-sum' } : {})}>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHead ?? words.colour}</th>
            {sizes.map((size) => (
              <th scope="col">{size}</th>
            ))}
            <th scope="col">{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GridRow row={row} index={index} sizes={sizes} editable={editable} />
          ))}
        </tbody>
        {(editable || rows.length > 1) && <Sums sizes={sizes} rows={rows} />}
      </table>
    </div>
  );
}

interface GridRowProps {
  row: SizeRow;
  index: number;
  sizes: readonly string[];
  editable?: boolean;
}

function GridRow({ row, index, sizes, editable }: GridRowProps) {
  const words = useUiWords();
  const locale = useLocale();
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {sizes.map((size, column) => {
        const cell = row.cells[column];
        if (!cell) return <td class="none" />;
        if (!editable) {
          return (
            <td class="cell">
              {formatQuantity(cell.quantity, 'C62', locale)}
              {cell.note && <small>{cell.note}</small>}
            </td>
          );
        }
        return (
          <td>
            <CellInput cell={cell} label={words.cellLabel(row.label, size)} row={index} column={column} />
          </td>
        );
      })}
      <td class="cell" data-grid-sum-target="row" data-row={index}>
        {formatQuantity(sum(row.cells), 'C62', locale)}
      </td>
    </tr>
  );
}

interface CellInputProps {
  cell: SizeCell;
  label: string;
  row: number;
  column: number;
}

/** A quantity to type; what was wrong with it is said under it, and it stays as it was typed. */
function CellInput({ cell, label, row, column }: CellInputProps) {
  const name = `cells[${cell.id}]`;
  const { error, typed } = useRefusal(name);
  const id = fieldId(name);
  return (
    <>
      <input
        type="number"
        inputMode="numeric"
        min="0"
        step="1"
        id={id}
        name={name}
        value={typed ?? (cell.quantity || '')}
        placeholder="0"
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        data-grid-sum-target="cell"
        data-row={row}
        data-column={column}
      />
      {error && (
        <small class="error" id={`${id}-error`}>
          <Icon name="alert-triangle" /> {error}
        </small>
      )}
    </>
  );
}

function Sums({ sizes, rows }: { sizes: readonly string[]; rows: readonly SizeRow[] }) {
  const words = useUiWords();
  const locale = useLocale();
  const columns = sizes.map((_, column) => sum(rows.map((row) => row.cells[column] ?? null)));
  const total = columns.reduce((all, column) => all + column, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{words.total}</th>
        {columns.map((quantity, column) => (
          <td class="cell" data-grid-sum-target="column" data-column={column}>
            {formatQuantity(quantity, 'C62', locale)}
          </td>
        ))}
        <td class="cell" data-grid-sum-target="total">
          {formatQuantity(total, 'C62', locale)}
        </td>
      </tr>
    </tfoot>
  );
}
