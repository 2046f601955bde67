import type { Table } from '../../core/files/table.js';
import { say, type Locale } from '../../core/words/words.js';
import { statusWords } from './invoicing.status.js';
import { isCredit } from '../einvoice/index.js';
import type { Ageing, InvoiceRow } from './invoicing.types.js';
import { AGES, invoicingWords } from './invoicing.words.js';

/** The list of invoices and credit notes for a spreadsheet; the amounts of a credit note are negative. */
export function invoicesTable(invoices: readonly InvoiceRow[], locale: Locale): Table {
  const words = say(invoicingWords, locale);
  const head = [words.number, words.state, words.customer, words.order, words.issuedOn, words.dueOn];
  const amounts = [words.totalWithoutVat, words.vat, words.total, words.paid, words.credited, words.due];
  const rows = invoices.map((row) => {
    const amount = (cents: number) => ({ cents: isCredit(row.typeCode) ? -cents : cents });
    return [
      ...[row.number ?? words.noNumber, statusWords[row.status].words[locale], row.partnerName, row.orderNumber],
      row.issuedOn && { day: row.issuedOn },
      isCredit(row.typeCode) ? null : row.dueOn && { day: row.dueOn },
      ...[amount(row.totalWithoutVatCents), amount(row.totalVatCents), amount(row.totalWithVatCents)],
      ...[amount(row.paidCents), amount(row.creditedCents), amount(row.dueCents)],
    ];
  });
  return { name: words.invoices, head: [...head, ...amounts], rows };
}

/** The aged balance for a spreadsheet, a line a customer. */
export function ageingTable({ partners }: Ageing, locale: Locale): Table {
  const words = say(invoicingWords, locale);
  const rows = partners.map((aged) => [aged.partnerName, ...AGES.map((age) => ({ cents: aged[age] }))]);
  return { name: words.ageing, head: [words.customer, ...AGES.map((age) => words[age])], rows };
}
