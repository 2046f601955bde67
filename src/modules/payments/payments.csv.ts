import { csvAmount, csvFile, csvText } from '../../core/words/csv.js';
import { say, type Locale } from '../../core/words/words.js';
import { paymentMachine } from './payments.states.js';
import type { PaymentRow, Statement } from './payments.types.js';
import { paymentsWords, STATEMENT_KIND_WORDS } from './payments.words.js';

/** The list of payments for a spreadsheet. */
export function paymentsCsv(rows: readonly PaymentRow[], locale: Locale): string {
  const words = say(paymentsWords, locale);
  const head = [words.number, words.state, words.customer, words.receivedOn, words.method, words.reference];
  const lines = rows.map((row) => [
    csvText(row.number),
    csvText(paymentMachine.states[row.state][locale]),
    csvText(row.partnerName),
    row.receivedOn,
    csvText(words[row.method]),
    csvText(row.reference ?? ''),
    csvAmount(row.amountCents, locale),
    csvAmount(row.allocatedCents, locale),
    csvAmount(row.unallocatedCents, locale),
  ]);
  return csvFile([...head, words.amount, words.allocated, words.unallocated], lines);
}

/** A statement of account for a spreadsheet; its first and last lines are balances. */
export function statementCsv({ from, to, openingCents, lines, closingCents }: Statement, locale: Locale): string {
  const words = say(paymentsWords, locale);
  const balance = (on: string, what: string, cents: number) => [
    on,
    csvText(what),
    '',
    '',
    '',
    '',
    csvAmount(cents, locale),
  ];
  const rows = lines.map((line) => [
    line.on,
    csvText(STATEMENT_KIND_WORDS[line.kind][locale]),
    csvText(line.number),
    csvText(line.reference ?? ''),
    csvAmount(line.debitCents, locale),
    csvAmount(line.creditCents, locale),
    csvAmount(line.balanceCents, locale),
  ]);
  const head = [words.on, words.what, words.number, words.reference, words.debit, words.credit, words.balance];
  return csvFile(head, [balance(from, words.opening, openingCents), ...rows, balance(to, words.closing, closingCents)]);
}
