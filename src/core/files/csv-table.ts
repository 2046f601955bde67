import { CsvError, parse } from 'csv-parse/sync';
import { folded } from '../database/sql.js';
import { notATable, openQuote, tableTooLong } from './file.errors.js';

/** A cell as a spreadsheet names it (`D4`), and what stands in it. */
export interface CsvCell {
  at: string;
  text: string;
}

export interface CsvTable {
  headings: CsvCell[];
  /** Those that hold something; as many cells as headings at least. */
  rows: CsvCell[][];
}

export const MAX_TABLE_BYTES = 2_000_000;
const MOST_ROWS = 2_000;

/**
 * A table that a spreadsheet wrote: UTF-8 or Windows-1252, `;`, tabs or commas between cells. What stands above the
 * headings, told by `areHeadings`, is left out. Throws 422 at the field `file` for what is no table.
 */
export function readCsv(bytes: Buffer, areHeadings: (texts: readonly string[]) => boolean = holdsSome): CsvTable {
  if (bytes.length > MAX_TABLE_BYTES) throw tableTooLong(MOST_ROWS);
  const text = textOf(bytes);
  const { records, top } = firstWith(text, areHeadings) ?? firstWith(text, holdsSome) ?? { records: [], top: -1 };
  if (top < 0) throw notATable();
  const headings = cellsOf(records[top]!, top);
  const rows = records
    .map((record, row) => cellsOf([...record, ...headings.slice(record.length).map(() => '')], row))
    .slice(top + 1)
    .filter((cells) => cells.some(({ text }) => text !== ''));
  return { headings, rows };
}

/** A heading without case, accent, space or sign: `Prix HT` is `prixht`. */
export const spelled = (heading: string): string => folded(heading).replace(/[^a-z0-9]/g, '');

const holdsSome = (texts: readonly string[]): boolean => texts.some(Boolean);

/** The table by the first sign between its cells that gives headings. */
function firstWith(text: string, areHeadings: (texts: readonly string[]) => boolean) {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const named = [';', '\t', ','].filter((sign) => first.includes(sign));
  const signs = areHeadings === holdsSome ? [named[0] ?? ','] : [';', '\t', ','];
  for (const sign of signs) {
    const records = recordsOf(text, sign);
    const top = records.findIndex(areHeadings);
    if (top >= 0) return { records, top };
  }
  return null;
}

function recordsOf(text: string, delimiter: string): string[][] {
  try {
    const records = parse(text, { delimiter, trim: true, relax_quotes: true, relax_column_count: true });
    if (records.length > MOST_ROWS) throw tableTooLong(MOST_ROWS);
    return records.map((cells) => cells.map(plain));
  } catch (error) {
    if (error instanceof CsvError) throw openQuote(Number(error.lines ?? 1));
    throw error;
  }
}

function textOf(bytes: Buffer): string {
  // What a spreadsheet of Windows writes when it is not asked is not valid UTF-8.
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252')!;
  // A workbook, an image: not a text at all.
  if (/[^\P{Cc}\n\r\t]/u.test(text)) throw notATable();
  return text;
}

/** What Windows-1252 holds from 80 to 9F, and Node before 24 leaves as control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Null for bytes that are not of that encoding, or an encoding that does not exist. */
export function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(bytes);
    if (decoder.encoding !== 'windows-1252') return text;
    return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80]!);
  } catch {
    return null;
  }
}

/** Our own tables quote what a spreadsheet would run (`'=A1`). */
const plain = (text: string): string => text.replace(/^'(?='*[=+\-@])/, '');

const cellsOf = (texts: readonly string[], row: number): CsvCell[] =>
  texts.map((text, column) => ({ at: `${lettersOf(column)}${row + 1}`, text }));

function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
