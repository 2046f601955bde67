import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { SessionDesk } from './session-desk.js';

const assignments = { machine: assignmentMachine, entity: Assignment };

/** How work stops: its session is closed and its minutes counted; other jobs of the session go on. */
@Injectable()
export class WorkStops {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly sessions: SessionDesk,
  ) {}

  /** True when a session was open. */
  async stop(scope: Scope, assignmentId: number, at = this.clock.instant()): Promise<boolean> {
    const session = await this.sessions.on(assignmentId);
    if (!session) return false;
    const others = (await this.sessions.jobsOf(session)).filter((job) => job.assignmentId !== assignmentId);
    await this.sessions.close(scope, session, at);
    if (others.length > 0 && !session.toCheck) {
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

  /** Nobody goes on with these operations; what was given stays given. */
  async pauseAll(scope: Scope, operationIds: readonly number[]): Promise<void> {
    for (const { id } of await this.given(operationIds)) await this.stop(scope, id);
  }

  private given(operationIds: readonly number[]): Promise<Assignment[]> {
    const where = { operationId: In([...operationIds]), state: In(['assigned', 'active']) };
    return this.unit.manager.find(Assignment, { where, order: { id: 'ASC' } });
  }
}
