export { InvoicingModule } from './invoicing.module.js';
export { invoiceIssued, invoicePaidAtOnce, type IssuedInvoice } from './invoicing.events.js';
export { InvoicingQueries } from './invoicing.queries.js';
export { CorrectionsService } from './corrections.service.js';
export { InvoicingService } from './invoicing.service.js';
export { statusWords } from './invoicing.status.js';
export { issuedModels } from './issued-models.js';
export type { InvoiceRow, InvoiceSheet, PayableInvoice, ToInvoiceRow } from './invoicing.types.js';
