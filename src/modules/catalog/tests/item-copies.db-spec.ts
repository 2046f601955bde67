import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { CatalogModule, CatalogQueries } from '../index.js';
import { ItemCopies } from '../item-copies.service.js';
import { anItem } from './catalog.builder.js';

describe('a copy of an item', () => {
  let house: House;
  let school: TestSchool;
  beforeAll(async () => {
    house = await openHouse([CatalogModule]);
    school = await house.aSchool();
  });
  afterAll(() => house.close());

  it('has its sizes, price and routing under another code; not its drawing', async () => {
    const item = await anItem(house, school, { drawingRevision: 'B', marketPriceE4: 200_000 });
    const id = await house.get(ItemCopies).copy(school.system, item.id, { code: 'COPIE-1' });
    const queries = house.get(CatalogQueries);
    const copy = await queries.get(school.system, id);
    const { name, kind, workshopId, unitCode, priceE4, marketPriceE4 } = item;
    expect(copy).toMatchObject({ code: 'COPIE-1', name, kind, workshopId, unitCode, priceE4, marketPriceE4 });
    expect(copy).toMatchObject({ drawingRevision: null, active: true, version: 1 });
    const sizes = ({ variants }: typeof item) => variants.map(({ size, colour }) => [size, colour]);
    expect(sizes(copy)).toEqual(sizes(item));
    expect(await queries.routing(school.system, id)).toEqual(await queries.routing(school.system, item.id));
  });

  it('is refused under a code that is taken, to who does not keep the catalogue, and across schools', async () => {
    const item = await anItem(house, school);
    const copies = house.get(ItemCopies);
    await expect(copies.copy(school.system, item.id, { code: item.code })).rejects.toMatchObject({ status: 409 });
    const accountant = await house.scope(school, 'accountant');
    await expect(copies.copy(accountant, item.id, { code: 'AUTRE' })).rejects.toMatchObject({ status: 403 });
    const elsewhere = await house.aSchool();
    await expect(copies.copy(elsewhere.system, item.id, { code: 'AUTRE' })).rejects.toMatchObject({ status: 404 });
  });
});
