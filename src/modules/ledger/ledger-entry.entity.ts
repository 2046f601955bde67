import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';

export const ENTRY_TYPES = [
  'INVOICE',
  'CREDIT_NOTE',
  'PAYMENT',
  'ALLOCATION',
  'PAYMENT_REVERSAL',
  'SETTINGS_CHANGE',
  'CLOSING_DAY',
  'CLOSING_MONTH',
  'CLOSING_YEAR',
  'EXPORT',
  'MONEY_OUT',
  'PENALTY',
  'PENALTY_GIVEN_UP',
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

/**
 * A sealed fact of a school's sales and money (CGI 286-I-3° bis): only ever added to, each sealing the one before.
 * The base refuses any change of a row.
 */
@Entity('ledger_entry')
@Unique(['schoolId', 'seq'])
@Index(['schoolId', 'type', 'number'], {
  unique: true,
  where:
    "type IN ('INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'PAYMENT_REVERSAL', 'CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR')",
})
@Index(['schoolId', 'onDay'])
@Check(
  'ck_ledger_entry_type',
  "type IN ('INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'SETTINGS_CHANGE', 'CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR', 'EXPORT', 'MONEY_OUT', 'PENALTY', 'PENALTY_GIVEN_UP')",
)
@Check('ck_ledger_entry_seal', 'seq > 0 AND length(hash) = 64 AND length(prev_hash) = 64')
export class LedgerEntry {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  /** 1, 2, 3…: no gap in a school. */
  @IntColumn() seq: number;
  @VarcharColumn(20) type: EntryType;
  /** Of the document, the period closed or the setting. */
  @VarcharColumn(40) number: string;
  /** The day it counts for: of issue, of writing down; in the school's own time. */
  @DayColumn() onDay: string;
  @InstantColumn() occurredAt: string;
  /** What it adds to the perpetual total of its type: all taxes included, negative for what is taken back. */
  @BigColumn() amountCents: Cents;
  /** Canonical JSON: everything the document says. */
  @TextColumn() payload: string;
  /** How `hash` is made; a later way has another number, and this one is read for ever. */
  @IntColumn() hashVersion: number;
  @VarcharColumn(64) prevHash: string;
  @VarcharColumn(64) hash: string;
}

/** Where a school's chain ends: the row its writers wait for each other on. */
@Entity('ledger_head')
@Unique(['schoolId'])
export class LedgerHead {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @IntColumn() seq: number;
  @VarcharColumn(64) hash: string;
}
