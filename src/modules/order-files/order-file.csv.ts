import { CsvError, parse } from 'csv-parse/sync';
import { folded } from '../../core/database/sql.js';
import type { FieldProblem } from '../../core/errors/refusal.js';
import { tableText } from './order-file.text.js';
import {
  brokenTable,
  columnMissing,
  columnTwice,
  fileTooLong,
  headless,
  noLine,
  notAnOrderFile,
} from './order-files.errors.js';
import type { Written, WrittenLine, WrittenOrder } from './order-files.types.js';

/** What a heading may be called, folded and without signs. Any other heading is a size. */
const HEADINGS = {
  code: ['article', 'code', 'codearticle', 'reference', 'ref', 'item', 'itemcode', 'sku'],
  name: ['designation', 'libelle', 'nom', 'name', 'description'],
  size: ['taille', 'size'],
  colour: ['couleur', 'coloris', 'colour', 'color'],
  quantity: ['quantite', 'qte', 'quantity', 'qty'],
  price: ['prix', 'prixht', 'prixunitaire', 'prixunitaireht', 'pu', 'puht', 'price', 'unitprice'],
} as const;
type Heading = keyof typeof HEADINGS;
const MOST_ROWS = 2_000;

/**
 * Reads a table of quantities. `Article` names the item; `Couleur` its colour; quantities stand in `Quantité` (beside
 * `Taille`) or under sizes as headings (a size grid); `Prix`, when told, must be today's.
 */
export function readTable(bytes: Buffer): WrittenOrder {
  const records = recordsOf(tableText(bytes));
  const top = records.findIndex((cells) => cells.some(Boolean));
  if (top < 0) throw notAnOrderFile();
  const { columns, sizes, faults } = headingsOf(records[top]!, top);
  const lines = records.slice(top + 1).flatMap((cells, index) => {
    const row = new TableRow(cells, top + 1 + index, columns);
    faults.push(...row.beyond(records[top]!));
    return linesOf(row, sizes);
  });
  const corner = { at: cellName(top, 0), text: '' };
  if (faults.length === 0 && lines.length === 0) faults.push(noLine(corner));
  const nothing = { customerReference: corner, wishedOn: corner, note: corner, validUntil: corner };
  return { ...nothing, seller: corner, buyer: corner, lines, faults, repeats: 'refuse' };
}

function recordsOf(text: string): string[][] {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const delimiter = [';', '\t'].find((sign) => first.includes(sign)) ?? ',';
  try {
    const records = parse(text, { delimiter, trim: true, relax_quotes: true, relax_column_count: true });
    if (records.length > MOST_ROWS) throw fileTooLong();
    return records.map((cells) => cells.map(plainCell));
  } catch (error) {
    if (error instanceof CsvError) throw brokenTable(Number(error.lines ?? 1));
    throw error;
  }
}

/** Our own tables quote what a spreadsheet would run (`'=A1`). */
const plainCell = (text: string): string => text.replace(/^'(?=[=+\-@])/, '');

interface Headings {
  columns: Partial<Record<Heading, number>>;
  sizes: { column: number; name: string }[];
  faults: FieldProblem[];
}

function headingsOf(cells: readonly string[], row: number): Headings {
  const columns: Partial<Record<Heading, number>> = {};
  const sizes: { column: number; name: string }[] = [];
  const faults: FieldProblem[] = [];
  for (const [column, name] of cells.entries()) {
    const spelled = folded(name).replace(/[^a-z0-9]/g, '');
    const heading = (Object.keys(HEADINGS) as Heading[]).find((key) =>
      (HEADINGS[key] as readonly string[]).includes(spelled),
    );
    const twice = heading ? columns[heading] !== undefined : sizes.some((size) => folded(size.name) === folded(name));
    if (name && twice) faults.push(columnTwice({ at: cellName(row, column), text: name }));
    else if (heading) columns[heading] = column;
    else if (name) sizes.push({ column, name });
  }
  const corner = { at: cellName(row, 0), text: '' };
  if (columns.code === undefined) faults.push(columnMissing(corner, 'Article', 'Item'));
  if (columns.quantity === undefined && sizes.length === 0) faults.push(columnMissing(corner, 'Quantité', 'Quantity'));
  return { columns, sizes, faults };
}

/** A quantity of the row asks for one size; an empty cell or 0 asks for nothing. */
function linesOf(row: TableRow, sizes: Headings['sizes']): WrittenLine[] {
  const asked = [
    { quantity: row.cell('quantity'), size: row.cell('size') },
    ...sizes.map(({ column, name }) => {
      const quantity = row.at(column);
      return { quantity, size: { at: quantity.at, text: name } };
    }),
  ].filter(({ quantity: { text } }) => text !== '' && !/^0+([.,]0+)?$/.test(text));
  const [code, colour, price] = [row.cell('code'), row.cell('colour'), row.cell('price')];
  const untold = { at: code.at, text: '' };
  return asked.map(({ quantity: { at, text }, size }) => ({
    ...{ code, size, colour, price, unitCode: untold, per: untold, net: untold },
    quantity: { at, text: text.replace(/[.,]0{1,2}$/, '') },
  }));
}

class TableRow {
  constructor(
    private readonly cells: readonly string[],
    private readonly row: number,
    private readonly columns: Headings['columns'],
  ) {}

  at(column: number): Written {
    return { at: cellName(this.row, column), text: this.cells[column] ?? '' };
  }

  cell(heading: Heading): Written {
    const column = this.columns[heading];
    return column === undefined ? { at: cellName(this.row, 0), text: '' } : this.at(column);
  }

  /** What stands under no heading. */
  beyond(headings: readonly string[]): FieldProblem[] {
    return this.cells.flatMap((text, column) => (text && !headings[column] ? [headless(this.at(column))] : []));
  }
}

/** `D4`, as a spreadsheet names the cell of the fourth row. */
function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
