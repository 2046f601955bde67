import type { Table } from '../../core/files/table.js';
import { say, type Locale } from '../../core/words/words.js';
import type { ReportKind, ReportMonth, ReportRow } from './platform.types.js';
import { reportWords } from './report.words.js';

/** What is declared of a month, day by day, for a spreadsheet. */
export function reportTable({ sales, payments }: ReportMonth, locale: Locale): Table {
  const words = say(reportWords, locale);
  const head = [words.kind, words.day, words.audience, words.operation, words.rate];
  const line = (kind: ReportKind) => (row: ReportRow) => [
    ...[words[`kind_${kind}`], { day: row.day }, words[row.audience], words[row.operation], { share: row.vatRate }],
    ...[{ count: row.count }, { cents: row.taxableCents }, { cents: row.vatCents }],
  ];
  const rows = [...sales.map(line('sales')), ...payments.map(line('payments'))];
  return { name: words.reports, head: [...head, words.count, words.taxable, words.vat], rows };
}
