import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import { OrdersQueries } from '../sales/index.js';
import { CreditInvoice, InvoicesQuery, PaidIssuance, PeriodQuery } from './invoicing.dto.js';
import { InvoicingQueries } from './invoicing.queries.js';
import { InvoicingService } from './invoicing.service.js';
import type { InvoiceCounts, InvoiceRow, InvoiceSheet, ToInvoiceRow } from './invoicing.types.js';

@Controller('api/v1')
export class InvoicingApiController {
  constructor(
    private readonly invoicing: InvoicingService,
    private readonly queries: InvoicingQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** Invoices and credit notes, newest first. */
  @Get('invoices')
  @Allow('director', 'accountant')
  list(@Caller() scope: Scope, @Query() query: InvoicesQuery): Promise<Listed<InvoiceRow>> {
    return this.queries.list(scope, query);
  }

  /** Orders with something delivered and not invoiced. */
  @Get('invoices/to-issue')
  @Allow('director', 'accountant')
  toIssue(@Caller() scope: Scope): Promise<ToInvoiceRow[]> {
    return this.queries.toInvoice(scope);
  }

  @Get('invoices/counts')
  @Allow('director', 'accountant')
  counts(@Caller() scope: Scope): Promise<InvoiceCounts> {
    return this.queries.counts(scope);
  }

  @Get('invoices/:invoiceId')
  @Allow('director', 'accountant')
  sheet(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<InvoiceSheet> {
    return this.queries.sheet(scope, invoiceId);
  }

  @Get('orders/:orderId/invoices')
  @Allow('director', 'accountant')
  async ofOrder(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<InvoiceRow[]> {
    await this.orders.mustExist(scope, orderId);
    return this.queries.ofOrder(scope, orderId);
  }

  /** A draft of all that is delivered and not invoiced. */
  @Post('orders/:orderId/invoices')
  @Allow('director', 'accountant')
  async draft(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Created<{ id: number }>> {
    const id = await this.invoicing.draft(scope, orderId);
    return new Created(`/api/v1/invoices/${id}`, { id });
  }

  /** One draft of what was delivered to a partner in a month and is not invoiced, whatever the order. */
  @Post('partners/:partnerId/months/:month/invoices')
  @Allow('director', 'accountant')
  async draftTogether(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('month', MonthPipe) month: string,
  ): Promise<Created<{ id: number }>> {
    const id = await this.invoicing.draftTogether(scope, await this.queries.waitingOf(scope, partnerId), month);
    return new Created(`/api/v1/invoices/${id}`, { id });
  }

  /** Gives the number, freezes, prints and mails: for ever. */
  @Post('invoices/:invoiceId/issuance')
  @HttpCode(200)
  @Allow('director', 'accountant')
  issue(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<{ number: string }> {
    return this.invoicing.issue(scope, invoiceId);
  }

  /** The same, of what is paid already: its payment is recorded with it. */
  @Post('invoices/:invoiceId/paid-issuance')
  @HttpCode(200)
  @Allow('director', 'accountant')
  issuePaid(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() { paidBy }: PaidIssuance,
  ): Promise<{ number: string }> {
    return this.invoicing.issue(scope, invoiceId, paidBy);
  }

  /** Throws a draft away. */
  @Delete('invoices/:invoiceId')
  @HttpCode(204)
  @Allow('director', 'accountant')
  discard(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<void> {
    return this.invoicing.discard(scope, invoiceId);
  }

  /** A draft credit note on an issued invoice, whole or by cells. */
  @Post('invoices/:invoiceId/credit-notes')
  @Allow('director', 'accountant')
  async credit(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() dto: CreditInvoice,
  ): Promise<Created<{ id: number }>> {
    const id = await this.invoicing.credit(scope, invoiceId, dto);
    return new Created(`/api/v1/invoices/${id}`, { id });
  }

  /** Issued without VAT, net of credit notes. */
  @Get('revenue/by-month')
  @Allow('director', 'accountant')
  byMonth(@Caller() scope: Scope, @Query() period: PeriodQuery): Promise<{ month: string; netCents: number }[]> {
    return this.queries.revenueByMonth(scope, period);
  }

  @Get('revenue/by-partner')
  @Allow('director', 'accountant')
  byPartner(@Caller() scope: Scope, @Query() period: PeriodQuery): Promise<{ partnerId: number; netCents: number }[]> {
    return this.queries.revenueByPartner(scope, period);
  }

  @Get('revenue/by-workshop')
  @Allow('director', 'accountant')
  byWorkshop(
    @Caller() scope: Scope,
    @Query() period: PeriodQuery,
  ): Promise<{ workshopId: number; netCents: number }[]> {
    return this.queries.revenueByWorkshop(scope, period);
  }
}
