import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Refusal } from '../../core/errors/refusal.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { formatQuantity } from '../../core/quantity/unit.js';
import { say } from '../../core/words/words.js';
import { cellsInSteps, ProductionQueries, TypedReport, WorkService } from '../production/index.js';
import { terminalWords } from './terminal.words.js';
import { TerminalRefusal, TerminalView } from './views/terminal.js';
import { TerminalReportView } from './views/terminal-report.js';

const TERMINAL = { frame: 'terminal' } as const;

/** A learner's tablet. What is refused comes back as a plain sentence, never as a page for grown-ups. */
@Controller('terminal')
export class TerminalPagesController {
  constructor(
    private readonly work: WorkService,
    private readonly queries: ProductionQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('learner')
  async mine(@CallerLearner() scope: LearnerScope): Promise<Page> {
    const work = await this.queries.workOf(scope);
    const view = { work, today: this.clock.today(), idempotencyKey: randomUUID() };
    return new Page(say(terminalWords, scope.locale).title, <TerminalView locale={scope.locale} {...view} />, TERMINAL);
  }

  @Post('jobs/:assignmentId/start')
  @Allow('learner')
  start(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
  ): Promise<Page | Redirect> {
    return this.act(scope, () => this.work.start(scope, assignmentId));
  }

  @Post('jobs/:assignmentId/pause')
  @Allow('learner')
  pause(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
  ): Promise<Page | Redirect> {
    return this.act(scope, () => this.work.pause(scope, assignmentId));
  }

  @Get('jobs/:assignmentId/reports/new')
  @Allow('learner')
  counting(@CallerLearner() scope: LearnerScope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<Page> {
    return this.reportPage(scope, assignmentId, NO_TROUBLE);
  }

  @Post('jobs/:assignmentId/reports')
  @Allow('learner')
  async report(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const unit = await this.queries.unitOf(scope, assignmentId);
    return submitForm(
      scope.locale,
      TypedReport,
      { ...body, cells: cellsInSteps(body['cells'], unit) },
      {
        done: async ({ cells, ...said }) => {
          const counted = cells.map(({ good = 0, rework = 0, scrap = 0, ...cell }) => ({
            ...cell,
            good,
            rework,
            scrap,
          }));
          await this.work.report(scope, assignmentId, { ...said, cells: counted });
          const total = (of: 'good' | 'rework' | 'scrap') =>
            formatQuantity(
              counted.reduce((sum, cell) => sum + cell[of], 0),
              unit,
              scope.locale,
            );
          const done = say(terminalWords, scope.locale).recap(total('good'), total('rework'), total('scrap'));
          return new Redirect('/terminal', { done });
        },
        // What was typed stays as it was typed, not in steps.
        again: ({ errors }) => this.reportPage(scope, assignmentId, { errors, values: typedValues(body) }),
      },
    );
  }

  private async reportPage(scope: LearnerScope, assignmentId: number, trouble: FormTrouble): Promise<Page> {
    const { now, next } = await this.queries.workOf(scope);
    const card = [now, ...next].find((one) => one?.assignmentId === assignmentId);
    if (!card) throw notFound();
    const view = { card, trouble, idempotencyKey: randomUUID() };
    const title = say(terminalWords, scope.locale).howMany;
    return new Page(title, <TerminalReportView locale={scope.locale} {...view} />, TERMINAL);
  }

  private async act(scope: LearnerScope, verb: () => Promise<void>): Promise<Page | Redirect> {
    try {
      await verb();
      return new Redirect('/terminal');
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
      const each = error.fields.map(({ sentence }) => sentence[scope.locale]);
      const sentences = each.length > 0 ? each : [error.say(scope.locale)];
      const view = <TerminalRefusal locale={scope.locale} sentences={sentences} />;
      return new Page(say(terminalWords, scope.locale).cannot, view, { ...TERMINAL, status: 409 });
    }
  }
}
