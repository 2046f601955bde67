import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { CatalogQueries } from '../catalog/index.js';
import { OrdersQueries, type OrderCellRead } from '../sales/index.js';
import type { NewWorkOrder } from './production.dto.js';
import { noOrder, nothingMissing, unknownVariant } from './production.errors.js';
import { ShortfallQueries } from './shortfall.queries.js';
import { WorkOrderMaker, type CellPlan, type MadeWorkOrder } from './work-order-maker.js';
import { WorkOrder } from './work-order.entity.js';

/** Where the plans of OFs come from: an order's lines, a wish of the school, a shortfall. */
@Injectable()
export class WorkOrderPlans {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly maker: WorkOrderMaker,
    private readonly catalog: CatalogQueries,
    private readonly orders: OrdersQueries,
    private readonly shortfall: ShortfallQueries,
  ) {}

  async ofOrder(scope: Scope, orderId: number): Promise<number[]> {
    const known = await this.unit.manager.countBy(WorkOrder, { orderId, schoolId: scope.schoolId });
    if (known > 0) return [];
    const order = await this.orders.sheet(scope, orderId);
    const items = await this.catalog.items(
      scope,
      order.lines.map(({ itemId }) => itemId),
    );
    const plans = order.lines.map(
      ({ id: orderLineId, itemId, itemName, drawingRevision, unitCode, workshopId, cells }) => ({
        kind: 'customer' as const,
        criticality: items.get(itemId)?.criticality ?? 'standard',
        origin: { orderId, orderLineId, orderNumber: order.number },
        dueOn: order.promisedOn!,
        cells: cells.map(plannedCell).filter(({ quantity }) => quantity > 0),
        ...{ itemId, itemName, drawingRevision, unitCode, workshopId },
      }),
    );
    const made = await this.maker.make(
      scope,
      plans.filter(({ cells }) => cells.length > 0),
    );
    return made.map(({ id }) => id);
  }

  async alone(scope: Scope, { kind, itemId, dueOn, cells }: NewWorkOrder): Promise<MadeWorkOrder> {
    const item = await this.catalog.get(scope, itemId);
    const plans = cells.map(({ variantId, quantity }) => {
      const variant = item.variants.find(({ id }) => id === variantId);
      if (!variant) throw unknownVariant();
      return { orderCellId: null, size: variant.size, colour: variant.colour, quantity };
    });
    const { name: itemName, criticality, drawingRevision, unitCode, workshopId } = item;
    const of = { itemId, itemName, criticality, drawingRevision, unitCode, workshopId };
    const [made] = await this.maker.make(scope, [{ kind, dueOn, cells: plans, origin: null, ...of }]);
    return made!;
  }

  async again(scope: Scope, workOrderId: number): Promise<MadeWorkOrder> {
    const { schoolId } = scope;
    const source = await this.unit.manager.findOneBy(WorkOrder, { id: workOrderId, schoolId });
    if (!source) throw notFound();
    const { orderId, orderLineId, criticality, workshopId, itemId, itemName, drawingRevision, unitCode } = source;
    if (orderId === null || orderLineId === null) throw noOrder();
    // The line's first OF stands for the line: two relaunches of one line follow each other.
    const first = await this.unit.manager.findOneOrFail(WorkOrder, {
      where: { orderId, orderLineId, schoolId },
      order: { id: 'ASC' },
    });
    await this.unit.lock(WorkOrder, { id: first.id, schoolId });
    const { order, missing } = await this.shortfall.of(scope, orderId, orderLineId);
    if (missing.length === 0 || order.state !== 'confirmed') throw nothingMissing();
    const plan = {
      kind: 'rework' as const,
      origin: { orderId, orderLineId, orderNumber: order.number },
      dueOn: order.promisedOn ?? source.dueOn,
      cells: missing.map(({ missing: quantity, ...cell }) => ({ ...cell, quantity })),
      ...{ criticality, workshopId, itemId, itemName, drawingRevision, unitCode },
    };
    const [made] = await this.maker.make(scope, [plan]);
    return made!;
  }
}

function plannedCell({ id, size, colour, ordered, cancelled }: OrderCellRead): CellPlan {
  return { orderCellId: id, size, colour, quantity: ordered - cancelled };
}
