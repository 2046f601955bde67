import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { DrivingAuthorisation, MedicalOpinion, SafetyTraining, StandingDerogation } from './learner-papers.entity.js';
import type { WorkRule } from './regulated-works.js';
import type { GateDeclaration, GatePapers } from './safety.gate.types.js';
import type { PapersRead } from './safety.types.js';
import { DeclaredWorkRow, WorkshopDeclaration } from './workshop-declaration.entity.js';

type LearnerPapers = Omit<PapersRead, 'learnerId'>;

/** The papers the gate looks at, read in six queries however many learners are asked about. */
@Injectable()
export class SafetyPapers {
  constructor(private readonly read: ReadSource) {}

  /** By learner id; every id asked for has its file, empty when no paper was recorded. */
  async files(scope: Scope, learnerIds: readonly number[]): Promise<Map<number, GatePapers>> {
    const declarations = await this.declarations(scope);
    const papers = await this.ofLearners(scope, learnerIds);
    return new Map([...papers].map(([id, own]) => [id, { declarations, ...own }]));
  }

  async ofLearners(scope: Scope, learnerIds: readonly number[]): Promise<Map<number, LearnerPapers>> {
    const { manager } = this.read;
    const options = {
      where: { schoolId: scope.schoolId, learnerId: In([...learnerIds]) },
      order: { id: 'ASC' },
    } as const;
    const opinions = await manager.find(MedicalOpinion, options);
    const trainings = await manager.find(SafetyTraining, options);
    const driving = await manager.find(DrivingAuthorisation, options);
    const derogations = await manager.find(StandingDerogation, options);
    const of = <P extends { learnerId: number }>(papers: P[], learnerId: number) =>
      papers.filter((paper) => paper.learnerId === learnerId);
    return new Map(
      learnerIds.map((id) => [
        id,
        {
          medicalOpinions: of(opinions, id).map(toOpinion),
          trainings: of(trainings, id).map(toTraining),
          drivingAuthorisations: of(driving, id).map(toAuthorisation),
          standingDerogations: of(derogations, id).map(toDerogation),
        },
      ]),
    );
  }

  async declarations(scope: Scope): Promise<GateDeclaration[]> {
    const { schoolId } = scope;
    const rows = await this.read.manager.find(WorkshopDeclaration, { where: { schoolId }, order: { id: 'ASC' } });
    const works = await this.read.manager.find(DeclaredWorkRow, { where: { schoolId }, order: { id: 'ASC' } });
    return rows.map(({ id, sentOn, state }) => ({
      id,
      sentOn: sentOn as LocalDate | null,
      state,
      covers: works
        .filter(({ declarationId }) => declarationId === id)
        .map(({ machineClassCode, workRule, workshopId }) => ({
          machineClassCode,
          workRule: workRule as WorkRule | null,
          workshopId,
        })),
    }));
  }
}

const day = (value: string) => value as LocalDate;

function toOpinion(row: MedicalOpinion) {
  const { id, issuedOn, validUntil, outcome, excludedClassCodes, includesHandling } = row;
  return { id, issuedOn: day(issuedOn), validUntil: day(validUntil), outcome, excludedClassCodes, includesHandling };
}

function toTraining({ id, machineClassCode, trainedOn, trainerId }: SafetyTraining) {
  return { id, machineClassCode, trainedOn: day(trainedOn), trainerId };
}

function toAuthorisation({ id, classCode, issuedOn, validUntil }: DrivingAuthorisation) {
  return { id, classCode, issuedOn: day(issuedOn), validUntil: day(validUntil) };
}

function toDerogation({ id, article, classCodes, validFrom, validUntil }: StandingDerogation) {
  return { id, article, scope: classCodes, from: day(validFrom), until: day(validUntil) };
}
