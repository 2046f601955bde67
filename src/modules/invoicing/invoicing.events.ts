import { eventType } from '../../core/events/event-bus.js';
import type { InvoiceModel } from '../einvoice/index.js';

/** What an invoice or credit note says, and the SHA-256 of the files that say it. */
export interface IssuedInvoice {
  invoiceId: number;
  partnerId: number;
  model: InvoiceModel;
  files: { pdf: string; xml: string };
}

/** An invoice or credit note was issued: it is for ever. */
export const invoiceIssued = eventType<IssuedInvoice>('invoicing.invoice_issued.1');
