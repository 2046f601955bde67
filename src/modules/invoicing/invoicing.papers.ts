import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { FileStore } from '../../core/files/file-store.js';
import { formatCents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { shortDate } from '../../core/words/format.js';
import { say } from '../../core/words/words.js';
import { PartnerMail } from '../partners/index.js';
import { INVOICE_TEMPLATE, invoiceData } from './invoicing.document.js';
import type { InvoiceModel } from './invoicing.model.js';
import { invoicingWords } from './invoicing.words.js';

/** The PDF of an invoice or credit note, and the mail that carries it; in French, as the law reads it. */
@Injectable()
export class InvoicePapers {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly mail: PartnerMail,
    private readonly clock: Clock,
  ) {}

  /** Prints and keeps the bytes by their SHA-256; returns the id of the file. Throws when it cannot be printed. */
  async print(scope: Scope, invoice: { id: number; partnerId: number }, model: InvoiceModel): Promise<number> {
    const credit = model.typeCode === '381';
    const title = `${credit ? 'Avoir' : 'Facture'} ${model.number}`;
    const about = { title, author: model.seller.name, at: this.clock.now(), locale: 'fr' as const };
    const bytes = await this.renderer.render(INVOICE_TEMPLATE, invoiceData(model), about);
    const newFile = {
      subject: { type: 'invoice', id: invoice.id },
      kind: credit ? 'credit_note' : 'invoice',
      name: `${model.number}.pdf`,
      bytes,
      partnerId: invoice.partnerId,
    };
    const file = await this.files.keep(scope, newFile, 'application/pdf');
    return file.id;
  }

  async tellPartner(scope: Scope, partnerId: number, model: InvoiceModel, fileId: number): Promise<void> {
    const words = say(invoicingWords, 'fr');
    const { number, seller, buyer, totals, dueOn, precedingInvoice } = model;
    const amount = formatCents(totals.totalWithVatCents, 'fr');
    const body = precedingInvoice
      ? words.mailCredit(number, precedingInvoice.number, amount, seller.name)
      : words.mailInvoice(number, amount, shortDate(dueOn, 'fr'), seller.name);
    const subject = precedingInvoice
      ? words.mailCreditSubject(number, seller.name)
      : words.mailSubject(number, seller.name);
    await this.mail.send(scope, { partnerId, address: buyer.email, right: 'payer' }, { subject, body, fileId });
  }
}
