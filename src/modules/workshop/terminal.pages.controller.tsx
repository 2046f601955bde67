import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Allow, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope } from '../../core/access/scope.js';
import { Refusal } from '../../core/errors/refusal.js';
import { Ago } from '../../core/http/ago.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { asksJson, type HouseRequest } from '../../core/http/shell.js';
import { formatQuantity } from '../../core/quantity/unit.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import {
  BenchQueries,
  cellsInSteps,
  ClearanceQueries,
  OtherTime,
  StartWork,
  TypedReport,
  WorkService,
  type JobCard,
} from '../production/index.js';
import { InspectionsQueries } from '../quality/index.js';
import { CallsQueries } from './calls.queries.js';
import { CallsService } from './calls.service.js';
import { ChosenJob } from './workshop.dto.js';
import { terminalWords } from './terminal.words.js';
import { refusalPage } from './terminal.refusal.js';
import { TerminalView } from './views/terminal.js';
import { TerminalReportView } from './views/terminal-report.js';

const TERMINAL = { frame: 'terminal' } as const;

/**
 * A learner's tablet. What is refused comes back as a plain sentence, never as a page for grown-ups; to the tablet's
 * own script, which asks for JSON, as the problem itself.
 */
@Controller('terminal')
export class TerminalPagesController {
  constructor(
    private readonly work: WorkService,
    private readonly bench: BenchQueries,
    private readonly clearances: ClearanceQueries,
    private readonly calls: CallsService,
    private readonly called: CallsQueries,
    private readonly inspections: InspectionsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('learner')
  async mine(@CallerLearner() scope: LearnerScope, @Query() { job }: ChosenJob): Promise<Page> {
    const { locale, learnerId } = scope;
    const work = await this.bench.workOf(scope, job);
    const called = (await this.called.mine(scope)) !== null;
    const cards = [work.now, ...work.next].filter((card) => card !== null);
    // Only what may be begun now is put to the gate; what runs was, and what waits has no button.
    const begun = cards.filter(({ state }) => state === 'ready' || state === 'paused');
    const clearances = await this.clearances.of(scope, idsOf(begun));
    const clearedSeconds = await this.clearances.secondsLeft(scope);
    const controls = await this.inspections.atBench(scope, idsOf(cards));
    const told = { clearances, controls, clearedSeconds };
    const view = { learnerId, work, called, ...told, today: this.clock.today(), idempotencyKey: randomUUID() };
    return new Page(say(terminalWords, locale).title, <TerminalView locale={locale} {...view} />, TERMINAL);
  }

  @Post('jobs/:assignmentId/start')
  @Allow('learner')
  start(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() body: FormBody,
    @Ago() ago: number,
    @Req() request: HouseRequest,
  ): Promise<Page | Redirect> {
    const begin = readForm(StartWork, body);
    return this.act(request, scope, () => this.work.start(scope, assignmentId, { ...begin, ago }));
  }

  @Post('jobs/:assignmentId/pause')
  @Allow('learner')
  pause(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Ago() ago: number,
    @Req() request: HouseRequest,
  ): Promise<Page | Redirect> {
    return this.act(request, scope, () => this.work.pause(scope, assignmentId, ago));
  }

  /** Helping, cleaning, waiting. */
  @Post('other-time')
  @Allow('learner')
  startOther(
    @CallerLearner() scope: LearnerScope,
    @Body() body: FormBody,
    @Ago() ago: number,
    @Req() request: HouseRequest,
  ): Promise<Page | Redirect> {
    const { kind } = readForm(OtherTime, body);
    return this.act(request, scope, () => this.work.startOther(scope, kind, ago));
  }

  @Post('other-time/end')
  @Allow('learner')
  stopOther(
    @CallerLearner() scope: LearnerScope,
    @Ago() ago: number,
    @Req() request: HouseRequest,
  ): Promise<Page | Redirect> {
    return this.act(request, scope, () => this.work.stopOther(scope, ago));
  }

  /** A master comes. */
  @Post('calls')
  @Allow('learner')
  call(@CallerLearner() scope: LearnerScope, @Req() request: HouseRequest): Promise<Page | Redirect> {
    return this.act(request, scope, () => this.calls.call(scope));
  }

  @Get('jobs/:assignmentId/reports/new')
  @Allow('learner')
  async counting(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
  ): Promise<Page | Redirect> {
    await this.bench.unitOf(scope, assignmentId);
    return (await this.reportPage(scope, assignmentId, NO_TROUBLE)) ?? new Redirect('/terminal');
  }

  @Post('jobs/:assignmentId/reports')
  @Allow('learner')
  async report(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() body: FormBody,
    @Ago() ago: number,
    @Req() request: HouseRequest,
  ): Promise<Page | Redirect> {
    const unit = await this.bench.unitOf(scope, assignmentId);
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
          await this.work.report(scope, assignmentId, { ...said, cells: counted }, ago);
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
        again: async ({ errors }) =>
          (await this.reportPage(scope, assignmentId, { errors, values: typedValues(body) })) ??
          refusalPage(
            scope,
            errors.map(({ message }) => message),
          ),
        bare: asksJson(request),
      },
    );
  }

  /** Null when the job is over: there is nothing to count. */
  private async reportPage(scope: LearnerScope, assignmentId: number, trouble: FormTrouble): Promise<Page | null> {
    const { now, next } = await this.bench.workOf(scope);
    const card = [now, ...next].find((one) => one?.assignmentId === assignmentId);
    if (!card) return null;
    const view = { learnerId: scope.learnerId, card, trouble, idempotencyKey: randomUUID() };
    const title = say(terminalWords, scope.locale).howMany;
    return new Page(title, <TerminalReportView locale={scope.locale} {...view} />, TERMINAL);
  }

  private async act(request: HouseRequest, scope: LearnerScope, verb: () => Promise<void>): Promise<Page | Redirect> {
    try {
      await verb();
      return new Redirect('/terminal');
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409 || asksJson(request)) throw error;
      const each = error.fields.map(({ sentence }) => sentence[scope.locale]);
      return refusalPage(scope, each.length > 0 ? each : [error.say(scope.locale)]);
    }
  }
}

const idsOf = (cards: readonly JobCard[]): number[] => cards.map(({ assignmentId }) => assignmentId);
