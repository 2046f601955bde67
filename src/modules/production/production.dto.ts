import { Choice, Day, Flag, Id, Int, ListOf, Quantity, Text } from '../../core/http/shape.js';
import { ListQuery } from '../../core/http/paging.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { HALF_DAYS, OTHER_TIME, SCRAP_REASONS, type HalfDay, type ScrapReason } from './production.types.js';

/** A size × colour to make. */
export class NewWorkOrderCell {
  /** Id of a variant of the item.
   * @example 12 */
  @Id() variantId: number;
  /** Pieces.
   * @example 10 */
  @Quantity() quantity: number;
}

/** An OF without an order: a training piece, something for the school, a prototype. */
export class NewWorkOrder {
  /** What it is for.
   * @example exercise */
  @Choice(['exercise', 'internal', 'prototype']) kind: 'exercise' | 'internal' | 'prototype';
  /** Id of the item.
   * @example 4 */
  @Id() itemId: number;
  /** The day it must be done.
   * @example 2026-12-04 */
  @Day() dueOn: LocalDate;
  /** How many of each size. */
  @ListOf(() => NewWorkOrderCell, { max: 200 }) cells: NewWorkOrderCell[];
}

/** Who does an operation, with whom, on which half-day. */
export class NewAssignment {
  /** Id of the learner.
   * @example 7 */
  @Id() learnerId: number;
  /** User id of the supervisor (a master or the head).
   * @example 2 */
  @Id() supervisorId: number;
  /** Id of the machine or bench; that of the operation when left out.
   * @example 3 */
  @Id({ optional: true }) workCenterId?: number;
  /** The day.
   * @example 2026-11-23 */
  @Day() plannedOn: LocalDate;
  /** Morning or afternoon.
   * @example am */
  @Choice(HALF_DAYS) halfDay: HalfDay;
  /** The part of the operation this half-day is for; as much as can be done when left out.
   * @example 20 */
  @Quantity({ optional: true }) quantity?: number | null;
}

/** What came out of one size × colour. */
export class ReportCell {
  /** Id of the size × colour at the operation.
   * @example 31 */
  @Id() operationCellId: number;
  /** Good pieces.
   * @example 8 */
  @Quantity({ min: 0 }) good: number;
  /** Pieces to redo: they stay to be done.
   * @example 1 */
  @Quantity({ min: 0 }) rework: number;
  /** Lost pieces.
   * @example 1 */
  @Quantity({ min: 0 }) scrap: number;
  /** Why pieces are lost; required with `scrap`.
   * @example measure */
  @Choice(SCRAP_REASONS, { optional: true }) scrapReason?: ScrapReason;
}

/** A learner's count of pieces, by size. */
export class NewReport {
  /** The learner has checked the pieces; without it the report is refused.
   * @example true */
  @Flag() selfChecked: boolean;
  /** The learner is done with this job: its session closes.
   * @example true */
  @Flag() finished: boolean;
  /** One entry a size; none when nothing more was made. */
  @ListOf(() => ReportCell, { min: 0, max: 200 }) cells: ReportCell[];
}

/** A size as the tablet's form sends it: an empty box is zero. */
export class TypedReportCell {
  @Id() operationCellId: number;
  @Quantity({ min: 0, optional: true }) good?: number;
  @Quantity({ min: 0, optional: true }) rework?: number;
  @Quantity({ min: 0, optional: true }) scrap?: number;
  @Choice(SCRAP_REASONS, { optional: true }) scrapReason?: ScrapReason;
}

export class TypedReport {
  @Flag() selfChecked: boolean;
  @Flag() finished: boolean;
  @ListOf(() => TypedReportCell, { min: 0, max: 200 }) cells: TypedReportCell[];
}

/** How a job is begun. */
export class StartWork {
  /** `setup` while the machine is being set up; `work` when left out.
   * @example work */
  @Choice(['work', 'setup'], { optional: true }) kind?: 'work' | 'setup';
  /** In the same stretch of time as the job that runs.
   * @example false */
  @Flag({ optional: true }) alongside?: boolean;
}

/** Time that makes no piece. */
export class OtherTime {
  /** What is done.
   * @example cleaning */
  @Choice(OTHER_TIME) kind: (typeof OTHER_TIME)[number];
}

/** What should have been counted. */
export class ReportCorrection {
  /** Good pieces.
   * @example 7 */
  @Quantity({ min: 0 }) good: number;
  /** Pieces to redo.
   * @example 0 */
  @Quantity({ min: 0 }) rework: number;
  /** Lost pieces.
   * @example 1 */
  @Quantity({ min: 0 }) scrap: number;
  /** Why pieces are lost; required with `scrap`.
   * @example measure */
  @Choice(SCRAP_REASONS, { optional: true }) scrapReason?: ScrapReason;
  /** Why the count changes.
   * @example Une pièce comptée deux fois */
  @Text({ max: 300 }) reason: string;
}

/** The same as a form sends it: an empty box is zero. */
export class TypedCorrection {
  @Quantity({ min: 0, optional: true }) good?: number;
  @Quantity({ min: 0, optional: true }) rework?: number;
  @Quantity({ min: 0, optional: true }) scrap?: number;
  @Choice(SCRAP_REASONS, { optional: true }) scrapReason?: ScrapReason;
  @Text({ max: 300 }) reason: string;
}

/** How long a session was. */
export class SessionCorrection {
  /** Minutes.
   * @example 45 */
  @Int({ min: 0, max: 720 }) minutes: number;
  /** Why they change.
   * @example Parti à midi sans arrêter le temps */
  @Text({ max: 300 }) reason: string;
}

/** A master showed how. */
export class NewDemonstration {
  /** Minutes it took.
   * @example 15 */
  @Int({ min: 1, max: 480 }) minutes: number;
}

/** Why. */
export class Reason {
  /** One sentence.
   * @example Cote hors tolérance, à reprendre */
  @Text({ max: 300 }) reason: string;
}

/** Which day of the board. */
export class BoardQuery {
  /** The day; today when left out.
   * @example 2026-11-23 */
  @Day({ optional: true }) day?: LocalDate;
}

/** For whom the candidates are asked. */
export class CandidatesQuery {
  /** The day; today when left out.
   * @example 2026-11-23 */
  @Day({ optional: true }) day?: LocalDate;
  /** The half-day; the present one when left out.
   * @example am */
  @Choice(HALF_DAYS, { optional: true }) halfDay?: HalfDay;
  /** User id of the supervisor.
   * @example 2 */
  @Id({ optional: true }) supervisorId?: number;
  /** Id of the machine or bench.
   * @example 3 */
  @Id({ optional: true }) workCenterId?: number;
  /** The part of the operation the half-day is for, as it is said: `2,5` hours, `20` pieces.
   * @example 20 */
  @Text({ max: 12, optional: true }) quantity?: string;
}

/** OFs: `state` is a state, or `late`. */
export class WorkOrderListQuery extends ListQuery {
  /** OFs of this order only.
   * @example 5 */
  @Id({ optional: true }) orderId?: number;
}

/** How many ready operations. */
export class ReadyQuery {
  /** At most.
   * @example 60 */
  @Int({ min: 1, max: 200, optional: true }) limit?: number;
}

/** Which item an exercise is made of. */
export class ItemChoice {
  @Id({ optional: true }) itemId?: number;
}
