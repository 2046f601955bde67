import { Injectable } from '@nestjs/common';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries, type RoutingStep } from '../catalog/index.js';
import { OperationCell, WorkOperation } from './work-operation.entity.js';
import { WorkOrder, WorkOrderCell, type WorkOrderKind } from './work-order.entity.js';
import { workOrderMachine } from './work-order.states.js';

export interface CellPlan {
  orderCellId: number | null;
  size: string | null;
  colour: string | null;
  quantity: number;
}

export interface WorkOrderPlan {
  kind: WorkOrderKind;
  criticality: WorkOrder['criticality'];
  /** The order, its line, and its number for the search. */
  origin: { orderId: number; orderLineId: number; orderNumber: string } | null;
  workshopId: number;
  itemId: number;
  itemName: string;
  drawingRevision: string | null;
  dueOn: string;
  cells: readonly CellPlan[];
}

// What an item without a routing is made by.
const GENERIC: RoutingStep = {
  position: 10,
  code: 'FAB',
  name: 'Fabrication',
  workCenterId: null,
  setupMinutes: 0,
  unitCentiminutes: 0,
  requiredLevel: 0,
  heavyLoad: false,
  workRules: [],
  competenceCodes: [],
  instructions: '',
};
const workOrders = { machine: workOrderMachine, entity: WorkOrder };

/** Writes an OF with its operations and counters, and releases it. */
@Injectable()
export class WorkOrderMaker {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly numbering: Numbering,
    private readonly catalog: CatalogQueries,
    private readonly clock: Clock,
  ) {}

  /** The id and number of the OF, `OF-2026-00001`. */
  async make(scope: Scope, plan: WorkOrderPlan): Promise<{ id: number; number: string }> {
    const { schoolId } = scope;
    const { number } = await this.numbering.next(schoolId, 'OF');
    const { cells, origin, ...kept } = plan;
    const workOrder = {
      ...kept,
      schoolId,
      number,
      state: 'planned' as const,
      version: 1,
      orderId: origin?.orderId ?? null,
      orderLineId: origin?.orderLineId ?? null,
      quantity: cells.reduce((sum, { quantity }) => sum + quantity, 0),
      createdAt: this.clock.instant(),
      searchText: folded(number, plan.itemName, origin?.orderNumber),
    };
    const { identifiers } = await this.unit.manager.insert(WorkOrder, workOrder);
    const id = identifiers[0]!.id as number;
    await this.addOperations(scope, id, plan);
    await this.transitions.fire(asSystem(scope), workOrders, { ...workOrder, id }, 'release', {
      facts: { number, kind: plan.kind, quantity: workOrder.quantity },
    });
    return { id, number };
  }

  private async addOperations(scope: Scope, workOrderId: number, { itemId, cells }: WorkOrderPlan): Promise<void> {
    const { schoolId } = scope;
    const { manager } = this.unit;
    const routing = await this.catalog.routing(scope, itemId);
    const steps = routing.length > 0 ? routing : [GENERIC];
    await manager.insert(
      WorkOrderCell,
      cells.map((cell) => ({ schoolId, workOrderId, ...cell })),
    );
    await manager.insert(
      WorkOperation,
      steps.map((step, index) => ({
        ...copied(step),
        schoolId,
        workOrderId,
        state: index === 0 ? ('ready' as const) : ('blocked' as const),
        version: 1,
      })),
    );
    const made = await manager.find(WorkOrderCell, { where: { workOrderId }, order: { id: 'ASC' } });
    const operations = await manager.find(WorkOperation, { where: { workOrderId }, order: { position: 'ASC' } });
    await manager.insert(
      OperationCell,
      operations.flatMap(({ id: operationId }) =>
        made.map(({ id: workOrderCellId, quantity }) => ({
          ...{ schoolId, operationId, workOrderCellId, quantity },
          ...{ good: 0, validated: 0, scrap: 0, rework: 0 },
        })),
      ),
    );
  }
}

/** Column by column: a step may carry more than an operation keeps. */
function copied(step: RoutingStep): RoutingStep {
  const { position, code, name, workCenterId, setupMinutes, unitCentiminutes, requiredLevel, heavyLoad } = step;
  const { workRules, competenceCodes, instructions } = step;
  const time = { setupMinutes, unitCentiminutes };
  const rules = { requiredLevel, heavyLoad, workRules, competenceCodes, instructions };
  return { position, code, name, workCenterId, ...time, ...rules };
}
