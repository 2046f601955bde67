import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { nested } from '../../core/http/nested.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { PartnersQueries } from '../partners/index.js';
import { LineDesk } from './line-desk.js';
import { QuoteDrafting } from './quote-drafting.js';
import { QuoteSending } from './quote-sending.js';
import { QuotesQueries } from './quotes.queries.js';
import { QuotesService } from './quotes.service.js';
import { ReasonTold, ItemChosen, NewQuote, NewQuoteLine, QuotesQuery, QuoteTerms } from './quoting.dto.js';
import type { QuoteSheet } from './quoting.types.js';
import { quotingWords } from './quoting.words.js';
import { QuoteLineView, type Computed } from './views/quote-line-form.js';
import { NewQuoteView, QuoteListView } from './views/quote-list.js';
import { QuoteSheetView } from './views/quote-sheet.js';

/** Quotes, as the school writes them. */
@Controller('quotes')
export class QuotesPagesController {
  constructor(
    private readonly quotes: QuotesService,
    private readonly drafting: QuoteDrafting,
    private readonly sending: QuoteSending,
    private readonly queries: QuotesQueries,
    private readonly desk: LineDesk,
    private readonly partners: PartnersQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: QuotesQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const view = { query, listed, quotes: mayQuote(scope) };
    return new Page(say(quotingWords, scope.locale).quotes, <QuoteListView locale={scope.locale} {...view} />);
  }

  @Get('new')
  @Allow('director', 'master')
  new(@Caller() scope: Scope): Promise<Page> {
    return this.newPage(scope, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  start(@Caller() scope: Scope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitForm(scope.locale, NewQuote, body, {
      done: async ({ partnerId }) => {
        const { id } = await this.quotes.start(scope, partnerId);
        return done(scope, id, 'quoteOpened');
      },
      again: (trouble) => this.newPage(scope, trouble),
    });
  }

  @Get(':quoteId')
  @Allow('director', 'master', 'accountant')
  sheet(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<Page> {
    return this.sheetPage(scope, quoteId, NO_TROUBLE);
  }

  @Post(':quoteId/terms')
  @Allow('director', 'master')
  setTerms(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    return submitForm(scope.locale, QuoteTerms, body, {
      done: async (terms) => {
        await this.drafting.setTerms(scope, quoteId, terms);
        return done(scope, quoteId, 'termsSaved');
      },
      again: (trouble) => this.sheetPage(scope, quoteId, trouble),
    });
  }

  /** `step=try` computes what is typed, and shows it; nothing is written. */
  @Get(':quoteId/lines/new')
  @Allow('director', 'master')
  async newLine(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Query() query: FormBody,
  ): Promise<Page | Redirect> {
    const quote = await this.queries.sheet(scope, quoteId);
    if (!query['itemId']) return new Redirect(`/quotes/${quoteId}`);
    const { itemId } = readForm(ItemChosen, query);
    if (query['step'] !== 'try') {
      const values = await this.desk.values(scope, quote, itemId);
      return this.linePage(scope, quote, itemId, { trouble: { errors: [], values }, computed: null });
    }
    const typed = nested(query);
    const values = typedValues(typed);
    return submitForm(scope.locale, NewQuoteLine, await this.desk.body(scope, typed), {
      done: async (line) => {
        const computed = await this.desk.compute(scope, line);
        return this.linePage(scope, quote, itemId, { trouble: { errors: [], values }, computed });
      },
      again: ({ errors }) => this.linePage(scope, quote, itemId, { trouble: { errors, values }, computed: null }),
    });
  }

  @Post(':quoteId/lines')
  @Allow('director', 'master')
  async putLine(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    await this.queries.sheet(scope, quoteId);
    const quote = await this.queries.sheet(scope, quoteId);
    const { itemId } = readForm(ItemChosen, body);
    return submitForm(scope.locale, NewQuoteLine, await this.desk.body(scope, body), {
      done: async (line) => {
        await this.drafting.putLine(scope, quoteId, line);
        return done(scope, quoteId, 'lineSaved');
      },
      again: ({ errors }) => {
        const trouble = { errors, values: typedValues(body) };
        return this.linePage(scope, quote, itemId, { trouble, computed: null });
      },
    });
  }

  @Post(':quoteId/lines/:quoteLineId/removal')
  @Allow('director', 'master')
  async removeLine(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Param('quoteLineId', IdPipe) quoteLineId: number,
  ): Promise<Redirect> {
    await this.drafting.removeLine(scope, quoteId, quoteLineId);
    return done(scope, quoteId, 'lineRemoved');
  }

  @Post(':quoteId/sending')
  @Allow('director', 'master')
  async send(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<Redirect> {
    await this.sending.send(scope, quoteId);
    return done(scope, quoteId, 'sentDone');
  }

  @Post(':quoteId/revisions')
  @Allow('director', 'master')
  async revise(@Caller() scope: Scope, @Param('quoteId', IdPipe) quoteId: number): Promise<Redirect> {
    const { id } = await this.quotes.revise(scope, quoteId);
    return done(scope, id, 'revisedDone');
  }

  @Post(':quoteId/cancellation')
  @Allow('director', 'master')
  async cancel(
    @Caller() scope: Scope,
    @Param('quoteId', IdPipe) quoteId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.quotes.cancel(scope, quoteId, readForm(ReasonTold, body).reason);
    return done(scope, quoteId, 'cancelledDone');
  }

  private async newPage(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const view = { partners: await this.partners.options(scope), trouble, formKey: randomUUID() };
    return new Page(say(quotingWords, scope.locale).newQuote, <NewQuoteView locale={scope.locale} {...view} />);
  }

  private async linePage(
    scope: Scope,
    quote: QuoteSheet,
    itemId: number,
    shown: { trouble: FormTrouble; computed: Computed | null },
  ): Promise<Page> {
    const { item, timed } = await this.desk.item(scope, itemId);
    const view = { quote, item, timed, ...shown, formKey: randomUUID() };
    return new Page(item.name, <QuoteLineView locale={scope.locale} {...view} />);
  }

  private async sheetPage(scope: Scope, quoteId: number, trouble: FormTrouble): Promise<Page> {
    const quote = await this.queries.sheet(scope, quoteId);
    const orderable = await this.desk.offerable(scope, quote.partnerId);
    const view = { quote, orderable, today: this.clock.today(), quotes: mayQuote(scope), trouble };
    const title = say(quotingWords, scope.locale).quote(quote.number);
    return new Page(title, <QuoteSheetView locale={scope.locale} formKey={randomUUID()} {...view} />);
  }
}

const mayQuote = (scope: Scope) => hasRole(scope, 'director', 'master');

function done(
  { locale }: Scope,
  id: number,
  word: 'quoteOpened' | 'termsSaved' | 'lineSaved' | 'lineRemoved' | 'sentDone' | 'revisedDone' | 'cancelledDone',
): Redirect {
  return new Redirect(`/quotes/${id}`, { done: say(quotingWords, locale)[word] });
}
