import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { StatementQueries, StatementQuery, type Statement } from '../payments/index.js';
import {
  NewPortalOrder,
  PortalDeliveriesQuery,
  PortalInvoicesQuery,
  PortalOrdersQuery,
  Reception,
  Withdrawal,
} from './portal.dto.js';
import { PortalHomeQueries } from './portal-home.queries.js';
import { PortalQueries } from './portal.queries.js';
import { PortalService } from './portal.service.js';
import type {
  PortalDelivery,
  PortalDeliveryRow,
  PortalImpact,
  PortalInvoice,
  PortalItem,
  PortalOrder,
  PortalOrderRow,
} from './portal.types.js';

@Controller('api/v1/portal')
export class PortalApiController {
  constructor(
    private readonly service: PortalService,
    private readonly queries: PortalQueries,
    private readonly homes: PortalHomeQueries,
    private readonly statements: StatementQueries,
  ) {}

  /** What can be ordered, at today's price. */
  @Get('items')
  @Allow('buyer')
  items(@CallerPartner() scope: PartnerScope): Promise<PortalItem[]> {
    return this.queries.items(scope);
  }

  /** My orders, newest first. */
  @Get('orders')
  @Allow('buyer', 'receiver', 'payer')
  orders(@CallerPartner() scope: PartnerScope, @Query() query: PortalOrdersQuery): Promise<Listed<PortalOrderRow>> {
    return this.queries.orders(scope, query);
  }

  /** Places an order; the school confirms it and promises a date. */
  @Post('orders')
  @Allow('buyer')
  async place(@CallerPartner() scope: PartnerScope, @Body() dto: NewPortalOrder): Promise<Created<PortalOrder>> {
    const { id } = await this.service.place(scope, dto, dto.lines);
    return new Created(`/api/v1/portal/orders/${id}`, await this.queries.order(scope, id));
  }

  @Get('orders/:orderId')
  @Allow('buyer', 'receiver', 'payer')
  order(@CallerPartner() scope: PartnerScope, @Param('orderId', IdPipe) orderId: number): Promise<PortalOrder> {
    return this.queries.order(scope, orderId);
  }

  /** Takes back an order that is not confirmed yet. */
  @Post('orders/:orderId/cancellation')
  @Allow('buyer')
  @HttpCode(204)
  withdraw(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() dto: Withdrawal,
  ): Promise<void> {
    return this.service.withdraw(scope, orderId, dto.reason);
  }

  /** Adds a drawing or document to an order (multipart, field `file`). */
  @Post('orders/:orderId/attachments')
  @TakesFile('confidential?')
  @Allow('buyer')
  async attach(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() body: FormBody,
  ): Promise<Created<{ id: number }>> {
    const id = await this.service.attach(scope, orderId, broughtFile(body));
    return new Created(`/api/v1/files/${id}`, { id });
  }

  /** What left the school for us, newest first. */
  @Get('deliveries')
  @Allow('buyer', 'receiver')
  deliveries(
    @CallerPartner() scope: PartnerScope,
    @Query() query: PortalDeliveriesQuery,
  ): Promise<Listed<PortalDeliveryRow>> {
    return this.queries.deliveries(scope, query);
  }

  @Get('deliveries/:noteId')
  @Allow('buyer', 'receiver')
  delivery(@CallerPartner() scope: PartnerScope, @Param('noteId', IdPipe) noteId: number): Promise<PortalDelivery> {
    return this.queries.delivery(scope, noteId);
  }

  /** The goods arrived. */
  @Post('deliveries/:noteId/reception')
  @Allow('receiver')
  @HttpCode(204)
  receive(
    @CallerPartner() scope: PartnerScope,
    @Param('noteId', IdPipe) noteId: number,
    @Body() dto: Reception,
  ): Promise<void> {
    return this.service.confirmReception(scope, noteId, dto);
  }

  @Get('invoices/:invoiceId')
  @Allow('payer')
  invoice(@CallerPartner() scope: PartnerScope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<PortalInvoice> {
    return this.queries.invoice(scope, invoiceId);
  }

  /** What our orders gave learners to do this school year: hours and competences, from validated sessions. */
  @Get('impact')
  @Allow('partner')
  impact(@CallerPartner() scope: PartnerScope): Promise<PortalImpact> {
    return this.homes.impact(scope);
  }

  /** What we were invoiced, credited and paid, with the balance after each. */
  @Get('statement')
  @Allow('payer')
  statement(@CallerPartner() scope: PartnerScope, @Query() query: StatementQuery): Promise<Statement> {
    return this.statements.of(scope, scope.partnerId, query);
  }

  /** My invoices and credit notes, newest first. */
  @Get('invoices')
  @Allow('payer')
  invoices(@CallerPartner() scope: PartnerScope, @Query() query: PortalInvoicesQuery): Promise<Listed<PortalInvoice>> {
    return this.queries.invoices(scope, query);
  }
}
