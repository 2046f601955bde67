import { readCsv, spelled, type CsvCell } from '../../core/files/csv-table.js';
import { isLocalDate, localDate, type LocalDate } from '../../core/time/local-date.js';
import { statementRefused, unknownStatement } from './bank.errors.js';
import { centsOf } from './bank.text.js';
import type { ReadLine, ReadStatement } from './bank.types.js';

/** How French banks head their columns, spelled without case, accent or space. */
const HEADINGS = {
  day: ['date', 'dateoperation', 'datedoperation', 'datedeloperation', 'datecomptable', 'datedecomptabilisation'],
  label: ['libelle', 'libelleoperation', 'libelledeloperation', 'libellesimplifie', 'label', 'operation', 'details'],
  amount: ['montant', 'montanteuros', 'montanteur', 'montantoperation', 'montantdeloperation', 'amount'],
  debit: ['debit', 'debiteuros', 'debiteur', 'montantdebit'],
  credit: ['credit', 'crediteuros', 'crediteur', 'montantcredit'],
  reference: ['reference', 'referenceoperation', 'numerodoperation', 'ref'],
} as const;
type Column = keyof typeof HEADINGS;

/** A table of movements: a day, a label, and an amount or a debit and a credit. */
export function csvStatements(bytes: Buffer): ReadStatement[] {
  const { headings, rows } = readCsv(bytes);
  const columns = columnsOf(headings);
  const known = (column: Column) => columns[column] !== undefined;
  if (!known('day') || !known('label') || !(known('amount') || known('credit'))) throw unknownStatement();
  return [{ account: '', openingCents: null, closingCents: null, lines: rows.map((row) => lineOf(row, columns)) }];
}

type Columns = Partial<Record<Column, number>>;

function columnsOf(headings: readonly CsvCell[]): Columns {
  const found: Columns = {};
  headings.forEach(({ text }, at) => {
    const name = spelled(text);
    for (const [column, names] of Object.entries(HEADINGS) as [Column, readonly string[]][])
      if (names.includes(name)) found[column] ??= at;
  });
  return found;
}

function lineOf(row: readonly CsvCell[], columns: Columns): ReadLine {
  const cell = (column: Column): CsvCell => row[columns[column] ?? -1] ?? { at: '', text: '' };
  return {
    bookedOn: dayOf(cell('day')),
    amountCents: amountOf(cell('amount'), cell('debit'), cell('credit')),
    label: cell('label').text,
    counterparty: '',
    counterpartyAccount: '',
    bankReference: cell('reference').text,
  };
}

function amountOf(amount: CsvCell, debit: CsvCell, credit: CsvCell): number {
  const given = [amount, debit, credit].filter(({ text }) => text !== '');
  // Some banks write 0,00 in the column that does not count.
  const told = given.find(({ text }) => centsOf(text) !== 0) ?? given[0];
  const cents = told === undefined ? null : centsOf(told.text);
  if (cents === null) {
    const at = (told ?? credit).at || amount.at;
    throw statementRefused(at, 'ce n’est pas un montant.', 'this is no amount.');
  }
  // Some banks write what goes out with a minus, others in its own column alone.
  return told === debit ? -Math.abs(cents) : cents;
}

function dayOf({ at, text }: CsvCell): LocalDate {
  const [, day, month, year] = /^(\d{2})[/.-](\d{2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = day === undefined ? text.slice(0, 10) : `${year}-${month}-${day}`;
  if (!isLocalDate(iso))
    throw statementRefused(at, 'le jour n’est pas lisible (JJ/MM/AAAA).', 'its day cannot be read (DD/MM/YYYY).');
  return localDate(iso);
}
