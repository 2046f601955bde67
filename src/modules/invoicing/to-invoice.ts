import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { commonUnit, type UnitCode } from '../../core/quantity/unit.js';
import { PartnersQueries } from '../partners/index.js';
import { nextInvoiceAmount } from '../sales/index.js';
import { InvoiceOrder } from './invoice-line.entity.js';
import { Invoice } from './invoice.entity.js';
import type { ToInvoiceRow } from './invoicing.types.js';

interface PendingLine {
  order_id: number;
  order_number: string;
  partner_id: number;
  customer_reference: string | null;
  unit_code: UnitCode;
  price: string | number;
  line_net: string | number;
  invoiced_net: string | number;
  ordered: string | number;
  invoiced: string | number;
  quantity: string | number;
  month: string | null;
}

// As in the partial index of sales_order_cell.
const TO_BILL = 'c.delivered - c.returned - c.invoiced + c.credited';
const MOST = 500;

/**
 * What waits to be invoiced. One statement over the ledger of all the school's open orders: the sheet of each would
 * be one query an order. It reads the ledger's columns and writes none.
 */
@Injectable()
export class ToInvoice {
  constructor(
    private readonly read: ReadSource,
    private readonly partners: PartnersQueries,
  ) {}

  async count(scope: Scope): Promise<number> {
    if (scope.partnerId !== null) return 0;
    const [row] = await sql<{ number: string | number }>(
      this.read.manager,
      `SELECT COUNT(DISTINCT c.order_id) AS number FROM sales_order_cell c JOIN sales_order o ON o.id = c.order_id
       WHERE c.school_id = ? AND ${TO_BILL} > 0 AND o.state IN ('confirmed', 'closed')`,
      [scope.schoolId],
    );
    return Number(row?.number ?? 0);
  }

  /** The oldest orders first; none for a partner, whose business it is not. */
  async rows(scope: Scope): Promise<ToInvoiceRow[]> {
    if (scope.partnerId !== null) return [];
    const lines = await this.pendingLines(scope);
    const orders = new Map<number, ToInvoiceRow>();
    for (const line of lines) {
      const quantity = Number(line.quantity);
      const row = orders.get(line.order_id) ?? rowOf(line);
      row.quantity += quantity;
      row.unitCode = commonUnit([row, { unitCode: line.unit_code }]);
      row.netCents += amountOf(line, quantity);
      orders.set(line.order_id, row);
    }
    const rows = [...orders.values()];
    const names = await this.partners.names(scope, [...new Set(rows.map(({ partnerId }) => partnerId))]);
    const drafts = await this.drafts(scope);
    return rows.map((row) => ({
      ...row,
      partnerName: names.get(row.partnerId) ?? '',
      draftId: drafts.get(row.orderId) ?? null,
    }));
  }

  /** The orders of a partner with something to invoice, lowest id first. */
  async ofPartner(scope: Scope, partnerId: number): Promise<number[]> {
    if (scope.partnerId !== null) return [];
    const rows = await sql<{ order_id: number }>(
      this.read.manager,
      `SELECT DISTINCT c.order_id FROM sales_order_cell c JOIN sales_order o ON o.id = c.order_id
       WHERE c.school_id = ? AND ${TO_BILL} > 0 AND o.state IN ('confirmed', 'closed') AND o.partner_id = ?
       ORDER BY c.order_id`,
      [scope.schoolId, partnerId],
    );
    return rows.map((row) => row.order_id);
  }

  private pendingLines(scope: Scope): Promise<PendingLine[]> {
    return sql<PendingLine>(
      this.read.manager,
      `SELECT o.id AS order_id, o.number AS order_number, o.partner_id, o.customer_reference, l.unit_code,
         l.item_net_price_e4 AS price, l.line_net_cents AS line_net, l.invoiced_net_cents AS invoiced_net,
         SUM(c.ordered - c.cancelled) AS ordered, SUM(c.invoiced - c.credited) AS invoiced,
         SUM(CASE WHEN ${TO_BILL} > 0 THEN ${TO_BILL} ELSE 0 END) AS quantity,
         (SELECT CASE WHEN MIN(SUBSTR(n.shipped_on, 1, 7)) = MAX(SUBSTR(n.shipped_on, 1, 7)) THEN MAX(SUBSTR(n.shipped_on, 1, 7)) END
          FROM delivery_note n WHERE n.order_id = o.id AND n.state IN ('shipped', 'received')) AS month
       FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id JOIN sales_order_cell c ON c.line_id = l.id
       WHERE o.school_id = ? AND o.state IN ('confirmed', 'closed') AND o.id IN (
         SELECT c.order_id FROM sales_order_cell c JOIN sales_order p ON p.id = c.order_id
         WHERE c.school_id = ? AND ${TO_BILL} > 0 AND p.state IN ('confirmed', 'closed')
         GROUP BY c.order_id ORDER BY c.order_id LIMIT ${MOST})
       GROUP BY o.id, l.id
       HAVING SUM(CASE WHEN ${TO_BILL} > 0 THEN ${TO_BILL} ELSE 0 END) > 0
       ORDER BY o.id, l.id`,
      [scope.schoolId, scope.schoolId],
    );
  }

  private async drafts(scope: Scope): Promise<Map<number, number>> {
    const rows = await this.read
      .from(Invoice, 'i')
      .select('i.id', 'id')
      .addSelect('o.orderId', 'order_id')
      .innerJoin(InvoiceOrder, 'o', 'o.invoiceId = i.id')
      .where("i.schoolId = :schoolId AND i.state = 'draft' AND i.typeCode = '380'", { schoolId: scope.schoolId })
      .getRawMany<{ id: number; order_id: number }>();
    return new Map(rows.map(({ id, order_id }) => [order_id, id]));
  }
}

function rowOf(line: PendingLine): ToInvoiceRow {
  return {
    orderId: line.order_id,
    orderNumber: line.order_number,
    partnerId: line.partner_id,
    partnerName: '',
    customerReference: line.customer_reference,
    deliveredIn: line.month ?? '',
    quantity: 0,
    unitCode: line.unit_code,
    netCents: 0,
    draftId: null,
  };
}

// nextInvoiceAmount only sums the cells: one cell with the sums is the same line.
function amountOf(line: PendingLine, quantity: number): number {
  const sums = { ordered: Number(line.ordered), cancelled: 0, invoiced: Number(line.invoiced), credited: 0 };
  const priced = {
    unitCode: line.unit_code,
    itemNetPriceE4: Number(line.price),
    lineNetCents: Number(line.line_net),
    invoicedNetCents: Number(line.invoiced_net),
  };
  return nextInvoiceAmount({ ...priced, cells: [sums] }, quantity);
}
