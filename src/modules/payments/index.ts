export { PaymentsModule } from './payments.module.js';
export { PaymentsQueries } from './payments.queries.js';
export { PaymentsService } from './payments.service.js';
export type { PaymentPart } from './payments.types.js';
