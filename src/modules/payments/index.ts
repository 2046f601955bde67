export { CreditQueries } from './credit.queries.js';
export { PaymentsModule } from './payments.module.js';
export { Outgoings } from './outgoings.js';
export {
  moneyPaidOut,
  paymentAllocated,
  paymentRecorded,
  paymentReversed,
  type AllocatedPayment,
  type PaidOut,
  type RecordedPayment,
  type ReversedPayment,
} from './payments.events.js';
export { PaymentsQueries } from './payments.queries.js';
export { StatementQuery } from './payments.dto.js';
export { statementFile } from './statement.file.js';
export { StatementPapers } from './statement.papers.js';
export { StatementQueries } from './statement.queries.js';
export { StatementView } from './views/statement-view.js';
export { PaymentsService } from './payments.service.js';
export type { CreditRead, PaymentMethod, PaymentPart, Statement, StatementLine } from './payments.types.js';
