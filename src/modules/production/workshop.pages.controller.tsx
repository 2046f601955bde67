import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { AssignmentsService } from './assignments.service.js';
import { BoardQuery, CandidatesQuery, NewAssignment, Reason } from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import { productionWords } from './production.words.js';
import { AssignView } from './views/assign.js';
import { ValidationView } from './views/validation.js';
import { WorkshopView } from './views/workshop.js';
import { WorkService } from './work.service.js';

/** The master's day: the board, giving work, and deciding on what came out. */
@Controller()
export class WorkshopPagesController {
  constructor(
    private readonly queries: ProductionQueries,
    private readonly assignments: AssignmentsService,
    private readonly work: WorkService,
    private readonly clock: Clock,
  ) {}

  @Get('workshop')
  @Allow('director', 'master')
  async workshop(@Caller() scope: Scope, @Query() { day }: BoardQuery): Promise<Page> {
    const today = this.clock.today();
    const board = await this.queries.board(scope, day ?? today);
    const ready = await this.queries.readyOperations(scope);
    const given = await this.queries.givenOf(
      scope,
      ready.map(({ id }) => id),
    );
    const customers = await this.queries.customersOf(
      scope,
      ready.flatMap(({ orderId }) => orderId ?? []),
    );
    const view = { board, ready, given, customers, counts: await this.queries.counts(scope), today };
    return new Page(say(productionWords, scope.locale).workshop, <WorkshopView locale={scope.locale} {...view} />);
  }

  @Get('operations/:operationId/assignments/new')
  @Allow('director', 'master')
  choose(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Query() query: CandidatesQuery,
  ): Promise<Page> {
    return this.assignPage(scope, operationId, query, NO_TROUBLE);
  }

  @Post('operations/:operationId/assignments')
  @Allow('director', 'master')
  assign(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewAssignment, body, {
      done: async (asked) => {
        await this.assignments.assign(scope, { ...asked, operationId });
        return new Redirect(`/workshop?day=${asked.plannedOn}`, {
          done: say(productionWords, scope.locale).assignedDone,
        });
      },
      again: (trouble) => this.assignPage(scope, operationId, askedBefore(body), trouble),
    });
  }

  @Post('assignments/:assignmentId/withdrawal')
  @Allow('director', 'master')
  async withdraw(
    @Caller() scope: Scope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const { operationId } = await this.queries.assignment(scope, assignmentId);
    await this.assignments.withdraw(scope, assignmentId, readForm(Reason, body).reason);
    const { workOrderId } = await this.queries.operation(scope, operationId);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).withdrawnDone });
  }

  /** A session that was forgotten. */
  @Post('assignments/:assignmentId/pause')
  @Allow('director', 'master')
  async pause(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<Redirect> {
    const { operationId } = await this.queries.assignment(scope, assignmentId);
    await this.work.pause(scope, assignmentId);
    const { workOrderId } = await this.queries.operation(scope, operationId);
    return new Redirect(`/work-orders/${workOrderId}`, { done: say(productionWords, scope.locale).pausedDone });
  }

  @Get('validation')
  @Allow('director', 'master')
  async validation(@Caller() scope: Scope): Promise<Page> {
    const queue = await this.queries.toValidate(scope);
    const view = <ValidationView locale={scope.locale} queue={queue} idempotencyKey={randomUUID()} />;
    return new Page(say(productionWords, scope.locale).validation, view);
  }

  @Post('assignments/:assignmentId/validation')
  @Allow('director', 'master')
  async validateJob(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<Redirect> {
    await this.work.validateJob(scope, assignmentId);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).jobValidatedDone });
  }

  @Post('reports/:reportId/validation')
  @Allow('director', 'master')
  async validate(@Caller() scope: Scope, @Param('reportId', IdPipe) reportId: number): Promise<Redirect> {
    await this.work.validate(scope, reportId);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).validatedDone });
  }

  @Post('reports/:reportId/rejection')
  @Allow('director', 'master')
  async reject(
    @Caller() scope: Scope,
    @Param('reportId', IdPipe) reportId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.work.reject(scope, reportId, readForm(Reason, body).reason);
    return new Redirect('/validation', { done: say(productionWords, scope.locale).rejectedDone });
  }

  private async assignPage(
    scope: Scope,
    operationId: number,
    query: CandidatesQuery,
    trouble: FormTrouble,
  ): Promise<Page> {
    const choice = await this.queries.candidates(scope, operationId, query);
    const view = { choice, trouble, idempotencyKey: randomUUID() };
    const title = say(productionWords, scope.locale).assignTitle(choice.operation.name);
    return new Page(title, <AssignView locale={scope.locale} {...view} />);
  }
}

/** The page comes back on what was asked; on nothing when that cannot be read. */
function askedBefore({ plannedOn, ...body }: FormBody): CandidatesQuery {
  try {
    return readForm(CandidatesQuery, { ...body, day: plannedOn });
  } catch {
    return {};
  }
}
