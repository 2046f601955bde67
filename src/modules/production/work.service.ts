import { Injectable } from '@nestjs/common';
import { hasRole, type LearnerScope, type Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { Courses, type LiveCourse, type LiveStage } from './course.js';
import { GateDesk } from './gate-desk.js';
import { halfDayAt } from './half-day.js';
import type { NewReport } from './production.dto.js';
import {
  emptyReport,
  nothingToDo,
  notStarted,
  notWorking,
  selfCheckMissing,
  sessionOpen,
} from './production.errors.js';
import { availableInAll } from './production.quantities.js';
import { ReportDesk } from './report-desk.js';
import { operationMachine } from './work-operation.states.js';
import { WorkSession } from './work-session.entity.js';
import { WorkStops } from './work-stops.js';

const assignments = { machine: assignmentMachine, entity: Assignment };

interface Job {
  assignment: Assignment;
  course: LiveCourse;
  stage: LiveStage;
}

/** What happens at the bench: starting, pausing, counting; and the master's decision on the count. */
@Injectable()
export class WorkService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly courses: Courses,
    private readonly gate: GateDesk,
    private readonly stops: WorkStops,
    private readonly reports: ReportDesk,
  ) {}

  /** Starts, or goes on after a pause. The gate is asked again, for today. */
  async start(scope: LearnerScope, assignmentId: number): Promise<void> {
    await this.unit.run(async () => {
      const job = await this.job(scope, assignmentId);
      const { assignment, course, stage } = job;
      this.courses.mustRun(course);
      if (assignment.state !== 'active') assignmentMachine.permit(scope, assignment, 'start');
      const busy = await this.unit.manager.countBy(WorkSession, { learnerId: scope.learnerId, state: 'open' });
      if (busy > 0) throw sessionOpen();
      if (stage.state === 'blocked') throw nothingToDo();
      if (stage.state === 'done' || stage.state === 'skipped') operationMachine.permit(scope, stage.operation, 'start');
      if (availableInAll(course, stage) === 0) throw nothingToDo();
      const { warnings, ruleVersion } = await this.askGate(scope, job);
      if (assignment.state === 'assigned')
        await this.transitions.fire(scope, assignments, assignment, 'start', {
          changes: { warnings, ruleVersion },
          facts: { warnings: warnings.map(({ rule }) => rule), ruleVersion },
        });
      await this.courses.begin(scope, course, stage);
      await this.openSession(scope, assignment);
    });
  }

  /** Closes the session; going on opens another. A master may stop a session that was forgotten. */
  async pause(scope: Scope, assignmentId: number): Promise<void> {
    await this.unit.run(async () => {
      const { stage } = await this.job(scope, assignmentId);
      if (!(await this.stops.closeSession(scope, assignmentId))) throw notWorking();
      await this.courses.pauseIfIdle(scope, stage);
    });
  }

  /**
   * Counts pieces, for one or several sizes; `finished` ends the job. What is counted is checked by the learner, and
   * waits for a master. More than is left: 409 `production.too_many_pieces`, and nothing is counted.
   */
  async report(scope: LearnerScope, assignmentId: number, dto: NewReport): Promise<{ reportIds: number[] }> {
    return this.unit.run(async () => {
      const { assignment, course, stage } = await this.job(scope, assignmentId);
      this.courses.mustRun(course);
      if (!dto.selfChecked) throw selfCheckMissing();
      if (assignment.state !== 'active') throw notStarted();
      const counted = dto.cells.filter(({ good, rework, scrap }) => good + rework + scrap > 0);
      if (counted.length === 0 && !dto.finished) throw emptyReport();
      const reportIds = await this.reports.count(scope, { assignment, course, stage }, counted);
      if (dto.finished) {
        await this.stops.closeSession(scope, assignmentId);
        await this.transitions.fire(scope, assignments, assignment, 'finish');
      }
      await this.courses.settle(scope, course);
      await this.courses.pauseIfIdle(scope, stage);
      return { reportIds };
    });
  }

  /** A master's decision: the pieces count for good; at the last operation they become deliverable. */
  async validate(scope: Scope, reportId: number): Promise<void> {
    await this.unit.run(() => this.reports.post(scope, { id: reportId }));
  }

  /** The same for all a learner declared on a job and nobody has decided on. */
  async validateJob(scope: Scope, assignmentId: number): Promise<void> {
    await this.unit.run(() => this.reports.post(scope, { assignmentId }));
  }

  /** The pieces are to be done again, by the same learner; refused once the next step used them. */
  async reject(scope: Scope, reportId: number, reason: string): Promise<void> {
    await this.unit.run(() => this.reports.reject(scope, reportId, reason));
  }

  private askGate(scope: LearnerScope, { assignment, course, stage }: Job) {
    const { supervisorId, workCenterId } = assignment;
    const date = this.clock.today();
    const halfDay = halfDayAt(this.clock.now());
    const { operation } = stage;
    const { workOrder } = course;
    const question = { operation, workOrder, supervisorId, workCenterId, date, halfDay };
    return this.gate.pass(scope, question, scope.learnerId);
  }

  /** The assignment under the lock of its OF; a learner finds its own only. */
  private async job(scope: Scope, id: number): Promise<Job> {
    const { schoolId, learnerId } = scope;
    const all = hasRole(scope, 'director', 'master');
    if (!all && learnerId === null) throw notFound();
    const where = all ? { id, schoolId } : { id, schoolId, learnerId: learnerId! };
    const seen = await this.unit.manager.findOneBy(Assignment, where);
    if (!seen) throw notFound();
    const { course, stage } = await this.courses.ofOperation(scope, seen.operationId);
    const assignment = await this.unit.manager.findOneByOrFail(Assignment, where);
    return { assignment, course, stage };
  }

  private async openSession({ schoolId, learnerId }: LearnerScope, { id, operationId }: Assignment): Promise<void> {
    const fresh = { state: 'open' as const, version: 1, startedAt: this.clock.instant(), endedAt: null, minutes: 0 };
    try {
      await this.unit.manager.insert(WorkSession, { schoolId, learnerId, assignmentId: id, operationId, ...fresh });
    } catch (error) {
      // The learner's other tablet was quicker: the partial unique index keeps one open session.
      if (isUniqueViolation(error, 'work_session')) throw sessionOpen();
      throw error;
    }
  }
}
