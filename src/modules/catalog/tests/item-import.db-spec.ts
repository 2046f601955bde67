import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { fileLetter } from '../../../../test/support/knocking.js';
import type { Scope } from '../../../core/access/scope.js';
import { SchoolService } from '../../school/index.js';
import { CatalogModule, CatalogQueries } from '../index.js';
import type { ImportReport } from '../catalog.types.js';

let house: House;
let school: TestSchool;
let director: Scope;
beforeAll(async () => {
  house = await openHouse([CatalogModule]);
  school = await house.aSchool();
  director = await house.scope(school, 'director');
  await house.get(SchoolService).addWorkshop(school.system, { code: 'COUTURE', name: 'Couture' });
});
afterAll(() => house.close());

const TABLE = 'Code;Désignation;Prix HT;Tailles\nTAB;Tablier;18,50;S,M\nSAC;Sac à dos;6,20;\n';
const send = async (url: string, content: string | Buffer, who = director) => {
  const letter = fileLetter({ headers: await house.signedIn(who) } as never, 'articles.csv', Buffer.from(content));
  return house.http({ method: 'POST', url, ...letter });
};
const dry = async (content: string) => {
  const letter = fileLetter({ headers: await house.signedIn(director) } as never, 'articles.csv', Buffer.from(content));
  const field = Buffer.from('--fil\r\ncontent-disposition: form-data; name="dryRun"\r\n\r\n1\r\n');
  return (url: string) =>
    house.http({ method: 'POST', url, ...letter, payload: Buffer.concat([field, letter.payload as Buffer]) });
};
const items = async () =>
  (await house.get(CatalogQueries).all(director)).map(({ code, name, priceE4, variants }) => [
    code,
    name,
    priceE4,
    variants.length,
  ]);

describe('importing a catalogue', () => {
  it('is tried first, and writes nothing', async () => {
    const sent = await dry(TABLE);
    const tried = await sent('/api/v1/items/imports');
    expect([tried.statusCode, tried.json<ImportReport>()]).toMatchObject([200, { dryRun: true, added: 2, changed: 0 }]);
    const page = await sent('/items/imports');
    expect([page.statusCode, page.body]).toEqual([202, expect.stringMatching(/À ajouter\s: 2/)]);
    expect(await items()).toEqual([]);
  });

  it('with one wrong cell writes nothing, and shows it', async () => {
    const wrong = TABLE + 'BAD;;douze;\n';
    const refused = await send('/api/v1/items/imports', wrong);
    expect([refused.statusCode, refused.json<object>()]).toMatchObject([422, { code: 'catalog.table_refused' }]);
    const page = await send('/items/imports', wrong);
    expect(page.body).toContain('<code>B4</code>');
    expect(page.body).toContain('<code>C4</code>');
    expect(await items()).toEqual([]);
  });

  it('adds, then changes what changed, all of it at once', async () => {
    expect((await send('/items/imports', Buffer.from(TABLE, 'latin1'))).statusCode).toBe(303);
    expect(await items()).toEqual([
      ['SAC', 'Sac à dos', 62_000, 1],
      ['TAB', 'Tablier', 185_000, 2],
    ]);
    const again = TABLE.replace('18,50;S,M', '19;S,M,L');
    expect((await send('/api/v1/items/imports', again)).json<ImportReport>()).toMatchObject({
      ...{ added: 0, changed: 1, unchanged: 1 },
      rows: [{ code: 'TAB', action: 'change', changes: ['price', 'variants'] }, { action: 'none' }],
    });
    expect(await items()).toContainEqual(['TAB', 'Tablier', 190_000, 3]);
  });

  it('comes back as it is given out', async () => {
    const headers = await house.signedIn(director);
    const table = await house.http({ method: 'GET', url: '/items/table.csv', headers });
    expect(table.statusCode).toBe(200);
    const same = (await send('/api/v1/items/imports', table.body)).json<ImportReport>();
    expect(same).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('is for those who keep the catalogue', async () => {
    const accountant = await house.scope(school, 'accountant');
    expect((await send('/api/v1/items/imports', TABLE, accountant)).statusCode).toBe(404);
  });
});
