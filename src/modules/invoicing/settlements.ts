import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { Cents } from '../../core/money/money.js';
import { isCredit } from '../einvoice/index.js';
import { InvoiceSettlement } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { moreThanDue, notPayable, notRefundable } from './invoicing.errors.js';
import { creditToApply, dueCents } from './invoicing.totals.js';

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
    const done = await sql(
      this.unit.manager,
      `UPDATE invoice_settlement SET paid_cents = paid_cents - ? WHERE invoice_id = ? AND school_id = ?
       AND paid_cents >= ? RETURNING id`,
      [cents, invoiceId, scope.schoolId, cents],
    );
    if (done.length !== 1) throw notFound();
    await this.applyCredits(scope, invoiceId);
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

  /** Lets an invoice take what its credit notes hold, up to what is due; the rest is owed to the partner. */
  async applyCredits(scope: Scope, invoiceId: number): Promise<void> {
    const { schoolId } = scope;
    const where = { schoolId, priorInvoiceId: invoiceId, state: 'issued' as const };
    const creditNotes = await this.unit.manager.find(Invoice, { where, select: { id: true }, order: { id: 'ASC' } });
    for (const { id } of creditNotes) {
      const invoice = await this.lock(scope, invoiceId);
      const creditNote = await this.lock(scope, id);
      const cents = creditToApply(invoice, creditNote);
      if (cents === 0) continue;
      for (const row of [invoice, creditNote])
        await this.unit.manager.update(InvoiceSettlement, { id: row.id }, { creditedCents: row.creditedCents + cents });
    }
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
