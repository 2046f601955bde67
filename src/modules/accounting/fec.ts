import type { Cents } from '../../core/money/money.js';
import type { AccountUse } from '../school/index.js';
import type { BookEntry, BookLine, JournalCode } from './journal.totals.js';
import type { Lettering } from './lettering.totals.js';

/** The eighteen columns, in this order (LPF A47 A-1). */
export const FEC_COLUMNS = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib'],
  ...['PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate'],
  ...['Montantdevise', 'Idevise'],
] as const;

export const JOURNALS: Readonly<Record<JournalCode, string>> = {
  VE: 'Ventes',
  BQ: 'Banque',
  CA: 'Caisse',
  OD: 'Opérations diverses',
};
const ACCOUNTS: Readonly<Record<AccountUse, string>> = {
  customers: 'Clients',
  goods: 'Ventes de biens',
  services: 'Prestations de services',
  vat: 'TVA collectée',
  deposits: 'Clients, acomptes reçus',
  bank: 'Banque',
  cheques: 'Chèques à encaisser',
  cash: 'Caisse',
  fees: 'Frais bancaires',
  penalties: 'Pénalités de retard',
};

export interface FecContext {
  /** Names of customers, by partner. */
  names: ReadonlyMap<number, string>;
  lettering: ReadonlyMap<string, Lettering>;
  /** The day the month was closed. */
  validOn: string;
}

/** `SIRENFECAAAAMMJJ.txt`: the last day it covers. */
export const fecName = (siren: string, lastDay: string): string => `${siren}FEC${lastDay.replaceAll('-', '')}.txt`;

/**
 * Sales and money received in the layout of the FEC, to be read by the accountant's software; it is not the FEC of the
 * association. Tabs, CR LF, ISO 8859-15, decimal commas.
 */
export function fecOf(entries: readonly BookEntry[], context: FecContext): Buffer {
  const rows = entries.flatMap((entry) => entry.lines.map((line) => rowOf(entry, line, context)));
  return latin9([[...FEC_COLUMNS], ...rows].map((row) => `${row.join('\t')}\r\n`).join(''));
}

function rowOf(entry: BookEntry, line: BookLine, { names, lettering, validOn }: FecContext): string[] {
  const { partnerId } = line;
  const letter = partnerId === null ? undefined : lettering.get(entry.piece);
  const aux = partnerId === null ? ['', ''] : [auxiliary(partnerId), plain(names.get(partnerId) ?? '')];
  return [
    ...[entry.journal, JOURNALS[entry.journal], String(entry.number), day(entry.onDay)],
    ...[line.account, ACCOUNTS[line.use], ...aux],
    ...[entry.piece, day(entry.pieceOn), plain(line.label), amount(line.debitCents), amount(line.creditCents)],
    ...(letter ? [letter.code, day(letter.on)] : ['', '']),
    ...[day(validOn), '', ''],
  ];
}

/** The customer's own account. */
export const auxiliary = (partnerId: number): string => `C${String(partnerId).padStart(5, '0')}`;

const day = (date: string): string => date.replaceAll('-', '');
const amount = (cents: Cents): string => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
/** A text that keeps to its column. */
const plain = (text: string): string => text.replace(/[\s|]+/g, ' ').trim();

// Where ISO 8859-15 differs from Latin-1.
const LATIN9: Readonly<Record<string, number>> = {
  ...{ '€': 0xa4, Š: 0xa6, š: 0xa8, Ž: 0xb4, ž: 0xb8, Œ: 0xbc, œ: 0xbd, Ÿ: 0xbe },
};
const TAKEN = new Set(Object.values(LATIN9));
const TYPOGRAPHY: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** ISO 8859-15; what it lacks is written without its accent, else as `?`. */
export function latin9(text: string): Buffer {
  const bytes = [...text.normalize('NFC').replace(/[’‘“”–—…]/g, (sign) => TYPOGRAPHY[sign]!)].flatMap((sign) => {
    const own = codeOf(sign);
    if (own !== null) return [own];
    return [...sign.normalize('NFD').replace(/\p{M}/gu, '')].map((base) => codeOf(base) ?? 0x3f);
  });
  return Buffer.from(bytes);
}

function codeOf(sign: string): number | null {
  const code = sign.codePointAt(0)!;
  return LATIN9[sign] ?? (code < 256 && !TAKEN.has(code) ? code : null);
}
