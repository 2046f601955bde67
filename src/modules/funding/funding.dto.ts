import { Cents, Choice, Day, Id, Int, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import {
  FUNDING_LINE_KINDS,
  FUNDING_LINE_STAGES,
  type FundingLineKind,
  type FundingLineStage,
} from './funding.types.js';

/** A source of money for a school year: a fixed sum, or an amount per learner counted on a day. */
export class NewFundingLine {
  /** @example "2026-2027" */
  @Text({ max: 9 }) schoolYear: string;
  /** @example "region" */
  @Choice(FUNDING_LINE_KINDS) kind: FundingLineKind;
  /** Who gives. @example "Région Normandie" */
  @Text({ max: 120 }) funder: string;
  /** Number of the agreement. @example "24-E-1187" */
  @Text({ max: 60, optional: true }) agreement?: string;
  /** Fixed sum, in cents. @example 1200000 */
  @Cents({ min: 1, optional: true }) grantedCents?: number;
  /** Amount per learner, in cents. @example 500000 */
  @Cents({ min: 1, optional: true }) perLearnerCents?: number;
  /** The day learners are counted. @example "2026-11-01" */
  @Day({ optional: true }) countedOn?: LocalDate;
  /** @example "to_prepare" */
  @Choice(FUNDING_LINE_STAGES) stage: FundingLineStage;
  /** Next deadline. @example "2027-06-30" */
  @Day({ optional: true }) nextDueOn?: LocalDate;
  /** What is to be done by then. @example "bilan au 30 juin" */
  @Text({ max: 120, optional: true }) nextDueLabel?: string;
}

/** Where the file of a grant stands. */
export class NewStage {
  /** @example "advance_received" */
  @Choice(FUNDING_LINE_STAGES) stage: FundingLineStage;
  /** @example "2027-06-30" */
  @Day({ optional: true }) nextDueOn?: LocalDate;
  /** @example "bilan au 30 juin" */
  @Text({ max: 120, optional: true }) nextDueLabel?: string;
  /** The version read. @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
}

/** Money that came for a grant. */
export class NewReceipt {
  /** @example "2026-10-15" */
  @Day() receivedOn: LocalDate;
  /** @example 6000000 */
  @Cents({ min: 1, max: 100_000_000_000 }) amountCents: number;
  /** @example "VIR REGION 2026-10" */
  @Text({ max: 140, optional: true }) reference?: string;
}

/** Which sales of the year to list; all filters optional. */
export class RevenueQuery {
  /** @example "2026-11" */
  @Text({ max: 7, optional: true }) month?: string;
  @Id({ optional: true }) workshopId?: number;
  @Id({ optional: true }) partnerId?: number;
  /** Position after which to go on. */
  @Id({ optional: true }) cursor?: number;
  @Int({ min: 1, max: 200, optional: true }) limit?: number;
}
