import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole, stale } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import { quantityText } from '../../core/quantity/unit.js';
import { OrderLedger } from './order-ledger.js';
import { PlannedDelivery } from './planned-delivery.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import type { NewPlannedDelivery, PlanDeliveries } from './sales.dto.js';
import { notPlanned, overPlanned, plannedBeforeOrder } from './sales.errors.js';
import { orderRescheduled } from './sales.events.js';
import { orderedNet } from './sales.totals.js';
import type { OrderSheet } from './sales.types.js';

/** When what of an order leaves, and for where. */
@Injectable()
export class OrderSchedule {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly bus: EventBus,
    private readonly ledger: OrderLedger,
  ) {}

  /** Writes the whole schedule anew; production follows its next day. */
  async plan(scope: Scope, orderId: number, { deliveries, version }: PlanDeliveries): Promise<void> {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(PLANNING);
    await this.unit.run(async () => {
      const order = await this.ledger.hold(scope, orderId);
      if (order.version !== version) throw stale();
      if (order.state !== 'draft' && order.state !== 'confirmed') throw notPlanned();
      mustFit(order, deliveries);
      const own = { orderId, schoolId: scope.schoolId };
      await this.unit.manager.delete(PlannedDelivery, own);
      const rows = deliveries.map(({ dueOn, address, cells }) => ({
        ...{ ...own, dueOn, address: address ?? null },
        cells: cells.map(({ orderCellId, quantity }) => ({ orderCellId, quantity })),
      }));
      if (rows.length > 0) await this.unit.manager.insert(PlannedDelivery, rows);
      await this.unit.manager.update(SalesOrder, { id: orderId, schoolId: scope.schoolId }, { version: version + 1 });
      const facts = { days: deliveries.map(({ dueOn }) => dueOn) };
      await this.journal.write(scope, {
        subject: { type: 'sales_order', id: orderId },
        event: 'deliveries_planned',
        facts,
      });
      if (order.state === 'confirmed') await this.bus.publish(orderRescheduled, scope, { orderId });
    });
  }
}

function mustFit({ lines, placedOn }: OrderSheet, deliveries: readonly NewPlannedDelivery[]): void {
  const early = deliveries.findIndex(({ dueOn }) => dueOn < placedOn);
  if (early >= 0) throw plannedBeforeOrder(early);
  const known = new Map(lines.flatMap((line) => line.cells.map((cell) => [cell.id, { line, cell }] as const)));
  const planned = new Map<number, number>();
  for (const { orderCellId, quantity } of deliveries.flatMap(({ cells }) => cells)) {
    const found = known.get(orderCellId);
    if (!found) throw notFound();
    const sum = (planned.get(orderCellId) ?? 0) + quantity;
    const most = orderedNet(found.cell);
    const { line, cell } = found;
    const name = [line.itemName, cell.colour, cell.size].filter(Boolean).join(' ');
    if (sum > most) throw overPlanned(name, quantityText(most, line.unitCode));
    planned.set(orderCellId, sum);
  }
}

const PLANNING = { fr: 'Planifier les livraisons', en: 'Planning deliveries' };
