export { DeliveryModule } from './delivery.module.js';
export { DeliveryQueries } from './delivery.queries.js';
export { DeliveryService } from './delivery.service.js';
export { deliveryMachine } from './delivery.states.js';
export type { CellQuantity, NoteRow, NoteSheet, ShippedLine } from './delivery.types.js';
