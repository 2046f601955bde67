import { Injectable } from '@nestjs/common';
import { In, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Scope } from '../access/scope.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { reasonMissing, stale } from '../errors/core.errors.js';
import { EventBus, eventType } from '../events/event-bus.js';
import { Journal, type JournalLine } from '../journal/journal.js';
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

export interface FiringOnAll<Subject> extends Omit<Firing<Subject>, 'facts'> {
  facts?: (subject: Subject) => Record<string, unknown>;
}

/** Something moved: told inside the transaction to whoever must know of any machine. */
export interface StateChange {
  machine: string;
  event: string;
  id: number;
  to: string;
  /** What papers and people call it, and the partner it is for, when it has them. */
  number: string | null;
  partnerId: number | null;
}
export const stateChanged = eventType<StateChange>('core.state_changed.1');

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
    private readonly bus: EventBus,
  ) {}

  async fire<State extends string, Event extends string, Subject extends Stateful<State>>(
    scope: Scope,
    workflow: Workflow<State, Event, Subject>,
    subject: Subject,
    event: Event,
    { facts, ...firing }: Firing<Subject> = {},
  ): Promise<void> {
    await this.fireAll(scope, workflow, [subject], event, { ...firing, facts: facts && (() => facts) });
  }

  /** The same event on several subjects: one UPDATE for those that stand alike, one write in the journal. */
  async fireAll<State extends string, Event extends string, Subject extends Stateful<State>>(
    scope: Scope,
    { machine, entity }: Workflow<State, Event, Subject>,
    subjects: readonly Subject[],
    event: Event,
    firing: FiringOnAll<Subject> = {},
  ): Promise<void> {
    await this.unit.run(async () => {
      const reason = firing.reason?.trim() || undefined;
      const lines = subjects.map((subject): JournalLine => {
        const { to, reasonRequired, words } = machine.permit(scope, subject, event);
        if (reasonRequired && !reason) throw reasonMissing(words);
        const { id, state: from } = subject;
        return { subject: { type: machine.name, id }, event, from, to, reason, facts: firing.facts?.(subject) };
      });
      for (const alike of standingAlike(subjects)) {
        const { schoolId, state, version } = alike[0]!;
        const changes = { ...firing.changes, state: machine.find(state, event)!.to, version: version + 1 };
        const where = { id: In(alike.map(({ id }) => id)), schoolId, state, version };
        const result = await this.unit.manager.update(entity, where as never, changes as never);
        if (result.affected !== alike.length) throw stale();
        for (const subject of alike) Object.assign(subject, changes);
      }
      await this.journal.write(scope, ...lines);
      for (const subject of subjects)
        await this.bus.publish(stateChanged, scope, changeOf(machine.name, event, subject));
    });
  }
}

function changeOf(machine: string, event: string, subject: Stateful<string>): StateChange {
  const { id, state: to, number = null, partnerId = null } = subject as Stateful<string> & Partial<StateChange>;
  return { machine, event, id, to, number, partnerId };
}

function standingAlike<Subject extends Stateful<string>>(subjects: readonly Subject[]): Subject[][] {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const key = `${subject.schoolId}/${subject.state}/${subject.version}`;
    groups.set(key, [...(groups.get(key) ?? []), subject]);
  }
  return [...groups.values()];
}
