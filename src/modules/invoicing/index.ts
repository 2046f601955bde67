export { InvoicingModule } from './invoicing.module.js';
export type { InvoiceModel } from './invoicing.model.js';
export { InvoicingQueries } from './invoicing.queries.js';
export { InvoicingService } from './invoicing.service.js';
export { invoiceMachine, type InvoiceState, type PaymentStatus } from './invoicing.states.js';
export { dueDate } from './invoicing.terms.js';
export { statusWords } from './invoicing.status.js';
export type {
  CreditDemand,
  InvoiceCounts,
  InvoiceLineRead,
  InvoiceRow,
  InvoiceSheet,
  PayableInvoice,
  Period,
  RevenueRow,
  ToInvoiceRow,
} from './invoicing.types.js';
