import type { Table } from '../../core/files/table.js';
import { vatRateText } from '../../core/money/vat.js';
import { say, type Locale } from '../../core/words/words.js';
import { accountWords } from '../school/index.js';
import type { BookEntryRead, MonthSheet } from './accounting.types.js';
import { accountingWords } from './accounting.words.js';
import type { VatRow } from './vat.summary.js';

/** Entries of the books, a line a row, for a spreadsheet or an import. */
export function booksTable(entries: readonly BookEntryRead[], locale: Locale): Table {
  const words = say(accountingWords, locale);
  const head = [words.number, words.journal, words.onDay, words.account, words.auxiliary, words.piece, words.pieceOn];
  const rows = entries.flatMap((entry) =>
    entry.lines.map((line) => [
      ...[{ count: entry.number }, entry.journal, { day: entry.onDay }, line.account, line.auxiliary ?? ''],
      ...[entry.piece, { day: entry.pieceOn }, line.label],
      ...[{ cents: line.debitCents }, { cents: line.creditCents }],
    ]),
  );
  return { name: words.entries, head: [...head, words.label, words.debit, words.credit], rows };
}

export function vatTable(vat: readonly VatRow[], locale: Locale): Table {
  const words = say(accountingWords, locale);
  const head = [words.rate, words.invoicedBase, words.invoicedVat, words.collectedBase, words.collectedVat];
  const rows = vat.map(({ vatCategory, vatRate, invoiced, collected }) => [
    vatRateText(vatCategory, vatRate, locale),
    ...[{ cents: invoiced.taxableCents }, { cents: invoiced.vatCents }],
    ...[{ cents: collected.taxableCents }, { cents: collected.vatCents }],
  ]);
  return { name: words.vat, head, rows };
}

/** A month for the accountant: its entries, its accounts and its VAT. */
export function monthTables({ book, balances, vat }: MonthSheet, locale: Locale): Table[] {
  const words = say(accountingWords, locale);
  const uses = say(accountWords, locale);
  const accounts = balances.map(({ account, use, debitCents, creditCents }) => [
    ...[account, uses[use], { cents: debitCents }, { cents: creditCents }],
  ]);
  const head = [words.account, words.label, words.debit, words.credit];
  return [booksTable(book, locale), { name: words.balances, head, rows: accounts }, vatTable(vat, locale)];
}
