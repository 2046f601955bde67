import { csvAmount, csvFile, csvText } from '../../core/words/csv.js';
import { say, type Locale } from '../../core/words/words.js';
import type { BookEntryRead } from './accounting.types.js';
import { accountingWords } from './accounting.words.js';

/** Entries of the books, a line a row, for a spreadsheet or an import. */
export function booksCsv(entries: readonly BookEntryRead[], locale: Locale): string {
  const words = say(accountingWords, locale);
  const head = [words.number, words.journal, words.onDay, words.account, words.auxiliary, words.piece, words.pieceOn];
  const lines = entries.flatMap((entry) =>
    entry.lines.map((line) => [
      String(entry.number),
      entry.journal,
      entry.onDay,
      line.account,
      csvText(line.auxiliary ?? ''),
      csvText(entry.piece),
      entry.pieceOn,
      csvText(line.label),
      csvAmount(line.debitCents, locale),
      csvAmount(line.creditCents, locale),
    ]),
  );
  return csvFile([...head, words.label, words.debit, words.credit], lines);
}
