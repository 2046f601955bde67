import type { House, TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { type CellQuantity, type OrderSheet, OrdersQueries, OrdersService } from '../../sales/index.js';
import { aConfirmedOrder, allCells, type OrderWish } from '../../sales/tests/sales.builder.js';
import { DeliveryService } from '../index.js';

/** A confirmed order whose pieces are all made. */
export async function aMadeOrder(house: House, school: TestSchool, wish: OrderWish = {}): Promise<OrderSheet> {
  const order = await aConfirmedOrder(house, school, wish);
  await house.get(OrdersService).recordProduced(school.system, allCells(order));
  return house.get(OrdersQueries).sheet(school.system, order.id);
}

/** Prepares and ships what is named today; returns the note's id. */
export async function ship(
  house: House,
  scope: Scope,
  orderId: number,
  cells: readonly CellQuantity[],
): Promise<number> {
  const delivery = house.get(DeliveryService);
  const { id } = await delivery.prepare(scope, orderId, cells);
  await delivery.ship(scope, id, { shippedOn: house.clock.today() });
  return id;
}

/** An order made and wholly delivered. */
export async function aDeliveredOrder(house: House, school: TestSchool, wish: OrderWish = {}): Promise<OrderSheet> {
  const order = await aMadeOrder(house, school, wish);
  await ship(house, school.system, order.id, allCells(order));
  return house.get(OrdersQueries).sheet(school.system, order.id);
}
