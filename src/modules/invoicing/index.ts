export { AgeingQueries } from './ageing.queries.js';
export { InvoicingModule } from './invoicing.module.js';
export {
  invoiceIssued,
  invoicePaidAtOnce,
  penaltyClaimed,
  penaltyGivenUp,
  type ClaimedPenalty,
  type GivenUpPenalty,
  type IssuedInvoice,
} from './invoicing.events.js';
export { InvoicingQueries } from './invoicing.queries.js';
export { CorrectionsService } from './corrections.service.js';
export { DepositsService } from './deposits.service.js';
export { InvoicingService } from './invoicing.service.js';
export { PenaltyNotes } from './penalty-notes.js';
export { PenaltyNotesQueries } from './penalty-notes.queries.js';
export { RevenueQueries } from './revenue.queries.js';
export { statusWords } from './invoicing.status.js';
export { ageingTable } from './invoicing.tables.js';
export { issuedModels } from './issued-models.js';
export type {
  AgedDue,
  Ageing,
  InvoiceRow,
  InvoiceSheet,
  PayableInvoice,
  PenaltyDecision,
  PenaltyNote,
  ToInvoiceRow,
} from './invoicing.types.js';
