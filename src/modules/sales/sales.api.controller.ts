import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { OrderAmending } from './order-amending.js';
import { OrderReferences } from './order-references.js';
import { OrderSchedule } from './order-schedule.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import {
  AmendOrder,
  ChangeReferences,
  ConfirmOrder,
  GiveReason,
  OrderListQuery,
  PlaceOrder,
  PlanDeliveries,
} from './sales.dto.js';
import type { OrderFile, OrderRow, OrderSheet } from './sales.types.js';

/** Orders, for the staff; somebody of a partner has the portal's. */
@Controller('api/v1/orders')
export class SalesApiController {
  constructor(
    private readonly orders: OrdersService,
    private readonly queries: OrdersQueries,
    private readonly amending: OrderAmending,
    private readonly references: OrderReferences,
    private readonly schedule: OrderSchedule,
  ) {}

  /** Orders, newest first; `state` is a state or `late`. */
  @Get()
  @Allow('director', 'master', 'accountant')
  list(@Caller() scope: Scope, @Query() query: OrderListQuery): Promise<Listed<OrderRow>> {
    return this.queries.list(scope, query);
  }

  /** Places a draft order; prices, VAT and names are the school's own. */
  @Post()
  @Allow('director', 'master', 'accountant')
  async place(@Caller() scope: Scope, @Body() dto: PlaceOrder): Promise<Created<OrderSheet>> {
    const { id } = await this.orders.place(scope, { ...dto, source: 'school' });
    return new Created(`/api/v1/orders/${id}`, await this.queries.sheet(scope, id));
  }

  @Get(':orderId')
  @Allow('director', 'master', 'accountant')
  read(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<OrderSheet> {
    return this.queries.sheet(scope, orderId);
  }

  /** Promises a day: makes and mails the order confirmation, and lets production start. */
  @Post(':orderId/confirmation')
  @HttpCode(204)
  @Allow('director', 'master')
  confirm(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number, @Body() dto: ConfirmOrder): Promise<void> {
    return this.orders.confirm(scope, orderId, dto);
  }

  /** Calls the order off while nothing of it is made. */
  @Post(':orderId/cancellation')
  @HttpCode(204)
  @Allow('director', 'master')
  cancel(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number, @Body() dto: GiveReason): Promise<void> {
    return this.orders.cancel(scope, orderId, dto.reason);
  }

  /** Other quantities or another promised day, recorded with its reason; a new confirmation is made and mailed. */
  @Post(':orderId/amendments')
  @Allow('director', 'master')
  async amend(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() dto: AmendOrder,
  ): Promise<Created<OrderSheet>> {
    await this.amending.amend(scope, orderId, dto);
    return new Created(`/api/v1/orders/${orderId}`, await this.queries.sheet(scope, orderId));
  }

  /** When what of the order leaves, and for where: the whole schedule. */
  @Put(':orderId/schedule')
  @HttpCode(204)
  @Allow('director', 'master')
  plan(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number, @Body() dto: PlanDeliveries): Promise<void> {
    return this.schedule.plan(scope, orderId, dto);
  }

  /** What the customer wants to find on the papers to come. */
  @Put(':orderId/references')
  @HttpCode(204)
  @Allow('director', 'master', 'accountant')
  refer(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() dto: ChangeReferences,
  ): Promise<void> {
    return this.references.change(scope, orderId, dto);
  }

  /** Calls off what is not made yet; what is made stays due. */
  @Post(':orderId/short-closure')
  @HttpCode(204)
  @Allow('director', 'master')
  shortClose(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() dto: GiveReason,
  ): Promise<void> {
    return this.orders.shortClose(scope, orderId, dto.reason);
  }

  /** Makes the order wait: its OFs are suspended and nothing of it leaves. */
  @Post(':orderId/pause')
  @HttpCode(204)
  @Allow('director', 'master')
  pause(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number, @Body() dto: GiveReason): Promise<void> {
    return this.orders.pause(scope, orderId, dto.reason);
  }

  @Post(':orderId/resumption')
  @HttpCode(204)
  @Allow('director', 'master')
  resume(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<void> {
    return this.orders.resume(scope, orderId);
  }

  /** Ends an order that is delivered and invoiced. */
  @Post(':orderId/closure')
  @HttpCode(204)
  @Allow('director', 'master')
  close(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<void> {
    return this.orders.close(scope, orderId);
  }

  /** Documents and attachments; each is read at `/api/v1/files/{id}`. */
  @Get(':orderId/attachments')
  @Allow('director', 'master', 'accountant')
  attachments(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<OrderFile[]> {
    return this.queries.documents(scope, orderId);
  }

  /** Attaches the part `file`: a PDF, an image or a DXF/STEP drawing, 20 MB at most. */
  @Post(':orderId/attachments')
  @TakesFile('confidential?')
  @Allow('director', 'master', 'accountant')
  async attach(
    @Caller() scope: Scope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Created<{ fileId: number }>> {
    const fileId = await this.orders.attach(scope, orderId, broughtFile(body));
    return new Created(`/api/v1/files/${fileId}`, { fileId });
  }
}
