import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { theHouse, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { Courses, type LiveCourse } from './course.js';
import { SessionDesk } from './session-desk.js';
import { WorkSession } from './work-session.entity.js';

const assignments = { machine: assignmentMachine, entity: Assignment };

/** How work stops: its session is closed and its minutes counted; other jobs of the session go on. */
@Injectable()
export class WorkStops {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly sessions: SessionDesk,
    private readonly courses: Courses,
  ) {}

  /** True when a session was open. */
  async stop(scope: Scope, assignmentId: number, at = this.clock.instant()): Promise<boolean> {
    const session = await this.sessions.on(assignmentId);
    if (!session) return false;
    const others = (await this.sessions.jobsOf(session)).filter((job) => job.assignmentId !== assignmentId);
    await this.sessions.close(scope, session, at);
    if (session.toCheck) await this.rest(scope, others);
    else if (others.length > 0) {
      const jobs = others.map(({ assignmentId: id, operationId }) => ({ id, operationId }));
      const { kind, learnerId, endedAt } = session;
      await this.sessions.open({ ...scope, learnerId }, { kind, at: endedAt!, jobs });
    }
    return true;
  }

  async withdraw(scope: Scope, assignment: Assignment, reason: string): Promise<void> {
    await this.stop(scope, assignment.id);
    await this.transitions.fire(scope, assignments, assignment, 'withdraw', { reason });
  }

  /** Everything given on these operations and not finished. */
  async stopAll(scope: Scope, operationIds: readonly number[], reason: string): Promise<void> {
    for (const assignment of await this.given(operationIds)) await this.withdraw(scope, assignment, reason);
  }

  /** Nobody goes on with an OF; what was given stays given. */
  async standStill(scope: Scope, { stages }: LiveCourse): Promise<void> {
    const operationIds = stages.map(({ operation }) => operation.id);
    for (const { id } of await this.given(operationIds)) await this.stop(scope, id);
    for (const stage of stages) await this.courses.pauseIfIdle(scope, stage);
  }

  /** A session whose half-day is over ends there, for a master to say how long it was. */
  async closeForgotten(scope: Scope, session: WorkSession): Promise<void> {
    const jobs = await this.sessions.jobsOf(session);
    await this.sessions.close(scope, session, this.clock.instant());
    await this.rest(scope, jobs);
  }

  /** All of them, of every school: the house tidies up. How many there were. */
  async closeAllForgotten(): Promise<number> {
    const over = await this.unit.run(() => this.sessions.forgotten());
    for (const { id, schoolId } of over)
      await this.unit.run(async () => {
        const session = await this.unit.lock(WorkSession, { id, state: 'open' });
        if (session) await this.closeForgotten(theHouse(schoolId), session);
      });
    return over.length;
  }

  /** Operations nobody is at any more. */
  private async rest(scope: Scope, jobs: readonly { operationId: number }[]): Promise<void> {
    for (const { operationId } of jobs)
      await this.courses.pauseIfIdle(scope, (await this.courses.ofOperation(scope, operationId)).stage);
  }

  private given(operationIds: readonly number[]): Promise<Assignment[]> {
    const where = { operationId: In([...operationIds]), state: In(['assigned', 'active']) };
    return this.unit.manager.find(Assignment, { where, order: { id: 'ASC' } });
  }
}
