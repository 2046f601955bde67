export { DeliveryModule } from './delivery.module.js';
export { DeliveryQueries } from './delivery.queries.js';
export { DeliveryService } from './delivery.service.js';
export { deliveryMachine, type DeliveryEvent, type DeliveryState } from './delivery.states.js';
export type { DeliverableLine, NoteLineRead, NoteRow, NoteSheet, ShippedLine, ShipTo } from './delivery.types.js';
export { deliveryWords } from './delivery.words.js';
export { NoteBadges } from './views/deliveries.js';
