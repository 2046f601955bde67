import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { QuotesQueries } from './quotes.queries.js';
import { QuotesService } from './quotes.service.js';
import { ReasonTold, NewRequest, RequestsQuery, SchoolMessage } from './quoting.dto.js';
import type { QuoteSheet, RequestRow, RequestSheet } from './quoting.types.js';
import { RequestThread } from './request-thread.js';
import { RequestsQueries } from './requests.queries.js';
import { RequestsService } from './requests.service.js';

/** Requests for a price, for the staff; somebody of a partner has the portal's. */
@Controller('api/v1/requests')
export class RequestsApiController {
  constructor(
    private readonly requests: RequestsService,
    private readonly thread: RequestThread,
    private readonly queries: RequestsQueries,
    private readonly quotes: QuotesService,
    private readonly quoteReads: QuotesQueries,
  ) {}

  /** Requests, newest first; `state` is a state or `open`. */
  @Get()
  @Allow('director', 'master', 'accountant')
  list(@Caller() scope: Scope, @Query() query: RequestsQuery): Promise<Listed<RequestRow>> {
    return this.queries.list(scope, query);
  }

  /** Takes a request down for a customer. */
  @Post()
  @Allow('director', 'master', 'accountant')
  async ask(@Caller() scope: Scope, @Body() { partnerId, ...head }: NewRequest): Promise<Created<RequestSheet>> {
    const { id } = await this.requests.ask(scope, partnerId, head);
    return new Created(`/api/v1/requests/${id}`, await this.queries.sheet(scope, id));
  }

  @Get(':requestId')
  @Allow('director', 'master', 'accountant')
  read(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<RequestSheet> {
    return this.queries.sheet(scope, requestId);
  }

  /** Somebody studies it. */
  @Post(':requestId/qualification')
  @HttpCode(204)
  @Allow('director', 'master')
  qualify(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<void> {
    return this.requests.qualify(scope, requestId);
  }

  /** Studies on without the customer's answer. */
  @Post(':requestId/resumption')
  @HttpCode(204)
  @Allow('director', 'master')
  resume(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<void> {
    return this.requests.resume(scope, requestId);
  }

  /** Says no; the customer is told why. */
  @Post(':requestId/refusal')
  @HttpCode(204)
  @Allow('director', 'master')
  decline(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() { reason }: ReasonTold,
  ): Promise<void> {
    return this.requests.decline(scope, requestId, reason);
  }

  /** A word to the customer, mailed to it; `waits` when the study stops until it answers. */
  @Post(':requestId/messages')
  @Allow('director', 'master', 'accountant')
  async write(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() { text, waits }: SchoolMessage,
  ): Promise<Created<{ id: number }>> {
    const made = await this.thread.write(scope, requestId, text, waits);
    return new Created(`/api/v1/requests/${requestId}`, made);
  }

  /** Attaches the part `file`: a PDF, an image or a DXF/STEP drawing, 20 MB at most; the customer sees it. */
  @Post(':requestId/attachments')
  @TakesFile('confidential?')
  @Allow('director', 'master', 'accountant')
  async attach(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Created<{ fileId: number }>> {
    const fileId = await this.thread.attach(scope, requestId, broughtFile(body));
    return new Created(`/api/v1/files/${fileId}`, { fileId });
  }

  /** Opens a draft quote that answers it. */
  @Post(':requestId/quotes')
  @Allow('director', 'master')
  async answer(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<Created<QuoteSheet>> {
    const { id } = await this.quotes.answer(scope, requestId);
    return new Created(`/api/v1/quotes/${id}`, await this.quoteReads.sheet(scope, id));
  }
}
