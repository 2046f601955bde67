import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries } from '../identity/index.js';
import { LearnersQueries } from '../learners/index.js';
import { isLearnerPaperKind, LearnerPapersService } from './learner-papers.service.js';
import { REGULATED_WORKS } from './regulated-works.js';
import { AuthoriseDriving, GrantDerogation, RecordOpinion, RecordTraining, WithReason } from './safety.dto.js';
import { SafetyQueries } from './safety.queries.js';
import { safetyWords } from './safety.words.js';
import { LearnerPapersView } from './views/learner-papers.js';
import type { PaperFormName } from './views/paper-forms.js';

/** The papers of one learner: a page whose reading is journalled. */
@Controller('safety/learners/:learnerId')
export class LearnerPapersPagesController {
  constructor(
    private readonly papers: LearnerPapersService,
    private readonly safety: SafetyQueries,
    private readonly learners: LearnersQueries,
    private readonly identity: IdentityQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master')
  open(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number): Promise<Page> {
    return this.page(scope, learnerId, null, NO_TROUBLE);
  }

  @Post('medical-opinions')
  @Allow('director', 'master')
  recordOpinion(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = ({ excluded = [], ...dto }: RecordOpinion) => {
      const excludedClassCodes = excluded.map(({ code }) => code);
      return this.papers.recordOpinion(scope, { ...dto, learnerId, excludedClassCodes });
    };
    return this.record(scope, learnerId, RecordOpinion, body, { name: 'medical-opinions', verb });
  }

  @Post('trainings')
  @Allow('director', 'master')
  recordTraining(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = (dto: RecordTraining) => this.papers.recordTraining(scope, { ...dto, learnerId });
    return this.record(scope, learnerId, RecordTraining, body, { name: 'trainings', verb });
  }

  @Post('driving-authorisations')
  @Allow('director', 'master')
  authoriseDriving(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = (dto: AuthoriseDriving) => this.papers.authoriseDriving(scope, { ...dto, learnerId });
    return this.record(scope, learnerId, AuthoriseDriving, body, { name: 'driving-authorisations', verb });
  }

  @Post('standing-derogations')
  @Allow('director', 'master')
  grantDerogation(@Caller() scope: Scope, @Param('learnerId', IdPipe) learnerId: number, @Body() body: FormBody) {
    const verb = ({ codes, ...dto }: GrantDerogation) => {
      const classCodes = codes.map(({ code }) => code);
      return this.papers.grantStandingDerogation(scope, { ...dto, learnerId, classCodes });
    };
    return this.record(scope, learnerId, GrantDerogation, body, { name: 'standing-derogations', verb });
  }

  @Post('papers/:kind/:paperId/retraction')
  @Allow('director')
  async retract(
    @Caller() scope: Scope,
    @Param('learnerId', IdPipe) learnerId: number,
    @Param('kind') kind: string,
    @Param('paperId', IdPipe) id: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    if (!isLearnerPaperKind(kind)) throw notFound();
    await this.papers.retract(scope, { kind, id, learnerId }, readForm(WithReason, body).reason);
    return new Redirect(`/safety/learners/${learnerId}`, { done: say(safetyWords, scope.locale).retractedDone });
  }

  private record<T extends object>(
    scope: Scope,
    learnerId: number,
    dto: new () => T,
    body: FormBody,
    { name, verb }: { name: PaperFormName; verb: (value: T) => Promise<number> },
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, dto, body, {
      done: async (value) => {
        await verb(value);
        return new Redirect(`/safety/learners/${learnerId}`, { done: say(safetyWords, scope.locale).paperDone });
      },
      again: (trouble) => this.page(scope, learnerId, name, trouble),
    });
  }

  private async page(scope: Scope, learnerId: number, of: PaperFormName | null, trouble: FormTrouble): Promise<Page> {
    const { displayName } = await this.learners.get(scope, learnerId);
    const papers = await this.papers.open(scope, learnerId);
    const options = await this.options(scope);
    const trainerNames = new Map(options.trainers.map(({ value, label }) => [value, label]));
    const retracts = hasRole(scope, 'director');
    const about = { learnerId, displayName, papers, retracts, trainerNames, today: this.clock.today() };
    const view = { ...about, ...options, of, trouble, formKey: randomUUID() };
    const title = say(safetyWords, scope.locale).papersOf(displayName);
    return new Page(title, <LearnerPapersView locale={scope.locale} {...view} />);
  }

  private async options(scope: Scope) {
    const known = await this.safety.classes(scope);
    const option = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
    const classes = known.map(option);
    const works = Object.entries(REGULATED_WORKS).map(([value, { name }]) => ({ value, label: name[scope.locale] }));
    const adults = await this.identity.adults(scope);
    return {
      classes,
      driven: known.filter(({ requiresDriving }) => requiresDriving).map(option),
      codes: [...classes, ...works],
      trainers: adults.map(({ userId, name }) => ({ value: userId, label: name })),
    };
  }
}
