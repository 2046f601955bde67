import { Injectable } from '@nestjs/common';
import { hasRole, partnerSeen, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { type CellQuantity, type OrderSheet, OrdersService } from '../sales/index.js';
import { DeliveryLine, DeliveryNote } from './delivery-note.entity.js';
import { shippedBeforeOrder, shippedInFuture } from './delivery.errors.js';
import { DeliveryPapers } from './delivery.papers.js';
import { Preparing } from './delivery.preparing.js';
import { deliveryMachine } from './delivery.states.js';
import type { ShipTo } from './delivery.types.js';
import { deliveryWords } from './delivery.words.js';

/** The verbs of the delivery room. */
@Injectable()
export class DeliveryService {
  private readonly workflow = { machine: deliveryMachine, entity: DeliveryNote };

  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly orders: OrdersService,
    private readonly preparing: Preparing,
    private readonly papers: DeliveryPapers,
  ) {}

  /**
   * A note of what leaves together, each cell at most produced − delivered − promised on other ready notes.
   * Throws delivery.more_than_available, delivery.nothing_chosen, delivery.order_not_confirmed.
   */
  async prepare(
    scope: Scope,
    orderId: number,
    cells: readonly CellQuantity[],
    plannedDeliveryId?: number | null,
  ): Promise<{ id: number; number: string }> {
    if (!hasRole(scope, 'system', 'director', 'master')) throw notYourRole(deliveryWords.prepare);
    return this.unit.run(async () => {
      const order = await this.orders.hold(scope, orderId);
      const planned = order.schedule.find(({ id }) => id === plannedDeliveryId);
      if (plannedDeliveryId != null && !planned) throw notFound();
      return this.preparing.write(scope, order, { cells, planned });
    });
  }

  /** The goods left: counted as delivered, printed, mailed. `shippedOn`: from the order's day to today. */
  async ship(scope: Scope, noteId: number, { shippedOn }: { shippedOn: LocalDate }): Promise<void> {
    await this.unit.run(async () => {
      const { note, order } = await this.lock(scope, noteId);
      deliveryMachine.permit(scope, note, 'ship');
      const today = this.clock.today();
      if (shippedOn > today) throw shippedInFuture(today);
      if (shippedOn < order.placedOn) throw shippedBeforeOrder(order.placedOn);
      const cells = await this.cellsOf(note);
      await this.orders.recordDelivered(scope, note.orderId, cells);
      const { id, number, partnerId } = note;
      const shipTo = note.shipTo as unknown as ShipTo;
      const fileId = await this.papers.issue(scope, { id, number, partnerId, shippedOn, shipTo, cells, order });
      const changes = { shippedOn, fileId };
      await this.transitions.fire(scope, this.workflow, note, 'ship', { changes, facts: { shippedOn } });
    });
  }

  /** Gives up a note that has not left: its pieces are free again. */
  async cancel(scope: Scope, noteId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const { note } = await this.lock(scope, noteId);
      await this.transitions.fire(scope, this.workflow, note, 'cancel', { reason });
    });
  }

  /** Told by staff, or by the partner itself. */
  async receive(scope: Scope, noteId: number, given: { receivedBy: string; reserves?: string }): Promise<void> {
    await this.unit.run(async () => {
      const { note } = await this.lock(scope, noteId);
      const { receivedBy, reserves } = given;
      const changes = { receivedBy, reserves: reserves || null, receivedAt: this.clock.instant() };
      await this.transitions.fire(scope, this.workflow, note, 'receive', { changes, facts: { reserves: !!reserves } });
    });
  }

  // Always the order first, then the note: two verbs never wait for each other crosswise.
  private async lock(scope: Scope, noteId: number): Promise<{ note: DeliveryNote; order: OrderSheet }> {
    const partnerId = partnerSeen(scope, 'receiver');
    const mine = partnerId === null ? {} : { partnerId };
    const where = { id: noteId, schoolId: scope.schoolId, ...mine };
    const seen = await this.unit.manager.findOneBy(DeliveryNote, where);
    if (!seen) throw notFound();
    const order = await this.orders.hold(scope, seen.orderId);
    const note = await this.unit.lock(DeliveryNote, where);
    if (!note) throw notFound();
    return { note, order };
  }

  private async cellsOf(note: DeliveryNote): Promise<CellQuantity[]> {
    const lines = await this.unit.manager.find(DeliveryLine, {
      where: { noteId: note.id, schoolId: note.schoolId },
      order: { orderCellId: 'ASC' },
    });
    return lines.map(({ orderCellId, quantity }) => ({ orderCellId, quantity }));
  }
}
