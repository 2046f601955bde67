import type { House, TestSchool } from '../../../../test/support/house.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { InvoicingQueries, InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { OrdersService } from '../../sales/index.js';
import { aDraft, allCells, type OrderWish } from '../../sales/tests/sales.builder.js';

/** An issued invoice of ten aprons: 222,00 € unless said otherwise. */
export async function anInvoice(
  house: House,
  school: TestSchool,
  wish: OrderWish = {},
  paidBy: 'cash' | null = null,
): Promise<InvoiceSheet> {
  const order = await aDraft(house, school, wish);
  await confirmQuietly(house, order.id);
  await house.get(OrdersService).recordProduced(school.system, allCells(order));
  await house.get(OrdersService).recordDelivered(school.system, order.id, allCells(order));
  const id = await house.get(InvoicingService).draft(school.system, order.id);
  await house.get(InvoicingService).issue(school.system, id, paidBy);
  return house.get(InvoicingQueries).sheet(school.system, id);
}
