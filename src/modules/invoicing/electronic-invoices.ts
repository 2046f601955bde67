import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { notFound } from '../../core/errors/core.errors.js';
import { FileStore, type FileContent } from '../../core/files/file-store.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { ublOf } from '../einvoice/index.js';
import { InvoiceLine, InvoiceVat } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import { notIssuedYet } from './invoicing.errors.js';
import { modelOf } from './invoicing.model.js';

/** The files of an issued invoice that programs read. */
@Injectable()
export class ElectronicInvoices {
  constructor(
    private readonly read: ReadSource,
    private readonly files: FileStore,
  ) {}

  /** The CII file as it was issued; null for a draft, and for what was issued before the files were kept. */
  async xmlFileId(scope: Scope, invoiceId: number): Promise<number | null> {
    const kept = await this.files.of(scope, { type: 'invoice', id: invoiceId });
    return kept.find(({ kind }) => kind === 'einvoice')?.id ?? null;
  }

  /** The same invoice in UBL 2.1, from what was frozen. Throws invoicing.not_issued. */
  async ubl(scope: Scope, invoiceId: number): Promise<FileContent> {
    const invoice = await this.invoice(scope, invoiceId);
    const { number, issuedOn, dueOn, seller, buyer, notes } = invoice;
    if (number === null || issuedOn === null || dueOn === null || !seller || !buyer) throw notIssuedYet();
    const own = { invoiceId, schoolId: scope.schoolId };
    const lines = await this.read.manager.find(InvoiceLine, { where: own, order: { position: 'ASC' } });
    const vat = await this.read.manager.find(InvoiceVat, { where: own, order: { id: 'ASC' } });
    const told = { issuedOn: issuedOn as LocalDate, dueOn: dueOn as LocalDate, seller, buyer, notes, vat };
    const model = modelOf(invoice, lines, { frozen: told, number, prior: await this.prior(scope, invoice) });
    const bytes = Buffer.from(ublOf(model), 'utf8');
    return { name: `${number}-ubl.xml`, mediaType: 'application/xml', bytes };
  }

  private async prior(scope: Scope, { priorInvoiceId }: Invoice) {
    if (priorInvoiceId === null) return null;
    const { number, issuedOn } = await this.invoice(scope, priorInvoiceId);
    return { number: number!, issuedOn: issuedOn as LocalDate };
  }

  private async invoice(scope: Scope, id: number): Promise<Invoice> {
    const row = await this.read.manager.findOneBy(Invoice, { id, schoolId: scope.schoolId });
    if (!row) throw notFound();
    return row;
  }
}
