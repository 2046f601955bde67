import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { OrderConfirmation, type BroughtFile } from './order-confirmation.js';
import { OrderLedger } from './order-ledger.js';
import { OrderPlacing, type NewOrder } from './order-placing.js';
import { SalesOrder } from './sales-order.entity.js';
import { salesOrderMachine, type OrderEvent } from './sales-order.states.js';
import { attachmentOnCancelled, promisedInPast } from './sales.errors.js';
import {
  orderCancelled,
  orderConfirmed,
  orderPaused,
  orderRescheduled,
  orderResumed,
  orderShortClosed,
} from './sales.events.js';
import { mustCover } from './sales.schedule.js';
import type { BilledLine, CellQuantity, OrderSheet } from './sales.types.js';

export const orderWorkflow = { machine: salesOrderMachine, entity: SalesOrder };

/**
 * The verbs of an order. The `record…` ones are called by the rooms to the right inside their own unit of work:
 * each raises one counter of the ledger, or refuses and says how many are left.
 */
@Injectable()
export class OrdersService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly transitions: Transitions,
    private readonly bus: EventBus,
    private readonly placing: OrderPlacing,
    private readonly ledger: OrderLedger,
    private readonly confirmation: OrderConfirmation,
  ) {}

  /** A draft order. By staff for anyone, by somebody of a partner for that partner only. */
  place(scope: Scope, demand: NewOrder): Promise<{ id: number; number: string }> {
    return this.placing.place(scope, demand);
  }

  /** Promises a day: draws and mails the order confirmation (ARC), and lets production start. */
  async confirm(scope: Scope, orderId: number, { promisedOn }: { promisedOn: LocalDate }): Promise<void> {
    if (promisedOn < this.clock.today()) throw promisedInPast();
    // Drawn before the transaction: it takes a while, and nothing slow waits on a lock.
    const drawn = await this.confirmation.draw(scope, orderId, promisedOn);
    await this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      order.version = drawn.version;
      mustCover((await this.ledger.hold(scope, orderId)).schedule, promisedOn);
      const changes = { promisedOn, confirmedAt: this.clock.instant(), buyer: drawn.buyer };
      await this.transitions.fire(scope, orderWorkflow, order, 'confirm', { changes, facts: { promisedOn } });
      await this.confirmation.send(scope, order, drawn);
      await this.bus.publish(orderConfirmed, scope, { orderId });
    });
  }

  /** Calls an order off while nothing of it is made. Somebody of a partner may while it is a draft. */
  async cancel(scope: Scope, orderId: number, reason: string): Promise<void> {
    const event = scope.partnerId === null ? 'cancel' : 'withdraw';
    await this.callOff(scope, orderId, event, reason);
  }

  /** Calls off what is not produced yet; what is made stays to deliver and to invoice. */
  async shortClose(scope: Scope, orderId: number, reason: string): Promise<void> {
    await this.callOff(scope, orderId, 'shorten', reason);
  }

  /** Makes it wait: its OFs are suspended and nothing of it leaves. */
  async pause(scope: Scope, orderId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      await this.transitions.fire(scope, orderWorkflow, order, 'pause', { reason, changes: { holdReason: reason } });
      await this.bus.publish(orderPaused, scope, { orderId, reason });
    });
  }

  async resume(scope: Scope, orderId: number): Promise<void> {
    await this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      const reason = order.holdReason ?? '';
      await this.transitions.fire(scope, orderWorkflow, order, 'resume', { changes: { holdReason: null } });
      await this.bus.publish(orderResumed, scope, { orderId, reason });
    });
  }

  /** Ends an order that is delivered and invoiced. */
  async close(scope: Scope, orderId: number): Promise<void> {
    await this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      await this.transitions.fire(scope, orderWorkflow, order, 'close', { changes: { holdReason: null } });
    });
  }

  /** Keeps a file brought for an order; its partner may read it. Returns the file's id. */
  async attach(scope: Scope, orderId: number, file: BroughtFile): Promise<number> {
    return this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      if (order.state === 'cancelled') throw attachmentOnCancelled();
      return this.confirmation.keepAttachment(scope, order, file);
    });
  }

  /** For the rooms to the right, inside their unit of work: the order, kept from others until it ends. */
  hold(scope: Scope, orderId: number): Promise<OrderSheet> {
    return this.ledger.hold(scope, orderId);
  }

  /** Validated pieces, of one order or several. */
  async recordProduced(scope: Scope, cells: readonly CellQuantity[]): Promise<void> {
    await this.unit.run(async () => {
      for (const [orderId, own] of await this.ledger.ordersOf(scope, cells))
        await this.ledger.count(scope, orderId, { counter: 'produced', cells: own, in: ['confirmed'] });
    });
  }

  /** A count was wrong: less is made than was said. 409 `sales.produced_delivered` once it is delivered. */
  async takeBackProduced(scope: Scope, cell: CellQuantity): Promise<void> {
    await this.unit.run(async () => {
      for (const orderId of (await this.ledger.ordersOf(scope, [cell])).keys())
        await this.ledger.takeBack(scope, orderId, cell);
    });
  }

  async recordDelivered(scope: Scope, orderId: number, cells: readonly CellQuantity[]): Promise<void> {
    await this.unit.run(async () => {
      await this.ledger.count(scope, orderId, { counter: 'delivered', cells, in: ['confirmed'] });
      await this.bus.publish(orderRescheduled, scope, { orderId });
    });
  }

  async recordReturned(scope: Scope, orderId: number, cells: readonly CellQuantity[]): Promise<void> {
    const states = ['confirmed', 'closed'] as const;
    await this.unit.run(() => this.ledger.count(scope, orderId, { counter: 'returned', cells, in: states }));
  }

  /** `netCents` of a line comes from `nextInvoiceAmount`: the parts make the line to the cent. */
  async recordInvoiced(
    scope: Scope,
    orderId: number,
    { cells, lines }: { cells: readonly CellQuantity[]; lines: readonly BilledLine[] },
  ): Promise<void> {
    await this.unit.run(async () => {
      // A closed order too: what a credit note took back is invoiced again.
      await this.ledger.count(scope, orderId, { counter: 'invoiced', cells, in: ['confirmed', 'closed'] });
      await this.ledger.bill(scope, orderId, lines, 1);
    });
  }

  async recordCredited(
    scope: Scope,
    orderId: number,
    { cells, lines }: { cells: readonly CellQuantity[]; lines: readonly BilledLine[] },
  ): Promise<void> {
    await this.unit.run(async () => {
      await this.ledger.count(scope, orderId, { counter: 'credited', cells, in: ['confirmed', 'closed'] });
      await this.ledger.bill(scope, orderId, lines, -1);
    });
  }

  private async callOff(scope: Scope, orderId: number, event: OrderEvent, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      salesOrderMachine.permit(scope, order, event);
      const facts = { totalWithVatCents: order.totalWithVatCents };
      const from = order.state;
      const totals = await this.ledger.cancelTheRest(scope, order);
      const changes = event === 'shorten' ? totals : { ...totals, holdReason: null };
      await this.transitions.fire(scope, orderWorkflow, order, event, { reason, changes, facts });
      if (event === 'shorten') await this.bus.publish(orderShortClosed, scope, { orderId });
      else if (from === 'confirmed') await this.bus.publish(orderCancelled, scope, { orderId });
    });
  }
}
