import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { ClosingType, PeriodTotals } from './ledger.totals.js';
import type { AccountUse } from '../school/index.js';
import type { JournalCode } from './journal.totals.js';
import type { EntryType } from './ledger-entry.entity.js';
import type { VatRow } from './vat.totals.js';

/** An entry of the sealed ledger. */
export interface LedgerRow {
  id: number;
  seq: number;
  type: EntryType;
  /** Of the document, the period closed or the setting. */
  number: string;
  onDay: LocalDate;
  /** ISO 8601 UTC. */
  occurredAt: string;
  amountCents: Cents;
  /** SHA-256 of this entry and of the one before. */
  hash: string;
}

export interface LedgerSheet extends LedgerRow {
  prevHash: string;
  hashVersion: number;
  /** Canonical JSON: everything that is sealed. */
  payload: string;
}

export interface ClosingRow extends PeriodTotals {
  seq: number;
  type: ClosingType;
  period: string;
  perpetualSalesCents: Cents;
  perpetualReceivedCents: Cents;
}

/** A place where the ledger, or what it seals, is not what it was. */
export interface FaultRead {
  /** Null for what is in no entry. */
  seq: number | null;
  what: string;
}

/** What computing the whole chain again found. */
export interface Verification {
  intact: boolean;
  entries: number;
  headHash: string;
  faults: FaultRead[];
}

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
