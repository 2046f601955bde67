import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { BoardReads } from './board.reads.js';
import { OperationReads } from './operations.reads.js';
import type { WorkOrderSheet } from './production.types.js';
import { ReportReads } from './reports.reads.js';
import { SessionReads } from './sessions.reads.js';
import type { WorkOrder } from './work-order.entity.js';
import { workOrderMachine } from './work-order.states.js';
import { WorkOrderOriginReads } from './work-order-origin.reads.js';
import { WorkOrderReads } from './work-orders.reads.js';

/** An OF with all that happened on it. */
@Injectable()
export class WorkOrderSheetReads {
  constructor(
    private readonly workOrders: WorkOrderReads,
    private readonly operations: OperationReads,
    private readonly reports: ReportReads,
    private readonly boards: BoardReads,
    private readonly sessions: SessionReads,
    private readonly origins: WorkOrderOriginReads,
  ) {}

  async of(scope: Scope, workOrderId: number): Promise<WorkOrderSheet> {
    const row = await this.workOrders.get(scope, workOrderId);
    const cells = await this.operations.cellsOf(scope, workOrderId, row.criticality === 'critical');
    return {
      ...row,
      ...(await this.origins.of(scope, row)),
      cellsByOperation: Object.fromEntries(cells),
      reports: await this.reports.ofWorkOrder(scope, workOrderId),
      assignments: await this.boards.ofWorkOrder(scope, workOrderId),
      sessions: await this.sessions.ofWorkOrder(scope, workOrderId),
      events: workOrderMachine.allowed(scope, row as unknown as WorkOrder),
    };
  }
}
