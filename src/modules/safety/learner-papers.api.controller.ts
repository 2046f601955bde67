import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { isLearnerPaperKind, LearnerPapersService } from './learner-papers.service.js';
import { AuthoriseDriving, GrantDerogation, RecordOpinion, RecordTraining, WithReason } from './safety.dto.js';
import type { PapersRead } from './safety.types.js';

const at = (learnerId: number) => `/api/v1/safety/learners/${learnerId}/papers`;

/** The papers of one learner. Each reading is journalled. */
@Controller('api/v1/safety/learners/:learnerId')
export class LearnerPapersApiController {
  constructor(private readonly papers: LearnerPapersService) {}

  @Get('papers')
  @Allow('director', 'master')
  open(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<PapersRead> {
    return this.papers.open(scope, learnerId);
  }

  @Post('medical-opinions')
  @Allow('director', 'master')
  async recordOpinion(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() { excluded, ...dto }: RecordOpinion,
  ): Promise<Created<{ id: number }>> {
    const excludedClassCodes = (excluded ?? []).map(({ code }) => code);
    return new Created(at(learnerId), {
      id: await this.papers.recordOpinion(scope, { ...dto, learnerId, excludedClassCodes }),
    });
  }

  @Post('trainings')
  @Allow('director', 'master')
  async recordTraining(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() dto: RecordTraining,
  ): Promise<Created<{ id: number }>> {
    return new Created(at(learnerId), { id: await this.papers.recordTraining(scope, { ...dto, learnerId }) });
  }

  @Post('driving-authorisations')
  @Allow('director', 'master')
  async authoriseDriving(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() dto: AuthoriseDriving,
  ): Promise<Created<{ id: number }>> {
    return new Created(at(learnerId), { id: await this.papers.authoriseDriving(scope, { ...dto, learnerId }) });
  }

  @Post('standing-derogations')
  @Allow('director', 'master')
  async grantDerogation(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Body() { codes, ...dto }: GrantDerogation,
  ): Promise<Created<{ id: number }>> {
    const classCodes = codes.map(({ code }) => code);
    const id = await this.papers.grantStandingDerogation(scope, { ...dto, learnerId, classCodes });
    return new Created(at(learnerId), { id });
  }

  /** Takes out a paper recorded by mistake; `kind`: medical_opinion, safety_training, driving_authorisation, standing_derogation. */
  @Post('papers/:kind/:paperId/retraction')
  @Allow('director')
  @HttpCode(204)
  retract(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Param('kind') kind: string,
    @Param('paperId', IdPipe) paperId: number,
    @Body() { reason }: WithReason,
  ): Promise<void> {
    if (!isLearnerPaperKind(kind)) throw notFound();
    return this.papers.retract(scope, { kind, id: paperId, learnerId }, reason);
  }
}
