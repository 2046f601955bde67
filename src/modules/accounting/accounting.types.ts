import type { Cents } from '../../core/money/money.js';
import type { AccountUse } from '../school/index.js';
import type { JournalCode } from './journal.totals.js';
import type { VatRow } from './vat.summary.js';

/** A month of the books. */
export interface MonthRow {
  /** `2026-11` */
  month: string;
  /** How many entries it holds. */
  entries: number;
  /** Given to the accountant, and when; null while it is open. */
  closed: { month: string; fileId: number; closedAt: string; entries: number } | null;
  /** It ended: it can be closed. */
  over: boolean;
}

export interface BookLineRead {
  use: AccountUse;
  account: string;
  /** The customer's own account, on lines of customers. */
  auxiliary: string | null;
  customer: string | null;
  label: string;
  debitCents: Cents;
  creditCents: Cents;
}

export interface BookEntryRead {
  number: number;
  journal: JournalCode;
  onDay: string;
  piece: string;
  pieceOn: string;
  label: string;
  lines: BookLineRead[];
}

export interface AccountBalance {
  account: string;
  use: AccountUse;
  debitCents: Cents;
  creditCents: Cents;
}

export interface MonthSheet extends MonthRow {
  book: BookEntryRead[];
  balances: AccountBalance[];
  /** VAT by rate: invoiced, and collected. */
  vat: VatRow[];
}
