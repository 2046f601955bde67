export { InvoicingModule } from './invoicing.module.js';
export { InvoicingQueries } from './invoicing.queries.js';
export { InvoicingService } from './invoicing.service.js';
export { statusWords } from './invoicing.status.js';
export type { InvoiceRow, InvoiceSheet, PayableInvoice, ToInvoiceRow } from './invoicing.types.js';
