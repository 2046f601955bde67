import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope } from '../../core/access/scope.js';
import { Ago } from '../../core/http/ago.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { asksJson, type HouseRequest } from '../../core/http/shell.js';
import { say } from '../../core/words/words.js';
import { BenchQueries } from '../production/index.js';
import { InspectionsQueries, InspectionsService, NewInspection } from '../quality/index.js';
import { terminalWords } from './terminal.words.js';
import { refusalPage } from './terminal.refusal.js';
import { TerminalCheckView } from './views/terminal-check.js';

/** A learner checks pieces on the tablet. */
@Controller('terminal/jobs/:assignmentId/checks')
export class ChecksPagesController {
  constructor(
    private readonly bench: BenchQueries,
    private readonly inspections: InspectionsService,
    private readonly queries: InspectionsQueries,
  ) {}

  @Get('new')
  @Allow('learner')
  async checking(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
  ): Promise<Page | Redirect> {
    await this.bench.unitOf(scope, assignmentId);
    return (await this.checkPage(scope, assignmentId, NO_TROUBLE)) ?? new Redirect('/terminal');
  }

  @Post()
  @Allow('learner')
  async check(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() body: FormBody,
    @Ago() ago: number,
    @Req() request: HouseRequest,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, NewInspection, body, {
      done: async (found) => {
        await this.inspections.record(scope, assignmentId, found, ago);
        const words = say(terminalWords, scope.locale);
        return new Redirect('/terminal', { done: found.first ? words.firstSent : words.checkKept });
      },
      again: async (trouble) =>
        (await this.checkPage(scope, assignmentId, trouble)) ??
        refusalPage(
          scope,
          trouble.errors.map(({ message }) => message),
        ),
      bare: asksJson(request),
    });
  }

  /** Null when the job is over, or has nothing to check. */
  private async checkPage(scope: LearnerScope, assignmentId: number, trouble: FormTrouble): Promise<Page | null> {
    const { now, next } = await this.bench.workOf(scope);
    const card = [now, ...next].find((one) => one?.assignmentId === assignmentId);
    const control = (await this.queries.atBench(scope, [assignmentId])).get(assignmentId);
    if (!card || !control) return null;
    const view = { learnerId: scope.learnerId, card, control, trouble, idempotencyKey: randomUUID() };
    const title = say(terminalWords, scope.locale).checkPiece;
    return new Page(title, <TerminalCheckView locale={scope.locale} {...view} />, { frame: 'terminal' });
  }
}
