import type { House, TestSchool } from '../../../../test/support/house.js';
import { SchoolService } from '../../school/index.js';
import { CatalogQueries, CatalogService, type ItemRead, type NewItem } from '../index.js';

let made = 0;

export async function aWorkshop(house: House, school: TestSchool): Promise<number> {
  return house.get(SchoolService).addWorkshop(school.system, { code: `AT${++made}`, name: `Atelier ${made}` });
}

/** An apron in two colours and two sizes, 18,50 €, with a routing of two steps, unless said otherwise. */
export async function anItem(house: House, school: TestSchool, changes: Partial<NewItem> = {}): Promise<ItemRead> {
  const workshopId = changes.workshopId ?? (await aWorkshop(house, school));
  const id = await house.get(CatalogService).addItem(school.system, {
    code: `TAB-${++made}`,
    name: 'Tablier d’atelier',
    kind: 'garment',
    workshopId,
    unitCode: 'C62',
    priceE4: 185_000,
    criticality: 'standard',
    variants: ['Écru', 'Bleu'].flatMap((colour) => ['M', 'L'].map((size) => ({ size, colour }))),
    routing: [
      { code: 'COU', name: 'Couper', setupMinutes: 15, unitCentiminutes: 250 },
      { code: 'PIQ', name: 'Piquer', setupMinutes: 5, unitCentiminutes: 1200 },
    ],
    ...changes,
  });
  return house.get(CatalogQueries).get(school.system, id);
}
