import { localDate } from '../../../core/time/local-date.js';
import type { House, TestSchool } from '../../../../test/support/house.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { PartnersService } from '../../partners/index.js';
import type { ItemRead } from '../../catalog/index.js';
import { OrdersQueries, OrdersService, type OrderSheet } from '../index.js';

let made = 0;

export function aPartner(house: House, school: TestSchool, name = `Client ${++made}`): Promise<number> {
  return house.get(PartnersService).create(school.system, {
    name,
    legalName: `${name} SAS`,
    kind: 'company',
    siren: '732829320',
    street: '4 quai de la Bourse',
    postcode: '27000',
    city: 'Évreux',
    email: `achats${++made}@example.org`,
    roles: ['customer'],
    paymentTerms: 'NET30',
  });
}

export interface OrderWish {
  partnerId?: number;
  item?: ItemRead;
  /** For each variant of the item, in order; 0 leaves it out. */
  quantities?: readonly number[];
}

/** A draft order of one line: 4, 3, 2 and 1 aprons unless said otherwise. */
export async function aDraft(house: House, school: TestSchool, wish: OrderWish = {}): Promise<OrderSheet> {
  const partnerId = wish.partnerId ?? (await aPartner(house, school));
  const item = wish.item ?? (await anItem(house, school));
  const cells = item.variants
    .map(({ id }, index) => ({ variantId: id, quantity: (wish.quantities ?? [4, 3, 2, 1])[index] ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  const { id } = await house
    .get(OrdersService)
    .place(school.system, { partnerId, source: 'school', lines: [{ itemId: item.id, cells }] });
  return house.get(OrdersQueries).sheet(school.system, id);
}

/** The same, confirmed for 18 December 2026. */
export async function aConfirmedOrder(house: House, school: TestSchool, wish: OrderWish = {}): Promise<OrderSheet> {
  const { id } = await aDraft(house, school, wish);
  await house.get(OrdersService).confirm(school.system, id, { promisedOn: localDate('2026-12-18') });
  return house.get(OrdersQueries).sheet(school.system, id);
}

/** Every piece of an order made (and delivered, and invoiced when asked). */
export const allCells = (order: OrderSheet) =>
  order.lines.flatMap(({ cells }) => cells.map(({ id, ordered }) => ({ orderCellId: id, quantity: ordered })));
