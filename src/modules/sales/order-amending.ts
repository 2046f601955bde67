import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { stale } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { MAX_CENTS } from '../../core/money/money.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { OrderConfirmation } from './order-confirmation.js';
import { OrderLedger } from './order-ledger.js';
import { OrdersQueries } from './orders.queries.js';
import { orderWorkflow } from './orders.service.js';
import { amendedSheet, changesOf } from './sales.amendment.js';
import type { AmendOrder } from './sales.dto.js';
import { nothingAmended, orderTooDear, promisedInPast } from './sales.errors.js';
import { orderAmended } from './sales.events.js';
import { mustCover } from './sales.schedule.js';

/** An amendment (avenant) of a confirmed order: other quantities, another day; recorded, printed and told. */
@Injectable()
export class OrderAmending {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly transitions: Transitions,
    private readonly bus: EventBus,
    private readonly ledger: OrderLedger,
    private readonly confirmation: OrderConfirmation,
    private readonly queries: OrdersQueries,
  ) {}

  /** Prices stay those of the order. 409 when less is wanted than is made, or somebody changed the order meanwhile. */
  async amend(scope: Scope, orderId: number, amendment: AmendOrder): Promise<void> {
    const { promisedOn, reason, version } = amendment;
    const wanted = amendment.cells ?? [];
    const before = await this.queries.permitted(scope, orderId, 'amend');
    if (before.version !== version) throw stale();
    const day = promisedOn ?? before.promisedOn!;
    if (day !== before.promisedOn && day < this.clock.today()) throw promisedInPast();
    if (day !== before.promisedOn) mustCover(before.schedule, day);
    const changes = changesOf(before.lines, wanted);
    if (changes.length === 0 && day === before.promisedOn) throw nothingAmended();
    const after = amendedSheet(before, changes);
    if (after.totals.totalWithVatCents > MAX_CENTS) throw orderTooDear();
    // Drawn before the transaction: it takes a while, and nothing slow waits on a lock.
    const drawn = await this.confirmation.drawAmendment(scope, after, { promisedOn: day, reason });
    await this.unit.run(async () => {
      const order = await this.ledger.lock(scope, orderId);
      order.version = drawn.version;
      // Some may have been made since.
      const now = (lineId: number) => order.cells.filter((cell) => cell.lineId === lineId);
      changesOf(
        before.lines.map(({ id, unitCode }) => ({ unitCode, cells: now(id) })),
        wanted,
      );
      const totals = await this.ledger.amend(scope, order, changes);
      const facts = { cells: changes, promisedOn: { from: before.promisedOn as LocalDate, to: day } };
      const written = { ...totals, promisedOn: day, buyer: drawn.buyer };
      await this.transitions.fire(scope, orderWorkflow, order, 'amend', { reason, changes: written, facts });
      await this.confirmation.send(scope, order, drawn);
      await this.bus.publish(orderAmended, scope, { orderId });
    });
  }
}
