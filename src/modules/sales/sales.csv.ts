import { quantityInput, quantityText, UNITS } from '../../core/quantity/unit.js';
import { csvAmount, csvFile, csvText } from '../../core/words/csv.js';
import { say, type Locale } from '../../core/words/words.js';
import { salesOrderMachine } from './sales-order.states.js';
import type { OrderRow } from './sales.types.js';
import { salesWords } from './sales.words.js';

/** The list of orders for a spreadsheet, amounts in euros. */
export function ordersCsv(rows: readonly OrderRow[], locale: Locale): string {
  const words = say(salesWords, locale);
  const amount = (cents: number) => csvAmount(cents, locale);
  const head = [words.number, words.partner, words.reference, words.state, words.placedOn, words.wishedOn];
  const more = [words.promisedOn, words.totalWithoutVat, words.totalWithVat, words.unit, words.ordered];
  const counted = ({ unitCode }: OrderRow, quantity: number) =>
    unitCode === null ? '' : quantityInput(quantity, unitCode, locale);
  const lines = rows.map((order) => [
    csvText(order.number),
    csvText(order.partnerName),
    csvText(order.customerReference ?? ''),
    csvText(salesOrderMachine.states[order.state][locale]),
    order.placedOn,
    order.wishedOn ?? '',
    order.promisedOn ?? '',
    amount(order.totalWithoutVatCents),
    amount(order.totalWithVatCents),
    order.unitCode === null ? quantityText(0, null, locale) : UNITS[order.unitCode][locale],
    counted(order, order.ordered),
    counted(order, order.produced),
    counted(order, order.delivered),
    counted(order, order.invoiced),
  ]);
  return csvFile([...head, ...more, words.produced, words.delivered, words.invoiced], lines);
}
