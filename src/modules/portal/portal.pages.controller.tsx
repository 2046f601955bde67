import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import { hasRole, type PartnerScope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitFile, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { demandedLines } from './portal.cells.js';
import {
  PortalDeliveriesQuery,
  PortalInvoicesQuery,
  PortalOrderHead,
  PortalOrdersQuery,
  Reception,
  Reorder,
  Withdrawal,
} from './portal.dto.js';
import { broughtFile, fileOf } from '../../core/http/uploaded-file.js';
import { PortalHomeQueries } from './portal-home.queries.js';
import { PortalQueries } from './portal.queries.js';
import { PortalService } from './portal.service.js';
import { portalWords } from './portal.words.js';
import { DeliveriesView } from './views/deliveries-view.js';
import { DeliveryView } from './views/delivery-view.js';
import { InvoicesView } from './views/invoices-view.js';
import { NewOrderView } from './views/new-order-view.js';
import { OrderView } from './views/order-view.js';
import { OrdersView } from './views/orders-view.js';
import { PortalHomeView } from './views/portal-home-view.js';

@Controller('portal')
export class PortalPagesController {
  constructor(
    private readonly service: PortalService,
    private readonly queries: PortalQueries,
    private readonly homes: PortalHomeQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('partner')
  async home(@CallerPartner() scope: PartnerScope): Promise<Page> {
    const home = await this.homes.home(scope);
    return new Page(say(portalWords, scope.locale).home, <PortalHomeView locale={scope.locale} home={home} />);
  }

  @Get('orders')
  @Allow('buyer', 'receiver', 'payer')
  async orders(@CallerPartner() scope: PartnerScope, @Query() query: PortalOrdersQuery): Promise<Page> {
    const list = await this.queries.orders(scope, query);
    return new Page(
      say(portalWords, scope.locale).orders,
      <OrdersView locale={scope.locale} list={list} query={query} buyer={hasRole(scope, 'buyer')} />,
    );
  }

  /** `from` is an order to place again: its quantities are already there. */
  @Get('orders/new')
  @Allow('buyer')
  async new(@CallerPartner() scope: PartnerScope, @Query() { from }: Reorder): Promise<Page> {
    const values = from === undefined ? {} : await this.queries.quantitiesOf(scope, from);
    return this.newOrder(scope, { errors: [], values });
  }

  @Post('orders')
  @TakesFile()
  @Allow('buyer')
  place(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitForm(scope.locale, PortalOrderHead, body, {
      done: async (head) => {
        const lines = demandedLines(await this.queries.items(scope), body.cells);
        const { id } = await this.service.place(scope, head, lines, fileOf(body, 'attachment'));
        return new Redirect(`/portal/orders/${id}`, { done: say(portalWords, scope.locale).placedDone });
      },
      again: (trouble) => this.newOrder(scope, trouble),
    });
  }

  @Get('orders/:orderId')
  @Allow('buyer', 'receiver', 'payer')
  async order(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    trouble = NO_TROUBLE,
  ): Promise<Page> {
    const order = await this.queries.order(scope, orderId);
    const keys = { attach: randomUUID(), withdraw: randomUUID() };
    return new Page(
      say(portalWords, scope.locale).order(order.number),
      <OrderView locale={scope.locale} order={order} trouble={trouble} keys={keys} today={this.clock.today()} />,
    );
  }

  @Post('orders/:orderId/cancellation')
  @Allow('buyer')
  withdraw(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, Withdrawal, body, {
      done: async ({ reason }) => {
        await this.service.withdraw(scope, orderId, reason);
        return new Redirect(`/portal/orders/${orderId}`, { done: say(portalWords, scope.locale).withdrawnDone });
      },
      again: (trouble) => this.order(scope, orderId, trouble),
    });
  }

  @Post('orders/:orderId/attachments')
  @TakesFile()
  @Allow('buyer')
  attach(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitFile(scope.locale, body, {
      done: async () => {
        await this.service.attach(scope, orderId, broughtFile(body));
        const done = say(portalWords, scope.locale).attachedDone;
        return new Redirect(`/portal/orders/${orderId}#documents`, { done });
      },
      again: (trouble) => this.order(scope, orderId, trouble),
    });
  }

  @Get('deliveries')
  @Allow('buyer', 'receiver')
  async deliveries(@CallerPartner() scope: PartnerScope, @Query() query: PortalDeliveriesQuery): Promise<Page> {
    const list = await this.queries.deliveries(scope, query);
    return new Page(
      say(portalWords, scope.locale).deliveries,
      <DeliveriesView locale={scope.locale} list={list} query={query} />,
    );
  }

  @Get('deliveries/:noteId')
  @Allow('buyer', 'receiver')
  async delivery(
    @CallerPartner() scope: PartnerScope,
    @Param('noteId', IdPipe) noteId: number,
    trouble = NO_TROUBLE,
  ): Promise<Page> {
    const delivery = await this.queries.delivery(scope, noteId);
    const form = { trouble, idempotencyKey: randomUUID() };
    return new Page(
      say(portalWords, scope.locale).delivery(delivery.number),
      <DeliveryView locale={scope.locale} delivery={delivery} {...form} />,
    );
  }

  @Post('deliveries/:noteId/reception')
  @Allow('receiver')
  receive(
    @CallerPartner() scope: PartnerScope,
    @Param('noteId', IdPipe) noteId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, Reception, body, {
      done: async (dto) => {
        await this.service.confirmReception(scope, noteId, dto);
        return new Redirect(`/portal/deliveries/${noteId}`, { done: say(portalWords, scope.locale).receivedDone });
      },
      again: (trouble) => this.delivery(scope, noteId, trouble),
    });
  }

  @Get('invoices')
  @Allow('payer')
  async invoices(@CallerPartner() scope: PartnerScope, @Query() query: PortalInvoicesQuery): Promise<Page> {
    const list = await this.queries.invoices(scope, query);
    return new Page(
      say(portalWords, scope.locale).invoices,
      <InvoicesView locale={scope.locale} list={list} query={query} />,
    );
  }

  private async newOrder(scope: PartnerScope, trouble: FormTrouble): Promise<Page> {
    const items = await this.queries.items(scope);
    const form = { trouble, idempotencyKey: randomUUID(), today: this.clock.today() };
    return new Page(
      say(portalWords, scope.locale).newOrderTitle,
      <NewOrderView locale={scope.locale} items={items} {...form} />,
    );
  }
}
