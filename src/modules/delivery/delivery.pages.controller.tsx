import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { OrdersQueries, squareErrors, typedSquares } from '../sales/index.js';
import {
  CancelDelivery,
  DeliveriesQuery,
  PrepareDelivery,
  PreparedFor,
  ReceiveDelivery,
  ShipDelivery,
} from './delivery.dto.js';
import { DeliveryQueries } from './delivery.queries.js';
import { DeliveryService } from './delivery.service.js';
import { deliveryWords } from './delivery.words.js';
import { DeliveriesView } from './views/deliveries.js';
import { NoteView } from './views/note.js';
import { PrepareView } from './views/prepare.js';

@Controller()
export class DeliveryPagesController {
  constructor(
    private readonly delivery: DeliveryService,
    private readonly queries: DeliveryQueries,
    private readonly orders: OrdersQueries,
    private readonly clock: Clock,
  ) {}

  @Get('deliveries')
  @Allow('director', 'master', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: DeliveriesQuery): Promise<Page> {
    const notes = await this.queries.list(scope, query);
    const title = say(deliveryWords, scope.locale).deliveries;
    return new Page(title, <DeliveriesView locale={scope.locale} notes={notes} filters={query} />);
  }

  @Get('orders/:orderId/deliveries/new')
  @Allow('director', 'master')
  newNote(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Query() { plannedDeliveryId }: PreparedFor,
  ): Promise<Page> {
    return this.preparePage(scope, orderId, NO_TROUBLE, plannedDeliveryId ?? undefined);
  }

  @Post('orders/:orderId/deliveries')
  @Allow('director', 'master')
  async prepare(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const asked = typedSquares((await this.orders.sheet(scope, orderId)).lines, body['cells']);
    // The grid names its inputs by cell; the shape is a list.
    return submitForm(
      scope.locale,
      PrepareDelivery,
      { cells: asked, plannedDeliveryId: body.plannedDeliveryId },
      {
        done: async ({ cells, plannedDeliveryId }) => {
          const { id } = await this.delivery.prepare(scope, orderId, cells, plannedDeliveryId);
          return new Redirect(`/deliveries/${id}`, { done: say(deliveryWords, scope.locale).preparedDone });
        },
        again: ({ errors }) => {
          const trouble = { errors: squareErrors(errors, asked), values: typedValues(body) };
          return this.preparePage(scope, orderId, trouble, Number(body.plannedDeliveryId));
        },
      },
    );
  }

  @Get('deliveries/:noteId')
  @Allow('director', 'master', 'accountant')
  sheet(@Caller() scope: Scope, @Param('noteId', IdPipe) noteId: number): Promise<Page> {
    return this.notePage(scope, noteId, NO_TROUBLE);
  }

  @Post('deliveries/:noteId/shipment')
  @Allow('director', 'master')
  ship(
    @Caller() scope: Scope,
    @Param('noteId', IdPipe) noteId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, ShipDelivery, body, {
      done: async (dto) => {
        await this.delivery.ship(scope, noteId, dto);
        return new Redirect(`/deliveries/${noteId}`, { done: say(deliveryWords, scope.locale).shippedDone });
      },
      again: (trouble) => this.notePage(scope, noteId, trouble),
    });
  }

  @Post('deliveries/:noteId/reception')
  @Allow('director', 'master', 'accountant')
  receive(
    @Caller() scope: Scope,
    @Param('noteId', IdPipe) noteId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, ReceiveDelivery, body, {
      done: async (dto) => {
        await this.delivery.receive(scope, noteId, dto);
        return new Redirect(`/deliveries/${noteId}`, { done: say(deliveryWords, scope.locale).receivedDone });
      },
      again: (trouble) => this.notePage(scope, noteId, trouble),
    });
  }

  @Post('deliveries/:noteId/cancellation')
  @Allow('director', 'master')
  async cancel(
    @Caller() scope: Scope,
    @Param('noteId', IdPipe) noteId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.delivery.cancel(scope, noteId, readForm(CancelDelivery, body).reason);
    return new Redirect(`/deliveries/${noteId}`, { done: say(deliveryWords, scope.locale).cancelledDone });
  }

  private async preparePage(scope: Scope, orderId: number, trouble: FormTrouble, plannedId?: number): Promise<Page> {
    const order = await this.orders.sheet(scope, orderId);
    const lines = await this.queries.deliverable(scope, orderId);
    const open = order.schedule.filter(({ done }) => !done);
    const planned = open.find(({ id }) => id === plannedId) ?? open[0];
    const view = { locale: scope.locale, order, lines, planned, trouble, formKey: randomUUID() };
    return new Page(say(deliveryWords, scope.locale).prepare, <PrepareView {...view} />);
  }

  private async notePage(scope: Scope, noteId: number, trouble: FormTrouble): Promise<Page> {
    const note = await this.queries.sheet(scope, noteId);
    const view = { locale: scope.locale, note, today: this.clock.today(), trouble, formKey: randomUUID() };
    return new Page(note.number, <NoteView {...view} />);
  }
}
