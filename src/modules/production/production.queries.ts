import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { Listed } from '../../core/http/paging.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { BoardReads } from './board.reads.js';
import { CandidateReads } from './candidates.reads.js';
import { JobPlaceReads } from './job-places.reads.js';
import type { CandidatesQuery, WorkOrderListQuery } from './production.dto.js';
import type {
  AssignmentChoice,
  AssignmentRead,
  JobPlace,
  BoardRead,
  ProductionCounts,
  QueueJob,
  ReadyOperation,
  ReportRead,
  SessionRead,
  WorkOrderProgress,
  WorkOrderRow,
  WorkOrderSheet,
} from './production.types.js';
import { ReportReads } from './reports.reads.js';
import { SessionReads } from './sessions.reads.js';
import { WorkOrderSheetReads } from './work-order-sheet.reads.js';
import { WorkOrderReads } from './work-orders.reads.js';

const READY = 60;

/** The one door to what the workshop knows. */
@Injectable()
export class ProductionQueries {
  constructor(
    private readonly workOrders: WorkOrderReads,
    private readonly sheets: WorkOrderSheetReads,
    private readonly reports: ReportReads,
    private readonly boards: BoardReads,
    private readonly choices: CandidateReads,
    private readonly sessions: SessionReads,
    private readonly places: JobPlaceReads,
  ) {}

  /** OFs, newest first; `state` is a state, or `late`. */
  list(scope: Scope, query: WorkOrderListQuery): Promise<Listed<WorkOrderRow>> {
    return this.workOrders.list(scope, query);
  }

  /** An OF with all that happened on it; learners are named to heads and masters only. */
  workOrder(scope: Scope, workOrderId: number): Promise<WorkOrderSheet> {
    return this.sheets.of(scope, workOrderId);
  }

  /** OFs of an order with their operations and progress. Nobody is named. */
  ofOrder(scope: Scope, orderId: number): Promise<WorkOrderProgress[]> {
    return this.workOrders.ofOrder(scope, orderId);
  }

  /** Why OFs were suspended, by id. */
  whySuspended(scope: Scope, workOrderIds: readonly number[]): Promise<Map<number, string>> {
    return this.workOrders.whySuspended(scope, workOrderIds);
  }

  /** What can be worked on now, by due date. */
  readyOperations(scope: Scope, limit = READY): Promise<ReadyOperation[]> {
    return this.workOrders.ready(scope, limit);
  }

  operation(scope: Scope, operationId: number): Promise<ReadyOperation> {
    return this.workOrders.operation(scope, operationId);
  }

  /** Learners × half-days of a day. Heads and masters only. */
  board(scope: Scope, day: LocalDate): Promise<BoardRead> {
    return this.boards.board(scope, day);
  }

  /** Who has each of these operations to do. Heads and masters only. */
  givenOf(scope: Scope, operationIds: readonly number[]): Promise<Map<number, string[]>> {
    return this.boards.givenOf(scope, operationIds);
  }

  /** Who could do an operation, each with the gate's answer. Heads and masters only. */
  candidates(scope: Scope, operationId: number, query: CandidatesQuery = {}): Promise<AssignmentChoice> {
    return this.choices.candidates(scope, operationId, query);
  }

  /** Heads and masters only. */
  assignment(scope: Scope, assignmentId: number): Promise<AssignmentRead> {
    return this.boards.assignment(scope, assignmentId);
  }

  /** One count; a learner finds its own only. */
  report(scope: Scope, reportId: number): Promise<ReportRead> {
    return this.reports.get(scope, reportId);
  }

  /** What an assignment is about: `Tablier · Couper`, by id. */
  jobTitles(scope: Scope, assignmentIds: readonly number[]): Promise<Map<number, string>> {
    return this.boards.titles(scope, assignmentIds);
  }

  /** Where these jobs stand, by assignment; a learner finds their own only. */
  jobPlaces(scope: Scope, assignmentIds: readonly number[]): Promise<Map<number, JobPlace>> {
    return this.places.of(scope, assignmentIds);
  }

  /** What waits for a master, by job, the oldest first. Heads and masters only. */
  toValidate(scope: Scope): Promise<QueueJob[]> {
    return this.reports.queue(scope);
  }

  /** Time the house closed itself. Heads and masters only. */
  sessionsToCheck(scope: Scope): Promise<SessionRead[]> {
    return this.sessions.toCheck(scope);
  }

  /** How many jobs wait for a master. */
  waiting(scope: Scope): Promise<number> {
    return this.reports.waiting(scope);
  }

  async counts(scope: Scope): Promise<ProductionCounts> {
    return { toValidate: await this.waiting(scope), late: await this.workOrders.late(scope) };
  }

  /** Minutes learners worked on each order; an order nobody worked on is absent. */
  minutesByOrder(scope: Scope, orderIds: readonly number[]): Promise<Map<number, number>> {
    return this.reports.minutesByOrder(scope, orderIds);
  }

  /** Minutes learners worked from a day to another, both included. */
  learnerMinutes(scope: Scope, period: { from: LocalDate; to: LocalDate }): Promise<number> {
    return this.reports.learnerMinutes(scope, period);
  }
}
