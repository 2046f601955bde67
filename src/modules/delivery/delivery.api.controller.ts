import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { OrdersQueries } from '../sales/index.js';
import { CancelDelivery, DeliveriesQuery, PrepareDelivery, ReceiveDelivery, ShipDelivery } from './delivery.dto.js';
import { DeliveryQueries } from './delivery.queries.js';
import { DeliveryService } from './delivery.service.js';
import type { DeliverableLine, NoteRow, NoteSheet } from './delivery.types.js';

@Controller('api/v1')
export class DeliveryApiController {
  constructor(
    private readonly delivery: DeliveryService,
    private readonly queries: DeliveryQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** Delivery notes, newest first. */
  @Get('deliveries')
  @Allow('director', 'master', 'accountant')
  list(@Caller() scope: Scope, @Query() query: DeliveriesQuery): Promise<Listed<NoteRow>> {
    return this.queries.list(scope, query);
  }

  @Get('deliveries/:noteId')
  @Allow('director', 'master', 'accountant')
  sheet(@Caller() scope: Scope, @Param('noteId', IdPipe) noteId: number): Promise<NoteSheet> {
    return this.queries.sheet(scope, noteId);
  }

  @Get('orders/:orderId/deliveries')
  @Allow('director', 'master', 'accountant')
  async ofOrder(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<NoteRow[]> {
    await this.orders.mustExist(scope, orderId);
    return this.queries.ofOrder(scope, orderId);
  }

  /** What can be put on a new note, by line and cell. */
  @Get('orders/:orderId/deliverable')
  @Allow('director', 'master')
  deliverable(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<DeliverableLine[]> {
    return this.queries.deliverable(scope, orderId);
  }

  /** A note of what leaves together, ready to be shipped. */
  @Post('orders/:orderId/deliveries')
  @Allow('director', 'master')
  async prepare(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() dto: PrepareDelivery,
  ): Promise<Created<{ id: number; number: string }>> {
    const note = await this.delivery.prepare(scope, orderId, dto.cells, dto.plannedDeliveryId);
    return new Created(`/api/v1/deliveries/${note.id}`, note);
  }

  /** The goods left: counted as delivered, printed and mailed. */
  @Post('deliveries/:noteId/shipment')
  @HttpCode(204)
  @Allow('director', 'master')
  ship(@Caller() scope: Scope, @Param('noteId', IdPipe) noteId: number, @Body() dto: ShipDelivery): Promise<void> {
    return this.delivery.ship(scope, noteId, dto);
  }

  @Post('deliveries/:noteId/cancellation')
  @HttpCode(204)
  @Allow('director', 'master')
  cancel(@Caller() scope: Scope, @Param('noteId', IdPipe) noteId: number, @Body() dto: CancelDelivery): Promise<void> {
    return this.delivery.cancel(scope, noteId, dto.reason);
  }

  @Post('deliveries/:noteId/reception')
  @HttpCode(204)
  @Allow('director', 'master', 'accountant')
  receive(
    @Caller() scope: Scope,
    @Param('noteId', IdPipe) noteId: number,
    @Body() dto: ReceiveDelivery,
  ): Promise<void> {
    return this.delivery.receive(scope, noteId, dto);
  }
}
