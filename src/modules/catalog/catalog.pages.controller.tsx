import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { fileOf } from '../../core/http/uploaded-file.js';
import { say } from '../../core/words/words.js';
import { LearnersQueries } from '../learners/index.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { ItemCopy, ItemListQuery } from './catalog.dto.js';
import {
  itemOf,
  ItemForm,
  ItemEditForm,
  keptSteps,
  RevisionForm,
  RoutingForm,
  stepsOf,
  VariantsForm,
  variantsOf,
} from './catalog.forms.js';
import { ItemCopies } from './item-copies.service.js';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogService } from './catalog.service.js';
import { catalogWords } from './catalog.words.js';
import { EditItemView, NewItemView } from './views/item-form.js';
import { ItemListView } from './views/item-list.js';
import { ItemSheetView } from './views/item-sheet.js';
import { RoutingFormView } from './views/routing-form.js';

@Controller()
export class CatalogPagesController {
  constructor(
    private readonly service: CatalogService,
    private readonly queries: CatalogQueries,
    private readonly copies: ItemCopies,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly learners: LearnersQueries,
  ) {}

  @Get('items')
  @Allow('director', 'master', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: ItemListQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const workshops = await this.school.workshops(scope);
    const view = { query, listed, workshops, mayEdit: mayEdit(scope) };
    return new Page(say(catalogWords, scope.locale).catalog, <ItemListView locale={scope.locale} {...view} />);
  }

  @Get('items/new')
  @Allow('director', 'master')
  new(@Caller() scope: Scope, @Query() query: FormBody): Promise<Page> {
    // A part somebody asked for comes with its customer.
    return this.newPage(scope, { errors: [], values: typedValues(query) });
  }

  @Post('items')
  @Allow('director', 'master')
  add(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, ItemForm, body, {
      done: async (form) => {
        const id = await this.service.addItem(scope, itemOf(form));
        return new Redirect(`/items/${id}`, { done: say(catalogWords, scope.locale).addedDone });
      },
      again: (trouble) => this.newPage(scope, trouble),
    });
  }

  @Get('items/:itemId')
  @Allow('director', 'master', 'accountant')
  sheet(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Page> {
    return this.sheetPage(scope, itemId, NO_TROUBLE);
  }

  @Get('items/:itemId/edit')
  @Allow('director', 'master')
  edit(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Page> {
    return this.editPage(scope, itemId, NO_TROUBLE);
  }

  @Post('items/:itemId')
  @Allow('director', 'master')
  change(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, ItemEditForm, body, {
      done: async ({ priceE4, marketPriceE4, ...sheet }) => {
        await this.service.updateAll(scope, itemId, sheet, { priceE4, marketPriceE4 });
        return new Redirect(`/items/${itemId}`, { done: say(catalogWords, scope.locale).updatedDone });
      },
      again: (trouble) => this.editPage(scope, itemId, trouble),
    });
  }

  @Get('items/:itemId/routing')
  @Allow('director', 'master')
  async routing(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Page> {
    return this.routingPage(scope, itemId, NO_TROUBLE, null);
  }

  @Post('items/:itemId/routing')
  @Allow('director', 'master')
  setRouting(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const kept = keptSteps(body);
    return submitForm(scope.locale, RoutingForm, kept, {
      done: async (form) => {
        await this.service.setRouting(scope, itemId, stepsOf(form));
        return new Redirect(`/items/${itemId}`, { done: say(catalogWords, scope.locale).routedDone });
      },
      again: (trouble) => this.routingPage(scope, itemId, trouble, kept.steps),
    });
  }

  @Post('items/:itemId/variants')
  @Allow('director', 'master')
  async variants(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.addVariants(scope, itemId, variantsOf(readForm(VariantsForm, body)) ?? []);
    return new Redirect(`/items/${itemId}`, { done: say(catalogWords, scope.locale).variantsAddedDone });
  }

  @Post('items/:itemId/revisions')
  @TakesFile()
  @Allow('director', 'master')
  addRevision(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const file = fileOf(body, 'file');
    return submitForm(scope.locale, RevisionForm, body, {
      done: async (revision) => {
        await this.service.addDrawingRevision(scope, itemId, revision, file);
        return new Redirect(`/items/${itemId}`, { done: say(catalogWords, scope.locale).revisionAddedDone });
      },
      again: (trouble) => this.sheetPage(scope, itemId, trouble),
    });
  }

  @Post('items/:itemId/retirement')
  @Allow('director', 'master')
  async retire(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Redirect> {
    await this.service.retire(scope, itemId);
    return new Redirect(`/items/${itemId}`, { done: say(catalogWords, scope.locale).retiredDone });
  }

  @Post('items/:itemId/copies')
  @Allow('director', 'master')
  async copy(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const id = await this.copies.copy(scope, itemId, readForm(ItemCopy, body));
    return new Redirect(`/items/${id}/edit`, { done: say(catalogWords, scope.locale).copiedDone });
  }

  @Post('items/:itemId/reinstatement')
  @Allow('director', 'master')
  async reinstate(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Redirect> {
    await this.service.reinstate(scope, itemId);
    return new Redirect(`/items/${itemId}`, { done: say(catalogWords, scope.locale).reinstatedDone });
  }

  private async newPage(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const workshops = await this.school.workshops(scope);
    const view = { workshops, partners: await this.partners.options(scope), trouble, formKey: randomUUID() };
    return new Page(say(catalogWords, scope.locale).newItem, <NewItemView locale={scope.locale} {...view} />);
  }

  private async editPage(scope: Scope, itemId: number, trouble: FormTrouble): Promise<Page> {
    const item = await this.queries.get(scope, itemId);
    const workshops = await this.school.workshops(scope);
    const view = { item, workshops, trouble, formKey: randomUUID() };
    return new Page(item.name, <EditItemView locale={scope.locale} {...view} />);
  }

  private async sheetPage(scope: Scope, itemId: number, trouble: FormTrouble): Promise<Page> {
    const item = await this.queries.get(scope, itemId);
    const { partnerId } = item;
    const names = await this.partners.names(scope, partnerId === null ? [] : [partnerId]);
    const view = {
      item,
      reservedFor: partnerId === null ? null : (names.get(partnerId) ?? ''),
      routing: await this.queries.routing(scope, itemId),
      revisions: await this.queries.revisions(scope, itemId),
      workshops: await this.school.workshops(scope),
      workCenters: await this.school.workCenters(scope),
      suppliers: await this.partners.suppliers(scope),
      competences: await this.learners.competences(scope),
      mayEdit: mayEdit(scope),
    };
    const keys = { formKey: randomUUID(), actionKey: randomUUID() };
    return new Page(item.name, <ItemSheetView locale={scope.locale} {...view} {...keys} trouble={trouble} />);
  }

  private async routingPage(scope: Scope, itemId: number, trouble: FormTrouble, typed: object | null): Promise<Page> {
    const item = await this.queries.get(scope, itemId);
    const routing = await this.queries.routing(scope, itemId);
    const workCenters = await this.school.workCenters(scope);
    const suppliers = await this.partners.suppliers(scope);
    const steps = typed ? Object.keys(typed).map(() => null) : routing;
    const view = { item, steps, workCenters, suppliers, trouble };
    const title = `${say(catalogWords, scope.locale).routing} ${item.name}`;
    return new Page(title, <RoutingFormView locale={scope.locale} formKey={randomUUID()} {...view} />);
  }
}

const mayEdit = (scope: Scope) => hasRole(scope, 'director', 'master');
