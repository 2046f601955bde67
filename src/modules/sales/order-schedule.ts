import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole, stale } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import { quantityText } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { Clock } from '../../core/time/clock.js';
import { CallOffMail } from './call-off-mail.js';
import { OrderLedger } from './order-ledger.js';
import { PlannedDelivery } from './planned-delivery.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import type { CallOff, NewPlannedDelivery, PlanDeliveries } from './sales.dto.js';
import {
  calledAlready,
  calledInPast,
  notCallable,
  notPlanned,
  overCalled,
  overPlanned,
  plannedBeforeOrder,
  tooManyPlanned,
} from './sales.errors.js';
import { orderRescheduled } from './sales.events.js';
import { leftToPlan, MOST_PLANNED } from './sales.schedule.js';
import { cellName } from './sales.totals.js';
import type { CellQuantity, OrderSheet, ScheduledDelivery } from './sales.types.js';

/** When what of an order leaves, and for where. */
@Injectable()
export class OrderSchedule {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly bus: EventBus,
    private readonly ledger: OrderLedger,
    private readonly clock: Clock,
    private readonly mail: CallOffMail,
  ) {}

  /** Writes the whole schedule anew; production follows its next day. */
  async plan(scope: Scope, orderId: number, { deliveries, version, framework }: PlanDeliveries): Promise<void> {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(PLANNING);
    await this.unit.run(async () => {
      const order = await this.ledger.hold(scope, orderId);
      if (order.version !== version) throw stale();
      if (order.state !== 'draft' && order.state !== 'confirmed') throw notPlanned();
      mustDiffer(deliveries.map(({ reference }) => reference));
      mustFit(order, deliveries);
      const own = { orderId, schoolId: scope.schoolId };
      await this.unit.manager.delete(PlannedDelivery, own);
      const rows = deliveries.map((delivery) => rowOf(own, delivery));
      if (rows.length > 0) await this.unit.manager.insert(PlannedDelivery, rows);
      await this.unit.manager.update(
        SalesOrder,
        { id: orderId, schoolId: scope.schoolId },
        {
          ...(framework == null ? {} : { framework }),
          ...promiseOf(order, deliveries),
          version: version + 1,
        },
      );
      const facts = { days: deliveries.map(({ dueOn }) => dueOn), framework };
      await this.journal.write(scope, {
        subject: { type: 'sales_order', id: orderId },
        event: 'deliveries_planned',
        facts,
      });
      if (order.state === 'confirmed') await this.bus.publish(orderRescheduled, scope, { orderId });
    });
  }

  /** The customer of a framework order asks for some of it: within what is ordered, at its prices. */
  async callOff(scope: Scope, orderId: number, called: CallOff): Promise<{ id: number }> {
    if (!hasRole(scope, 'director', 'master', 'buyer', 'system')) throw notYourRole(CALLING);
    return this.unit.run(async () => {
      const order = await this.ledger.hold(scope, orderId);
      if (order.state !== 'confirmed' || !order.framework) throw notCallable();
      if (called.dueOn < this.clock.today()) throw calledInPast();
      const { reference = null } = called;
      mustDiffer([...order.schedule, called].map((one) => one.reference));
      if (order.schedule.length >= MOST_PLANNED) throw tooManyPlanned();
      mustFit(order, [called], order.schedule);
      const row = this.unit.manager.create(PlannedDelivery, rowOf({ orderId, schoolId: scope.schoolId }, called));
      await this.unit.manager.insert(PlannedDelivery, row);
      // Whoever plans over it has to read it first.
      const changes = { ...promiseOf(order, [called]), version: order.version + 1 };
      await this.unit.manager.update(SalesOrder, { id: orderId, schoolId: scope.schoolId }, changes);
      const facts = { dueOn: called.dueOn, reference };
      await this.journal.write(scope, { subject: { type: 'sales_order', id: orderId }, event: 'called_off', facts });
      await this.bus.publish(orderRescheduled, scope, { orderId });
      if (scope.partnerId !== null) await this.mail.calledOff(scope, order, called);
      return { id: row.id };
    });
  }
}

/** The promised day is that of the last delivery: a later one moves it. */
function promiseOf(
  { promisedOn }: OrderSheet,
  deliveries: readonly Pick<Planned, 'dueOn'>[],
): { promisedOn?: LocalDate } {
  const last = deliveries
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  return promisedOn !== null && last !== undefined && last > promisedOn ? { promisedOn: last } : {};
}

const rowOf = (
  own: { orderId: number; schoolId: number },
  { dueOn, address = null, reference = null, cells }: NewPlannedDelivery,
) => ({
  ...{ ...own, dueOn, address, reference },
  cells: cells.map(({ orderCellId, quantity }) => ({ orderCellId, quantity })),
});

type Planned = Pick<NewPlannedDelivery, 'dueOn'> & { cells: readonly CellQuantity[] };

/** Within what is ordered, and in no delivery `called` before. */
function mustFit(
  { lines, placedOn }: OrderSheet,
  deliveries: readonly Planned[],
  called: readonly ScheduledDelivery[] = [],
): void {
  const early = deliveries.findIndex(({ dueOn }) => dueOn < placedOn);
  if (early >= 0) throw plannedBeforeOrder(early);
  const known = new Map(lines.flatMap((line) => line.cells.map((cell) => [cell.id, { line, cell }] as const)));
  const planned = new Map<number, number>();
  for (const { orderCellId, quantity } of deliveries.flatMap(({ cells }) => cells)) {
    const found = known.get(orderCellId);
    if (!found) throw notFound();
    const { line, cell } = found;
    const sum = (planned.get(orderCellId) ?? 0) + quantity;
    const most = leftToPlan(cell, called);
    const refused = called.length > 0 ? overCalled : overPlanned;
    if (sum > most) throw refused(cellName(line.itemName, cell), quantityText(most, line.unitCode));
    planned.set(orderCellId, sum);
  }
}

/** The customer's own number makes one delivery. */
function mustDiffer(references: readonly (string | null | undefined)[]): void {
  const told = references.filter((one) => one != null);
  const twice = told.find((one, at) => told.indexOf(one) < at);
  if (twice !== undefined) throw calledAlready(twice);
}

const CALLING = { fr: 'Appeler une livraison', en: 'Calling a delivery off' };
const PLANNING = { fr: 'Planifier les livraisons', en: 'Planning deliveries' };
