import { Injectable } from '@nestjs/common';
import { asSystem, hasRole, type LearnerScope, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { dayInFrance } from '../../core/time/local-date.js';
import { Assignment } from './assignment.entity.js';
import { Courses, type LiveCourse, type LiveStage } from './course.js';
import type { GateAnswer } from '../safety/index.js';
import { DrawingDesk } from './drawing-desk.js';
import { GateDesk } from './gate-desk.js';
import { halfDayAt, lastMomentOf } from './half-day.js';
import { SessionDesk } from './session-desk.js';
import { WorkStops } from './work-stops.js';

export interface Job {
  assignment: Assignment;
  course: LiveCourse;
  stage: LiveStage;
}

/** Where a learner stands: the job under its lock, what runs, which moment it is, what the gate says. */
@Injectable()
export class Bench {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly courses: Courses,
    private readonly sessions: SessionDesk,
    private readonly gate: GateDesk,
    private readonly drawings: DrawingDesk,
    private readonly stops: WorkStops,
  ) {}

  /** Refuses when the OF cannot be worked on now. */
  async mustRun(scope: Scope, course: LiveCourse): Promise<void> {
    this.courses.mustRun(course);
    await this.drawings.mustBeCurrent(scope, course);
  }

  /** What runs for a learner; a session forgotten since another half-day is closed first. */
  async running(scope: LearnerScope) {
    const session = await this.sessions.openOf(scope.learnerId);
    if (!session || this.clock.instant() <= lastMomentOf(session.startedAt)) return session;
    await this.stops.closeForgotten(asSystem(scope), session);
    return null;
  }

  /** The server's clock less what the tablet waited; never before what the learner did last. */
  async moment(learnerId: number, ago: number): Promise<string> {
    const said = new Date(this.clock.now().getTime() - Math.max(0, ago) * 1000).toISOString();
    const floor = await this.sessions.notBefore(learnerId);
    return said > floor ? said : floor;
  }

  /** Refuses a minor who has worked enough to begin anything. */
  mustHaveTime(scope: LearnerScope, at: string): Promise<void> {
    return this.gate.mustHaveTime(scope, at);
  }

  /** The gate's answer for a moment; throws its refusal. */
  askGate(scope: LearnerScope, { assignment, course, stage }: Job, at: string): Promise<GateAnswer> {
    const { supervisorId, workCenterId } = assignment;
    const when = { date: dayInFrance(new Date(at)), halfDay: halfDayAt(new Date(at)), at };
    const question = { operation: stage.operation, workOrder: course.workOrder, supervisorId, workCenterId, ...when };
    return this.gate.pass(scope, question, scope.learnerId);
  }

  /** The assignment under the lock of its OF; a learner finds its own only. */
  async job(scope: Scope, id: number): Promise<Job> {
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
}
