import { Cents, Choice, Day, Id, Int, ListOf, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import {
  FUNDING_COUNTINGS,
  FUNDING_LINE_KINDS,
  FUNDING_LINE_STAGES,
  type FundingCounting,
  type FundingLineKind,
  type FundingLineStage,
} from './funding.types.js';

export class CountingDay {
  /** @example "2027-03-01" */
  @Day() day: LocalDate;
}

/** A source of money for a school year: a fixed sum, or an amount per learner counted as its funder counts. */
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
  /** How learners are counted; on one day unless said. @example "mean" */
  @Choice(FUNDING_COUNTINGS, { optional: true }) counting?: FundingCounting;
  /** The day learners are counted; the first of several, or of a period. @example "2026-11-01" */
  @Day({ optional: true }) countedOn?: LocalDate;
  /** The other days of a mean, or the last day of a period. */
  @ListOf(() => CountingDay, { min: 0, max: 11, optional: true }) furtherDays?: CountingDay[];
  /** @example "to_prepare" */
  @Choice(FUNDING_LINE_STAGES) stage: FundingLineStage;
  /** Next deadline. @example "2027-06-30" */
  @Day({ optional: true }) nextDueOn?: LocalDate;
  /** What is to be done by then. @example "bilan au 30 juin" */
  @Text({ max: 120, optional: true }) nextDueLabel?: string;
}

/** Where the file of a grant stands. A date left out is none; the number of the agreement then stays. */
export class NewStage {
  /** @example "advance_received" */
  @Choice(FUNDING_LINE_STAGES) stage: FundingLineStage;
  /** Number of the agreement. @example "24-E-1187" */
  @Text({ max: 60, optional: true }) agreement?: string;
  /** What the school asked for. @example 6000000 */
  @Cents({ min: 1, max: 100_000_000_000, optional: true }) askedCents?: number;
  /** @example "2026-06-15" */
  @Day({ optional: true }) askedOn?: LocalDate;
  /** The day the funder told what is given. @example "2026-09-20" */
  @Day({ optional: true }) notifiedOn?: LocalDate;
  /** The day its report is due. @example "2028-02-28" */
  @Day({ optional: true }) reportDueOn?: LocalDate;
  /** The day the report was given. @example "2026-11-20" */
  @Day({ optional: true }) reportedOn?: LocalDate;
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

/** Why a receipt is taken back. */
export class TakeBack {
  /** @example "Saisi deux fois." */
  @Text({ max: 300 }) reason: string;
}

export class PlannedPayment {
  /** @example "2027-03-31" */
  @Day() expectedOn: LocalDate;
  /** @example 3000000 */
  @Cents({ min: 1, max: 100_000_000_000 }) amountCents: number;
  /** @example "solde" */
  @Text({ max: 120, optional: true }) label?: string;
}

/** The payments an agreement announces, all of them. */
export class PaymentPlan {
  @ListOf(() => PlannedPayment, { min: 0, max: 12 }) payments: PlannedPayment[];
  /** The version read. @example 1 */
  @Int({ min: 1, max: 2_147_483_647 }) version: number;
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
