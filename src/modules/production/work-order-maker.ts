import { Injectable } from '@nestjs/common';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Numbering } from '../../core/numbering/numbering.js';
import type { UnitCode } from '../../core/quantity/unit.js';
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
  unitCode: UnitCode;
  dueOn: string;
  cells: readonly CellPlan[];
}

// What an item without a routing is made by.
const GENERIC: RoutingStep = {
  position: 10,
  code: 'FAB',
  name: 'Fabrication',
  workCenterId: null,
  supplierId: null,
  setupMinutes: 0,
  unitCentiminutes: 0,
  requiredLevel: 0,
  heavyLoad: false,
  workRules: [],
  competenceCodes: [],
  instructions: '',
};
const workflow = { machine: workOrderMachine, entity: WorkOrder };

type Made = WorkOrderPlan & { workOrderId: number };

/** The id and number of an OF, `OF-2026-00001`. */
export interface MadeWorkOrder {
  id: number;
  number: string;
}

/** Writes OFs with their operations and counters, and releases them: one statement a table, however many OFs. */
@Injectable()
export class WorkOrderMaker {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly numbering: Numbering,
    private readonly catalog: CatalogQueries,
    private readonly clock: Clock,
  ) {}

  /** In the order of the plans. */
  async make(scope: Scope, plans: readonly WorkOrderPlan[]): Promise<MadeWorkOrder[]> {
    if (plans.length === 0) return [];
    const workOrders = await this.insertOrders(scope, plans);
    const made = workOrders.map(({ id }, at) => ({ workOrderId: id, ...plans[at]! }));
    const cells = await this.insertCells(scope, made);
    const operations = await this.insertOperations(scope, made);
    await this.insertCounters(cells, operations);
    await this.transitions.fireAll(asSystem(scope), workflow, workOrders, 'release', {
      facts: ({ number, kind, quantity }) => ({ number, kind, quantity }),
    });
    return workOrders.map(({ id, number }) => ({ id, number }));
  }

  private async insertOrders({ schoolId }: Scope, plans: readonly WorkOrderPlan[]): Promise<WorkOrder[]> {
    const numbered = await this.numbering.several(schoolId, 'OF', plans.length);
    const createdAt = this.clock.instant();
    const rows = plans.map(({ cells, origin, ...kept }, at) =>
      this.unit.manager.create(WorkOrder, {
        ...kept,
        ...{ schoolId, createdAt, number: numbered[at]!.number, state: workOrderMachine.initial, version: 1 },
        orderId: origin?.orderId ?? null,
        orderLineId: origin?.orderLineId ?? null,
        quantity: cells.reduce((sum, { quantity }) => sum + quantity, 0),
        searchText: folded(numbered[at]!.number, kept.itemName, origin?.orderNumber),
      }),
    );
    await this.unit.manager.insert(WorkOrder, rows);
    return rows;
  }

  private async insertCells({ schoolId }: Scope, made: readonly Made[]): Promise<WorkOrderCell[]> {
    const rows = made.flatMap(({ workOrderId, cells }) =>
      cells.map((cell) => this.unit.manager.create(WorkOrderCell, { schoolId, workOrderId, ...cell })),
    );
    await this.unit.manager.insert(WorkOrderCell, rows);
    return rows;
  }

  private async insertOperations(scope: Scope, made: readonly Made[]): Promise<WorkOperation[]> {
    const { schoolId } = scope;
    const items = made.map(({ itemId }) => itemId);
    const routings = await this.catalog.routings(scope, items);
    const rows = made.flatMap(({ workOrderId, itemId }) =>
      (routings.get(itemId) ?? [GENERIC]).map((step, index) =>
        this.unit.manager.create(WorkOperation, {
          ...copied(step),
          ...{ schoolId, workOrderId, state: index === 0 ? 'ready' : 'blocked', version: 1 },
        }),
      ),
    );
    await this.unit.manager.insert(WorkOperation, rows);
    return rows;
  }

  /** Every cell of an OF at every operation of it. */
  private async insertCounters(cells: readonly WorkOrderCell[], operations: readonly WorkOperation[]): Promise<void> {
    const rows = operations.flatMap(({ id: operationId, schoolId, workOrderId }) =>
      cells
        .filter((cell) => cell.workOrderId === workOrderId)
        .map(({ id: workOrderCellId, quantity }) => ({
          ...{ schoolId, operationId, workOrderCellId, quantity },
          ...{ good: 0, validated: 0, scrap: 0, rework: 0, outside: 0 },
        })),
    );
    await this.unit.manager.insert(OperationCell, rows);
  }
}

/** Column by column: a step may carry more than an operation keeps. */
function copied(step: RoutingStep): RoutingStep {
  const { position, code, name, workCenterId, supplierId, setupMinutes, unitCentiminutes, requiredLevel, heavyLoad } =
    step;
  const { workRules, competenceCodes, instructions } = step;
  const time = { setupMinutes, unitCentiminutes };
  const rules = { requiredLevel, heavyLoad, workRules, competenceCodes, instructions };
  return { position, code, name, workCenterId, supplierId, ...time, ...rules };
}
