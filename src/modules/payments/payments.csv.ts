import { csvAmount, csvFile, csvText } from '../../core/words/csv.js';
import { say, type Locale } from '../../core/words/words.js';
import { paymentMachine } from './payments.states.js';
import type { PaymentRow } from './payments.types.js';
import { paymentsWords } from './payments.words.js';

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
