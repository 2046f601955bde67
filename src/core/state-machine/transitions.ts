import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Scope } from '../access/scope.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { reasonMissing, stale } from '../errors/core.errors.js';
import { Journal } from '../journal/journal.js';
import type { StateMachine } from './state-machine.js';

export interface Stateful<State extends string> extends ObjectLiteral {
  id: number;
  schoolId: number;
  state: State;
  version: number;
}

export interface Firing<Subject> {
  reason?: string;
  /** Columns that change with the state. */
  changes?: Partial<Subject>;
  /** Plain values worth keeping in the journal. */
  facts?: Record<string, unknown>;
}

/** A machine and the table it moves. */
export interface Workflow<State extends string, Event extends string, Subject extends Stateful<State>> {
  machine: StateMachine<State, Event, Subject>;
  entity: EntityTarget<Subject>;
}

/** Makes a transition: permission and guard, compare-and-set on (id, state, version), journal; one transaction. */
@Injectable()
export class Transitions {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
  ) {}

  async fire<State extends string, Event extends string, Subject extends Stateful<State>>(
    scope: Scope,
    { machine, entity }: Workflow<State, Event, Subject>,
    subject: Subject,
    event: Event,
    firing: Firing<Subject> = {},
  ): Promise<void> {
    await this.unit.run(async () => {
      const transition = machine.permit(scope, subject, event);
      const reason = firing.reason?.trim() || undefined;
      if (transition.reasonRequired && !reason) throw reasonMissing(transition.words);
      const { id, schoolId, state, version } = subject;
      const changes = { ...firing.changes, state: transition.to, version: version + 1 };
      const where = { id, schoolId, state, version };
      const result = await this.unit.manager.update(entity, where as never, changes as never);
      if (result.affected !== 1) throw stale();
      Object.assign(subject, changes);
      const line = { event, from: state, to: transition.to, reason, facts: firing.facts };
      await this.journal.write(scope, { subject: { type: machine.name, id }, ...line });
    });
  }
}
