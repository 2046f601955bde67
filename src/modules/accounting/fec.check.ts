import { FEC_COLUMNS } from './fec.js';

/** Columns never empty: 1 to 6, 9 to 13 and 16. */
const REQUIRED = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15];
const DATES = [3, 9, 14, 15];
const AMOUNT = /^\d+,\d{2}$/;

export interface FecFault {
  /** Line of the file; 1 is the names of the columns. */
  line: number;
  what: string;
}

/** What of LPF A47 A-1 a file in the layout of the FEC breaks; none when it holds. */
export function fecFaults(file: Buffer): FecFault[] {
  const text = file.toString('latin1');
  const [head, ...lines] = text.split('\r\n');
  const faults: FecFault[] = [];
  const tell = (line: number, what: string) => faults.push({ line, what });
  if (head !== FEC_COLUMNS.join('\t')) tell(1, 'the names of the eighteen columns');
  if (lines.pop() !== '') tell(lines.length + 1, 'the end of the last line (CR LF)');
  const rows = lines.map((line) => line.split('\t'));
  rows.forEach((row, at) => {
    for (const what of rowFaults(row)) tell(at + 2, what);
  });
  for (const { line, what } of entryFaults(rows)) tell(line, what);
  return faults;
}

function rowFaults(row: readonly string[]): string[] {
  if (row.length !== FEC_COLUMNS.length) return [`${FEC_COLUMNS.length} columns`];
  const [debit, credit] = [row[11]!, row[12]!];
  const paired = (one: number, other: number) => (row[one] === '') === (row[other] === '');
  return [
    ...REQUIRED.filter((at) => row[at] === '').map((at) => `${FEC_COLUMNS[at]} is empty`),
    ...DATES.filter((at) => row[at] !== '' && !isDay(row[at]!)).map((at) => `${FEC_COLUMNS[at]} is no day AAAAMMJJ`),
    ...[11, 12].filter((at) => !AMOUNT.test(row[at]!)).map((at) => `${FEC_COLUMNS[at]} is no amount 0,00`),
    ...(/^[1-9]\d{2}/.test(row[4]!) ? [] : ['CompteNum does not begin with three digits']),
    ...(paired(6, 7) ? [] : ['CompAuxNum and CompAuxLib go together']),
    ...(paired(13, 14) ? [] : ['EcritureLet and DateLet go together']),
    ...(debit !== '0,00' && credit !== '0,00' ? ['Debit and Credit on one line'] : []),
  ];
}

function isDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const date = new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10).replaceAll('-', '') === text;
}

/** Each entry balances, on one day; numbers and days go on. */
function entryFaults(rows: readonly (readonly string[])[]): FecFault[] {
  const faults: FecFault[] = [];
  let number: string | null = null;
  let before = '';
  let balance = 0;
  const end = (line: number) => {
    if (number !== null && balance !== 0) faults.push({ line, what: `EcritureNum ${number} does not balance` });
  };
  rows.forEach((row, at) => {
    if (row[2] !== number) {
      end(at + 1);
      if (number !== null && Number(row[2]) !== Number(number) + 1)
        faults.push({ line: at + 2, what: 'EcritureNum does not go on' });
      number = row[2] ?? '';
      balance = 0;
    }
    if ((row[3] ?? '') < before) faults.push({ line: at + 2, what: 'EcritureDate goes back' });
    before = row[3] ?? '';
    balance += cents(row[11]) - cents(row[12]);
  });
  end(rows.length + 1);
  return faults;
}

const cents = (text = ''): number => (AMOUNT.test(text) ? Number(text.replace(',', '')) : 0);
