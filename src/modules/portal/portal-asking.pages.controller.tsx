import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import {
  NO_TROUBLE,
  submitFile,
  submitForm,
  typedValues,
  type FormBody,
  type FormTrouble,
} from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { broughtFile, fileOf } from '../../core/http/uploaded-file.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
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
  gridErrors,
  requestBody,
  type RequestTroubles,
} from '../quoting/index.js';
import { PortalAskingQueries } from './portal-asking.queries.js';
import { portalWords } from './portal.words.js';
import { PortalQuoteView } from './views/quote-view.js';
import { PortalQuotesView } from './views/quotes-view.js';
import { NewPortalRequestView } from './views/request-new-view.js';
import { PortalRequestView } from './views/request-view.js';
import { PortalRequestsView } from './views/requests-view.js';

/** Asking for a price and answering a quote, as somebody of a partner. */
@Controller('portal')
export class PortalAskingPagesController {
  constructor(
    private readonly service: RequestsService,
    private readonly thread: RequestThread,
    private readonly answers: QuoteAnswer,
    private readonly queries: PortalAskingQueries,
    private readonly clock: Clock,
  ) {}

  @Get('requests')
  @Allow('buyer')
  async requests(@CallerPartner() scope: PartnerScope, @Query() query: RequestsQuery): Promise<Page> {
    const list = await this.queries.requests(scope, query);
    const view = <PortalRequestsView locale={scope.locale} list={list} query={query} />;
    return new Page(say(portalWords, scope.locale).requests, view);
  }

  @Get('requests/new')
  @Allow('buyer')
  new(@CallerPartner() scope: PartnerScope): Page {
    return this.newPage(scope, NO_TROUBLE);
  }

  @Post('requests')
  @TakesFile()
  @Allow('buyer')
  ask(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitForm(scope.locale, RequestHead, requestBody(body), {
      done: async (head) => {
        const { id } = await this.service.ask(scope, scope.partnerId, head, fileOf(body, 'file'));
        return to(scope, `requests/${id}`, 'askedDone');
      },
      again: ({ errors }) =>
        Promise.resolve(this.newPage(scope, { errors: gridErrors(errors), values: typedValues(body) })),
    });
  }

  @Get('requests/:requestId')
  @Allow('buyer')
  request(@CallerPartner() scope: PartnerScope, @Param('requestId', IdPipe) requestId: number): Promise<Page> {
    return this.requestPage(scope, requestId, {});
  }

  @Post('requests/:requestId/messages')
  @Allow('buyer')
  write(
    @CallerPartner() scope: PartnerScope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, NewMessage, body, {
      done: async ({ text }) => {
        await this.thread.write(scope, requestId, text);
        return to(scope, `requests/${requestId}#thread`, 'writtenDone');
      },
      again: (message) => this.requestPage(scope, requestId, { message }),
    });
  }

  @Post('requests/:requestId/attachments')
  @TakesFile()
  @Allow('buyer')
  attach(
    @CallerPartner() scope: PartnerScope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitFile(scope.locale, body, {
      done: async () => {
        await this.thread.attach(scope, requestId, broughtFile(body));
        return to(scope, `requests/${requestId}`, 'attachedDone');
      },
      again: (file) => this.requestPage(scope, requestId, { file }),
    });
  }

  @Post('requests/:requestId/withdrawal')
  @Allow('buyer')
  async withdraw(
    @CallerPartner() scope: PartnerScope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.withdraw(scope, requestId, readForm(ReasonTold, body).reason);
    return to(scope, `requests/${requestId}`, 'requestWithdrawn');
  }

  @Get('quotes')
  @Allow('buyer')
  async quotes(@CallerPartner() scope: PartnerScope, @Query() query: QuotesQuery): Promise<Page> {
    const list = await this.queries.quotes(scope, query);
    const view = <PortalQuotesView locale={scope.locale} list={list} query={query} />;
    return new Page(say(portalWords, scope.locale).quotes, view);
  }

  @Get('quotes/:quoteId')
  @Allow('buyer')
  quote(@CallerPartner() scope: PartnerScope, @Param('quoteId', IdPipe) quoteId: number): Promise<Page> {
    return this.quotePage(scope, quoteId, NO_TROUBLE);
  }

  /** The sum of the PDF travels with the form: what was read is what is accepted. */
  @Post('quotes/:quoteId/acceptance')
  @Allow('buyer')
  accept(
    @CallerPartner() scope: PartnerScope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, Acceptance, body, {
      done: async (acceptance) => {
        await this.answers.accept(scope, quoteId, acceptance);
        const { order } = await this.queries.quote(scope, quoteId);
        return to(scope, order ? `orders/${order.id}` : `quotes/${quoteId}`, 'acceptedDone');
      },
      again: (trouble) => this.quotePage(scope, quoteId, trouble),
    });
  }

  @Post('quotes/:quoteId/refusal')
  @Allow('buyer')
  async decline(
    @CallerPartner() scope: PartnerScope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.answers.decline(scope, quoteId, readForm(ReasonTold, body).reason);
    return to(scope, `quotes/${quoteId}`, 'declinedDone');
  }

  private newPage(scope: PartnerScope, trouble: FormTrouble): Page {
    const view = { trouble, formKey: randomUUID(), today: this.clock.today() };
    const title = say(portalWords, scope.locale).newRequest;
    return new Page(title, <NewPortalRequestView locale={scope.locale} {...view} />);
  }

  private async requestPage(scope: PartnerScope, requestId: number, troubles: RequestTroubles): Promise<Page> {
    const request = await this.queries.request(scope, requestId);
    const view = { request, troubles, formKey: randomUUID() };
    return new Page(request.subject, <PortalRequestView locale={scope.locale} {...view} />);
  }

  private async quotePage(scope: PartnerScope, quoteId: number, trouble: FormTrouble): Promise<Page> {
    const quote = await this.queries.quote(scope, quoteId);
    const view = { quote, trouble, formKey: randomUUID() };
    const title = say(portalWords, scope.locale).quote(quote.number);
    return new Page(title, <PortalQuoteView locale={scope.locale} {...view} />);
  }
}

type Done = 'askedDone' | 'writtenDone' | 'attachedDone' | 'requestWithdrawn' | 'acceptedDone' | 'declinedDone';

const to = ({ locale }: PartnerScope, place: string, word: Done): Redirect =>
  new Redirect(`/portal/${place}`, { done: say(portalWords, locale)[word] });
