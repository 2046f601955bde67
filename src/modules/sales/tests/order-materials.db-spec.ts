import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import {
  ExpectedMaterials,
  ExpectedMaterialsQueries,
  MaterialsQueries,
  MaterialsService,
} from '../../materials/index.js';
import { OrderMaterials, OrdersService, SalesModule } from '../index.js';
import { aConfirmedOrder, aPartner } from './sales.builder.js';

let house: House;
let school: TestSchool;
let master: Scope;
beforeAll(async () => {
  house = await openHouse([SalesModule]);
  school = await house.aSchool();
  master = await house.scope(school, 'master');
});
afterAll(() => house.close());

let made = 0;
async function expected() {
  const order = await aConfirmedOrder(house, school);
  const cloth = { code: `T-${++made}`, name: `Toile ${made}`, unitCode: 'MTR' as const, minimum: 0 };
  const materialId = await house.get(MaterialsService).add(master, cloth);
  const told = { materialId, quantity: 12_000, expectedOn: localDate('2027-01-04') };
  const about = { orderId: order.id, partnerId: order.partnerId };
  const { id } = await house.get(ExpectedMaterials).expect(master, about, told);
  return { order, materialId, id, about, told };
}
const lot = (changes = {}) => ({
  ...{ number: `L-${++made}`, owner: 'customer' as const, receivedOn: localDate('2026-11-20'), quantity: 11_500 },
  ...changes,
});

it('is waited for until it comes as a lot of that customer, once', async () => {
  const { order, materialId, id } = await expected();
  const stock = house.get(MaterialsService);
  const other = await aPartner(house, school);
  const wrong = stock.receive(master, materialId, lot({ partnerId: other, expectedId: id }));
  await expect(wrong).rejects.toMatchObject({ code: 'materials.not_what_came' });
  const bought = stock.receive(
    master,
    materialId,
    lot({ owner: 'school', partnerId: order.partnerId, expectedId: id }),
  );
  await expect(bought).rejects.toMatchObject({ code: 'materials.not_what_came' });
  // Nothing of a refused lot is kept.
  expect((await house.get(MaterialsQueries).sheet(master, materialId)).lots).toEqual([]);
  const theirs = { partnerId: order.partnerId, expectedId: id };
  await stock.receive(master, materialId, lot(theirs));
  const [one] = await house.get(ExpectedMaterialsQueries).ofOrder(master, order.id);
  expect(one).toMatchObject({ quantity: 12_000, receivedOn: '2026-11-20', received: 11_500 });
  expect(await house.get(ExpectedMaterialsQueries).waited(master, materialId)).toEqual([]);
  const again = stock.receive(master, materialId, lot(theirs));
  await expect(again).rejects.toMatchObject({ code: 'materials.came_already' });
  const forgone = house.get(ExpectedMaterials).forgo(master, order.id, id);
  await expect(forgone).rejects.toMatchObject({ code: 'materials.came_already' });
});

it('is received once when eight receive it at the same time', async () => {
  const { order, materialId, id } = await expected();
  const receive = () =>
    house.get(MaterialsService).receive(master, materialId, lot({ partnerId: order.partnerId, expectedId: id }));
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, receive));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await house.get(MaterialsQueries).sheet(master, materialId)).lots).toHaveLength(1);
});

it('is expected while something is to be made of the order', async () => {
  const { order, told } = await expected();
  await house.get(OrdersService).cancel(school.system, order.id, 'Plus besoin');
  const late = house.get(OrderMaterials).expect(master, order.id, told);
  await expect(late).rejects.toMatchObject({ code: 'sales.nothing_to_bring' });
  const elsewhere = await house.scope(await house.aSchool(), 'master');
  await expect(house.get(OrderMaterials).expect(elsewhere, order.id, told)).rejects.toMatchObject({ status: 404 });
});

it('is told to its own company alone, and expected neither in the past nor of another school', async () => {
  const { order, about, told, id } = await expected();
  const queries = house.get(ExpectedMaterialsQueries);
  const own = await house.scope(school, 'partner', { partnerId: order.partnerId });
  expect(await queries.ofOrder(own, order.id)).toHaveLength(1);
  const stranger = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
  expect(await queries.ofOrder(stranger, order.id)).toEqual([]);
  const service = house.get(ExpectedMaterials);
  const past = service.expect(master, about, { ...told, expectedOn: localDate('2026-11-22') });
  await expect(past).rejects.toMatchObject({ code: 'materials.expected_in_past' });
  const elsewhere = await house.scope(await house.aSchool(), 'master');
  await expect(service.expect(elsewhere, about, told)).rejects.toMatchObject({ status: 404 });
  await expect(service.forgo(elsewhere, order.id, id)).rejects.toMatchObject({ status: 404 });
  await expect(service.expect(own, about, told)).rejects.toMatchObject({ status: 403 });
  await service.forgo(master, order.id, id);
  expect(await queries.ofOrder(master, order.id)).toEqual([]);
});
