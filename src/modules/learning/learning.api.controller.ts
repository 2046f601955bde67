import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { FitJudged, RequestJudgement } from '../quoting/index.js';
import { LikeItem } from './learning.dto.js';
import type { TeachingFit } from './learning.types.js';
import { TeachingFitQueries } from './teaching-fit.queries.js';

/** What a work would teach, and to whom. */
@Controller('api/v1')
export class LearningApiController {
  constructor(
    private readonly fits: TeachingFitQueries,
    private readonly judgement: RequestJudgement,
  ) {}

  /** By the item named, at the largest quantity asked; null until one is named. */
  @Get('requests/:requestId/teaching-fit')
  @Allow('director', 'master')
  async ofRequest(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Query() { itemId }: LikeItem,
  ): Promise<{ fit: TeachingFit | null }> {
    return { fit: (await this.fits.ofRequest(scope, requestId, itemId ?? undefined)).fit };
  }

  /** Says whether it suits; when fewer suit, the customer is told how many and why. */
  @Put('requests/:requestId/teaching-fit')
  @HttpCode(204)
  @Allow('director', 'master')
  judge(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() judged: FitJudged,
  ): Promise<void> {
    return this.judgement.judge(scope, requestId, judged);
  }

  /** By the lines of the quote, at the quantities chosen. */
  @Get('quotes/:quoteId/teaching-fit')
  @Allow('director', 'master')
  async ofQuote(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<TeachingFit> {
    return (await this.fits.ofQuote(scope, quoteId)).fit;
  }
}
