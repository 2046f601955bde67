import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import {
  BillsQueries,
  MaterialsQueries,
  neededFor,
  MaterialsService,
  type LotRead,
  type WorkOrderLot,
  type WorkOrderMove,
} from '../materials/index.js';
import { ProductionQueries } from '../production/index.js';
import { OrdersQueries } from '../sales/index.js';

/** What an OF takes of a material, and what went to it; steps of the unit. */
export interface MaterialNeed {
  materialId: number;
  materialName: string;
  unitCode: UnitCode;
  needed: number;
  issued: number;
}

/** What an OF is made of, and whose material may go to it. */
export interface WorkOrderMaterialsRead {
  workOrder: { id: number; number: string; itemName: string };
  lots: WorkOrderLot[];
  /** By the bill of materials of the item; empty when it has none. */
  needs: MaterialNeed[];
  usable: LotRead[];
}

/** Material of an OF: what went to it, what came back. */
@Injectable()
export class WorkOrderMaterials {
  constructor(
    private readonly materials: MaterialsService,
    private readonly stock: MaterialsQueries,
    private readonly bills: BillsQueries,
    private readonly production: ProductionQueries,
    private readonly orders: OrdersQueries,
  ) {}

  async read(scope: Scope, workOrderId: number): Promise<WorkOrderMaterialsRead> {
    const { customerId, item, ...workOrder } = await this.about(scope, workOrderId);
    const lots = await this.stock.ofWorkOrder(scope, workOrderId);
    const needs = (await this.bills.of(scope, item.id)).lines.map(
      ({ materialId, materialName, unitCode, quantity }) => ({
        ...{ materialId, materialName, unitCode },
        needed: neededFor(quantity, item),
        issued: lots.filter((lot) => lot.materialId === materialId).reduce((sum, { used }) => sum + used, 0),
      }),
    );
    return { workOrder, lots, needs, usable: await this.stock.usable(scope, customerId) };
  }

  /** From a lot to the OF, or back from it, whole or as off-cuts. */
  async move(scope: Scope, workOrderId: number, move: WorkOrderMove): Promise<void> {
    await this.materials.moveForWorkOrder(scope, await this.about(scope, workOrderId), move);
  }

  private async about(scope: Scope, workOrderId: number) {
    const workOrder = await this.production.workOrder(scope, workOrderId);
    const { id, number, itemName, orderId, itemId, quantity, unitCode } = workOrder;
    const customerId = orderId === null ? null : (await this.orders.sheet(scope, orderId)).partnerId;
    return { id, number, itemName, customerId, item: { id: itemId, quantity, unitCode } };
  }
}

/** What a lot is counted in; any unit when it is none of these. */
export function unitOfLot({ lots, usable }: WorkOrderMaterialsRead, lotId: unknown): UnitCode {
  const known = [...usable, ...lots.map(({ lotId: id, unitCode }) => ({ id, unitCode }))];
  return known.find(({ id }) => String(id) === lotId)?.unitCode ?? 'C62';
}
