import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { DecisionsService } from './decisions.service.js';
import { NewDemonstration, Reason, SessionCorrection, TypedCorrection } from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import { countsInSteps } from './production.forms.js';
import { productionWords } from './production.words.js';
import { CorrectionView } from './views/correction.js';
import { ValidationView } from './views/validation.js';

/** The end of a master's day: deciding on pieces and time, and mending what was wrong. */
@Controller()
export class DecisionsPagesController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly queries: ProductionQueries,
  ) {}

  @Get('validation')
  @Allow('director', 'master')
  async validation(@Caller() scope: Scope): Promise<Page> {
    const queue = await this.queries.toValidate(scope);
    const toCheck = await this.queries.sessionsToCheck(scope);
    const view = { queue, toCheck, idempotencyKey: randomUUID() };
    return new Page(say(productionWords, scope.locale).validation, <ValidationView locale={scope.locale} {...view} />);
  }

  @Post('assignments/:assignmentId/validation')
  @Allow('director', 'master')
  async validateJob(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<Redirect> {
    await this.decisions.validateJob(scope, assignmentId);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).jobValidatedDone });
  }

  @Post('reports/:reportId/validation')
  @Allow('director', 'master')
  async validate(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number): Promise<Redirect> {
    await this.decisions.validate(scope, reportId);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).validatedDone });
  }

  @Post('reports/:reportId/rejection')
  @Allow('director', 'master')
  async reject(
    @Caller() scope: Scope,
    @Param('reportId', IdPipe) reportId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.decisions.reject(scope, reportId, readForm(Reason, body).reason);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).rejectedDone });
  }

  @Get('reports/:reportId/correction/new')
  @Allow('director', 'master')
  correcting(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number): Promise<Page> {
    return this.correctionPage(scope, reportId, NO_TROUBLE);
  }

  @Post('reports/:reportId/correction')
  @Allow('director', 'master')
  async correct(
    @Caller() scope: Scope,
    @Param('reportId', IdPipe) reportId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const { unitCode, workOrderId } = await this.queries.report(scope, reportId);
    return submitForm(scope.locale, TypedCorrection, countsInSteps(body, unitCode), {
      done: async ({ reason, good = 0, rework = 0, scrap = 0, scrapReason }) => {
        await this.decisions.correct(scope, reportId, { good, rework, scrap, scrapReason }, reason);
        return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).correctedDone });
      },
      again: ({ errors }) => this.correctionPage(scope, reportId, { errors, values: typedValues(body) }),
    });
  }

  @Post('work-sessions/:workSessionId/correction')
  @Allow('director', 'master')
  async correctTime(
    @Caller() scope: Scope,
    @Param('workSessionId', IdPipe) workSessionId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const { minutes, reason } = readForm(SessionCorrection, body);
    await this.decisions.correctTime(scope, workSessionId, minutes, reason);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).timeCorrectedDone });
  }

  @Post('work-sessions/:workSessionId/rejection')
  @Allow('director', 'master')
  async rejectTime(
    @Caller() scope: Scope,
    @Param('workSessionId', IdPipe) workSessionId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.decisions.rejectTime(scope, workSessionId, readForm(Reason, body).reason);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).timeRejectedDone });
  }

  @Post('operations/:operationId/demonstrations')
  @Allow('director', 'master')
  async demonstrate(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const { workOrderId } = await this.queries.operation(scope, operationId);
    await this.decisions.demonstrate(scope, operationId, readForm(NewDemonstration, body).minutes);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).shownDone });
  }

  private async correctionPage(scope: Scope, reportId: number, trouble: FormTrouble): Promise<Page> {
    const report = await this.queries.report(scope, reportId);
    const view = { report, trouble, idempotencyKey: randomUUID() };
    const title = say(productionWords, scope.locale).correctTitle;
    return new Page(title, <CorrectionView locale={scope.locale} {...view} />);
  }
}
