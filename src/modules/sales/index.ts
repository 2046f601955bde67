export { SalesModule } from './sales.module.js';
export { OrderSchedule } from './order-schedule.js';
export { OrderMaterials } from './order-materials.js';
export { OrderReferences } from './order-references.js';
export { OrderAmending } from './order-amending.js';
export { OrdersQueries } from './orders.queries.js';
export { OrdersService } from './orders.service.js';
export { noteForPartner } from './sales.notes.js';
export {
  orderAmended,
  orderCancelled,
  orderConfirmed,
  orderPaused,
  orderRescheduled,
  orderResumed,
  orderShortClosed,
} from './sales.events.js';
export { cellName, invoicedNet, nextInvoiceAmount, orderedNet, room } from './sales.totals.js';
export type { OrderEvent } from './sales-order.states.js';
export type * from './sales.types.js';
export { OrderActions, OrderDocuments } from './views/order-actions.js';
export { ExpectedBadge } from './views/order-materials.js';
export { CallOff } from './sales.dto.js';
export { squareErrors, typedSquares } from './sales.squares.js';
export { leftToPlan, plannedItems } from './sales.schedule.js';
export { ScheduleTable } from './views/schedule-table.js';
export { OrderLinks } from './views/order-references.js';
export { HoldBadge, OrderAmounts, OrderBadges, OrderFacts, OrderLines } from './views/order-parts.js';
