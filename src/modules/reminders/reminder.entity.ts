import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';
import type { ReminderLevel } from '../school/index.js';

export const HOLD_KINDS = ['dispute', 'promise', 'lifted'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** A letter that left, with the paper it was. */
@Entity('reminder_letter')
@Index(['schoolId', 'partnerId'])
@Check('ck_reminder_letter_level', "level IN ('courtesy', 'first', 'second', 'formal')")
export class ReminderLetter {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @VarcharColumn(10) level: ReminderLevel;
  @DayColumn() sentOn: string;
  @RefColumn('StoredFile') fileId: number;
  @InstantColumn() createdAt: string;
  @IntColumn() createdBy: number;
}

/** An invoice a letter speaks of, and what was due of it: never twice at one level. */
@Entity('reminder')
@Unique(['invoiceId', 'level'])
@Index(['schoolId', 'invoiceId'])
@Index(['letterId'])
@Check('ck_reminder_level', "level IN ('courtesy', 'first', 'second', 'formal')")
@Check('ck_reminder_due', 'due_cents > 0')
export class Reminder {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('ReminderLetter') letterId: number;
  @RefColumn('Invoice') invoiceId: number;
  @VarcharColumn(10) level: ReminderLevel;
  @BigColumn() dueCents: Cents;
}

/** Why an invoice is not reminded, or that it is again. The last one counts; none is ever changed. */
@Entity('reminder_hold')
@Index(['schoolId', 'invoiceId'])
@Check('ck_reminder_hold_kind', "kind IN ('dispute', 'promise', 'lifted')")
@Check('ck_reminder_hold_promise', "(kind = 'promise') = (promised_on IS NOT NULL)")
export class ReminderHold {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @VarcharColumn(10) kind: HoldKind;
  /** The day the customer says it pays: reminded again after it. */
  @DayColumn({ nullable: true }) promisedOn: string | null;
  @VarcharColumn(500) reason: string;
  @InstantColumn() createdAt: string;
  @IntColumn() createdBy: number;
}
