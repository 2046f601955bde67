import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { inSteps, NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { AssignmentsService } from './assignments.service.js';
import { CandidatesQuery, NewAssignment, Reason } from './production.dto.js';
import { ProductionQueries } from './production.queries.js';
import { productionWords } from './production.words.js';
import { AssignView } from './views/assign.js';
import { WorkService } from './work.service.js';

/** Giving work to learners, and taking it back. */
@Controller()
export class AssignmentPagesController {
  constructor(
    private readonly queries: ProductionQueries,
    private readonly assignments: AssignmentsService,
    private readonly work: WorkService,
  ) {}

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
  async assign(
    @Caller() scope: Scope,
    @Param('operationId', IdPipe) operationId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const { unitCode } = await this.queries.operation(scope, operationId);
    return submitForm(scope.locale, NewAssignment, inSteps(body, 'quantity', unitCode), {
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
