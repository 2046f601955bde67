import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
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
import { PartnersQueries } from '../partners/index.js';
import { QuotesService } from './quotes.service.js';
import { ReasonTold, NewRequest, RequestsQuery, SchoolMessage } from './quoting.dto.js';
import { gridErrors, requestBody } from './quoting.forms.js';
import { quotingWords } from './quoting.words.js';
import { RequestThread } from './request-thread.js';
import { RequestsQueries } from './requests.queries.js';
import { RequestsService } from './requests.service.js';
import type { RequestTroubles } from './views/request-parts.js';
import { RequestListView } from './views/request-list.js';
import { NewRequestView } from './views/request-new.js';
import { RequestSheetView } from './views/request-sheet.js';

/** Requests for a price, as the school works on them. */
@Controller('requests')
export class RequestsPagesController {
  constructor(
    private readonly requests: RequestsService,
    private readonly thread: RequestThread,
    private readonly queries: RequestsQueries,
    private readonly quotes: QuotesService,
    private readonly partners: PartnersQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: RequestsQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const view = <RequestListView locale={scope.locale} query={query} listed={listed} />;
    return new Page(say(quotingWords, scope.locale).requests, view);
  }

  @Get('new')
  @Allow('director', 'master', 'accountant')
  new(@Caller() scope: Scope): Promise<Page> {
    return this.newPage(scope, NO_TROUBLE);
  }

  @Post()
  @TakesFile()
  @Allow('director', 'master', 'accountant')
  ask(@Caller() scope: Scope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitForm(scope.locale, NewRequest, requestBody(body), {
      done: async ({ partnerId, ...head }) => {
        const { id } = await this.requests.ask(scope, partnerId, head, fileOf(body, 'file'));
        return done(scope, id, 'recordedDone');
      },
      again: ({ errors }) => this.newPage(scope, { errors: gridErrors(errors), values: typedValues(body) }),
    });
  }

  @Get(':requestId')
  @Allow('director', 'master', 'accountant')
  sheet(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<Page> {
    return this.sheetPage(scope, requestId, {});
  }

  @Post(':requestId/qualification')
  @Allow('director', 'master')
  async qualify(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<Redirect> {
    await this.requests.qualify(scope, requestId);
    return done(scope, requestId, 'changedDone');
  }

  @Post(':requestId/resumption')
  @Allow('director', 'master')
  async resume(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<Redirect> {
    await this.requests.resume(scope, requestId);
    return done(scope, requestId, 'changedDone');
  }

  @Post(':requestId/refusal')
  @Allow('director', 'master')
  async decline(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.requests.decline(scope, requestId, readForm(ReasonTold, body).reason);
    return done(scope, requestId, 'declinedDone');
  }

  @Post(':requestId/messages')
  @Allow('director', 'master', 'accountant')
  write(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, SchoolMessage, body, {
      done: async ({ text, waits }) => {
        await this.thread.write(scope, requestId, text, waits);
        return done(scope, requestId, 'writtenDone', '#thread');
      },
      again: (message) => this.sheetPage(scope, requestId, { message }),
    });
  }

  @Post(':requestId/attachments')
  @TakesFile()
  @Allow('director', 'master', 'accountant')
  attach(
    @Caller() scope: Scope,
    @Param('requestId', IdPipe) requestId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitFile(scope.locale, body, {
      done: async () => {
        await this.thread.attach(scope, requestId, broughtFile(body));
        return done(scope, requestId, 'attachedDone');
      },
      again: (file) => this.sheetPage(scope, requestId, { file }),
    });
  }

  @Post(':requestId/quotes')
  @Allow('director', 'master')
  async answer(@Caller() scope: Scope, @Param('requestId', IdPipe) requestId: number): Promise<Redirect> {
    const { id } = await this.quotes.answer(scope, requestId);
    return new Redirect(`/quotes/${id}`, { done: say(quotingWords, scope.locale).quoteOpened });
  }

  private async newPage(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const view = { partners: await this.partners.options(scope), today: this.clock.today(), trouble };
    const title = say(quotingWords, scope.locale).newRequest;
    return new Page(title, <NewRequestView locale={scope.locale} formKey={randomUUID()} {...view} />);
  }

  private async sheetPage(scope: Scope, requestId: number, troubles: RequestTroubles): Promise<Page> {
    const request = await this.queries.sheet(scope, requestId);
    const view = { request, troubles, quotes: hasRole(scope, 'director', 'master'), formKey: randomUUID() };
    const title = say(quotingWords, scope.locale).request(request.number);
    return new Page(title, <RequestSheetView locale={scope.locale} {...view} />);
  }
}

function done(
  { locale }: Scope,
  id: number,
  word: 'recordedDone' | 'changedDone' | 'declinedDone' | 'writtenDone' | 'attachedDone',
  place = '',
): Redirect {
  return new Redirect(`/requests/${id}${place}`, { done: say(quotingWords, locale)[word] });
}
