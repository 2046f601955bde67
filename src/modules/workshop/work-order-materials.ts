import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import {
  MaterialsQueries,
  MaterialsService,
  type LotRead,
  type WorkOrderLot,
  type WorkOrderMove,
} from '../materials/index.js';
import { ProductionQueries } from '../production/index.js';
import { OrdersQueries } from '../sales/index.js';

/** What an OF is made of, and whose material may go to it. */
export interface WorkOrderMaterialsRead {
  workOrder: { id: number; number: string; itemName: string };
  lots: WorkOrderLot[];
  usable: LotRead[];
}

/** Material of an OF: what went to it, what came back. */
@Injectable()
export class WorkOrderMaterials {
  constructor(
    private readonly materials: MaterialsService,
    private readonly stock: MaterialsQueries,
    private readonly production: ProductionQueries,
    private readonly orders: OrdersQueries,
  ) {}

  async read(scope: Scope, workOrderId: number): Promise<WorkOrderMaterialsRead> {
    const { customerId, ...workOrder } = await this.about(scope, workOrderId);
    const lots = await this.stock.ofWorkOrder(scope, workOrderId);
    return { workOrder, lots, usable: await this.stock.usable(scope, customerId) };
  }

  /** From a lot to the OF, or back from it, whole or as off-cuts. */
  async move(scope: Scope, workOrderId: number, move: WorkOrderMove): Promise<void> {
    await this.materials.moveForWorkOrder(scope, await this.about(scope, workOrderId), move);
  }

  private async about(scope: Scope, workOrderId: number) {
    const { id, number, itemName, orderId } = await this.production.workOrder(scope, workOrderId);
    const customerId = orderId === null ? null : (await this.orders.sheet(scope, orderId)).partnerId;
    return { id, number, itemName, customerId };
  }
}

/** What a lot is counted in; any unit when it is none of these. */
export function unitOfLot({ lots, usable }: WorkOrderMaterialsRead, lotId: unknown): UnitCode {
  const known = [...usable, ...lots.map(({ lotId: id, unitCode }) => ({ id, unitCode }))];
  return known.find(({ id }) => String(id) === lotId)?.unitCode ?? 'C62';
}
