import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { QuoteDrafting } from './quote-drafting.js';
import { QuoteSending } from './quote-sending.js';
import { QuotesQueries } from './quotes.queries.js';
import { QuotesService } from './quotes.service.js';
import { ReasonTold, NewQuote, NewQuoteLine, QuotesQuery, QuoteTerms } from './quoting.dto.js';
import type { QuoteRow, QuoteSheet } from './quoting.types.js';

/** Quotes, for the staff; somebody of a partner has the portal's. */
@Controller('api/v1/quotes')
export class QuotesApiController {
  constructor(
    private readonly quotes: QuotesService,
    private readonly drafting: QuoteDrafting,
    private readonly sending: QuoteSending,
    private readonly queries: QuotesQueries,
  ) {}

  /** Quotes, newest first; `state` is a state or `expired`. */
  @Get()
  @Allow('director', 'master', 'accountant')
  list(@Caller() scope: Scope, @Query() query: QuotesQuery): Promise<Listed<QuoteRow>> {
    return this.queries.list(scope, query);
  }

  /** Opens a draft without lines. */
  @Post()
  @Allow('director', 'master')
  async start(@Caller() scope: Scope, @Body() { partnerId }: NewQuote): Promise<Created<QuoteSheet>> {
    const { id } = await this.quotes.start(scope, partnerId);
    return new Created(`/api/v1/quotes/${id}`, await this.queries.sheet(scope, id));
  }

  /** With costs and margins. */
  @Get(':quoteId')
  @Allow('director', 'master', 'accountant')
  read(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<QuoteSheet> {
    return this.queries.sheet(scope, quoteId);
  }

  @Put(':quoteId/terms')
  @HttpCode(204)
  @Allow('director', 'master')
  setTerms(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number, @Body() dto: QuoteTerms): Promise<void> {
    return this.drafting.setTerms(scope, quoteId, dto);
  }

  /** Prices an item; the line of the same item is replaced. */
  @Post(':quoteId/lines')
  @Allow('director', 'master')
  async putLine(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() dto: NewQuoteLine,
  ): Promise<Created<QuoteSheet>> {
    await this.drafting.putLine(scope, quoteId, dto);
    return new Created(`/api/v1/quotes/${quoteId}`, await this.queries.sheet(scope, quoteId));
  }

  @Delete(':quoteId/lines/:quoteLineId')
  @HttpCode(204)
  @Allow('director', 'master')
  removeLine(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Param('quoteLineId', IdPipe) quoteLineId: number,
  ): Promise<void> {
    return this.drafting.removeLine(scope, quoteId, quoteLineId);
  }

  /** Draws the PDF and mails it; the revisions before are no longer on offer. */
  @Post(':quoteId/sending')
  @HttpCode(204)
  @Allow('director', 'master')
  send(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<void> {
    return this.sending.send(scope, quoteId);
  }

  /** The next revision, a draft that says all the last one said. */
  @Post(':quoteId/revisions')
  @Allow('director', 'master')
  async revise(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<Created<QuoteSheet>> {
    const { id } = await this.quotes.revise(scope, quoteId);
    return new Created(`/api/v1/quotes/${id}`, await this.queries.sheet(scope, id));
  }

  @Post(':quoteId/cancellation')
  @HttpCode(204)
  @Allow('director', 'master')
  cancel(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() { reason }: ReasonTold,
  ): Promise<void> {
    return this.quotes.cancel(scope, quoteId, reason);
  }
}
