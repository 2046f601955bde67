import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import {
  inSteps,
  NO_TROUBLE,
  submitForm,
  typedValues,
  type FormBody,
  type FormTrouble,
} from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { fileOf } from '../../core/http/uploaded-file.js';
import { say } from '../../core/words/words.js';
import { ProductionQueries } from '../production/index.js';
import { NonConformitiesQueries } from './non-conformities.queries.js';
import { NonConformitiesService } from './non-conformities.service.js';
import { Decision, NewNonConformity, NonConformitiesQuery, PreventiveAction } from './quality.dto.js';
import { qualityWords } from './quality.words.js';
import { NonConformitiesView } from './views/non-conformities.js';
import { NonConformityView } from './views/non-conformity.js';
import { NewNonConformityView } from './views/non-conformity-new.js';

/** What is not as asked, from being found to being closed. */
@Controller()
export class NonConformityPagesController {
  constructor(
    private readonly service: NonConformitiesService,
    private readonly queries: NonConformitiesQueries,
    private readonly production: ProductionQueries,
  ) {}

  @Get('non-conformities')
  @Allow('director', 'master')
  async list(@Caller() scope: Scope, @Query() query: NonConformitiesQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const view = <NonConformitiesView locale={scope.locale} listed={listed} filters={query} />;
    return new Page(say(qualityWords, scope.locale).nonConformities, view);
  }

  @Get('work-orders/:workOrderId/non-conformities/new')
  @Allow('director', 'master')
  new(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Page> {
    return this.newPage(scope, workOrderId, NO_TROUBLE);
  }

  @Post('work-orders/:workOrderId/non-conformities')
  @TakesFile()
  @Allow('director', 'master')
  async open(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const { unitCode } = await this.production.workOrder(scope, workOrderId);
    const photo = fileOf(body, 'photo');
    return submitForm(scope.locale, NewNonConformity, inSteps(body, 'quantity', unitCode), {
      done: async (found) => {
        const { id } = await this.service.open(scope, workOrderId, found, photo);
        return new Redirect(`/non-conformities/${id}`, { done: say(qualityWords, scope.locale).openedDone });
      },
      again: ({ errors }) => this.newPage(scope, workOrderId, { errors, values: typedValues(body) }),
    });
  }

  @Get('non-conformities/:nonConformityId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number): Promise<Page> {
    return this.sheetPage(scope, id, NO_TROUBLE);
  }

  @Post('non-conformities/:nonConformityId/containment')
  @Allow('director', 'master')
  async contain(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number): Promise<Redirect> {
    await this.service.contain(scope, id);
    return changed(scope, id);
  }

  @Post('non-conformities/:nonConformityId/decision')
  @Allow('director', 'master')
  decide(
    @Caller() scope: Scope,
    @Param('nonConformityId', IdPipe) id: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, Decision, body, {
      done: async (decision) => {
        await this.service.decide(scope, id, decision);
        return changed(scope, id);
      },
      again: (trouble) => this.sheetPage(scope, id, trouble),
    });
  }

  @Post('non-conformities/:nonConformityId/action')
  @Allow('director', 'master')
  async act(
    @Caller() scope: Scope,
    @Param('nonConformityId', IdPipe) id: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.act(scope, id, readForm(PreventiveAction, body).action);
    return changed(scope, id);
  }

  @Post('non-conformities/:nonConformityId/closure')
  @Allow('director', 'master')
  async close(@Caller() scope: Scope, @Param('nonConformityId', IdPipe) id: number): Promise<Redirect> {
    await this.service.close(scope, id);
    return changed(scope, id);
  }

  private async newPage(scope: Scope, workOrderId: number, trouble: FormTrouble): Promise<Page> {
    const workOrder = await this.production.workOrder(scope, workOrderId);
    const view = { workOrder, trouble, idempotencyKey: randomUUID() };
    return new Page(say(qualityWords, scope.locale).openOne, <NewNonConformityView locale={scope.locale} {...view} />);
  }

  private async sheetPage(scope: Scope, id: number, trouble: FormTrouble): Promise<Page> {
    const sheet = await this.queries.sheet(scope, id);
    const view = { sheet, trouble, idempotencyKey: randomUUID() };
    return new Page(`${sheet.number} · ${sheet.itemName}`, <NonConformityView locale={scope.locale} {...view} />);
  }
}

const changed = ({ locale }: Scope, id: number) =>
  new Redirect(`/non-conformities/${id}`, { done: say(qualityWords, locale).changedDone });
