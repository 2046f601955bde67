import { Check, Entity, Index } from 'typeorm';
import type { Cents } from '../../core/money/money.js';
import { BigColumn, DayColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** Production sales are not a line: they come from the invoices. */
export const FUNDING_KINDS = [
  'region',
  'state',
  'apprenticeship_tax',
  'sponsorship',
  'foundation',
  'family_fees',
  'europe',
  'other',
] as const;
export type FundingKind = (typeof FUNDING_KINDS)[number];
export const FUNDING_STAGES = [
  'to_prepare',
  'submitted',
  'under_review',
  'granted',
  'advance_received',
  'balance_awaited',
  'closed',
  'refused',
] as const;
export type FundingStage = (typeof FUNDING_STAGES)[number];

/** One source of money for a school year: a fixed grant, or an amount per learner counted on a day. */
@Entity('funding_line')
@Index(['schoolId', 'schoolYear'])
@Check(
  'ck_funding_line_kind',
  "kind IN ('region', 'state', 'apprenticeship_tax', 'sponsorship', 'foundation', 'family_fees', 'europe', 'other')",
)
@Check(
  'ck_funding_line_amount',
  '(per_learner_cents IS NULL) <> (granted_cents IS NULL) AND (per_learner_cents IS NULL) = (counted_on IS NULL)',
)
export class FundingLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  /** `2026-2027` */
  @VarcharColumn(9) schoolYear: string;
  @VarcharColumn(20) kind: FundingKind;
  @VarcharColumn(120) funder: string;
  @VarcharColumn(60, { nullable: true }) agreement: string | null;
  @BigColumn({ nullable: true }) perLearnerCents: Cents | null;
  /** The day on which learners are counted. */
  @DayColumn({ nullable: true }) countedOn: string | null;
  @BigColumn({ nullable: true }) grantedCents: Cents | null;
  @VarcharColumn(20) stage: FundingStage;
  @DayColumn({ nullable: true }) nextDueOn: string | null;
  @VarcharColumn(120, { nullable: true }) nextDueLabel: string | null;
  @IntColumn() version: number;
}

@Entity('funding_receipt')
@Index(['lineId'])
@Check('ck_funding_receipt_amount', 'amount_cents > 0')
export class FundingReceipt {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('FundingLine') lineId: number;
  @DayColumn() receivedOn: string;
  @BigColumn() amountCents: Cents;
  @VarcharColumn(140, { nullable: true }) reference: string | null;
}
