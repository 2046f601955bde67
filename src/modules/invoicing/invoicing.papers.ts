import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { FileStore } from '../../core/files/file-store.js';
import { formatCents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { shortDate } from '../../core/words/format.js';
import { say } from '../../core/words/words.js';
import { ciiOf, faultsOfCii, isCredit, markedFacturX, type InvoiceModel } from '../einvoice/index.js';
import { PartnerMail } from '../partners/index.js';
import { INVOICE_TEMPLATE, invoiceData, TITLES } from './invoicing.document.js';
import type { IssuedInvoice } from './invoicing.events.js';
import { invoicingWords } from './invoicing.words.js';

export interface PrintedInvoice {
  /** Of the PDF. */
  fileId: number;
  files: IssuedInvoice['files'];
}

/** The PDF of an invoice or credit note, and the mail that carries it; in French, as the law reads it. */
@Injectable()
export class InvoicePapers {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly mail: PartnerMail,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the CII file, prints the PDF that carries it (Factur-X) and keeps the bytes of both by their SHA-256;
   * returns the id of the PDF and the hashes. Throws when it cannot be printed, or when the file breaks a rule: never a half of it.
   */
  async print(scope: Scope, invoice: { id: number; partnerId: number }, model: InvoiceModel): Promise<PrintedInvoice> {
    const credit = isCredit(model.typeCode);
    const title = `${TITLES[model.typeCode]} ${model.number}`;
    const about = { title, author: model.seller.name, at: this.clock.now(), locale: 'fr' as const };
    const xml = ciiOf(model);
    const faults = faultsOfCii(xml);
    if (faults.length > 0) throw new Error(`Invoice ${model.number} breaks ${faults.join(', ')}`);
    const printed = await this.renderer.render(INVOICE_TEMPLATE, invoiceData(model), { ...about, attachment: xml });
    const bytes = await markedFacturX(printed);
    const common = { subject: { type: 'invoice', id: invoice.id }, partnerId: invoice.partnerId };
    const newXml = { ...common, kind: 'einvoice', name: `${model.number}.xml`, bytes: Buffer.from(xml, 'utf8') };
    const keptXml = await this.files.keep(scope, newXml, 'application/xml');
    const newPdf = { ...common, kind: credit ? 'credit_note' : 'invoice', name: `${model.number}.pdf`, bytes };
    const keptPdf = await this.files.keep(scope, newPdf, 'application/pdf');
    return { fileId: keptPdf.id, files: { pdf: keptPdf.sha256, xml: keptXml.sha256 } };
  }

  async tellPartner(scope: Scope, partnerId: number, model: InvoiceModel, fileId: number): Promise<void> {
    const { number, seller, buyer, typeCode } = model;
    const words = say(invoicingWords, 'fr');
    const subject = isCredit(typeCode)
      ? words.mailCreditSubject(number, seller.name)
      : words.mailSubject(number, seller.name);
    const message = { subject, body: mailOf(model), fileId };
    await this.mail.send(scope, { partnerId, address: buyer.email, right: 'payer' }, message);
  }
}

/** What the mail says of the paper it carries. */
function mailOf({
  number,
  typeCode,
  seller: { name },
  totals,
  dueOn,
  precedingInvoice,
  payment,
}: InvoiceModel): string {
  const words = say(invoicingWords, 'fr');
  const { prepaidCents, amountDueCents } = totals;
  const amount = formatCents(totals.totalWithVatCents, 'fr');
  const day = shortDate(dueOn, 'fr');
  const due = amountDueCents === 0 ? words.mailNothingDue : words.mailToPay(formatCents(amountDueCents, 'fr'), day);
  if (isCredit(typeCode)) return words.mailCredit(number, precedingInvoice!.number, amount, name);
  if (precedingInvoice) return words.mailReplaced(number, precedingInvoice.number, amount, due, name);
  if (payment.paidBy !== null) return words.mailPaid(number, amount, name);
  if (prepaidCents > 0) return words.mailAfterDeposit(number, amount, due, name);
  return words.mailInvoice(number, amount, day, name);
}
