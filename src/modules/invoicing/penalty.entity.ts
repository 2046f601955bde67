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

/**
 * What became of the penalties of an invoice paid late: claimed by a note the customer owes, or waived. Once. Of a note
 * only what was paid moves, and what was given up of it is added.
 */
@Entity('penalty')
@Unique(['invoiceId'])
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'partnerId'])
@Check(
  'ck_penalty_outcome',
  "outcome IN ('claimed', 'waived') AND (given_up_cents > 0) = (given_up_on IS NOT NULL AND given_up_reason IS NOT NULL) AND (given_up_cents = 0 OR settled_cents IS NOT NULL)",
)
@Check(
  'ck_penalty_claimed',
  "(outcome = 'claimed') = (number IS NOT NULL AND file_id IS NOT NULL) AND (settled_cents IS NULL OR outcome = 'claimed')",
)
@Check(
  'ck_penalty_cents',
  'interest_cents >= 0 AND indemnity_cents >= 0 AND given_up_cents >= 0 AND settled_cents >= 0 AND settled_cents + given_up_cents <= interest_cents + indemnity_cents',
)
export class Penalty {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @RefColumn('Invoice') invoiceId: number;
  @VarcharColumn(10) outcome: 'claimed' | 'waived';
  @VarcharColumn(20, { nullable: true }) number: string | null;
  /** Penalties are counted until this day. */
  @DayColumn() decidedOn: string;
  @BigColumn() interestCents: Cents;
  @BigColumn() indemnityCents: Cents;
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
  @InstantColumn() createdAt: string;
  @IntColumn() createdBy: number;
  /** What was paid of a note; null for what was waived, and for notes of before migration 0052, booked by hand. */
  @BigColumn({ nullable: true }) settledCents: Cents | null;
  /** What was left of a note the day it was given up. */
  @BigColumn({ default: 0 }) givenUpCents: Cents;
  @DayColumn({ nullable: true }) givenUpOn: string | null;
  @VarcharColumn(500, { nullable: true }) givenUpReason: string | null;
}
