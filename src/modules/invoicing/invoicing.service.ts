import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import type { Cents } from '../../core/money/money.js';
import type { Bilingual } from '../../core/words/words.js';
import { OrdersService, type OrderSheet } from '../sales/index.js';
import { Crediting } from './invoice.crediting.js';
import { depositsCents, isCredit, type PaidBy } from '../einvoice/index.js';
import { Drafting } from './invoice.drafting.js';
import { Invoice } from './invoice.entity.js';
import { Issuing, type Issued } from './invoice.issuing.js';
import { creditNotPaid, notADraft, onlyIssuedInvoices, orderChanged, replaced } from './invoicing.errors.js';
import { invoiceIssued, invoicePaidAtOnce } from './invoicing.events.js';
import { invoiceMachine } from './invoicing.states.js';
import type { CreditDemand } from './invoicing.types.js';
import { invoicingWords } from './invoicing.words.js';
import { Settlements } from './settlements.js';

/** The verbs of the invoicing room. Those that touch an order hold it first, then the invoice; settling holds the settlement alone. */
@Injectable()
export class InvoicingService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly orders: OrdersService,
    private readonly drafting: Drafting,
    private readonly crediting: Crediting,
    private readonly issuing: Issuing,
    private readonly settlements: Settlements,
    private readonly bus: EventBus,
  ) {}

  /**
   * A draft of all that is delivered and not invoiced of an order; its open draft is brought up to date.
   * Throws invoicing.nothing_to_invoice.
   */
  async draft(scope: Scope, orderId: number): Promise<number> {
    mayInvoice(scope, invoicingWords.draftInvoice);
    return this.unit.run(async () => this.drafting.ofOrders(scope, await this.hold(scope, [orderId])));
  }

  /**
   * One draft of several orders of a partner: what was delivered in a month. Throws invoicing.nothing_to_invoice,
   * invoicing.several_customers, invoicing.outside_vat_apart.
   */
  async draftTogether(scope: Scope, orderIds: readonly number[], month: string): Promise<number> {
    mayInvoice(scope, invoicingWords.draftInvoice);
    return this.unit.run(async () => this.drafting.ofOrders(scope, await this.hold(scope, orderIds), month));
  }

  /** Throws a draft away: it had no number, nothing is lost but the draft. */
  async discard(scope: Scope, invoiceId: number): Promise<void> {
    mayInvoice(scope, invoicingWords.discard);
    await this.unit.run(async () => {
      const { invoice } = await this.lock(scope, invoiceId);
      if (invoice.state !== 'draft') throw notADraft();
      await this.drafting.remove(scope, invoice);
    });
  }

  /**
   * One transaction: checks, number, frozen parts, PDF, settlement, order's ledger, mail. Any failure leaves no
   * number and no half of it. `paidBy`: it is paid already, and the money is recorded with it. Throws invoicing.incomplete, invoicing.order_changed, core.backdated.
   */
  async issue(scope: Scope, invoiceId: number, paidBy: PaidBy | null = null): Promise<{ number: string }> {
    return this.unit.run(async () => {
      const { invoice, orders } = await this.lock(scope, invoiceId);
      invoiceMachine.permit(scope, invoice, 'issue');
      if (paidBy !== null && isCredit(invoice.typeCode)) throw creditNotPaid();
      invoice.paidBy = paidBy;
      const prior = invoice.priorInvoiceId === null ? null : await this.find(scope, invoice.priorInvoiceId);
      if (prior) await this.follow(scope, invoice, prior);
      const issued = await this.issuing.issue(scope, invoice, orders, prior);
      const dueCents = issued.model.totals.totalWithVatCents - depositsCents(issued.model);
      await this.settlements.open(scope, invoice.id, dueCents);
      for (const order of orders) await this.count(scope, invoice, order, billed(issued, order));
      if (isCredit(invoice.typeCode)) await this.settlements.applyCredits(scope, prior!.id);
      // Last: who listens may hold a row that the whole school shares.
      const { model, files } = issued;
      const { partnerId } = invoice;
      await this.bus.publish(invoiceIssued, scope, { invoiceId, partnerId, model, files });
      const paid = { invoiceId, partnerId, issuedOn: model.issuedOn, amountCents: dueCents };
      if (paidBy !== null && dueCents > 0) await this.bus.publish(invoicePaidAtOnce, scope, { ...paid, paidBy });
      return { number: issued.number };
    });
  }

  /**
   * A draft credit note on an issued invoice: whole (all that is not credited yet) or by cells.
   * Throws invoicing.over_credit, invoicing.nothing_to_credit, invoicing.draft_open.
   */
  async credit(scope: Scope, invoiceId: number, demand: CreditDemand): Promise<number> {
    mayInvoice(scope, invoicingWords.makeCredit);
    return this.unit.run(async () => {
      const { invoice } = await this.lock(scope, invoiceId);
      if (invoice.state !== 'issued' || isCredit(invoice.typeCode)) throw onlyIssuedInvoices();
      if (await this.unit.manager.existsBy(Invoice, replacementOf(invoice))) throw replaced();
      return this.crediting.draft(scope, invoice, demand);
    });
  }

  /** Holds what is owed of an issued invoice until the transaction ends, for those who decide by it. Throws notFound. */
  async holdSettlement(scope: Scope, invoiceId: number): Promise<void> {
    await this.settlements.hold(scope, invoiceId);
  }

  /** What the order's ledger hears of it: a deposit bills nothing of what is ordered. */
  private async count(
    scope: Scope,
    { typeCode, creditCause }: Invoice,
    order: OrderSheet,
    part: Billed,
  ): Promise<void> {
    if (part.lines.length === 0) return;
    if (typeCode === '380') await this.orders.recordInvoiced(scope, order.id, part);
    if (typeCode === '381' && isToInvoiceAgain(creditCause)) await this.orders.recordCredited(scope, order.id, part);
  }

  /** What follows a paper stands on it: replaced, nothing else does; a corrective invoice takes its place. */
  private async follow(scope: Scope, { typeCode }: Invoice, prior: Invoice): Promise<void> {
    if (typeCode === '384') await this.settlements.replace(scope, prior);
    else if (await this.unit.manager.existsBy(Invoice, replacementOf(prior))) throw replaced();
  }

  /** For payments: counts so many cents as paid. Throws invoicing.more_than_due, invoicing.not_payable. */
  async settle(scope: Scope, invoiceId: number, cents: Cents): Promise<void> {
    await this.unit.run(() => this.settlements.pay(scope, invoiceId, cents));
  }

  /** For payments: a reversed payment is due again, less what credit notes still hold. */
  async unsettle(scope: Scope, invoiceId: number, cents: Cents): Promise<void> {
    await this.unit.run(() => this.settlements.unpay(scope, invoiceId, cents));
  }

  /** For payments: so much of a credit note was given back. Throws invoicing.not_refundable. */
  async refund(scope: Scope, creditNoteId: number, cents: Cents): Promise<void> {
    await this.unit.run(() => this.settlements.refund(scope, creditNoteId, cents));
  }

  private async lock(scope: Scope, invoiceId: number): Promise<{ invoice: Invoice; orders: OrderSheet[] }> {
    await this.find(scope, invoiceId);
    const ids = await this.drafting.orderIds(scope, invoiceId);
    const orders = await this.hold(scope, ids);
    const invoice = await this.unit.lock(Invoice, { id: invoiceId, schoolId: scope.schoolId });
    if (!invoice) throw notFound();
    // A draft made again meanwhile may hold others.
    if (String(await this.drafting.orderIds(scope, invoiceId)) !== String(ids)) throw orderChanged();
    return { invoice, orders };
  }

  /** By ascending id, as everybody does. */
  private async hold(scope: Scope, orderIds: readonly number[]): Promise<OrderSheet[]> {
    const orders: OrderSheet[] = [];
    for (const id of [...new Set(orderIds)].sort((a, b) => a - b)) orders.push(await this.orders.hold(scope, id));
    return orders;
  }

  private async find(scope: Scope, invoiceId: number): Promise<Invoice> {
    // Partners write nothing here: an invoice is not theirs to touch.
    if (scope.partnerId !== null) throw notFound();
    const row = await this.unit.manager.findOneBy(Invoice, { id: invoiceId, schoolId: scope.schoolId });
    if (!row) throw notFound();
    return row;
  }
}

/** What was wrongly billed is billed again; goods that came back and favours are not. */
const isToInvoiceAgain = (cause: Invoice['creditCause']): boolean => cause === null || cause === 'billing_error';

function mayInvoice(scope: Scope, words: Bilingual<string>): void {
  if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(words);
}

const replacementOf = ({ id, schoolId }: Invoice) => ({
  ...{ schoolId, priorInvoiceId: id, typeCode: '384' as const, state: 'issued' as const },
});

type Billed = ReturnType<typeof billed>;

/** The part of an order in what was issued. */
function billed({ lines, cells }: Issued, order: OrderSheet) {
  const own = lines.filter(({ orderLineId }) => order.lines.some(({ id }) => id === orderLineId));
  return {
    cells: cells
      .filter(({ lineId }) => own.some(({ id }) => id === lineId))
      .map(({ orderCellId, quantity }) => ({ orderCellId, quantity })),
    lines: own.map(({ orderLineId, lineNetCents }) => ({ orderLineId, netCents: lineNetCents })),
  };
}
