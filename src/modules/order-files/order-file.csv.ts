import { readCsv, spelled, type CsvCell } from '../../core/files/csv-table.js';
import { folded } from '../../core/database/sql.js';
import type { FieldProblem } from '../../core/errors/refusal.js';
import { columnMissing, columnTwice, headless, noLine } from './order-files.errors.js';
import type { WrittenLine, WrittenOrder } from './order-files.types.js';

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

/**
 * Reads a table of quantities. `Article` names the item; `Couleur` its colour; quantities stand in `Quantité` (beside
 * `Taille`) or under sizes as headings (a size grid); `Prix`, when told, must be today's.
 */
export function readTable(bytes: Buffer): WrittenOrder {
  const { headings, rows } = readCsv(bytes);
  const { columns, sizes, faults } = headingsOf(headings);
  const corner = { at: headings[0]!.at, text: '' };
  faults.push(...rows.flatMap((cells) => cells.filter(({ text }, at) => text && !headings[at]?.text)).map(headless));
  const lines = rows.flatMap((cells) => linesOf(cells, columns, sizes));
  if (faults.length === 0 && lines.length === 0) faults.push(noLine(corner));
  const nothing = { customerReference: corner, wishedOn: corner, note: corner, validUntil: corner };
  return { ...nothing, seller: corner, buyer: corner, lines, faults, repeats: 'refuse' };
}

type Columns = Partial<Record<Heading, number>>;
interface Size {
  column: number;
  name: string;
}

function headingsOf(headings: readonly CsvCell[]): { columns: Columns; sizes: Size[]; faults: FieldProblem[] } {
  const columns: Columns = {};
  const sizes: Size[] = [];
  const faults: FieldProblem[] = [];
  for (const [column, cell] of headings.entries()) {
    const name = cell.text;
    const heading = (Object.keys(HEADINGS) as Heading[]).find((key) =>
      (HEADINGS[key] as readonly string[]).includes(spelled(name)),
    );
    const twice = heading ? columns[heading] !== undefined : sizes.some((size) => folded(size.name) === folded(name));
    if (name && twice) faults.push(columnTwice(cell));
    else if (heading) columns[heading] = column;
    else if (name) sizes.push({ column, name });
  }
  const corner = { at: headings[0]!.at, text: '' };
  if (columns.code === undefined) faults.push(columnMissing(corner, 'Article', 'Item'));
  if (columns.quantity === undefined && sizes.length === 0) faults.push(columnMissing(corner, 'Quantité', 'Quantity'));
  return { columns, sizes, faults };
}

/** A quantity of the row asks for one size; an empty cell or 0 asks for nothing. */
function linesOf(cells: readonly CsvCell[], columns: Columns, sizes: readonly Size[]): WrittenLine[] {
  const untold = { at: cells[0]!.at, text: '' };
  const cell = (heading: Heading) => cells[columns[heading] ?? -1] ?? untold;
  const asked = [
    { quantity: cell('quantity'), size: cell('size') },
    ...sizes.map(({ column, name }) => ({ quantity: cells[column]!, size: { at: cells[column]!.at, text: name } })),
  ].filter(({ quantity: { text } }) => text !== '' && !/^0+([.,]0+)?$/.test(text));
  const [code, colour, price] = [cell('code'), cell('colour'), cell('price')];
  return asked.map(({ quantity: { at, text }, size }) => ({
    ...{ code, size, colour, price, unitCode: untold, per: untold, net: untold },
    quantity: { at, text: text.replace(/[.,]0{1,2}$/, '') },
  }));
}
