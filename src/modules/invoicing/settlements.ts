import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { Cents } from '../../core/money/money.js';
import { withVat } from '../../core/money/vat.js';
import { isCredit } from '../einvoice/index.js';
import { InvoiceDeposit, InvoiceSettlement } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { moreThanDue, notPayable, notRefundable, notReplaceable } from './invoicing.errors.js';
import { applyCredit, dueCents, isReplaceable } from './invoicing.totals.js';

/** Papers whose credit may go from one to another. */
interface Tied {
  invoices: number[];
  taken: InvoiceDeposit[];
  creditNotes: Pick<Invoice, 'id' | 'priorInvoiceId'>[];
  rows: Map<number, InvoiceSettlement>;
}

/** The one part of an issued invoice that moves: what was paid of it and what was credited. */
@Injectable()
export class Settlements {
  constructor(private readonly unit: UnitOfWork) {}

  async open(scope: Scope, invoiceId: number, totalCents: Cents): Promise<void> {
    const { schoolId } = scope;
    await this.unit.manager.insert(InvoiceSettlement, {
      schoolId,
      invoiceId,
      totalCents,
      paidCents: 0,
      creditedCents: 0,
    });
  }

  /** Counts a payment; never over what is due, however many ask at once. */
  async pay(scope: Scope, invoiceId: number, cents: Cents): Promise<void> {
    const invoice = await this.payable(scope, invoiceId);
    const done = await sql(
      this.unit.manager,
      `UPDATE invoice_settlement SET paid_cents = paid_cents + ? WHERE invoice_id = ? AND school_id = ?
       AND paid_cents + credited_cents + ? <= total_cents RETURNING id`,
      [cents, invoiceId, scope.schoolId, cents],
    );
    if (done.length === 1) return;
    const left = dueCents(await this.lock(scope, invoiceId));
    throw moreThanDue(invoice.number ?? '', left);
  }

  /** Undoes a payment; what credit notes still hold is taken by the invoice at once. */
  async unpay(scope: Scope, invoiceId: number, cents: Cents): Promise<void> {
    const tied = await this.tied(scope, invoiceId);
    const row = tied.rows.get(invoiceId)!;
    if (row.paidCents < cents) throw notFound();
    row.paidCents -= cents;
    await this.share(tied);
  }

  /** Counts what of a credit note was given back; never over what is left of it, however many ask at once. */
  async refund(scope: Scope, creditNoteId: number, cents: Cents): Promise<void> {
    const creditNote = await this.unit.manager.findOneBy(Invoice, { id: creditNoteId, schoolId: scope.schoolId });
    if (!creditNote) throw notFound();
    if (creditNote.state !== 'issued' || !isCredit(creditNote.typeCode)) throw notRefundable();
    const done = await sql(
      this.unit.manager,
      `UPDATE invoice_settlement SET paid_cents = paid_cents + ? WHERE invoice_id = ? AND school_id = ?
       AND paid_cents + credited_cents + ? <= total_cents RETURNING id`,
      [cents, creditNoteId, scope.schoolId, cents],
    );
    if (done.length !== 1) throw notRefundable();
  }

  /**
   * Lets an invoice take what its credit notes hold, up to what is due, then the deposits it took off, up to what it
   * took; the rest is owed to the partner. Of a deposit, the credit notes of the invoices that took it as well.
   */
  async applyCredits(scope: Scope, invoiceId: number): Promise<void> {
    await this.share(await this.tied(scope, invoiceId));
  }

  /** An invoice, those that took it off, their deposits and credit notes: locked by ascending id, as everybody does. */
  private async tied(scope: Scope, invoiceId: number): Promise<Tied> {
    const { schoolId } = scope;
    const { manager } = this.unit;
    const takenBy = await manager.findBy(InvoiceDeposit, { schoolId, depositId: invoiceId });
    const invoices = [invoiceId, ...takenBy.map((row) => row.invoiceId)];
    const where = { schoolId, invoiceId: In(invoices) };
    const taken = await manager.find(InvoiceDeposit, { where, order: { depositId: 'ASC', id: 'ASC' } });
    const credits = { schoolId, priorInvoiceId: In(invoices), state: 'issued' as const, typeCode: In(['381', '503']) };
    const creditNotes = await manager.find(Invoice, {
      ...{ where: credits, select: { id: true, priorInvoiceId: true }, order: { id: 'ASC' } },
    });
    const ids = [...invoices, ...taken.map(({ depositId }) => depositId), ...creditNotes.map(({ id }) => id)];
    const rows = new Map<number, InvoiceSettlement>();
    for (const id of [...new Set(ids)].sort((a, b) => a - b)) rows.set(id, await this.lock(scope, id));
    return { invoices: [...new Set(invoices)], taken, creditNotes, rows };
  }

  private async share({ invoices, taken, creditNotes, rows }: Tied): Promise<void> {
    for (const id of invoices) {
      const own = creditNotes.filter(({ priorInvoiceId }) => priorInvoiceId === id).map((note) => rows.get(note.id)!);
      const invoice = rows.get(id)!;
      applyCredit(invoice, own, invoice.totalCents);
      const deposits = taken.filter(({ invoiceId }) => invoiceId === id);
      const given = own.reduce((sum, { creditedCents }) => sum + creditedCents, 0) - invoice.creditedCents;
      let room = withVat(deposits) - given;
      for (const depositId of new Set(deposits.map((row) => row.depositId))) {
        const part = withVat(deposits.filter((row) => row.depositId === depositId));
        room -= applyCredit(rows.get(depositId)!, own, Math.min(room, part));
      }
    }
    for (const { id, paidCents, creditedCents } of rows.values())
      await this.unit.manager.update(InvoiceSettlement, { id }, { paidCents, creditedCents });
  }

  /** What a corrective invoice may replace (`isReplaceable`). Throws invoicing.not_replaceable. */
  async mustBeUntouched(scope: Scope, invoice: Invoice): Promise<InvoiceSettlement> {
    if (invoice.state !== 'issued') throw notReplaceable();
    const { id, schoolId } = invoice;
    const row = await this.lock(scope, id);
    const followed = await this.unit.manager.existsBy(Invoice, { schoolId, priorInvoiceId: id, state: 'issued' });
    const touched = { ...row, prepaidCents: invoice.totalWithVatCents - row.totalCents };
    if (!isReplaceable(invoice, touched, followed)) throw notReplaceable();
    return row;
  }

  /** Another is issued in its place: nothing of it is due any more. Throws invoicing.not_replaceable. */
  async replace(scope: Scope, invoice: Invoice): Promise<void> {
    const row = await this.mustBeUntouched(scope, invoice);
    await this.unit.manager.update(InvoiceSettlement, { id: row.id }, { creditedCents: row.totalCents });
  }

  /** Nobody pays or credits it until the transaction ends. Throws notFound for what is not issued. */
  async hold(scope: Scope, invoiceId: number): Promise<void> {
    await this.lock(scope, invoiceId);
  }

  private async lock(scope: Scope, invoiceId: number): Promise<InvoiceSettlement> {
    const row = await this.unit.lock(InvoiceSettlement, { invoiceId, schoolId: scope.schoolId });
    if (!row) throw notFound();
    return row;
  }

  private async payable(scope: Scope, invoiceId: number): Promise<Invoice> {
    const invoice = await this.unit.manager.findOneBy(Invoice, { id: invoiceId, schoolId: scope.schoolId });
    if (!invoice) throw notFound();
    if (invoice.state !== 'issued' || isCredit(invoice.typeCode)) throw notPayable();
    return invoice;
  }
}
