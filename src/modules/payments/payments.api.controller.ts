import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { AllocatePayment, PaymentsQuery, RecordPayment, ReversePayment } from './payments.dto.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsService } from './payments.service.js';
import type { PaymentPart, PaymentRow, PaymentSheet } from './payments.types.js';

@Controller('api/v1')
export class PaymentsApiController {
  constructor(
    private readonly payments: PaymentsService,
    private readonly queries: PaymentsQueries,
    private readonly invoices: InvoicingQueries,
  ) {}

  /** Payments, newest first. */
  @Get('payments')
  @Allow('director', 'accountant')
  list(@Caller() scope: Scope, @Query() query: PaymentsQuery): Promise<Listed<PaymentRow>> {
    return this.queries.list(scope, query);
  }

  @Get('payments/:paymentId')
  @Allow('director', 'accountant')
  sheet(@Caller() scope: Scope, @Param('paymentId', IdPipe) paymentId: number): Promise<PaymentSheet> {
    return this.queries.sheet(scope, paymentId);
  }

  /** Payments that settle an invoice now. */
  @Get('invoices/:invoiceId/payments')
  @Allow('director', 'accountant')
  async ofInvoice(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<PaymentPart[]> {
    await this.invoices.sheet(scope, invoiceId);
    return this.queries.ofInvoice(scope, invoiceId);
  }

  /** Money that came, and what it settles. */
  @Post('payments')
  @Allow('director', 'accountant')
  async record(@Caller() scope: Scope, @Body() dto: RecordPayment): Promise<Created<{ id: number; number: string }>> {
    const payment = await this.payments.record(scope, dto);
    return new Created(`/api/v1/payments/${payment.id}`, payment);
  }

  /** Puts more of a payment on invoices. */
  @Post('payments/:paymentId/allocations')
  @HttpCode(204)
  @Allow('director', 'accountant')
  allocate(
    @Caller() scope: Scope,
    @Param('paymentId', IdPipe) paymentId: number,
    @Body() dto: AllocatePayment,
  ): Promise<void> {
    return this.payments.allocate(scope, paymentId, dto.allocations);
  }

  /** What it settled is due again. */
  @Post('payments/:paymentId/reversal')
  @HttpCode(204)
  @Allow('director', 'accountant')
  reverse(
    @Caller() scope: Scope,
    @Param('paymentId', IdPipe) paymentId: number,
    @Body() dto: ReversePayment,
  ): Promise<void> {
    return this.payments.reverse(scope, paymentId, dto.reason);
  }
}
