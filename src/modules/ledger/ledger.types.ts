import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { ClosingType, PeriodTotals } from './ledger.totals.js';
import type { EntryType } from './ledger-entry.entity.js';

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
