import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { minutesBetween } from './production.quantities.js';
import { WorkSession } from './work-session.entity.js';
import { workSessionMachine } from './work-session.states.js';

const assignments = { machine: assignmentMachine, entity: Assignment };
const sessions = { machine: workSessionMachine, entity: WorkSession };

/** How work stops: its session is closed and its minutes counted. */
@Injectable()
export class WorkStops {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
  ) {}

  /** True when a session was open. */
  async closeSession(scope: Scope, assignmentId: number): Promise<boolean> {
    const session = await this.unit.manager.findOneBy(WorkSession, { assignmentId, state: 'open' });
    if (!session) return false;
    const endedAt = this.clock.instant();
    const minutes = minutesBetween(session.startedAt, endedAt);
    await this.transitions.fire(scope, sessions, session, 'close', {
      changes: { endedAt, minutes },
      facts: { minutes },
    });
    return true;
  }

  async withdraw(scope: Scope, assignment: Assignment, reason: string): Promise<void> {
    await this.closeSession(scope, assignment.id);
    await this.transitions.fire(scope, assignments, assignment, 'withdraw', { reason });
  }

  /** Everything given on these operations and not finished. */
  async stopAll(scope: Scope, operationIds: readonly number[], reason: string): Promise<void> {
    const where = { operationId: In([...operationIds]), state: In(['assigned', 'active']) };
    for (const assignment of await this.unit.manager.findBy(Assignment, where))
      await this.withdraw(scope, assignment, reason);
  }
}
