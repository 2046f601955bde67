import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { fieldsIn, NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { Letters } from './letters.js';
import { Penalties } from './penalties.js';
import { PenaltyQueries } from './penalty.queries.js';
import { ReminderHolds } from './reminder-holds.js';
import { GiveUpPenalty, HoldReminders, LetterKey, LettersQuery, SendLetters } from './reminders.dto.js';
import { RemindersQueries } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';
import { remindersWords } from './reminders.words.js';
import { CustomerView } from './views/customer.js';
import { HoldView } from './views/hold.js';
import { LettersView } from './views/letters.js';
import { LetterView } from './views/letter.js';
import { RemindersView } from './views/reminders.js';

@Controller('reminders')
export class RemindersPagesController {
  constructor(
    private readonly letters: Letters,
    private readonly queries: RemindersQueries,
    private readonly reminders: RemindersService,
    private readonly holds: ReminderHolds,
    private readonly invoices: InvoicingQueries,
    private readonly penaltyQueries: PenaltyQueries,
    private readonly penalties: Penalties,
  ) {}

  @Get()
  @Allow('director', 'accountant')
  today(@Caller() scope: Scope): Promise<Page> {
    return this.todayPage(scope, NO_TROUBLE);
  }

  /** A letter as it will leave. */
  @Get('letter')
  @Allow('director', 'accountant')
  async letter(@Caller() scope: Scope, @Query() { key }: LetterKey): Promise<Page | Redirect> {
    const letter = await this.letters.one(scope, key);
    if (!letter) return gone(scope);
    const view = { locale: scope.locale, letter, formKey: randomUUID() };
    return new Page(letter.data.title, <LetterView {...view} />);
  }

  @Get('letter.pdf')
  @Allow('director', 'accountant')
  async paper(@Caller() scope: Scope, @Query() { key }: LetterKey): Promise<FileAnswer | Redirect> {
    const letter = await this.letters.one(scope, key);
    if (!letter) return gone(scope);
    const { data } = letter;
    const bytes = await this.letters.print(data);
    return new FileAnswer({ name: `${data.title}.pdf`, mediaType: 'application/pdf', bytes }, true);
  }

  @Post('sendings')
  @Allow('director', 'accountant')
  send(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    const letters = Object.values(fieldsIn(body.letters));
    return submitForm(
      scope.locale,
      SendLetters,
      { letters },
      {
        done: async (dto) => {
          const keys = dto.letters.map(({ key }) => key);
          const ids = await this.reminders.send(scope, keys);
          return new Redirect('/reminders', { done: say(remindersWords, scope.locale).sentDone(ids.length) });
        },
        again: ({ errors }) => this.todayPage(scope, { errors, values: {} }),
      },
    );
  }

  /** One formal notice, kept to be printed: an act of its own. */
  @Post('formal-notices')
  @Allow('director', 'accountant')
  async establish(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect> {
    await this.reminders.establish(scope, readForm(LetterKey, body).key);
    return new Redirect('/reminders/letters', { done: say(remindersWords, scope.locale).formalDone });
  }

  /** Letters that left, with their papers. */
  @Get('letters')
  @Allow('director', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: LettersQuery): Promise<Page> {
    const letters = await this.queries.letters(scope, query);
    const view = { locale: scope.locale, letters, filters: query };
    return new Page(say(remindersWords, scope.locale).history, <LettersView {...view} />);
  }

  @Get('customers/:partnerId')
  @Allow('director', 'accountant')
  async customer(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<Page> {
    const customer = await this.queries.customer(scope, partnerId);
    return new Page(customer.partnerName, <CustomerView locale={scope.locale} customer={customer} />);
  }

  @Get('invoices/:invoiceId')
  @Allow('director', 'accountant')
  invoice(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Page> {
    return this.invoicePage(scope, invoiceId, NO_TROUBLE);
  }

  @Post('invoices/:invoiceId/holds')
  @Allow('director', 'accountant')
  hold(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, HoldReminders, body, {
      done: async (dto) => {
        await this.holds.hold(scope, invoiceId, dto);
        const { heldDone } = say(remindersWords, scope.locale);
        return new Redirect(`/reminders/invoices/${invoiceId}`, { done: heldDone });
      },
      again: (trouble) => this.invoicePage(scope, invoiceId, trouble),
    });
  }

  @Post('invoices/:invoiceId/penalty-claim')
  @Allow('director', 'accountant')
  async claim(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Redirect> {
    await this.penalties.claim(scope, invoiceId);
    const { claimedDone } = say(remindersWords, scope.locale);
    return new Redirect(`/reminders/invoices/${invoiceId}`, { done: claimedDone });
  }

  @Post('invoices/:invoiceId/penalty-waiver')
  @Allow('director', 'accountant')
  async waive(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Redirect> {
    await this.penalties.waive(scope, invoiceId);
    const { waivedDone } = say(remindersWords, scope.locale);
    return new Redirect(`/reminders/invoices/${invoiceId}`, { done: waivedDone });
  }

  @Post('invoices/:invoiceId/penalty-giving-up')
  @Allow('director', 'accountant')
  async giveUp(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.penalties.giveUp(scope, invoiceId, readForm(GiveUpPenalty, body).reason);
    const { givenUpDone } = say(remindersWords, scope.locale);
    return new Redirect(`/reminders/invoices/${invoiceId}`, { done: givenUpDone });
  }

  private async todayPage(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const letters = await this.letters.today(scope);
    const view = { locale: scope.locale, letters, trouble, formKey: randomUUID() };
    return new Page(say(remindersWords, scope.locale).reminders, <RemindersView {...view} />);
  }

  private async invoicePage(scope: Scope, invoiceId: number, trouble: FormTrouble): Promise<Page> {
    const invoice = await this.invoices.sheet(scope, invoiceId);
    const holds = await this.queries.holds(scope, invoiceId);
    const penalty = await this.penaltyQueries.of(scope, invoiceId);
    const letters = (await this.queries.letters(scope, { invoiceId })).rows;
    const view = { locale: scope.locale, invoice, holds, letters, penalty, trouble, formKey: randomUUID() };
    return new Page(invoice.number ?? '', <HoldView {...view} />);
  }
}

/** Sent meanwhile, or no longer so. */
const gone = ({ locale }: Scope) => new Redirect('/reminders', { done: say(remindersWords, locale).letterGone });
