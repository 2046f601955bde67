import { csvAmount, csvFile, csvText } from '../../core/words/csv.js';
import { say, type Locale } from '../../core/words/words.js';
import { statusWords } from './invoicing.status.js';
import { isCredit } from '../einvoice/index.js';
import type { Ageing, InvoiceRow } from './invoicing.types.js';
import { AGES, invoicingWords } from './invoicing.words.js';

/** The list of invoices and credit notes for a spreadsheet; the amounts of a credit note are negative. */
export function invoicesCsv(rows: readonly InvoiceRow[], locale: Locale): string {
  const words = say(invoicingWords, locale);
  const head = [words.number, words.state, words.customer, words.order, words.issuedOn, words.dueOn];
  const amounts = [words.totalWithoutVat, words.vat, words.total, words.paid, words.credited, words.due];
  const lines = rows.map((row) => {
    const amount = (cents: number) => csvAmount(isCredit(row.typeCode) ? -cents : cents, locale);
    return [
      csvText(row.number ?? words.noNumber),
      csvText(statusWords[row.status].words[locale]),
      csvText(row.partnerName),
      csvText(row.orderNumber),
      row.issuedOn ?? '',
      (!isCredit(row.typeCode) && row.dueOn) || '',
      amount(row.totalWithoutVatCents),
      amount(row.totalVatCents),
      amount(row.totalWithVatCents),
      amount(row.paidCents),
      amount(row.creditedCents),
      amount(row.dueCents),
    ];
  });
  return csvFile([...head, ...amounts], lines);
}

/** The aged balance for a spreadsheet, a line a customer. */
export function ageingCsv({ partners }: Ageing, locale: Locale): string {
  const words = say(invoicingWords, locale);
  const head = [words.customer, ...AGES.map((age) => words[age])];
  return csvFile(
    head,
    partners.map((aged) => [csvText(aged.partnerName), ...AGES.map((age) => csvAmount(aged[age], locale))]),
  );
}
