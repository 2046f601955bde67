import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Crediting, knownCells } from './invoice.crediting.js';
import type { CreditableLineRead } from './invoicing.types.js';

/** What of an invoice can still be credited, with its sizes: for the form of a credit note. */
@Injectable()
export class CreditQueries {
  constructor(private readonly crediting: Crediting) {}

  async creditable(scope: Scope, invoice: { id: number }): Promise<CreditableLineRead[]> {
    const known = new Map((await this.crediting.ordersOf(scope, invoice.id)).flatMap(knownCells));
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
