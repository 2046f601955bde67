import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { CatalogQueries } from '../catalog/index.js';
import { FitJudged, RequestJudgement } from '../quoting/index.js';
import { LikeItem } from './learning.dto.js';
import { learningWords } from './learning.words.js';
import { TeachingFitQueries } from './teaching-fit.queries.js';
import { QuoteFitView } from './views/quote-fit.js';
import { RequestFitView } from './views/request-fit.js';

/** What a work would teach, beside the request and the quote of it. */
@Controller()
export class LearningPagesController {
  constructor(
    private readonly fits: TeachingFitQueries,
    private readonly judgement: RequestJudgement,
    private readonly catalog: CatalogQueries,
  ) {}

  @Get('requests/:requestId/teaching-fit')
  @Allow('director', 'master')
  ofRequest(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Query() { itemId }: LikeItem,
  ): Promise<Page> {
    return this.requestPage(scope, requestId, NO_TROUBLE, itemId ?? undefined);
  }

  @Post('requests/:requestId/teaching-fit')
  @Allow('director', 'master')
  judge(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const named = Number(body['itemId']);
    return submitForm(scope.locale, FitJudged, body, {
      done: async (judged) => {
        await this.judgement.judge(scope, requestId, judged);
        return new Redirect(`/requests/${requestId}`, { done: say(learningWords, scope.locale).judgedDone });
      },
      again: (trouble) =>
        this.requestPage(scope, requestId, trouble, Number.isInteger(named) && named > 0 ? named : undefined),
    });
  }

  @Get('quotes/:quoteId/teaching-fit')
  @Allow('director', 'master')
  async ofQuote(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<Page> {
    const { quote, fit } = await this.fits.ofQuote(scope, quoteId);
    const { number } = quote;
    const title = say(learningWords, scope.locale).fitOf(number);
    return new Page(title, <QuoteFitView locale={scope.locale} {...{ quoteId, number, fit }} />);
  }

  private async requestPage(scope: Scope, requestId: number, trouble: FormTrouble, itemId?: number): Promise<Page> {
    const { request, fit } = await this.fits.ofRequest(scope, requestId, itemId);
    const items = await this.catalog.orderable(scope);
    const alike = items.filter(({ partnerId }) => partnerId === null || partnerId === request.partnerId);
    const view = { request, fit, alike, trouble, formKey: randomUUID() };
    const title = say(learningWords, scope.locale).fitOf(request.number);
    return new Page(title, <RequestFitView locale={scope.locale} {...view} />);
  }
}
