import { readCsv, spelled, type CsvCell } from '../../core/files/csv-table.js';
import { isLocalDate, localDate, type LocalDate } from '../../core/time/local-date.js';
import { notInEuros, statementRefused, unknownStatement } from './bank.errors.js';
import { centsOf } from './bank.text.js';
import type { ReadLine, ReadStatement } from './bank.types.js';

/** How French banks head their columns, spelled without case, accent or space: what tells most first. */
const HEADINGS = {
  day: [
    ...['datedecomptabilisation', 'datecomptable', 'dateop', 'dateoperation', 'datedoperation', 'datedeloperation'],
    ...['date', 'settlementdatelocal', 'settlementdateutc', 'datedelavaleurutc', 'datedeloperationutc'],
  ],
  label: [
    ...['libelleoperation', 'libelledeloperation', 'detaildelecriture', 'libelle', 'libellesimplifie', 'label'],
    ...['operation', 'details', 'description', 'reference'],
  ],
  amount: [
    ...['montant', 'montanteuros', 'montanteur', 'montantoperation', 'montantdeloperation', 'amount'],
    ...['montantoperationeneuro', 'totalamountinclvat', 'montanttotalttc'],
  ],
  debit: ['debit', 'debiteuros', 'debiteur', 'montantdebit'],
  credit: ['credit', 'crediteuros', 'crediteur', 'montantcredit'],
  side: ['sens', 'debitcredit', 'creditdebit'],
  currency: ['devise', 'currency'],
  status: ['statut', 'status', 'state'],
  counterparty: ['nomdelacontrepartie', 'counterpartyname'],
  reference: [
    ...['transactionid', 'identifiantdetransaction', 'reference', 'referenceoperation', 'numerodoperation', 'ref'],
  ],
} as const;
type Column = keyof typeof HEADINGS;
type Columns = Partial<Record<Column, number>>;
type Cells = (column: Column) => CsvCell;

/** A table of movements: a day, a label, and an amount or a debit and a credit; below what the bank says of the account. */
export function csvStatements(bytes: Buffer): ReadStatement[] {
  const { headings, rows } = readCsv(bytes, areHeadings);
  const texts = headings.map(({ text }) => text);
  if (!areHeadings(texts)) throw unknownStatement();
  const columns = columnsOf(texts);
  const lines = rows
    .map(
      (row): Cells =>
        (column) =>
          row[columns[column] ?? -1] ?? { at: '', text: '' },
    )
    .filter((cell, at) => isBooked(cell) && !isBalance(rows[at]!))
    .map(lineOf);
  return [{ account: '', openingCents: null, closingCents: null, lines }];
}

function areHeadings(texts: readonly string[]): boolean {
  const { day, label, amount, credit } = columnsOf(texts);
  return day !== undefined && label !== undefined && (amount !== undefined || credit !== undefined);
}

function columnsOf(texts: readonly string[]): Columns {
  const names = texts.map(spelled);
  const found: Columns = {};
  for (const [column, known] of Object.entries(HEADINGS) as [Column, readonly string[]][]) {
    const name = known.find((one) => names.includes(one));
    if (name !== undefined) found[column] = names.indexOf(name);
  }
  return found;
}

/** What waits or was refused is not money yet. */
const isBooked = (cell: Cells): boolean =>
  !/^(processing|pending|declined|cancel|revert|failed|enattente|encours|refus|annul)/.test(
    spelled(cell('status').text),
  );

/** Some banks close their table with a balance. */
const isBalance = (row: readonly CsvCell[]): boolean => spelled(row[0]?.text ?? '').startsWith('solde');

function lineOf(cell: Cells): ReadLine {
  const currency = cell('currency');
  if (!['', 'EUR', '€'].includes(currency.text.toUpperCase())) throw notInEuros(currency.at, currency.text);
  return {
    bookedOn: dayOf(cell('day')),
    amountCents: amountOf(cell),
    label: cell('label').text.replace(/\s+/g, ' ').trim(),
    counterparty: cell('counterparty').text,
    counterpartyAccount: '',
    bankReference: cell('reference').text,
  };
}

function amountOf(cell: Cells): number {
  const [amount, debit, credit, side] = [cell('amount'), cell('debit'), cell('credit'), cell('side')];
  const given = [debit, credit, amount].filter(({ text }) => text !== '');
  // Some banks write 0,00 in the column that does not count.
  const told = given.find(({ text }) => centsOf(text) !== 0) ?? given[0];
  // 1.500 may be a thousand and a half or one and a half.
  const cents = told === undefined || /^\D*\d{1,3}[.,]\d{3}$/.test(told.text) ? null : centsOf(told.text);
  if (cents === null) {
    const at = (told ?? credit).at || amount.at;
    throw statementRefused(at, 'ce n’est pas un montant.', 'this is no amount.');
  }
  // Some banks write what goes out with a minus, others in its own column alone, others with a letter.
  return told === debit || /^d/i.test(side.text) ? -Math.abs(cents) : cents;
}

function dayOf({ at, text }: CsvCell): LocalDate {
  // Some banks write the year in two digits, some the hour after the day.
  const [, day, month, year] = /^(\d{2})[/.-](\d{2})[/.-](\d{4})(?:\s|$)/.exec(text) ?? [];
  const [, shortDay, shortMonth, shortYear] = /^(\d{2})[/.](\d{2})[/.](\d{2})$/.exec(text) ?? [];
  const iso = day
    ? `${year}-${month}-${day}`
    : shortDay
      ? `20${shortYear}-${shortMonth}-${shortDay}`
      : text.slice(0, 10);
  if (!isLocalDate(iso))
    throw statementRefused(at, 'le jour n’est pas lisible (JJ/MM/AAAA).', 'its day cannot be read (DD/MM/YYYY).');
  return localDate(iso);
}
