import type { Cents } from '../money/money.js';
import { csvAmount, csvFile, csvText } from '../words/csv.js';
import { inputNumber } from '../words/format.js';
import type { Locale } from '../words/words.js';

/** What a spreadsheet may calculate with is told from text. */
export type Cell =
  | string
  | null
  | { cents: Cents }
  | { count: number }
  /** Hundredths of a percent. */
  | { share: number }
  /** `YYYY-MM-DD` */
  | { day: string };

/** A table for a spreadsheet, once for every kind of file. */
export interface Table {
  /** Of its sheet. */
  name: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** The table as CSV: dates ISO, amounts as euros. */
export const csvOf = ({ head, rows }: Table, locale: Locale): string =>
  csvFile(
    head,
    rows.map((cells) => cells.map((cell) => csvCell(cell, locale))),
  );

function csvCell(cell: Cell, locale: Locale): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvText(cell);
  if ('day' in cell) return cell.day;
  if ('cents' in cell) return csvAmount(cell.cents, locale);
  return inputNumber('share' in cell ? cell.share / 100 : cell.count, locale, [0, 2]);
}
