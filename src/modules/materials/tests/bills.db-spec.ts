import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { BillsQueries, BillsService, MaterialsModule, MaterialsService } from '../index.js';

let house: House;
let school: TestSchool;
let master: Scope;
beforeAll(async () => {
  house = await openHouse([MaterialsModule]);
  school = await house.aSchool();
  master = await house.scope(school, 'master');
});
afterAll(() => house.close());

let made = 0;
const aCloth = (as: Scope, priceE4?: number) => {
  const cloth = { code: `T-${++made}`, name: 'Toile', unitCode: 'MTR' as const, minimum: 0, priceE4 };
  return house.get(MaterialsService).add(as, cloth);
};

it('says what one unit takes, at the price of today; the last written stands', async () => {
  const item = await anItem(house, school);
  const [cloth, lining] = [await aCloth(master, 68_000), await aCloth(master)];
  const bills = house.get(BillsService);
  await bills.put(master, item.id, [{ materialId: lining, quantity: 500 }]);
  await bills.put(master, item.id, [
    { materialId: cloth, quantity: 1_350 },
    { materialId: lining, quantity: 800 },
  ]);
  const read = () => house.get(BillsQueries).of(master, item.id);
  expect((await read()).lines.map(({ materialId, quantity, priceE4 }) => [materialId, quantity, priceE4])).toEqual([
    [cloth, 1_350, 68_000],
    [lining, 800, null],
  ]);
  await house.get(MaterialsService).setPrice(master, lining, 20_000);
  expect((await read()).costE4).toBe(107_800);
  const elsewhere = await house.scope(await house.aSchool(), 'master');
  await expect(house.get(BillsQueries).of(elsewhere, item.id)).rejects.toMatchObject({ status: 404 });
});

it('refuses a material twice, one of another school, and whoever keeps no stock', async () => {
  const item = await anItem(house, school);
  const cloth = await aCloth(master);
  const bills = house.get(BillsService);
  const line = { materialId: cloth, quantity: 100 };
  await expect(bills.put(master, item.id, [line, line])).rejects.toMatchObject({ code: 'materials.material_twice' });
  const other = await house.scope(await house.aSchool(), 'master');
  const theirs = await aCloth(other);
  await expect(bills.put(master, item.id, [{ ...line, materialId: theirs }])).rejects.toMatchObject({ status: 404 });
  await expect(bills.put(other, item.id, [])).rejects.toMatchObject({ status: 404 });
  await expect(bills.put(await house.scope(school, 'accountant'), item.id, [line])).rejects.toMatchObject({
    status: 403,
  });
  await expect(house.get(MaterialsService).setPrice(other, cloth, 1)).rejects.toMatchObject({ status: 404 });
  expect((await house.get(BillsQueries).of(master, item.id)).lines).toEqual([]);
});

it('follows a job that starts from another', async () => {
  const item = await anItem(house, school);
  await house.get(BillsService).put(master, item.id, [{ materialId: await aCloth(master), quantity: 700 }]);
  const headers = await house.signedIn(master);
  const payload = { code: `COPIE-${++made}` };
  const copied = await house.http({ method: 'POST', url: `/api/v1/items/${item.id}/copies`, headers, payload });
  const copy = JSON.parse(copied.body) as { id: number };
  const { lines } = await house.get(BillsQueries).of(master, copy.id);
  expect(lines.map(({ quantity }) => quantity)).toEqual([700]);
});
