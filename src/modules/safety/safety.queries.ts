import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { JournalEntry } from '../../core/core.entities.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { LearnersQueries } from '../learners/index.js';
import { SchoolQueries } from '../school/index.js';
import { MachineClass } from './machine-class.entity.js';
import { machineClassName } from './machine-classes.js';
import { expiringPapers } from './safety.expiry.js';
import { matrixOf } from './safety.matrix.js';
import { SafetyPapers } from './safety.papers.js';
import { SupervisionQueries } from './safety.supervision.js';
import type {
  ExpiringPaper,
  MachineClassRead,
  PapersRead,
  RuleChange,
  SafetyMatrix,
  SupervisorRead,
} from './safety.types.js';
import { WorkshopDeclaration } from './workshop-declaration.entity.js';

/** Reads of the safety room, for heads and masters. */
@Injectable()
export class SafetyQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly learners: LearnersQueries,
    private readonly school: SchoolQueries,
    private readonly supervision: SupervisionQueries,
    private readonly papers: SafetyPapers,
  ) {}

  /** Papers that ended, end within 60 days, or are missing, the most pressing first. */
  async expiring(scope: Scope, on: LocalDate): Promise<ExpiringPaper[]> {
    const learners = await this.learners.list(scope, on);
    const files = await this.papers.files(scope, learners.map(({ id }) => id)); // prettier-ignore
    const centers = await this.school.workCenters(scope);
    const sectors = new Map((await this.sectors(scope)).map(({ id, sector }) => [id, sector]));
    const declarations = (await this.papers.declarations(scope)).map((declaration) => ({
      ...declaration,
      sector: sectors.get(Number(declaration.id)) ?? '',
    }));
    return expiringPapers({ on, declarations, learners, files, centers });
  }

  /** Machines × learners on a day, with the rules that block or warn. */
  async matrix(scope: Scope, on: LocalDate): Promise<SafetyMatrix> {
    const learners = await this.learners.list(scope, on);
    const files = await this.papers.files(scope, learners.map(({ id }) => id)); // prettier-ignore
    const centers = await this.school.workCenters(scope);
    const classes = new Map((await this.classes(scope)).map((one) => [one.code, one]));
    const supervisors = await this.supervision.on(scope, on);
    return matrixOf({ on, centers, classes, learners, files, supervisors });
  }

  supervisors(scope: Scope, on: LocalDate): Promise<SupervisorRead[]> {
    return this.supervision.on(scope, on);
  }

  /** For the house itself. To show them to somebody, use LearnerPapersService.open, which journals the reading. */
  async papersOf(scope: Scope, learnerId: number): Promise<PapersRead> {
    await this.learners.get(scope, learnerId);
    const own = (await this.papers.ofLearners(scope, [learnerId])).get(learnerId);
    if (!own) throw notFound();
    return { learnerId, ...own };
  }

  async classes(scope: Scope): Promise<MachineClassRead[]> {
    const rows = await this.read.manager.find(MachineClass, {
      where: { schoolId: scope.schoolId },
      order: { name: 'ASC' },
    });
    return rows.map(({ schoolId: _, ...row }) => ({
      ...row,
      name: scope.locale === 'fr' ? row.name : (machineClassName(row.code, scope.locale) ?? row.name),
    }));
  }

  /** Who changed which rule, when and why; newest first. */
  async ruleChanges(scope: Scope): Promise<RuleChange[]> {
    const rows = await this.read.manager.find(JournalEntry, {
      where: { schoolId: scope.schoolId, subjectType: 'machine_class', event: 'rule_changed' },
      order: { id: 'DESC' },
      take: 100,
    });
    return rows.map(({ subjectId: classId, at, userId, fromState: from, toState: to, reason }) => ({
      ...{ classId, at, userId, from, to, reason },
    }));
  }

  private sectors(scope: Scope): Promise<{ id: number; sector: string }[]> {
    return this.read
      .from(WorkshopDeclaration, 'd')
      .select(['d.id AS id', 'd.sector AS sector'])
      .where('d.schoolId = :schoolId', { schoolId: scope.schoolId })
      .getRawMany<{ id: number; sector: string }>();
  }
}
