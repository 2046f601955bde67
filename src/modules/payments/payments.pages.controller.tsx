import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { everyRow } from '../../core/http/paging.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { InvoicingQueries, PenaltyNotesQueries } from '../invoicing/index.js';
import { paymentsCsv } from './payments.csv.js';
import { AllocatePayment, PaymentsQuery, RecordInvoicePayment, ReversePayment } from './payments.dto.js';
import { nothingDue } from './payments.errors.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsService } from './payments.service.js';
import { paymentsWords } from './payments.words.js';
import { NewPaymentView, type NewPaymentProps } from './views/new-payment.js';
import { PaymentView } from './views/payment.js';
import { PaymentsView } from './views/payments.js';

@Controller()
export class PaymentsPagesController {
  constructor(
    private readonly payments: PaymentsService,
    private readonly queries: PaymentsQueries,
    private readonly invoices: InvoicingQueries,
    private readonly notes: PenaltyNotesQueries,
    private readonly clock: Clock,
  ) {}

  @Get('payments')
  @Allow('director', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: PaymentsQuery): Promise<Page> {
    const payments = await this.queries.list(scope, query);
    const view = { locale: scope.locale, payments, filters: query };
    return new Page(say(paymentsWords, scope.locale).payments, <PaymentsView {...view} />);
  }

  @Get('payments.csv')
  @Allow('director', 'accountant')
  async csv(@Caller() scope: Scope, @Query() query: PaymentsQuery): Promise<FileAnswer> {
    const rows = await everyRow((page) => this.queries.list(scope, page), query);
    const name = `${scope.locale === 'fr' ? 'reglements' : 'payments'}-${this.clock.today()}.csv`;
    const bytes = Buffer.from(paymentsCsv(rows, scope.locale));
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  @Get('payments/:paymentId')
  @Allow('director', 'accountant')
  sheet(@Caller() scope: Scope, @Param('paymentId', IdPipe) paymentId: number): Promise<Page> {
    return this.sheetPage(scope, paymentId, NO_TROUBLE);
  }

  @Get('invoices/:invoiceId/payments/new')
  @Allow('director', 'accountant')
  newPayment(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<Page> {
    return this.newPage(scope, invoiceId, NO_TROUBLE);
  }

  /** As much as is due goes to the invoice; what is over stays to allocate. */
  @Post('invoices/:invoiceId/payments')
  @Allow('director', 'accountant')
  record(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, RecordInvoicePayment, body, {
      done: async (dto) => {
        const { partnerId, dueCents } = await this.invoices.sheet(scope, invoiceId);
        const amountCents = Math.min(dto.amountCents, dueCents);
        if (amountCents === 0) throw nothingDue();
        const allocations = [{ invoiceId, amountCents }];
        const { id } = await this.payments.record(scope, { ...dto, partnerId, allocations });
        return new Redirect(`/payments/${id}`, { done: say(paymentsWords, scope.locale).recordedDone });
      },
      again: (trouble) => this.newPage(scope, invoiceId, trouble),
    });
  }

  @Get('penalty-notes/:penaltyId/payments/new')
  @Allow('director', 'accountant')
  newNotePayment(@Caller() scope: Scope, @Param('penaltyId', IdPipe) penaltyId: number): Promise<Page> {
    return this.newNotePage(scope, penaltyId, NO_TROUBLE);
  }

  /** The same for a penalty note. */
  @Post('penalty-notes/:penaltyId/payments')
  @Allow('director', 'accountant')
  recordNote(
    @Caller() scope: Scope,
    @Param('penaltyId', IdPipe) penaltyId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, RecordInvoicePayment, body, {
      done: async (dto) => {
        const { partnerId, dueCents } = await this.notes.note(scope, penaltyId);
        const amountCents = Math.min(dto.amountCents, dueCents);
        if (amountCents === 0) throw nothingDue();
        const allocations = [{ penaltyId, amountCents }];
        const { id } = await this.payments.record(scope, { ...dto, partnerId, allocations });
        return new Redirect(`/payments/${id}`, { done: say(paymentsWords, scope.locale).recordedDone });
      },
      again: (trouble) => this.newNotePage(scope, penaltyId, trouble),
    });
  }

  @Post('payments/:paymentId/allocations')
  @Allow('director', 'accountant')
  allocate(
    @Caller() scope: Scope,
    @Param('paymentId', IdPipe) paymentId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, AllocatePayment, filled(body), {
      done: async ({ allocations }) => {
        await this.payments.allocate(scope, paymentId, allocations);
        return new Redirect(`/payments/${paymentId}`, { done: say(paymentsWords, scope.locale).allocatedDone });
      },
      again: ({ errors }) => this.sheetPage(scope, paymentId, { errors, values: {} }),
    });
  }

  @Post('payments/:paymentId/reversal')
  @Allow('director', 'accountant')
  async reverse(
    @Caller() scope: Scope,
    @Param('paymentId', IdPipe) paymentId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.payments.reverse(scope, paymentId, readForm(ReversePayment, body).reason);
    return new Redirect(`/payments/${paymentId}`, { done: say(paymentsWords, scope.locale).reversedDone });
  }

  private async newPage(scope: Scope, invoiceId: number, trouble: FormTrouble): Promise<Page> {
    const { number, partnerName, dueCents } = await this.invoices.sheet(scope, invoiceId);
    const page = `/invoices/${invoiceId}`;
    const paper = { number: number ?? '', partnerName, dueCents, page, action: `${page}/payments` };
    return this.paymentPage(scope, paper, trouble);
  }

  private async newNotePage(scope: Scope, penaltyId: number, trouble: FormTrouble): Promise<Page> {
    const { number, partnerName, dueCents, invoiceId } = await this.notes.note(scope, penaltyId);
    const page = `/reminders/invoices/${invoiceId}`;
    const paper = { number, partnerName, dueCents, page, action: `/penalty-notes/${penaltyId}/payments` };
    return this.paymentPage(scope, paper, trouble);
  }

  private paymentPage(scope: Scope, paper: NewPaymentProps['paper'], trouble: FormTrouble): Page {
    const today = this.clock.today();
    const view = { locale: scope.locale, paper, today, trouble, formKey: randomUUID() };
    return new Page(say(paymentsWords, scope.locale).record, <NewPaymentView {...view} />);
  }

  private async sheetPage(scope: Scope, paymentId: number, trouble: FormTrouble): Promise<Page> {
    const payment = await this.queries.sheet(scope, paymentId);
    const { partnerId, unallocatedCents } = payment;
    const invoices = unallocatedCents > 0 ? await this.invoices.payable(scope, { partnerId }) : [];
    const notes = unallocatedCents > 0 ? await this.notes.payable(scope, partnerId) : [];
    const payable = [
      ...invoices.map((invoice) => ({ ...invoice, note: false })),
      ...notes.map((note) => ({ ...note, dueOn: note.claimedOn, note: true })),
    ];
    const view = { locale: scope.locale, payment, payable, trouble, formKey: randomUUID() };
    return new Page(payment.number, <PaymentView {...view} />);
  }
}

/** Invoices left empty are simply not settled by it. */
function filled(body: FormBody): FormBody {
  const rows = typeof body.allocations === 'object' && body.allocations !== null ? Object.values(body.allocations) : [];
  const given = rows.filter((row: unknown) => {
    const typed = (row as { amountCents?: unknown } | null)?.amountCents;
    return typeof typed === 'string' && !['', '0', '0,00'].includes(typed.trim());
  });
  return { allocations: given as unknown[] };
}
