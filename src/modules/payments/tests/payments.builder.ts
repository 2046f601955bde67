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

/** An issued deposit of so many percent of an order. */
export async function aDeposit(
  house: House,
  school: TestSchool,
  orderId: number,
  percent: number,
): Promise<InvoiceSheet> {
  const headers = await house.signedIn(await house.scope(school, 'accountant'));
  const url = `/api/v1/orders/${orderId}/deposits`;
  const made = await house.http({ method: 'POST', url, headers, payload: { percent } });
  const { id } = made.json<{ id: number }>();
  await house.get(InvoicingService).issue(school.system, id);
  return house.get(InvoicingQueries).sheet(school.system, id);
}
