import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import { SchoolQueries } from '../school/index.js';
import { IdentityQueries } from '../identity/index.js';
import { OrdersQueries } from '../sales/index.js';
import type { HistoryLine, OrderPage, OrderTrailRead } from './home.types.js';
import { watchesOf, trailOf } from './order-trail.totals.js';
import { factsOf, OrderRooms } from './order-rooms.js';

/** The order sheet: every room's part of one order, from request to money. */
@Injectable()
export class OrderPageQueries {
  constructor(
    private readonly orders: OrdersQueries,
    private readonly rooms: OrderRooms,
    private readonly school: SchoolQueries,
    private readonly identity: IdentityQueries,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Throws notFound. */
  async page(scope: Scope, orderId: number): Promise<OrderPage> {
    const { order, documents, events } = await this.orders.page(scope, orderId);
    const [parts, history, centers] = await Promise.all([
      this.rooms.of(scope, order),
      this.journal.of(scope, { type: 'sales_order', id: orderId }),
      this.school.workCenters(scope),
    ]);
    const names = await this.identity.names(scope, [...new Set(history.map(({ userId }) => userId))]);
    const confirmation = history.find(({ event }) => event === 'confirm');
    const facts = factsOf(order, parts, confirmation?.at ?? null, this.clock.today());
    return {
      ...{ order, documents, events, ...parts },
      trail: trailRead(order, facts, this.clock.today()),
      workCenters: new Map(centers.map(({ id, name }) => [id, name])),
      history: history.map(({ id, at, userId, event, reason }): HistoryLine => ({
        id,
        at,
        who: names.get(userId) ?? null,
        event,
        reason,
      })),
    };
  }

  /** Throws notFound. */
  async trail(scope: Scope, orderId: number): Promise<OrderTrailRead> {
    const order = await this.orders.sheet(scope, orderId);
    const [parts, history] = await Promise.all([
      this.rooms.of(scope, order),
      this.journal.of(scope, { type: 'sales_order', id: orderId }),
    ]);
    const confirmedAt = history.find(({ event }) => event === 'confirm')?.at ?? null;
    const today = this.clock.today();
    return trailRead(order, factsOf(order, parts, confirmedAt, today), today);
  }
}

function trailRead(
  order: OrderPage['order'],
  facts: ReturnType<typeof factsOf>,
  today: ReturnType<Clock['today']>,
): OrderTrailRead {
  const { id: orderId, quoteId, number, partnerId, partnerName, state, unitCode } = order;
  const derived = { stations: trailOf(facts), watches: watchesOf(facts, today) };
  return { orderId, quoteId, number, partnerId, partnerName, state, unitCode, ...derived };
}
