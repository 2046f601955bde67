import { Check, Entity, Index } from 'typeorm';
import type { Cents } from '../../core/money/money.js';
import {
  BigColumn,
  DayColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { FundingCounting, FundingLineKind, FundingLineStage } from './funding.types.js';

/** One source of money for a school year: a fixed grant, or an amount per learner counted as its funder counts. */
@Entity('funding_line')
@Index(['schoolId', 'schoolYear'])
@Check(
  'ck_funding_line_kind',
  "kind IN ('region', 'state', 'apprenticeship_tax', 'sponsorship', 'foundation', 'family_fees', 'europe', 'other')",
)
@Check(
  'ck_funding_line_amount',
  "(per_learner_cents IS NULL) <> (granted_cents IS NULL) AND (per_learner_cents IS NULL) = (counted_on IS NULL) AND (counting IS NULL) = (per_learner_cents IS NULL) AND (counting IS NULL OR counting IN ('day', 'mean', 'pro_rata')) AND (COALESCE(counting, 'day') = 'day') = (further_days IS NULL)",
)
export class FundingLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  /** `2026-2027` */
  @VarcharColumn(9) schoolYear: string;
  @VarcharColumn(20) kind: FundingLineKind;
  @VarcharColumn(120) funder: string;
  @VarcharColumn(60, { nullable: true }) agreement: string | null;
  @BigColumn({ nullable: true }) perLearnerCents: Cents | null;
  /** The day learners are counted; the first of several, or of a period. */
  @DayColumn({ nullable: true }) countedOn: string | null;
  @BigColumn({ nullable: true }) grantedCents: Cents | null;
  @VarcharColumn(20) stage: FundingLineStage;
  @DayColumn({ nullable: true }) nextDueOn: string | null;
  @VarcharColumn(120, { nullable: true }) nextDueLabel: string | null;
  @IntColumn() version: number;
  @VarcharColumn(8, { nullable: true }) counting: FundingCounting | null;
  /** The other days of a mean, or the last day of a period. */
  @JsonColumn({ nullable: true }) furtherDays: string[] | null;
  @BigColumn({ nullable: true }) askedCents: Cents | null;
  @DayColumn({ nullable: true }) askedOn: string | null;
  /** The day the funder told what is given. */
  @DayColumn({ nullable: true }) notifiedOn: string | null;
  /** The day its report (compte rendu financier) is due, and the day it was given. */
  @DayColumn({ nullable: true }) reportDueOn: string | null;
  @DayColumn({ nullable: true }) reportedOn: string | null;
}

/** What the agreement says will be paid, and when. */
@Entity('expected_payment')
@Index(['lineId'])
@Check('ck_expected_payment_amount', 'amount_cents > 0')
export class ExpectedPayment {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('FundingLine') lineId: number;
  @DayColumn() expectedOn: string;
  @BigColumn() amountCents: Cents;
  @VarcharColumn(120, { nullable: true }) label: string | null;
}

/** Money that came. Never changed: a mistake is taken back by a row of its amount, less. */
@Entity('funding_receipt')
@Index(['lineId'])
@Index(['reversesId'], { unique: true, where: 'reverses_id IS NOT NULL' })
@Check(
  'ck_funding_receipt_amount',
  '(reverses_id IS NULL AND amount_cents > 0) OR (reverses_id IS NOT NULL AND amount_cents < 0 AND reason IS NOT NULL)',
)
export class FundingReceipt {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('FundingLine') lineId: number;
  @DayColumn() receivedOn: string;
  @BigColumn() amountCents: Cents;
  @VarcharColumn(140, { nullable: true }) reference: string | null;
  @RefColumn('FundingReceipt', { nullable: true }) reversesId: number | null;
  @VarcharColumn(300, { nullable: true }) reason: string | null;
}
