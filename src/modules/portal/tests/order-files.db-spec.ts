import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { fileLetter } from '../../../../test/support/knocking.js';
import type { PartnerScope } from '../../../core/access/scope.js';
import type { ItemRead } from '../../catalog/index.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { ublOrder } from '../../order-files/tests/order-files.builder.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { aPartner } from '../../sales/tests/sales.builder.js';
import { PortalModule, type PortalOrder } from '../index.js';

interface Problem {
  code: string;
  errors?: { field: string; detail: string }[];
}
let house: House;
let school: TestSchool;
let filix: PartnerScope;
let item: ItemRead;
let reserved: ItemRead;
beforeAll(async () => {
  house = await openHouse([PortalModule]);
  school = await house.aSchool();
  filix = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Filix') });
  const other = await aPartner(house, school, 'Autre');
  item = await anItem(house, school);
  reserved = await anItem(house, school, { partnerId: other });
});
afterAll(() => house.close());

const send = async (url: string, name: string, content: string | Buffer, scope = filix) =>
  house.http({
    ...{ method: 'POST', url },
    ...fileLetter({ headers: await house.signedIn(scope) } as never, name, Buffer.from(content)),
  });
const api = (content: string | Buffer) => send('/api/v1/portal/order-files', 'order', content);
const orders = async () => (await house.get(OrdersQueries).list(school.system, {})).rows.length;
const erp = (reference: string, quantity = '4') =>
  ublOrder({ lines: [{ code: item.code, quantity, properties: { Taille: 'M', Couleur: 'Bleu' } }] }).replace(
    'F-7781',
    reference,
  );

describe('a file of a partner', () => {
  it('of its ERP becomes its order, at the school’s price, under its own number', async () => {
    const placed = await api(erp('F-100'));
    expect(placed.statusCode).toBe(201);
    const order = placed.json<PortalOrder>();
    expect(placed.headers.location).toBe(`/api/v1/portal/orders/${order.id}`);
    expect(order).toMatchObject({ customerReference: 'F-100', state: 'draft', totalWithoutVatCents: 4 * 1850 });
    expect(order.lines[0]!.cells).toMatchObject([{ size: 'M', colour: 'Bleu', ordered: 4 }]);
  });

  it('in Windows-1252 with decimal commas is read first, and read again orders the same', async () => {
    const grid = Buffer.from(`Article;Coloris;Prix HT;M;L\n${item.code};Écru;18,50;2,0;3\n`, 'latin1');
    const before = await orders();
    const reading = await send('/api/v1/portal/order-file-readings', 'grille.csv', grid);
    expect(reading.statusCode).toBe(200);
    expect(await orders()).toBe(before);
    const headers = await house.signedIn(filix);
    const body = reading.json<object>();
    const placed = await house.http({ method: 'POST', url: '/api/v1/portal/orders', headers, payload: body });
    expect(placed.statusCode).toBe(201);
    const cells = ({ lines }: PortalOrder) =>
      lines.map((line) => line.cells.map(({ size, ordered }) => [size, ordered]));
    expect(cells(placed.json())).toEqual([
      [
        ['M', 2],
        ['L', 3],
      ],
    ]);
    expect(cells((await api(grid)).json())).toEqual(cells(placed.json()));
  });

  it('with one wrong row orders nothing, and shows it by page and by API', async () => {
    const grid = `Article;Coloris;M\n${item.code};Bleu;2\n${reserved.code};Bleu;1\n`;
    const before = await orders();
    const refused = await api(grid);
    expect([refused.statusCode, refused.json<Problem>()]).toMatchObject([
      422,
      {
        code: 'order_files.refused',
        errors: [{ field: 'A3', detail: expect.stringContaining(reserved.code) as string }],
      },
    ]);
    const page = await send('/portal/orders/file', 'grille.csv', grid);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<code>A3</code>');
    expect(page.body).toContain('Rien n’est commandé');
    expect(await orders()).toBe(before);
  });

  it('sent by page fills the order form, and writes nothing', async () => {
    const before = await orders();
    const page = await send('/portal/orders/file', 'cmd.xml', erp('F-200', '9'));
    expect(page.statusCode).toBe(202);
    const variant = item.variants.find(({ size, colour }) => size === 'M' && colour === 'Bleu')!;
    expect(page.body).toMatch(new RegExp(`name="cells\\[${variant.id}\\]"[^>]*value="9"`));
    expect(page.body).toContain('value="F-200"');
    expect(page.body).toContain('Lu dans cmd.xml');
    expect(await orders()).toBe(before);
  });

  it('makes one order for its reference, however often and however fast it is sent', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => api(erp('F-300'))));
    const all = [first!, ...others];
    expect(all.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    const refused = all.find(({ statusCode }) => statusCode === 409)!;
    expect(refused.json<Problem>()).toMatchObject({
      code: 'sales.ordered_already',
      errors: [{ field: 'customerReference' }],
    });
    const { id } = all.find(({ statusCode }) => statusCode === 201)!.json<PortalOrder>();
    await house.get(OrdersService).cancel(school.system, id, 'Passée par erreur');
    expect((await api(erp('F-300'))).statusCode).toBe(201);
  });

  it('gives way to what is told beside it, which is asked as of any order', async () => {
    const beside = async (wishedOn: string) => {
      const letter = fileLetter(
        { headers: await house.signedIn(filix) } as never,
        'cmd.xml',
        Buffer.from(erp('F-400')),
      );
      const field = `--fil\r\ncontent-disposition: form-data; name="wishedOn"\r\n\r\n${wishedOn}\r\n`;
      const payload = Buffer.concat([Buffer.from(field), letter.payload as Buffer]);
      return house.http({ method: 'POST', url: '/api/v1/portal/order-files', ...letter, payload });
    };
    expect((await beside('demain')).json<Problem>()).toMatchObject({ errors: [{ field: 'wishedOn' }] });
    expect((await beside('2020-01-01')).json<Problem>()).toMatchObject({ code: 'sales.wished_in_past' });
    expect((await beside('2027-03-01')).json<PortalOrder>()).toMatchObject({ wishedOn: '2027-03-01' });
  });

  it('that is none is refused as a file', async () => {
    const workbook = Buffer.from('PK\u0003\u0004\u0000');
    expect((await api(workbook)).json<Problem>()).toMatchObject({ errors: [{ field: 'file' }] });
  });

  it('is given out empty, with what this partner may order', async () => {
    const headers = await house.signedIn(filix);
    const table = await house.http({ method: 'GET', url: '/portal/orders/table.csv', headers });
    expect(table.statusCode).toBe(200);
    expect(table.body).toContain(item.code);
    expect(table.body).not.toContain(reserved.code);
  });
});
