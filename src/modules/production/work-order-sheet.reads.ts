import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { OrdersQueries } from '../sales/index.js';
import { BoardReads } from './board.reads.js';
import { OperationReads } from './operations.reads.js';
import type { CustomerWish, WorkOrderSheet } from './production.types.js';
import { ReportReads } from './reports.reads.js';
import { SessionReads } from './sessions.reads.js';
import { ShortfallQueries } from './shortfall.queries.js';
import type { WorkOrder } from './work-order.entity.js';
import { workOrderMachine } from './work-order.states.js';
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
    private readonly shortfall: ShortfallQueries,
    private readonly orders: OrdersQueries,
  ) {}

  async of(scope: Scope, workOrderId: number): Promise<WorkOrderSheet> {
    const row = await this.workOrders.get(scope, workOrderId);
    const { orderId, orderLineId } = row;
    const cells = await this.operations.cellsOf(scope, workOrderId, row.criticality === 'critical');
    const linked = orderId !== null && orderLineId !== null;
    return {
      ...row,
      wish: orderId === null ? null : await this.wish(scope, orderId),
      cellsByOperation: Object.fromEntries(cells),
      reports: await this.reports.ofWorkOrder(scope, workOrderId),
      assignments: await this.boards.ofWorkOrder(scope, workOrderId),
      sessions: await this.sessions.ofWorkOrder(scope, workOrderId),
      missing: linked ? (await this.shortfall.of(scope, orderId, orderLineId)).missing : [],
      events: workOrderMachine.allowed(scope, row as unknown as WorkOrder),
    };
  }

  private async wish(scope: Scope, orderId: number): Promise<CustomerWish> {
    const { number: orderNumber, partnerName, customerReference, note } = await this.orders.sheet(scope, orderId);
    const files = await this.orders.documents(scope, orderId);
    const attachments = files.filter(({ kind }) => kind === 'attachment').map(({ id, name }) => ({ id, name }));
    return { orderNumber, partnerName, customerReference, note, attachments };
  }
}
