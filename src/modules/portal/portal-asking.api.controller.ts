import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import {
  Acceptance,
  ReasonTold,
  NewMessage,
  QuoteAnswer,
  QuotesQuery,
  RequestHead,
  RequestsQuery,
  RequestsService,
  RequestThread,
} from '../quoting/index.js';
import { PortalAskingQueries } from './portal-asking.queries.js';
import type { PortalQuote, PortalQuoteRow, PortalRequest, PortalRequestRow } from './portal-asking.types.js';

/** Asking for a price and answering a quote, for programs of a partner. */
@Controller('api/v1/portal')
export class PortalAskingApiController {
  constructor(
    private readonly service: RequestsService,
    private readonly thread: RequestThread,
    private readonly answers: QuoteAnswer,
    private readonly queries: PortalAskingQueries,
  ) {}

  /** My requests, newest first. */
  @Get('requests')
  @Allow('buyer')
  requests(@CallerPartner() scope: PartnerScope, @Query() query: RequestsQuery): Promise<Listed<PortalRequestRow>> {
    return this.queries.requests(scope, query);
  }

  /** Asks for a price; a drawing is attached next. */
  @Post('requests')
  @Allow('buyer')
  async ask(@CallerPartner() scope: PartnerScope, @Body() dto: RequestHead): Promise<Created<PortalRequest>> {
    const { id } = await this.service.ask(scope, scope.partnerId, dto);
    return new Created(`/api/v1/portal/requests/${id}`, await this.queries.request(scope, id));
  }

  @Get('requests/:requestId')
  @Allow('buyer')
  request(@CallerPartner() scope: PartnerScope, @Param('requestId', IdPipe) requestId: number): Promise<PortalRequest> {
    return this.queries.request(scope, requestId);
  }

  /** A word to the school, mailed to it. */
  @Post('requests/:requestId/messages')
  @Allow('buyer')
  async write(
    @CallerPartner() scope: PartnerScope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() { text }: NewMessage,
  ): Promise<Created<{ id: number }>> {
    const made = await this.thread.write(scope, requestId, text);
    return new Created(`/api/v1/portal/requests/${requestId}`, made);
  }

  /** Attaches the part `file`: a PDF, an image or a DXF/STEP drawing, 20 MB at most. */
  @Post('requests/:requestId/attachments')
  @TakesFile('confidential?')
  @Allow('buyer')
  async attach(
    @CallerPartner() scope: PartnerScope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Created<{ fileId: number }>> {
    const fileId = await this.thread.attach(scope, requestId, broughtFile(body));
    return new Created(`/api/v1/files/${fileId}`, { fileId });
  }

  /** Takes a request back. */
  @Post('requests/:requestId/withdrawal')
  @HttpCode(204)
  @Allow('buyer')
  withdraw(
    @CallerPartner() scope: PartnerScope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() { reason }: ReasonTold,
  ): Promise<void> {
    return this.service.withdraw(scope, requestId, reason);
  }

  /** What was offered to us, newest first. */
  @Get('quotes')
  @Allow('buyer')
  quotes(@CallerPartner() scope: PartnerScope, @Query() query: QuotesQuery): Promise<Listed<PortalQuoteRow>> {
    return this.queries.quotes(scope, query);
  }

  @Get('quotes/:quoteId')
  @Allow('buyer')
  quote(@CallerPartner() scope: PartnerScope, @Param('quoteId', IdPipe) quoteId: number): Promise<PortalQuote> {
    return this.queries.quote(scope, quoteId);
  }

  /** Accepts the very PDF named by its SHA-256: one order at the quote's prices, whoever asks twice. */
  @Post('quotes/:quoteId/acceptance')
  @Allow('buyer')
  async accept(
    @CallerPartner() scope: PartnerScope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() dto: Acceptance,
  ): Promise<Created<PortalQuote>> {
    await this.answers.accept(scope, quoteId, dto);
    const quote = await this.queries.quote(scope, quoteId);
    return new Created(`/api/v1/portal/orders/${quote.order?.id ?? ''}`, quote);
  }

  @Post('quotes/:quoteId/refusal')
  @HttpCode(204)
  @Allow('buyer')
  decline(
    @CallerPartner() scope: PartnerScope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() { reason }: ReasonTold,
  ): Promise<void> {
    return this.answers.decline(scope, quoteId, reason);
  }
}
