import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitFile, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { HandOver } from './hand-over.js';
import { MessageImport } from './message-import.js';
import { TYPED_CODES } from './platform.codes.js';
import { ChosenStatus, NewStatus, OpenQuality, PapersQuery } from './platform.dto.js';
import { PlatformQueries } from './platform.queries.js';
import { platformWords } from './platform.words.js';
import { StatusesService } from './statuses.service.js';
import { TasksService } from './tasks.service.js';
import { InvoiceView } from './views/invoice.js';
import { PlatformView } from './views/platform.js';
import type { Waiting } from './views/failures.js';

@Controller('platform')
export class PlatformPagesController {
  constructor(
    private readonly queries: PlatformQueries,
    private readonly statuses: StatusesService,
    private readonly messages: MessageImport,
    private readonly handOver: HandOver,
    private readonly tasks: TasksService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'accountant')
  list(@Caller() scope: Scope, @Query() query: PapersQuery): Promise<Page> {
    return this.page(scope, query, NO_TROUBLE);
  }

  @Post('messages')
  @TakesFile()
  @Allow('director', 'accountant')
  bring(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitFile(scope.locale, body, {
      done: async () => {
        const { added, known } = await this.messages.bring(scope, broughtFile(body).bytes);
        return new Redirect('/platform', { done: say(platformWords, scope.locale).brought(added, known) });
      },
      again: (trouble) => this.page(scope, {}, trouble),
    });
  }

  @Get('invoices/:invoiceId')
  @Allow('director', 'accountant')
  sheet(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Query() { code }: ChosenStatus,
  ): Promise<Page> {
    return this.sheetPage(scope, invoiceId, { trouble: NO_TROUBLE, chosen: code });
  }

  @Post('invoices/:invoiceId/statuses')
  @Allow('director', 'accountant')
  note(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewStatus, body, {
      done: async (status) => {
        await this.statuses.note(scope, invoiceId, status);
        return new Redirect(`/platform/invoices/${invoiceId}`, { done: say(platformWords, scope.locale).noted });
      },
      again: (trouble) => this.sheetPage(scope, invoiceId, { trouble, chosen: knownCode(body) }),
    });
  }

  @Post('drops')
  @Allow('director', 'accountant')
  async drop(@Caller() scope: Scope): Promise<Redirect> {
    const { count } = await this.handOver.byHand(scope);
    return new Redirect('/platform', { done: say(platformWords, scope.locale).handedOver(count) });
  }

  @Post('flows/:flowId/retry')
  @Allow('director', 'accountant')
  async again(@Caller() scope: Scope, @Param('flowId', IdPipe) flowId: number): Promise<Redirect> {
    await this.handOver.again(scope, flowId);
    return new Redirect('/platform', { done: say(platformWords, scope.locale).againDone });
  }

  @Post('receipts/:receiptId/set-aside')
  @Allow('director', 'accountant')
  async setAside(@Caller() scope: Scope, @Param('receiptId', IdPipe) receiptId: number): Promise<Redirect> {
    await this.handOver.setAside(scope, receiptId);
    return new Redirect('/platform', { done: say(platformWords, scope.locale).doneSaid });
  }

  @Post('tasks/:taskId/done')
  @Allow('director', 'accountant')
  async done(@Caller() scope: Scope, @Param('taskId', IdPipe) taskId: number): Promise<Redirect> {
    await this.tasks.done(scope, taskId);
    const { invoiceId } = await this.queries.task(scope, taskId);
    return new Redirect(`/platform/invoices/${invoiceId}`, { done: say(platformWords, scope.locale).doneSaid });
  }

  @Post('tasks/:taskId/non-conformity')
  @Allow('director', 'accountant')
  async openQuality(
    @Caller() scope: Scope,
    @Param('taskId', IdPipe) taskId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const { invoiceId } = await this.queries.task(scope, taskId);
    return submitForm(scope.locale, OpenQuality, body, {
      done: async (told) => {
        await this.tasks.openQuality(scope, taskId, told);
        const done = say(platformWords, scope.locale).openedQuality;
        return new Redirect(`/platform/invoices/${invoiceId}`, { done });
      },
      again: (taskTrouble) => this.sheetPage(scope, invoiceId, { trouble: NO_TROUBLE, taskTrouble }),
    });
  }

  private async page(scope: Scope, query: PapersQuery, trouble: FormTrouble): Promise<Page> {
    const papers = await this.queries.list(scope, query);
    const waiting = await this.waiting(scope);
    const view = { locale: scope.locale, papers, filters: query, waiting, trouble, formKey: randomUUID() };
    return new Page(say(platformWords, scope.locale).platform, <PlatformView {...view} />);
  }

  private async waiting(scope: Scope): Promise<Waiting> {
    return {
      tasks: await this.queries.tasks(scope),
      byHand: await this.queries.flows(scope, ['by_hand']),
      failures: await this.queries.flows(scope, ['dead', 'refused']),
      unread: await this.queries.unread(scope),
      drops: await this.queries.drops(scope),
    };
  }

  private async sheetPage(
    scope: Scope,
    invoiceId: number,
    { trouble, taskTrouble = NO_TROUBLE, chosen }: { trouble: FormTrouble; taskTrouble?: FormTrouble; chosen?: string },
  ): Promise<Page> {
    const sheet = await this.queries.sheet(scope, invoiceId);
    const view = { locale: scope.locale, sheet, chosen, today: this.clock.today(), formKey: randomUUID() };
    return new Page(
      `${say(platformWords, scope.locale).timeline} ${sheet.number}`,
      <InvoiceView {...view} trouble={trouble} taskTrouble={taskTrouble} />,
    );
  }
}

/** What a form refused was about; none when it named no status. */
const knownCode = ({ code }: FormBody): string | undefined => TYPED_CODES.find((known) => known === code);
