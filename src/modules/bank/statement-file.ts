import { decoded } from '../../core/files/csv-table.js';
import type { Format } from './account.totals.js';
import { csvStatements } from './bank-csv.js';
import { statementRefused, unknownStatement } from './bank.errors.js';
import { formatCents } from '../../core/money/money.js';
import type { ReadStatement } from './bank.types.js';
import { camtStatements } from './camt053.js';
import { ofxStatements } from './ofx.js';

export const MAX_STATEMENT_BYTES = 5_000_000;

/** The statements of a bank's file, told by what it holds; each is checked to fall right. Throws 422 at `file`. */
export function readStatements(bytes: Buffer): { format: Format; statements: ReadStatement[] } {
  if (bytes.length === 0 || bytes.length > MAX_STATEMENT_BYTES) throw unknownStatement();
  const head = bytes.subarray(0, 4096).toString('latin1');
  const format = /<OFX>/i.test(head) ? 'ofx' : /<[\w.:-]*BkToCstmrStmt\b/.test(head) ? 'camt' : 'csv';
  const statements = READERS[format](bytes, head);
  statements.forEach(mustFallRight);
  return { format, statements };
}

const READERS: Readonly<Record<Format, (bytes: Buffer, head: string) => ReadStatement[]>> = {
  ofx: (bytes, head) => ofxStatements(textOf(bytes, head)),
  camt: (bytes, head) => camtStatements(textOf(bytes, head)),
  csv: csvStatements,
};

function textOf(bytes: Buffer, head: string): string {
  const [, named = ''] = /encoding="([\w-]+)"/.exec(head) ?? [];
  const text = decoded(bytes, named || 'utf-8') ?? decoded(bytes, 'windows-1252')!;
  if (/[^\P{Cc}\n\r\t]/u.test(text)) throw unknownStatement();
  return text;
}

/** Opening balance and movements make the closing one; else something is missing, and nothing is imported. */
function mustFallRight({ openingCents, closingCents, lines }: ReadStatement, at: number): void {
  if (openingCents === null || closingCents === null) return;
  const sum = lines.reduce((total, { amountCents }) => total + amountCents, openingCents);
  if (sum === closingCents) return;
  const [found, told] = [formatCents(sum), formatCents(closingCents)];
  throw statementRefused(
    `Stmt[${at + 1}]`,
    `le solde d’ouverture et les mouvements font ${found}, le solde de clôture dit ${told}.`,
    `the opening balance and the movements make ${found}, the closing balance says ${told}.`,
  );
}
