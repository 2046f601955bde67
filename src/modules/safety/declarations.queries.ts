import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { dayInFrance, daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { SchoolQueries } from '../school/index.js';
import { isWorkRule, regulatedWork } from './regulated-works.js';
import { lastDayOfDeclaration } from './safety.gate.subjects.js';
import { SafetyQueries } from './safety.queries.js';
import type { DeclarationRow, DeclarationSheet, DeclaredWorkRead } from './safety.types.js';
import { DeclaredWorkRow, WorkshopDeclaration } from './workshop-declaration.entity.js';
import { declarationStates, tellBefore } from './workshop-declaration.states.js';

/** Reads of the declarations of derogation. */
@Injectable()
export class DeclarationsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly school: SchoolQueries,
    private readonly safety: SafetyQueries,
  ) {}

  /** Newest first; a school has a handful. */
  async list(scope: Scope): Promise<DeclarationRow[]> {
    const { schoolId } = scope;
    const rows = await this.read.manager.find(WorkshopDeclaration, { where: { schoolId }, order: { id: 'DESC' } });
    const counts = await this.read
      .from(DeclaredWorkRow, 'w')
      .select(['w.declarationId AS declaration_id', 'COUNT(*) AS works'])
      .where('w.schoolId = :schoolId', { schoolId })
      .groupBy('w.declarationId')
      .getRawMany<{ declaration_id: number; works: number | string }>();
    const works = new Map(counts.map((row) => [row.declaration_id, Number(row.works)]));
    const today = this.clock.today();
    return rows.map((row) => ({ ...facts(row, today), works: works.get(row.id) ?? 0 }));
  }

  async sheet(scope: Scope, id: number): Promise<DeclarationSheet> {
    const { schoolId } = scope;
    const row = await this.read.manager.findOneBy(WorkshopDeclaration, { id, schoolId });
    if (!row) throw notFound();
    const works = await this.worksOf(scope, id);
    const today = this.clock.today();
    const history = await this.journal.of(scope, { type: declarationStates.name, id });
    const noted = history.findLast(({ event }) => event === 'change');
    return {
      ...facts(row, today),
      works,
      events: declarationStates.allowed(scope, Object.assign(row, { works: works.length, today })),
      tellBefore: row.state === 'to_update' && noted ? tellBefore(dayInFrance(new Date(noted.at))) : null,
      history: history.map(({ at, userId, event, fromState: from, toState: to, reason }) => ({
        ...{ at, userId, event, from, to, reason },
      })),
    };
  }

  private async worksOf(scope: Scope, declarationId: number): Promise<DeclaredWorkRead[]> {
    const where = { schoolId: scope.schoolId, declarationId };
    const rows = await this.read.manager.find(DeclaredWorkRow, { where, order: { id: 'ASC' } });
    const workshops = new Map((await this.school.workshops(scope)).map(({ id, name }) => [id, name]));
    const classes = new Map((await this.safety.classes(scope)).map(({ code, name }) => [code, name]));
    return rows.map(({ machineClassCode, workRule, workshopId }) => {
      const work = isWorkRule(workRule) ? regulatedWork(workRule).name[scope.locale] : '';
      const name = machineClassCode === null ? work : (classes.get(machineClassCode) ?? machineClassCode);
      return { machineClassCode, workRule, workshopId, workshopName: workshops.get(workshopId) ?? '', name };
    });
  }
}

function facts({ id, state, sector, sentOn, proof, version }: WorkshopDeclaration, today: LocalDate) {
  const lastDay = sentOn === null ? null : lastDayOfDeclaration(sentOn as LocalDate);
  const daysLeft = lastDay === null ? null : daysBetween(today, lastDay);
  return { id, state, sector, sentOn: sentOn as LocalDate | null, lastDay, daysLeft, proof, version };
}
