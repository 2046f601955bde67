import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { everyRow } from '../../core/http/paging.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { CatalogQueries } from '../catalog/index.js';
import { PartnersQueries } from '../partners/index.js';
import { OrderAmending } from './order-amending.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { ordersCsv } from './sales.csv.js';
import { AmendOrder, ConfirmOrder, GiveReason, OrderListQuery, PlaceOrder } from './sales.dto.js';
import { amendmentOf, demandOf, draftFromBody, draftFromQuery, draftUrl, type OrderDraft } from './sales.forms.js';
import { salesWords } from './sales.words.js';
import { AmendOrderView } from './views/order-amend.js';
import { ConfirmOrderView } from './views/order-confirm.js';
import { OrderListView } from './views/order-list.js';
import { NewOrderView } from './views/order-new.js';

/** Orders as pages. The sheet itself, GET /orders/:orderId, is the home room's: it shows every room's part. */
@Controller()
export class SalesPagesController {
  constructor(
    private readonly orders: OrdersService,
    private readonly queries: OrdersQueries,
    private readonly catalog: CatalogQueries,
    private readonly partners: PartnersQueries,
    private readonly clock: Clock,
    private readonly amending: OrderAmending,
  ) {}

  @Get('orders')
  @Allow('director', 'master', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: OrderListQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const partners = await this.partners.options(scope);
    const view = { query, listed, partners, today: this.clock.today() };
    return new Page(say(salesWords, scope.locale).orders, <OrderListView locale={scope.locale} {...view} />);
  }

  @Get('orders.csv')
  @Allow('director', 'master', 'accountant')
  async csv(@Caller() scope: Scope, @Query() query: OrderListQuery): Promise<FileAnswer> {
    const bytes = Buffer.from(ordersCsv(await everyRow((page) => this.queries.list(scope, page), query), scope.locale));
    const name = `${scope.locale === 'fr' ? 'commandes' : 'orders'}-${this.clock.today()}.csv`;
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  @Get('orders/new')
  @Allow('director', 'master', 'accountant')
  new(@Caller() scope: Scope, @Query() query: FormBody): Promise<Page> {
    return this.newPage(scope, draftFromQuery(query), NO_TROUBLE);
  }

  /** `step=add` asks for one more item: the form comes back with it, and what was typed. */
  @Post('orders')
  @Allow('director', 'master', 'accountant')
  async place(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    const draft = draftFromBody(body);
    if (body['step'] === 'add') return new Redirect(draftUrl(draft));
    const items = [...(await this.catalog.items(scope, draft.itemIds)).values()];
    return submitForm(scope.locale, PlaceOrder, demandOf(draft, items), {
      done: async (demand) => {
        const { id } = await this.orders.place(scope, { ...demand, source: 'school' });
        return new Redirect(`/orders/${id}`, { done: say(salesWords, scope.locale).placedDone });
      },
      again: (trouble) => this.newPage(scope, draft, { ...trouble, errors: trouble.errors.map(ofTheGrid) }),
    });
  }

  @Get('orders/:orderId/confirmation')
  @Allow('director', 'master')
  confirmation(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.confirmPage(scope, orderId, NO_TROUBLE);
  }

  @Post('orders/:orderId/confirmation')
  @Allow('director', 'master')
  confirm(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, ConfirmOrder, body, {
      done: async (promise) => {
        await this.orders.confirm(scope, orderId, promise);
        return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).confirmedDone });
      },
      again: (trouble) => this.confirmPage(scope, orderId, trouble),
    });
  }

  @Get('orders/:orderId/amendments')
  @Allow('director', 'master')
  amendment(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Page> {
    return this.amendPage(scope, orderId, NO_TROUBLE);
  }

  @Post('orders/:orderId/amendments')
  @Allow('director', 'master')
  async amend(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const form = amendmentOf(body, await this.queries.sheet(scope, orderId));
    return submitForm(scope.locale, AmendOrder, form, {
      done: async (amendment) => {
        await this.amending.amend(scope, orderId, amendment);
        return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).amendedDone });
      },
      again: ({ errors }) =>
        this.amendPage(scope, orderId, { errors: errors.map(ofTheGrid), values: typedValues(body) }),
    });
  }

  @Post('orders/:orderId/cancellation')
  @Allow('director', 'master')
  async cancel(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.orders.cancel(scope, orderId, readForm(GiveReason, body).reason);
    return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).cancelledDone });
  }

  @Post('orders/:orderId/short-closure')
  @Allow('director', 'master')
  async shortClose(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.orders.shortClose(scope, orderId, readForm(GiveReason, body).reason);
    return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).shortClosedDone });
  }

  @Post('orders/:orderId/pause')
  @Allow('director', 'master')
  async pause(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.orders.pause(scope, orderId, readForm(GiveReason, body).reason);
    return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).pausedDone });
  }

  @Post('orders/:orderId/resumption')
  @Allow('director', 'master')
  async resume(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Redirect> {
    await this.orders.resume(scope, orderId);
    return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).resumedDone });
  }

  @Post('orders/:orderId/closure')
  @Allow('director', 'master')
  async close(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Redirect> {
    await this.orders.close(scope, orderId);
    return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).closedDone });
  }

  @Post('orders/:orderId/attachments')
  @TakesFile()
  @Allow('director', 'master', 'accountant')
  async attach(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.orders.attach(scope, orderId, broughtFile(body));
    return new Redirect(`/orders/${orderId}`, { done: say(salesWords, scope.locale).attachedDone });
  }

  private async newPage(scope: Scope, draft: OrderDraft, trouble: FormTrouble): Promise<Page> {
    const orderable = await this.catalog.orderable(scope);
    const items = draft.itemIds
      .map((itemId) => orderable.find(({ id }) => id === itemId))
      .filter((item) => item !== undefined);
    const view = { draft, items, orderable, partners: await this.partners.options(scope), trouble };
    const title = say(salesWords, scope.locale).newOrder;
    return new Page(title, <NewOrderView locale={scope.locale} formKey={randomUUID()} {...view} />);
  }

  private async amendPage(scope: Scope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.queries.sheet(scope, orderId);
    const view = { order, today: this.clock.today(), trouble, formKey: randomUUID() };
    return new Page(say(salesWords, scope.locale).amendTitle, <AmendOrderView locale={scope.locale} {...view} />);
  }

  private async confirmPage(scope: Scope, orderId: number, trouble: FormTrouble): Promise<Page> {
    const order = await this.queries.sheet(scope, orderId);
    const view = { order, today: this.clock.today(), trouble, formKey: randomUUID() };
    const title = say(salesWords, scope.locale).order(order.number);
    return new Page(title, <ConfirmOrderView locale={scope.locale} {...view} />);
  }
}

// A cell of a grid has no field of its own: its error is said at the top, without a link.
function ofTheGrid({ field, message }: FormTrouble['errors'][number]) {
  return field === undefined || field === '' || field.startsWith('lines') || field.startsWith('cells')
    ? { message }
    : { field, message };
}
