export { PaymentsModule } from './payments.module.js';
export { PaymentsQueries } from './payments.queries.js';
export { PaymentsService } from './payments.service.js';
export { paymentMachine, type PaymentState } from './payments.states.js';
export type { AllocationRead, PaymentMethod, PaymentPart, PaymentRow, PaymentSheet } from './payments.types.js';
