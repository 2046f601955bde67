import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { LearnersQueries } from '../learners/index.js';
import { STRETCH_LIMIT_MINUTES, type GateFinding } from '../safety/index.js';
import { marks } from './operations.reads.js';
import { PeopleReads } from './people.reads.js';
import type { AssignmentRead, BoardJob, BoardRead, WorkOrderProgress } from './production.types.js';
import { MADE_OF_ASSIGNMENT } from './shares.reads.js';
import { WorkOrderReads } from './work-orders.reads.js';
import { WorkingHoursReads } from './working-hours.reads.js';

export interface RawAssignment {
  id: number;
  operation_id: number;
  work_order_id: number;
  operation_name: string;
  operation_code: string;
  instructions: string;
  setup_minutes: number;
  operation_state: string;
  learner_id: number;
  supervisor_id: number;
  work_center_id: number | null;
  planned_on: LocalDate;
  half_day: 'am' | 'pm';
  quantity: number | null;
  made: unknown;
  state: AssignmentRead['state'];
  warnings: string;
  running: unknown;
}

const ASSIGNMENTS = `SELECT a.id, a.operation_id, o.work_order_id, o.name AS operation_name, o.code AS operation_code, o.instructions, o.setup_minutes,
    o.state AS operation_state, a.learner_id, a.supervisor_id, a.work_center_id, a.planned_on, a.half_day, a.quantity, a.state, a.warnings,
    ${MADE_OF_ASSIGNMENT} AS made,
    (SELECT COUNT(*) FROM work_session s JOIN session_job j ON j.session_id = s.id
       WHERE s.learner_id = a.learner_id AND s.state = 'open' AND j.assignment_id = a.id) AS running
  FROM assignment a JOIN work_operation o ON o.id = a.operation_id JOIN work_order w ON w.id = o.work_order_id`;

const BREAK_NEAR_MINUTES = 30;
const isRunning = ({ running }: RawAssignment): boolean => Number(running) > 0;

/** Who does what when: for the master the whole day, for a learner their own work. */
@Injectable()
export class BoardReads {
  constructor(
    private readonly read: ReadSource,
    private readonly people: PeopleReads,
    private readonly learners: LearnersQueries,
    private readonly workOrders: WorkOrderReads,
    private readonly hours: WorkingHoursReads,
    private readonly clock: Clock,
  ) {}

  async board(scope: Scope, day: LocalDate): Promise<BoardRead> {
    this.people.mustSee(scope);
    const raws = await this.assignments(scope, "a.planned_on = ? AND a.state <> 'withdrawn'", [day]);
    const found = await this.workOrders.byIds(
      scope,
      raws.map((raw) => raw.work_order_id),
    );
    const adults = await this.people.adultsOf(
      scope,
      raws.map((raw) => raw.supervisor_id),
    );
    const jobs = (learnerId: number, half: 'am' | 'pm') =>
      raws
        .filter((raw) => raw.learner_id === learnerId && raw.half_day === half)
        .map((raw) => jobOf(raw, found.get(raw.work_order_id)!, adults));
    const breaks = await this.breaksDue(scope, [...new Set(raws.filter(isRunning).map((raw) => raw.learner_id))]);
    const learners = (await this.learners.list(scope, day)).map(({ id, displayName, className, level }) => ({
      ...{ learnerId: id, displayName, className, level },
      ...{ am: jobs(id, 'am'), pm: jobs(id, 'pm'), breakInMinutes: breaks.get(id) ?? null },
    }));
    return { day, learners };
  }

  /** Minutes to the break of those at work, once it is near. */
  private async breaksDue(scope: Scope, learnerIds: readonly number[]): Promise<Map<number, number>> {
    const hours = await this.hours.allAt(scope, learnerIds, this.clock.instant());
    const left = [...hours].map(([id, { stretchMinutes }]) => [id, STRETCH_LIMIT_MINUTES - stretchMinutes] as const);
    return new Map(left.filter(([, minutes]) => minutes <= BREAK_NEAR_MINUTES));
  }

  async ofWorkOrder(scope: Scope, workOrderId: number): Promise<AssignmentRead[]> {
    const where = "o.work_order_id = ? AND a.state <> 'withdrawn'";
    return this.named(scope, await this.assignments(scope, where, [workOrderId]));
  }

  /** Who has each of these operations to do, by name. */
  async givenOf(scope: Scope, operationIds: readonly number[]): Promise<Map<number, string[]>> {
    this.people.mustSee(scope);
    if (operationIds.length === 0) return new Map();
    const where = `a.state IN ('assigned', 'active') AND a.operation_id IN (${marks(operationIds)})`;
    const given = new Map<number, string[]>();
    for (const { operationId, learnerName } of await this.named(
      scope,
      await this.assignments(scope, where, operationIds),
    )) {
      const names = given.get(operationId) ?? [];
      if (learnerName && !names.includes(learnerName)) given.set(operationId, [...names, learnerName]);
    }
    return given;
  }

  async assignment(scope: Scope, assignmentId: number): Promise<AssignmentRead> {
    this.people.mustSee(scope);
    const [found] = await this.named(scope, await this.assignments(scope, 'a.id = ?', [assignmentId]));
    if (!found) throw notFound();
    return found;
  }

  async titles(scope: Scope, assignmentIds: readonly number[]): Promise<Map<number, string>> {
    if (assignmentIds.length === 0) return new Map();
    const rows = await sql<{ id: number; title: string }>(
      this.read.manager,
      `SELECT a.id, w.item_name || ' · ' || o.name AS title
       FROM assignment a JOIN work_operation o ON o.id = a.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE a.school_id = ? AND a.id IN (${marks(assignmentIds)})`,
      [scope.schoolId, ...assignmentIds],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** How many jobs each learner has on a half-day. */
  async jobsOn(scope: Scope, day: LocalDate, half: 'am' | 'pm'): Promise<Map<number, number>> {
    const rows = await sql<{ learner_id: number; many: unknown }>(
      this.read.manager,
      `SELECT learner_id, COUNT(*) AS many FROM assignment
       WHERE school_id = ? AND planned_on = ? AND half_day = ? AND state <> 'withdrawn' GROUP BY learner_id`,
      [scope.schoolId, day, half],
    );
    return new Map(rows.map((row) => [row.learner_id, Number(row.many)]));
  }

  private async named(scope: Scope, raws: readonly RawAssignment[]): Promise<AssignmentRead[]> {
    const names = await this.people.learnersOf(
      scope,
      raws.map((raw) => raw.learner_id),
    );
    const adults = await this.people.adultsOf(
      scope,
      raws.map((raw) => raw.supervisor_id),
    );
    return raws.map((raw) => ({
      ...{ id: raw.id, operationId: raw.operation_id, learnerId: raw.learner_id, state: raw.state },
      ...{ plannedOn: raw.planned_on, halfDay: raw.half_day, warnings: JSON.parse(raw.warnings) as GateFinding[] },
      ...{ running: isRunning(raw), quantity: raw.quantity },
      learnerName: names.get(raw.learner_id) ?? null,
      supervisorName: adults.get(raw.supervisor_id) ?? null,
    }));
  }

  /** For the reads of this room. */
  assignments(scope: Scope, where: string, values: readonly unknown[]): Promise<RawAssignment[]> {
    return sql<RawAssignment>(
      this.read.manager,
      `${ASSIGNMENTS} WHERE a.school_id = ? AND ${where} ORDER BY a.planned_on, a.half_day, a.id`,
      [scope.schoolId, ...values],
    );
  }
}

function jobOf(raw: RawAssignment, workOrder: WorkOrderProgress, adults: ReadonlyMap<number, string>): BoardJob {
  const { id: workOrderId, number, itemName, dueOn, unitCode, operations } = workOrder;
  return {
    ...{ assignmentId: raw.id, operationId: raw.operation_id, workOrderId, number, itemName, dueOn, state: raw.state },
    operationName: raw.operation_name,
    workCenterId: raw.work_center_id,
    unitCode,
    remaining: operations.find(({ id }) => id === raw.operation_id)?.remaining ?? 0,
    supervisorName: adults.get(raw.supervisor_id) ?? null,
    ...{ running: isRunning(raw), quantity: raw.quantity },
    warnings: JSON.parse(raw.warnings) as GateFinding[],
  };
}
