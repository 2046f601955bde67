import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Transitions, type Firing } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { SchoolQueries } from '../school/index.js';
import { MachineClass } from './machine-class.entity.js';
import { isWorkRule } from './regulated-works.js';
import * as errors from './safety.errors.js';
import { requireDirector } from './safety.rights.js';
import { DeclaredWorkRow, WorkshopDeclaration } from './workshop-declaration.entity.js';
import {
  declarationStates,
  dueEvent,
  type DeclarationCase,
  type DeclarationEvent,
} from './workshop-declaration.states.js';

export interface WorkToDeclare {
  /** Exactly one of the two codes. */
  machineClassCode?: string | null;
  workRule?: string | null;
  workshopId: number;
}

export interface NewDeclaration {
  /** R.4153-41 1° */
  sector: string;
  works: readonly WorkToDeclare[];
  /** Given when it was sent already: recorded as sent on that day. */
  sentOn?: LocalDate;
  proof?: string;
}

const workflow = { machine: declarationStates, entity: WorkshopDeclaration as EntityTarget<DeclarationCase> };

/** The declaration to the inspection du travail, from draft to its end (R.4153-41 to R.4153-44). */
@Injectable()
export class DeclarationsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly transitions: Transitions,
    private readonly school: SchoolQueries,
  ) {}

  /** Makes a draft, or records one already sent when `sentOn` is given; gives its id. */
  async declare(scope: Scope, { sector, works, sentOn, proof }: NewDeclaration): Promise<number> {
    requireDirector(scope);
    return this.unit.run(async () => {
      const columns = { schoolId: scope.schoolId, state: declarationStates.initial, version: 1, sector };
      const row = this.unit.manager.create(WorkshopDeclaration, { ...columns, sentOn: null, proof: null });
      await this.unit.manager.insert(WorkshopDeclaration, row);
      await this.cover(scope, row.id, works);
      await this.journal.write(scope, { subject: { type: declarationStates.name, id: row.id }, event: 'drafted' });
      if (sentOn !== undefined) await this.send(scope, row.id, { sentOn, proof: proof ?? '' });
      return row.id;
    });
  }

  /** Rewrites a draft. */
  async edit(scope: Scope, id: number, dto: NewDeclaration, version: number): Promise<void> {
    requireDirector(scope);
    await this.unit.run(async () => {
      const row = await this.lock(scope, id);
      if (row.version !== version) throw stale();
      if (row.state !== 'draft') throw errors.frozenDeclaration();
      const where = { id, schoolId: scope.schoolId };
      await this.unit.manager.update(WorkshopDeclaration, where, { sector: dto.sector, version: version + 1 });
      await this.unit.manager.delete(DeclaredWorkRow, { declarationId: id, schoolId: scope.schoolId });
      await this.cover(scope, id, dto.works);
      await this.journal.write(scope, { subject: { type: declarationStates.name, id }, event: 'edited' });
    });
  }

  /** The three years run from `sentOn`; the proof gives it its certain date. */
  async send(scope: Scope, id: number, { sentOn, proof }: { sentOn: LocalDate; proof: string }): Promise<void> {
    if (sentOn > this.clock.today()) throw errors.dayToCome();
    if (proof.trim() === '') throw errors.proofMissing();
    await this.fire(scope, id, 'send', { changes: { sentOn, proof: proof.trim() }, facts: { sentOn } });
  }

  acknowledge(scope: Scope, id: number): Promise<void> {
    return this.fire(scope, id, 'acknowledge');
  }

  askRenewal(scope: Scope, id: number): Promise<void> {
    return this.fire(scope, id, 'ask_renewal');
  }

  /** Something declared has changed: eight days to tell it (R.4153-42). */
  change(scope: Scope, id: number, reason: string): Promise<void> {
    return this.fire(scope, id, 'change', { reason });
  }

  /** The update was sent: only from now on does the declaration cover `works`, when they are given. */
  async tell(scope: Scope, id: number, told: { proof: string; works?: readonly WorkToDeclare[] }): Promise<void> {
    if (told.proof.trim() === '') throw errors.proofMissing();
    await this.unit.run(async () => {
      await this.fire(scope, id, 'tell', { facts: { proof: told.proof.trim() } });
      if (!told.works || told.works.length === 0) return;
      await this.unit.manager.delete(DeclaredWorkRow, { declarationId: id, schoolId: scope.schoolId });
      await this.cover(scope, id, told.works);
    });
  }

  expire(scope: Scope, id: number): Promise<void> {
    return this.fire(scope, id, 'expire');
  }

  withdraw(scope: Scope, id: number, reason: string): Promise<void> {
    return this.fire(scope, id, 'withdraw', { reason });
  }

  /** Makes the transitions the calendar asks for; gives how many. The gate never waits for it: it counts the days. */
  async review(scope: Scope): Promise<number> {
    return this.unit.run(async () => {
      const today = this.clock.today();
      const rows = await this.unit.manager.findBy(WorkshopDeclaration, { schoolId: scope.schoolId });
      const due = rows.flatMap(({ id, ...row }) => {
        const event = dueEvent(row, today);
        return event ? [{ id, event } as const] : [];
      });
      for (const { id, event } of due) await this.fire(asSystem(scope), id, event);
      return due.length;
    });
  }

  private async fire(
    scope: Scope,
    id: number,
    event: DeclarationEvent,
    firing: Firing<DeclarationCase> = {},
  ): Promise<void> {
    await this.unit.run(async () => {
      const row = await this.lock(scope, id);
      const works = await this.unit.manager.countBy(DeclaredWorkRow, { declarationId: id, schoolId: scope.schoolId });
      const subject: DeclarationCase = Object.assign(row, { works, today: this.clock.today() });
      await this.transitions.fire(scope, workflow, subject, event, firing);
    });
  }

  private async cover(scope: Scope, declarationId: number, works: readonly WorkToDeclare[]): Promise<void> {
    const { schoolId } = scope;
    const workshops = new Set((await this.school.workshops(scope)).map(({ id }) => id));
    const known = new Set((await this.unit.manager.findBy(MachineClass, { schoolId })).map(({ code }) => code));
    const rows = new Map<string, Omit<DeclaredWorkRow, 'id'>>();
    for (const { machineClassCode = null, workRule = null, workshopId } of works) {
      if ((machineClassCode === null) === (workRule === null)) throw errors.workNotOne();
      const code = machineClassCode ?? workRule ?? '';
      if (machineClassCode === null ? !isWorkRule(code) : !known.has(code)) throw errors.unknownClass(code);
      if (!workshops.has(workshopId)) throw notFound();
      rows.set(`${workshopId} ${code}`, { schoolId, declarationId, machineClassCode, workRule, workshopId });
    }
    if (rows.size > 0) await this.unit.manager.insert(DeclaredWorkRow, [...rows.values()]);
  }

  private async lock(scope: Scope, id: number): Promise<WorkshopDeclaration> {
    const row = await this.unit.lock(WorkshopDeclaration, { id, schoolId: scope.schoolId });
    if (!row) throw notFound();
    return row;
  }
}
