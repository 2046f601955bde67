import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { OrdersQueries } from '../sales/index.js';
import { Crediting } from './invoice.crediting.js';
import type { CreditableLineRead } from './invoicing.types.js';

/** What of an invoice can still be credited, with its sizes: for the form of a credit note. */
@Injectable()
export class CreditQueries {
  constructor(
    private readonly crediting: Crediting,
    private readonly orders: OrdersQueries,
  ) {}

  async creditable(scope: Scope, invoice: { id: number; orderId: number }): Promise<CreditableLineRead[]> {
    const order = await this.orders.sheet(scope, invoice.orderId);
    const known = new Map(order.lines.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell] as const)));
    const lines = await this.crediting.credited(scope, invoice.id);
    return lines.map(({ line, cells }) => ({
      invoiceLineId: line.id,
      itemCode: line.itemCode,
      itemName: line.itemName,
      unitCode: line.unitCode,
      cells: cells.map(({ orderCellId, quantity, credited }) => {
        const { size = null, colour = null } = known.get(orderCellId) ?? {};
        return { orderCellId, quantity, credited, size, colour, left: quantity - credited };
      }),
    }));
  }
}
