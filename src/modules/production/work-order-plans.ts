import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { quantityText } from '../../core/quantity/unit.js';
import { CatalogQueries } from '../catalog/index.js';
import { OrdersQueries, type OrderCellRead, type OrderLineRead } from '../sales/index.js';
import type { NewWorkOrder } from './production.dto.js';
import { alreadyMaking, noOrder, nothingMissing, unknownVariant } from './production.errors.js';
import { ShortfallQueries } from './shortfall.queries.js';
import { WorkOrderMaker, type CellPlan, type MadeWorkOrder } from './work-order-maker.js';
import { WorkOrder, WorkOrderCell } from './work-order.entity.js';

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
        dueOn: order.dueOn!,
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

  /** OFs of lines that make more than is ordered now, and that nobody started; throws when those do not suffice. */
  async tooMany(scope: Scope, orderId: number): Promise<number[]> {
    const order = await this.orders.sheet(scope, orderId);
    const excess = (await this.shortfall.balance(scope, order)).filter(({ wanted, covered }) => covered > wanted);
    const lines = [...new Set(excess.map(({ line }) => line.id))];
    const ofs = await this.unit.manager.findBy(WorkOrder, { orderId, schoolId: scope.schoolId });
    const idle = ofs.filter(({ orderLineId, state }) => state === 'released' && lines.includes(orderLineId ?? 0));
    const freed = await this.unit.manager.findBy(WorkOrderCell, { workOrderId: In(idle.map(({ id }) => id)) });
    for (const { line, orderCellId, wanted, covered } of excess) {
      const own = freed.filter((cell) => cell.orderCellId === orderCellId);
      const running = covered - own.reduce((sum, { quantity }) => sum + quantity, 0);
      if (running > wanted) throw alreadyMaking(line.itemName, quantityText(running, line.unitCode));
    }
    return idle.map(({ id }) => id);
  }

  /** One more OF for each line of which something is ordered that no OF will make. */
  async cover(scope: Scope, orderId: number): Promise<MadeWorkOrder[]> {
    const order = await this.orders.sheet(scope, orderId);
    const balance = await this.shortfall.balance(scope, order);
    const firsts = await this.unit.manager.find(WorkOrder, {
      where: { orderId, schoolId: scope.schoolId },
      order: { id: 'DESC' },
    });
    const of = new Map(firsts.map((first) => [first.orderLineId, first]));
    const plans = order.lines.map((line) => ({
      kind: 'customer' as const,
      criticality: of.get(line.id)?.criticality ?? 'standard',
      origin: { orderId, orderLineId: line.id, orderNumber: order.number },
      dueOn: order.dueOn!,
      cells: line.cells.flatMap(({ id, size, colour }) => {
        const { wanted, covered } = balance.find(({ orderCellId }) => orderCellId === id)!;
        return wanted > covered ? [{ orderCellId: id, size, colour, quantity: wanted - covered }] : [];
      }),
      ...headOf(line),
    }));
    return this.maker.make(
      scope,
      plans.filter(({ cells }) => cells.length > 0),
    );
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
      dueOn: order.dueOn ?? source.dueOn,
      cells: missing.map(({ missing: quantity, ...cell }) => ({ ...cell, quantity })),
      ...{ criticality, workshopId, itemId, itemName, drawingRevision, unitCode },
    };
    const [made] = await this.maker.make(scope, [plan]);
    return made!;
  }
}

/** What an OF copies of the line it makes. */
const headOf = ({ itemId, itemName, drawingRevision, unitCode, workshopId }: OrderLineRead) => ({
  ...{ itemId, itemName, drawingRevision, unitCode, workshopId },
});

function plannedCell({ id, size, colour, ordered, cancelled }: OrderCellRead): CellPlan {
  return { orderCellId: id, size, colour, quantity: ordered - cancelled };
}
