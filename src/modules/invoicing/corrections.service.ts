import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { headerLike } from './invoice.crediting.js';
import { Drafting, type NewLine } from './invoice.drafting.js';
import { InvoiceCell, InvoiceLine } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { draftOpen } from './invoicing.errors.js';
import { invoicingWords } from './invoicing.words.js';
import { Settlements } from './settlements.js';

/**
 * Corrective invoices (384): the same lines, with what is said of the customer and its references on the day of issue,
 * in the place of an invoice. Quantities and prices are corrected by a credit note.
 */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly drafting: Drafting,
    private readonly settlements: Settlements,
  ) {}

  /**
   * A draft in the place of an issued invoice. Throws invoicing.not_replaceable when something pays, credits or
   * replaces it, invoicing.draft_open when a draft on it waits.
   */
  async draft(scope: Scope, invoiceId: number, reason: string): Promise<number> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(invoicingWords.makeCorrection);
    return this.unit.run(async () => {
      const { schoolId } = scope;
      const prior = await this.unit.manager.findOneBy(Invoice, { schoolId, id: invoiceId });
      if (!prior) throw notFound();
      await this.settlements.mustBeUntouched(scope, prior);
      const waiting = { schoolId, priorInvoiceId: invoiceId, state: 'draft' as const };
      if (await this.unit.manager.existsBy(Invoice, waiting)) throw draftOpen();
      return this.insert(scope, prior, reason);
    });
  }

  private async insert(scope: Scope, prior: Invoice, reason: string): Promise<number> {
    const { businessProcess, totalWithoutVatCents, totalVatCents, totalWithVatCents } = prior;
    const header = {
      ...headerLike(prior),
      // Paid or not is told when it is issued (BT-23).
      businessProcess: `${businessProcess[0] as 'B' | 'S' | 'M'}1` as const,
      ...{ totalWithoutVatCents, totalVatCents, totalWithVatCents },
      ...{ typeCode: '384' as const, priorInvoiceId: prior.id, creditReason: reason },
    };
    const id = await this.drafting.insert(scope, header, await this.drafting.orderIds(scope, prior.id));
    await this.drafting.writeLines(scope, id, await this.linesOf(prior));
    const subject = { type: 'invoice', id };
    await this.journal.write(scope, { subject, event: 'draft_correction', reason, facts: { prior: prior.number } });
    return id;
  }

  private async linesOf({ schoolId, id: invoiceId }: Invoice): Promise<NewLine[]> {
    const where = { schoolId, invoiceId };
    const lines = await this.unit.manager.find(InvoiceLine, { where, order: { position: 'ASC' } });
    const cells = await this.unit.manager.find(InvoiceCell, { where, order: { id: 'ASC' } });
    return lines.map(({ id, schoolId: _school, invoiceId: _invoice, position: _at, ...line }) => ({
      ...line,
      cells: cells
        .filter(({ lineId }) => lineId === id)
        .map(({ orderCellId, quantity }) => ({ orderCellId, quantity })),
    }));
  }
}
