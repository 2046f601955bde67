import { eventType } from '../../core/events/event-bus.js';

/** An order is promised: production may start. */
export const orderConfirmed = eventType<{ orderId: number }>('sales.order_confirmed.1');
/** A confirmed order has other quantities or another day; what is made stays ordered. */
export const orderAmended = eventType<{ orderId: number }>('sales.order_amended.1');
/** Other days something is to leave; what is ordered stays. */
export const orderRescheduled = eventType<{ orderId: number }>('sales.order_rescheduled.1');
/** A confirmed order waits: nothing of it is made or leaves until it goes on. */
export const orderPaused = eventType<{ orderId: number; reason: string }>('sales.order_paused.1');
export const orderResumed = eventType<{ orderId: number; reason: string }>('sales.order_resumed.1');
/** A confirmed order is called off; nothing of it was produced. */
export const orderCancelled = eventType<{ orderId: number }>('sales.order_cancelled.1');
/** What was not produced yet is called off; what is made stays due. */
export const orderShortClosed = eventType<{ orderId: number }>('sales.order_short_closed.1');
