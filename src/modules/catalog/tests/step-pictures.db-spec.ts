import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { CatalogModule, CatalogQueries, CatalogService, StepPictures, type ItemRead } from '../index.js';
import { anItem } from './catalog.builder.js';

// The smallest PNG, and the same with another colour.
const png = (colour: string) => ({
  name: 'geste.png',
  bytes: Buffer.from(
    `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk${colour}AAAAASUVORK5CYII=`,
    'base64',
  ),
});

let house: House;
let school: TestSchool;
let master: Scope;
let item: ItemRead;
beforeAll(async () => {
  house = await openHouse([CatalogModule]);
  school = await house.aSchool();
  master = await house.scope(school, 'master');
  item = await anItem(house, school);
});
afterAll(() => house.close());

const pictures = () => house.get(StepPictures);
const fileOf = (code: string) => house.get(CatalogQueries).stepPicture(master, item.id, code);

it('a step has one picture, the newest, which outlives a change of the routing', async () => {
  expect(await fileOf('COU')).toBeNull();
  const first = await pictures().give(master, item.id, 'COU', png('+M9QDwADhgGAWjR9aw'));
  expect(await fileOf('COU')).toBe(first);
  const second = await pictures().give(master, item.id, 'COU', png('+P+/HgAFhAJ/wlseKg'));
  expect([await fileOf('COU'), (await pictures().of(master, item.id)).length]).toEqual([second, 1]);
  const steps = [
    { code: 'TRA', name: 'Tracer', setupMinutes: 5, unitCentiminutes: 100 },
    { code: 'COU', name: 'Couper', setupMinutes: 15, unitCentiminutes: 250 },
  ];
  await house.get(CatalogService).setRouting(master, item.id, steps);
  expect(await fileOf('COU')).toBe(second);
  const [kept] = await pictures().of(master, item.id);
  await pictures().remove(master, kept!.id);
  expect(await fileOf('COU')).toBeNull();
});

it('is an image, of a step of the item, of the school', async () => {
  const pdf = { name: 'geste.png', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n') };
  const one = png('+M9QDwADhgGAWjR9aw');
  await expect(pictures().give(master, item.id, 'COU', pdf)).rejects.toMatchObject({ code: 'catalog.not_a_picture' });
  expect(await fileOf('COU')).toBeNull();
  const missing = { code: 'core.not_found' };
  await expect(pictures().give(master, item.id, 'ZZZ', one)).rejects.toMatchObject(missing);
  const stranger = await house.scope(await house.aSchool(), 'master');
  await expect(pictures().give(stranger, item.id, 'COU', one)).rejects.toMatchObject(missing);
  await pictures().give(master, item.id, 'COU', one);
  const [kept] = await pictures().of(master, item.id);
  await expect(pictures().remove(stranger, kept!.id)).rejects.toMatchObject(missing);
  await expect(pictures().of(stranger, item.id)).rejects.toMatchObject(missing);
  expect(await house.get(CatalogQueries).stepPicture(stranger, item.id, 'COU')).toBeNull();
});
