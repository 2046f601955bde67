import { csvAmount, csvFile, csvText } from '../../core/words/csv.js';
import { say, type Locale } from '../../core/words/words.js';
import type { LedgerRow } from './ledger.types.js';
import { ledgerWords } from './ledger.words.js';

/** Entries of the ledger for a spreadsheet. */
export function ledgerCsv(rows: readonly LedgerRow[], locale: Locale): string {
  const words = say(ledgerWords, locale);
  const head = [words.seq, words.type, words.number, words.onDay, words.occurredAt, words.amount, words.hash];
  const lines = rows.map((row) => [
    String(row.seq),
    csvText(words[row.type]),
    csvText(row.number),
    row.onDay,
    row.occurredAt,
    csvAmount(row.amountCents, locale),
    row.hash,
  ]);
  return csvFile(head, lines);
}
