import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { IdentityQueries } from '../identity/index.js';
import { SchoolQueries } from '../school/index.js';
import { DeclarationsService, type NewDeclaration } from './declarations.service.js';
import { LearnerPapersService } from './learner-papers.service.js';
import type { NewDerogation, NewDriving, NewOpinion, NewTraining } from './learner-papers.service.js';
import { MachineClass } from './machine-class.entity.js';
import { machineClass } from './machine-classes.js';
import * as errors from './safety.errors.js';
import type { SafetyRule } from './safety.gate.types.js';
import { requireDirector } from './safety.rights.js';
import { Supervisor, SupervisorAbsence } from './supervisor.entity.js';

export interface NewMachineClass {
  code: string;
  /** What is left out is taken from the house list (`machine-classes.ts`) when the code is in it. */
  name?: string;
  rule?: SafetyRule;
  article?: string | null;
  requiresDriving?: boolean;
  trainingRequired?: boolean;
}

const ARTICLE = /^[LRD]\.\d{4}-\d+(-\d+)?$/;

/** Machine classes and supervisors; the papers and the declarations have their own services, reached from here too. */
@Injectable()
export class SafetyService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly identity: IdentityQueries,
    private readonly school: SchoolQueries,
    private readonly declarations: DeclarationsService,
    private readonly papers: LearnerPapersService,
  ) {}

  /** Adds a class to the school's risk assessment; gives its id. */
  async defineClass(scope: Scope, dto: NewMachineClass): Promise<number> {
    requireDirector(scope);
    const known = machineClass(dto.code);
    const rule = dto.rule ?? known?.rule;
    const name = dto.name ?? known?.name[scope.locale];
    if (!rule || !name) throw errors.classIncomplete();
    const article = checkedArticle(rule, dto.article ?? (dto.rule === undefined ? known?.article : null) ?? null);
    const requiresDriving = dto.requiresDriving ?? known?.requiresDriving ?? false;
    const trainingRequired = dto.trainingRequired ?? known?.trainingRequired ?? true;
    return this.unit.run(async () => {
      const { schoolId } = scope;
      if (await this.unit.manager.existsBy(MachineClass, { schoolId, code: dto.code }))
        throw errors.classExists(dto.code);
      const columns = { schoolId, code: dto.code, name, rule, article, requiresDriving, trainingRequired, version: 1 };
      const row = this.unit.manager.create(MachineClass, columns);
      await this.unit.manager.insert(MachineClass, row);
      const facts = { code: dto.code, rule, article };
      await this.journal.write(scope, { subject: { type: 'machine_class', id: row.id }, event: 'defined', facts });
      return row.id;
    });
  }

  /** The head's decision, with its written reason: the journal keeps who, when, from what, to what and why. */
  async changeRule(
    scope: Scope,
    classId: number,
    change: { rule: SafetyRule; article: string | null; reason: string },
  ): Promise<void> {
    requireDirector(scope);
    const { rule } = change;
    const article = checkedArticle(rule, change.article);
    await this.unit.run(async () => {
      const row = await this.unit.lock(MachineClass, { id: classId, schoolId: scope.schoolId });
      if (!row) throw notFound();
      if (row.rule === rule && row.article === article) throw errors.sameRule();
      const where = { id: classId, schoolId: scope.schoolId };
      await this.unit.manager.update(MachineClass, where, { rule, article, version: row.version + 1 });
      const line = { event: 'rule_changed', from: row.rule, to: rule, reason: change.reason };
      const facts = { code: row.code, articleBefore: row.article, article };
      await this.journal.write(scope, { subject: { type: 'machine_class', id: classId }, ...line, facts });
    });
  }

  declare(scope: Scope, dto: NewDeclaration): Promise<number> {
    return this.declarations.declare(scope, dto);
  }

  recordOpinion(scope: Scope, dto: NewOpinion): Promise<number> {
    return this.papers.recordOpinion(scope, dto);
  }

  recordTraining(scope: Scope, dto: NewTraining): Promise<number> {
    return this.papers.recordTraining(scope, dto);
  }

  authoriseDriving(scope: Scope, dto: NewDriving): Promise<number> {
    return this.papers.authoriseDriving(scope, dto);
  }

  grantStandingDerogation(scope: Scope, dto: NewDerogation): Promise<number> {
    return this.papers.grantStandingDerogation(scope, dto);
  }

  /** R.4153-41 5°: names an adult competent to supervise in a workshop. */
  async nameSupervisor(
    scope: Scope,
    dto: { userId: number; workshopId: number; position: string; namedFrom: LocalDate },
  ): Promise<number> {
    const naming = this.unit.run(async () => {
      const { schoolId } = scope;
      const { userId, workshopId } = dto;
      await this.requireAdult(scope, userId);
      if (!(await this.school.workshops(scope)).some(({ id }) => id === workshopId)) throw notFound();
      const known = { schoolId, userId, workshopId, namedUntil: IsNull() };
      if (await this.unit.manager.existsBy(Supervisor, known)) throw errors.alreadyNamed();
      const row = this.unit.manager.create(Supervisor, { ...dto, schoolId, namedUntil: null });
      await this.unit.manager.insert(Supervisor, row);
      const facts = { userId, workshopId, namedFrom: dto.namedFrom };
      await this.journal.write(scope, { subject: { type: 'supervisor', id: row.id }, event: 'named', facts });
      return row.id;
    });
    return naming.catch((error: unknown) => {
      // The twin came between our look and our insert.
      throw /ixp_supervisor_user_id_workshop_id|supervisor\.user_id/.test(String(error))
        ? errors.alreadyNamed()
        : error;
    });
  }

  /** Last day of a naming. */
  async endSupervision(scope: Scope, supervisorId: number, namedUntil: LocalDate): Promise<void> {
    await this.unit.run(async () => {
      const where = { id: supervisorId, schoolId: scope.schoolId };
      const row = await this.unit.lock(Supervisor, where);
      if (!row) throw notFound();
      if (row.namedUntil !== null) throw errors.namingOver();
      if (namedUntil < row.namedFrom) throw errors.endBeforeStart();
      await this.unit.manager.update(Supervisor, where, { namedUntil });
      const subject = { type: 'supervisor', id: supervisorId };
      await this.journal.write(scope, { subject, event: 'naming_ended', facts: { namedUntil } });
    });
  }

  async recordAbsence(
    scope: Scope,
    { userId, firstDay, lastDay }: { userId: number; firstDay: LocalDate; lastDay: LocalDate },
  ): Promise<number> {
    if (lastDay < firstDay) throw errors.endBeforeStart();
    return this.unit.run(async () => {
      await this.requireAdult(scope, userId);
      const row = this.unit.manager.create(SupervisorAbsence, { schoolId: scope.schoolId, userId, firstDay, lastDay });
      await this.unit.manager.insert(SupervisorAbsence, row);
      const subject = { type: 'supervisor_absence', id: row.id };
      await this.journal.write(scope, { subject, event: 'absence_recorded', facts: { userId, firstDay, lastDay } });
      return row.id;
    });
  }

  /** Back earlier, or a mistake: the absence is taken out, and the journal keeps its days. */
  async cancelAbsence(scope: Scope, absenceId: number): Promise<void> {
    await this.unit.run(async () => {
      const where = { id: absenceId, schoolId: scope.schoolId };
      const row = await this.unit.lock(SupervisorAbsence, where);
      if (!row) throw notFound();
      await this.unit.manager.delete(SupervisorAbsence, where);
      const { userId, firstDay, lastDay } = row;
      const subject = { type: 'supervisor_absence', id: absenceId };
      await this.journal.write(scope, { subject, event: 'absence_cancelled', facts: { userId, firstDay, lastDay } });
    });
  }

  private async requireAdult(scope: Scope, userId: number): Promise<void> {
    const [adult] = await this.identity.adults(scope, userId);
    if (!adult) throw errors.notAnAdult();
  }
}

function checkedArticle(rule: SafetyRule, typed: string | null): string | null {
  const article = typed?.trim() || null;
  if (article === null ? rule !== 'N' : !ARTICLE.test(article)) throw errors.articleMissing();
  return article;
}
