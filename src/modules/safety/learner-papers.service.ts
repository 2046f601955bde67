import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { addYears, type LocalDate } from '../../core/time/local-date.js';
import { IdentityQueries } from '../identity/index.js';
import { LearnersQueries } from '../learners/index.js';
import { DrivingAuthorisation, MedicalOpinion, SafetyTraining, StandingDerogation } from './learner-papers.entity.js';
import { MachineClass } from './machine-class.entity.js';
import { isWorkRule } from './regulated-works.js';
import * as errors from './safety.errors.js';
import { SafetyPapers } from './safety.papers.js';
import { requireDirector } from './safety.rights.js';
import type { PapersRead } from './safety.types.js';

export interface NewOpinion {
  learnerId: number;
  issuedOn: LocalDate;
  /** A year after the issue at most. */
  validUntil: LocalDate;
  outcome: MedicalOpinion['outcome'];
  /** Machine class codes, or work codes, the doctor excludes. */
  excludedClassCodes?: readonly string[];
  includesHandling?: boolean;
}

export interface NewTraining {
  learnerId: number;
  machineClassCode: string;
  trainedOn: LocalDate;
  /** Who trained; the caller unless said. */
  trainerId?: number;
}

export interface NewDriving {
  learnerId: number;
  /** A class that is driven, or the work `D.4153-27`. */
  classCode: string;
  issuedOn: LocalDate;
  validUntil: LocalDate;
}

export interface NewDerogation {
  learnerId: number;
  article: StandingDerogation['article'];
  /** Machine class codes or work codes. */
  classCodes: readonly string[];
  validFrom: LocalDate;
  validUntil: LocalDate;
}

const TABLES = {
  medical_opinion: MedicalOpinion,
  safety_training: SafetyTraining,
  driving_authorisation: DrivingAuthorisation,
  standing_derogation: StandingDerogation,
} as const;
export type LearnerPaperKind = keyof typeof TABLES;

export function isLearnerPaperKind(kind: string): kind is LearnerPaperKind {
  return Object.hasOwn(TABLES, kind);
}

/** The papers of one learner. The journal says that one was recorded or read, by whom and when; never what it says. */
@Injectable()
export class LearnerPapersService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly identity: IdentityQueries,
    private readonly learners: LearnersQueries,
    private readonly papers: SafetyPapers,
  ) {}

  /** The papers of a learner, the medical status among them: who reads them is journalled. */
  async open(scope: Scope, learnerId: number): Promise<PapersRead> {
    return this.unit.run(async () => {
      await this.learners.get(scope, learnerId);
      await this.noteReading(scope, learnerId);
      const own = (await this.papers.ofLearners(scope, [learnerId])).get(learnerId);
      if (!own) throw notFound();
      return { learnerId, ...own };
    });
  }

  /** Writes that the caller read a medical status. */
  async noteReading(scope: Scope, learnerId: number): Promise<void> {
    const line = { subject: { type: 'learner', id: learnerId }, event: 'medical_status_read' };
    await this.unit.run(() => this.journal.write(scope, line));
  }

  /** The yearly opinion (R.4153-40): status and limits, never a diagnosis. */
  async recordOpinion(scope: Scope, dto: NewOpinion): Promise<number> {
    this.checkDays(dto.issuedOn, dto.validUntil);
    const yearLater = addYears(dto.issuedOn, 1);
    if (dto.validUntil > yearLater) throw errors.opinionTooLong(yearLater);
    const excludedClassCodes = [...new Set(dto.excludedClassCodes ?? [])];
    return this.unit.run(async () => {
      await this.requireCodes(scope, excludedClassCodes);
      const columns = { ...dto, excludedClassCodes, includesHandling: dto.includesHandling ?? false };
      return this.keep(scope, 'medical_opinion', columns, { validUntil: dto.validUntil });
    });
  }

  /** R.4153-40 2°: safety training given for a machine class. */
  async recordTraining(scope: Scope, dto: NewTraining): Promise<number> {
    this.checkDays(dto.trainedOn);
    const trainerId = dto.trainerId ?? scope.userId;
    return this.unit.run(async () => {
      await this.requireClass(scope, dto.machineClassCode);
      const [trainer] = await this.identity.adults(scope, trainerId);
      if (!trainer) throw errors.notAnAdult();
      const { machineClassCode, trainedOn } = dto;
      return this.keep(scope, 'safety_training', { ...dto, trainerId }, { machineClassCode, trainedOn });
    });
  }

  /** R.4323-56: the head's authorisation to drive. */
  async authoriseDriving(scope: Scope, dto: NewDriving): Promise<number> {
    this.checkDays(dto.issuedOn, dto.validUntil);
    const { classCode, validUntil } = dto;
    return this.unit.run(async () => {
      const driven = classCode === 'D.4153-27' || (await this.requireClass(scope, classCode)).requiresDriving;
      if (!driven) throw errors.notDriven(classCode);
      return this.keep(scope, 'driving_authorisation', { ...dto }, { classCode, validUntil });
    });
  }

  /** R.4153-49 diploma, R.4153-50 electricity, R.4153-51 driving. */
  async grantStandingDerogation(scope: Scope, dto: NewDerogation): Promise<number> {
    if (dto.validUntil < dto.validFrom) throw errors.endBeforeStart();
    const classCodes = [...new Set(dto.classCodes)];
    if (classCodes.length === 0) throw errors.nothingNamed();
    return this.unit.run(async () => {
      await this.requireCodes(scope, classCodes);
      const facts = { article: dto.article, classCodes, validUntil: dto.validUntil };
      return this.keep(scope, 'standing_derogation', { ...dto, classCodes }, facts);
    });
  }

  /** Takes out a paper recorded by mistake; only the head, with a reason. The gate closes again at once. */
  async retract(
    scope: Scope,
    { kind, id, learnerId }: { kind: LearnerPaperKind; id: number; learnerId: number },
    reason: string,
  ): Promise<void> {
    requireDirector(scope);
    await this.unit.run(async () => {
      const table = TABLES[kind] as EntityTarget<ObjectLiteral>;
      const where = { id, learnerId, schoolId: scope.schoolId };
      if (!(await this.unit.lock(table, where))) throw notFound();
      await this.unit.manager.delete(table, where);
      const subject = { type: 'learner', id: learnerId };
      await this.journal.write(scope, { subject, event: `${kind}_retracted`, reason, facts: { paperId: id } });
    });
  }

  private async keep(
    scope: Scope,
    kind: LearnerPaperKind,
    columns: { learnerId: number } & Record<string, unknown>,
    facts: Record<string, unknown>,
  ): Promise<number> {
    await this.learners.get(scope, columns.learnerId);
    const table = TABLES[kind] as EntityTarget<ObjectLiteral>;
    const row = this.unit.manager.create(table, { ...columns, schoolId: scope.schoolId });
    await this.unit.manager.insert(table, row);
    const paperId = (row as { id: number }).id;
    const subject = { type: 'learner', id: columns.learnerId };
    await this.journal.write(scope, { subject, event: `${kind}_recorded`, facts: { paperId, ...facts } });
    return paperId;
  }

  private checkDays(done: LocalDate, end: LocalDate = done): void {
    if (done > this.clock.today()) throw errors.dayToCome();
    if (end < done) throw errors.endBeforeStart();
  }

  private async requireClass({ schoolId }: Scope, code: string): Promise<MachineClass> {
    const row = await this.unit.manager.findOneBy(MachineClass, { schoolId, code });
    if (!row) throw errors.unknownClass(code);
    return row;
  }

  private async requireCodes(scope: Scope, codes: readonly string[]): Promise<void> {
    for (const code of codes) if (!isWorkRule(code)) await this.requireClass(scope, code);
  }
}
