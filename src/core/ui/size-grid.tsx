import { sizeOrder } from '../quantity/size-order.js';
import { quantityInput, shortQuantity, UNITS, type UnitCode } from '../quantity/unit.js';
import type { Locale } from '../words/words.js';
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
  /** Of every quantity here; pieces unless said. */
  unit?: UnitCode;
  /** Inputs named `cells[<id>]` instead of figures. */
  editable?: boolean;
}

const sum = (cells: readonly (SizeCell | null)[]) => cells.reduce((total, cell) => total + (cell?.quantity ?? 0), 0);

/** Colour × size quantities with their sums; true before any script, kept true by `grid-sum` while typing. */
export function SizeGrid({ caption, rowHead, editable, unit = 'C62', ...given }: SizeGridProps) {
  const words = useUiWords();
  const locale = useLocale();
  // A colour that lacks a size must not push that size to the end.
  const order = sizeOrder(given.sizes);
  const sizes = order.map((place) => given.sizes[place]!);
  const rows = given.rows.map((row) => ({ ...row, cells: order.map((place) => row.cells[place] ?? null) }));
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="grid" {...(editable ? sumsOf(unit, locale) : {})}>
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
            <GridRow row={row} index={index} sizes={sizes} unit={unit} editable={editable} />
          ))}
        </tbody>
        {(editable || rows.length > 1) && <Sums sizes={sizes} rows={rows} unit={unit} />}
      </table>
    </div>
  );
}

/** What the script needs to keep the sums of `12,5` true. */
const sumsOf = (unit: UnitCode, locale: Locale) => ({
  'data-controller': 'grid-sum',
  'data-grid-sum-scale-value': UNITS[unit].scale,
  'data-grid-sum-unit-value': UNITS[unit].scale === 0 ? '' : UNITS[unit][locale],
});

interface GridRowProps {
  row: SizeRow;
  index: number;
  sizes: readonly string[];
  unit: UnitCode;
  editable?: boolean;
}

function GridRow({ row, index, sizes, unit, editable }: GridRowProps) {
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
              {shortQuantity(cell.quantity, unit, locale)}
              {cell.note && <small>{cell.note}</small>}
            </td>
          );
        }
        return (
          <td>
            <CellInput cell={cell} unit={unit} label={words.cellLabel(row.label, size)} row={index} column={column} />
          </td>
        );
      })}
      <td class="cell" data-grid-sum-target="row" data-row={index}>
        {shortQuantity(sum(row.cells), unit, locale)}
      </td>
    </tr>
  );
}

// A number input refuses the comma in some browsers.
const WHOLE = { type: 'number', inputMode: 'numeric', min: '0', step: '1' } as const;
const DECIMAL = { type: 'text', inputMode: 'decimal', autoComplete: 'off' } as const;

interface CellInputProps {
  cell: SizeCell;
  unit: UnitCode;
  label: string;
  row: number;
  column: number;
}

/** A quantity to type; what was wrong with it is said under it, and it stays as it was typed. */
function CellInput({ cell, unit, label, row, column }: CellInputProps) {
  const name = `cells[${cell.id}]`;
  const { error, typed } = useRefusal(name);
  const locale = useLocale();
  const whole = UNITS[unit].scale === 0;
  const id = fieldId(name);
  return (
    <>
      <input
        {...(whole ? WHOLE : DECIMAL)}
        id={id}
        name={name}
        value={typed ?? (cell.quantity === 0 ? '' : quantityInput(cell.quantity, unit, locale))}
        placeholder="0"
        aria-label={whole ? label : `${label} (${UNITS[unit][locale]})`}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        data-grid-sum-target="cell"
        data-row={row}
        data-column={column}
      />
      {!whole && <small> {UNITS[unit][locale]}</small>}
      {error && (
        <small class="error" id={`${id}-error`}>
          <Icon name="alert-triangle" /> {error}
        </small>
      )}
    </>
  );
}

function Sums({ sizes, rows, unit }: Pick<GridRowProps, 'sizes' | 'unit'> & { rows: readonly SizeRow[] }) {
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
            {shortQuantity(quantity, unit, locale)}
          </td>
        ))}
        <td class="cell" data-grid-sum-target="total">
          {shortQuantity(total, unit, locale)}
        </td>
      </tr>
    </tfoot>
  );
}
