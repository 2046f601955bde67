import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { everyRow } from '../../core/http/paging.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { typedSteps } from '../../core/quantity/unit.js';
import { Clock } from '../../core/time/clock.js';
import { csvOf } from '../../core/files/table.js';
import { xlsxOf } from '../../core/files/xlsx.js';
import { say } from '../../core/words/words.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import { isCredit } from '../einvoice/index.js';
import { CreditQueries } from './credit.queries.js';
import { CreditInvoice, InvoicesQuery, PaidIssuance } from './invoicing.dto.js';
import { onlyIssuedInvoices } from './invoicing.errors.js';
import { InvoicingQueries } from './invoicing.queries.js';
import { InvoicingService } from './invoicing.service.js';
import { invoicesTable } from './invoicing.tables.js';
import type { CreditableLineRead, InvoiceSheet } from './invoicing.types.js';
import { invoicingWords } from './invoicing.words.js';
import { CreditView } from './views/credit.js';
import { InvoiceView, titleOf } from './views/invoice.js';
import { InvoicesView } from './views/invoices.js';
import { ToIssueView } from './views/to-issue.js';

@Controller()
export class InvoicingPagesController {
  constructor(
    private readonly invoicing: InvoicingService,
    private readonly queries: InvoicingQueries,
    private readonly credits: CreditQueries,
    private readonly clock: Clock,
  ) {}

  @Get('invoices')
  @Allow('director', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: InvoicesQuery): Promise<Page> {
    const invoices = await this.queries.list(scope, query);
    const counts = await this.queries.counts(scope);
    const view = { locale: scope.locale, invoices, counts, filters: query };
    return new Page(say(invoicingWords, scope.locale).invoices, <InvoicesView {...view} />);
  }

  @Get('invoices.csv')
  @Allow('director', 'accountant')
  async csv(@Caller() scope: Scope, @Query() query: InvoicesQuery): Promise<FileAnswer> {
    const rows = await everyRow((page) => this.queries.list(scope, page), query);
    const name = `${scope.locale === 'fr' ? 'factures' : 'invoices'}-${this.clock.today()}.csv`;
    const bytes = Buffer.from(csvOf(invoicesTable(rows, scope.locale), scope.locale));
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  @Get('invoices.xlsx')
  @Allow('director', 'accountant')
  async xlsx(@Caller() scope: Scope, @Query() query: InvoicesQuery): Promise<FileAnswer> {
    const rows = await everyRow((page) => this.queries.list(scope, page), query);
    const name = `${scope.locale === 'fr' ? 'factures' : 'invoices'}-${this.clock.today()}.xlsx`;
    return new FileAnswer(xlsxOf(name, [invoicesTable(rows, scope.locale)]));
  }

  @Get('invoices/to-issue')
  @Allow('director', 'accountant')
  async toIssue(@Caller() scope: Scope): Promise<Page> {
    const rows = await this.queries.toInvoice(scope);
    const keyed = rows.map((row) => ({ ...row, key: randomUUID() }));
    return new Page(say(invoicingWords, scope.locale).toIssue, <ToIssueView locale={scope.locale} rows={keyed} />);
  }

  @Post('orders/:orderId/invoices')
  @Allow('director', 'accountant')
  async draft(@Caller() scope: Scope, @Param('orderId', IdPipe) orderId: number): Promise<Redirect> {
    const id = await this.invoicing.draft(scope, orderId);
    return new Redirect(`/invoices/${id}`, { done: say(invoicingWords, scope.locale).draftedDone });
  }

  @Post('partners/:partnerId/months/:month/invoices')
  @Allow('director', 'accountant')
  async draftTogether(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('month', MonthPipe) month: string,
  ): Promise<Redirect> {
    const id = await this.invoicing.draftTogether(scope, await this.queries.waitingOf(scope, partnerId), month);
    return new Redirect(`/invoices/${id}`, { done: say(invoicingWords, scope.locale).draftedDone });
  }

  @Get('invoices/:invoiceId')
  @Allow('director', 'accountant')
  async sheet(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Page> {
    const invoice = await this.queries.sheet(scope, invoiceId);
    const view = { locale: scope.locale, invoice, formKey: randomUUID() };
    return new Page(titleOf(invoice, scope.locale), <InvoiceView {...view} />);
  }

  @Post('invoices/:invoiceId/issuance')
  @Allow('director', 'accountant')
  async issue(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Redirect> {
    await this.invoicing.issue(scope, invoiceId);
    return new Redirect(`/invoices/${invoiceId}`, { done: say(invoicingWords, scope.locale).issuedDone });
  }

  @Post('invoices/:invoiceId/paid-issuance')
  @Allow('director', 'accountant')
  async issuePaid(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.invoicing.issue(scope, invoiceId, readForm(PaidIssuance, body).paidBy);
    return new Redirect(`/invoices/${invoiceId}`, { done: say(invoicingWords, scope.locale).issuedDone });
  }

  @Post('invoices/:invoiceId/discard')
  @Allow('director', 'accountant')
  async discard(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Redirect> {
    await this.invoicing.discard(scope, invoiceId);
    return new Redirect('/invoices', { done: say(invoicingWords, scope.locale).discardedDone });
  }

  @Get('invoices/:invoiceId/credit-notes/new')
  @Allow('director', 'accountant')
  newCredit(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Page> {
    return this.creditPage(scope, invoiceId, NO_TROUBLE);
  }

  @Post('invoices/:invoiceId/credit-notes')
  @Allow('director', 'accountant')
  async credit(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const invoice = await this.queries.sheet(scope, invoiceId);
    const typed = typedCells(body);
    const demand = await this.demanded(scope, invoice, typed);
    return submitForm(
      scope.locale,
      CreditInvoice,
      { cause: body.cause, reason: body.reason, lines: demand },
      {
        done: async (dto) => {
          const id = await this.invoicing.credit(scope, invoiceId, dto);
          return new Redirect(`/invoices/${id}`, { done: say(invoicingWords, scope.locale).draftedDone });
        },
        again: ({ errors, values: { reason = '', cause = '' } }) => {
          const cells = Object.fromEntries(Object.entries(typed).map(([id, text]) => [`cells[${id}]`, text]));
          const beside = errors.map(({ field, message }) => ({ message, field: squareOf(field, demand ?? []) }));
          return this.creditPage(scope, invoiceId, { errors: beside, values: { reason, cause, ...cells } });
        },
      },
    );
  }

  /** A deposit has no sizes: it is given back whole. */
  private async demanded(scope: Scope, invoice: InvoiceSheet, typed: Record<string, string>) {
    if (invoice.typeCode === '386') return undefined;
    return demandOf(await this.credits.creditable(scope, invoice), typed);
  }

  private async creditPage(scope: Scope, invoiceId: number, trouble: FormTrouble): Promise<Page> {
    const invoice = await this.queries.sheet(scope, invoiceId);
    if (invoice.state !== 'issued' || isCredit(invoice.typeCode)) throw onlyIssuedInvoices();
    const lines = invoice.typeCode === '386' ? [] : await this.credits.creditable(scope, invoice);
    const view = { locale: scope.locale, invoice, lines, trouble, formKey: randomUUID() };
    return new Page(say(invoicingWords, scope.locale).makeCredit, <CreditView {...view} />);
  }
}

function typedCells(body: FormBody): Record<string, string> {
  const cells = typeof body.cells === 'object' && body.cells !== null ? body.cells : {};
  return Object.fromEntries(
    Object.entries(cells).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
}

/** The grid names its squares by cell; the demand groups them by line of the invoice. */
function demandOf(lines: readonly CreditableLineRead[], typed: Record<string, string>) {
  return lines
    .map(({ invoiceLineId, unitCode, cells }) => ({
      invoiceLineId,
      cells: cells
        .map(({ orderCellId }) => ({ orderCellId, quantity: typedSteps(typed[orderCellId] ?? '', unitCode) }))
        .filter(({ quantity }) => !/^0*$/.test(quantity)),
    }))
    .filter(({ cells }) => cells.length > 0);
}

/** `lines[0][cells][1][quantity]` of the shape is the square `cells[<order cell>]` of the grid. */
function squareOf(field: string | undefined, demand: ReturnType<typeof demandOf>): string | undefined {
  const [, line, cell] = /^lines\[(\d+)\]\[cells\]\[(\d+)\]/.exec(field ?? '') ?? [];
  return cell === undefined ? field : `cells[${demand[Number(line)]!.cells[Number(cell)]!.orderCellId}]`;
}
