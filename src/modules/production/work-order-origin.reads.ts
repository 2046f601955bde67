import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { OrdersQueries } from '../sales/index.js';
import { DrawingDesk } from './drawing-desk.js';
import type { CustomerWish, WorkOrderRow, WorkOrderSheet } from './production.types.js';
import { ShortfallQueries } from './shortfall.queries.js';
import { OPEN_STATES } from './work-order.states.js';

/** What an OF comes from: the customer's wish and what is missing of it, the drawing in force. */
@Injectable()
export class WorkOrderOriginReads {
  constructor(
    private readonly shortfall: ShortfallQueries,
    private readonly orders: OrdersQueries,
    private readonly drawings: DrawingDesk,
  ) {}

  async of(scope: Scope, row: WorkOrderRow): Promise<Pick<WorkOrderSheet, 'wish' | 'missing' | 'newerDrawing'>> {
    const { orderId, orderLineId, state } = row;
    const linked = orderId !== null && orderLineId !== null;
    return {
      wish: orderId === null ? null : await this.wish(scope, orderId),
      missing: linked ? (await this.shortfall.of(scope, orderId, orderLineId)).missing : [],
      newerDrawing: OPEN_STATES.includes(state) ? await this.drawings.newer(scope, row) : null,
    };
  }

  private async wish(scope: Scope, orderId: number): Promise<CustomerWish> {
    const { number: orderNumber, partnerName, customerReference, note } = await this.orders.sheet(scope, orderId);
    const files = await this.orders.documents(scope, orderId);
    const attachments = files.filter(({ kind }) => kind === 'attachment').map(({ id, name }) => ({ id, name }));
    return { orderNumber, partnerName, customerReference, note, attachments };
  }
}
