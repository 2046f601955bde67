import type { Scope } from '../../../core/access/scope.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import type { ItemRead } from '../../catalog/index.js';
import { OrdersQueries, OrdersService, SalesModule, type OrderSheet } from '../index.js';
import { aConfirmedOrder, aDraft, allCells, aPartner } from './sales.builder.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();

describe('orders over HTTP', () => {
  let house: House;
  let school: TestSchool;
  let item: ItemRead;
  let partnerId: number;
  let director: Scope;
  let headers: Record<string, string>;
  beforeAll(async () => {
    house = await openHouse([SalesModule]);
    school = await house.aSchool();
    item = await anItem(house, school);
    partnerId = await aPartner(house, school, 'Filix');
    director = await house.scope(school, 'director');
    headers = await house.signedIn(director);
  });
  afterAll(() => house.close());

  const get = (url: string, as = headers) => house.http({ method: 'GET', url, headers: as });
  const post = (url: string, payload: unknown, as: Record<string, string> = headers) =>
    house.http({ method: 'POST', url, headers: as, payload });
  const send = (url: string, fields: Record<string, string | number>) =>
    post(url, form(fields), { ...headers, ...FORM });
  const demand = (more: object = {}) => ({
    partnerId,
    lines: [{ itemId: item.id, cells: [{ variantId: item.variants[0]!.id, quantity: 3 }] }],
    ...more,
  });

  describe('the API', () => {
    it('places, reads, confirms, and tells a wrong state apart from a wrong shape', async () => {
      const placed = await post('/api/v1/orders', demand({ customerReference: 'F-7781' }));
      expect(placed.statusCode).toBe(201);
      const { id, totals } = placed.json<OrderSheet>();
      expect(placed.headers['location']).toBe(`/api/v1/orders/${id}`);
      expect(totals.totalWithVatCents).toBe(6660);
      const url = `/api/v1/orders/${id}/confirmation`;
      expect((await post(url, { promisedOn: '18/12/2026' })).statusCode).toBe(422);
      expect((await post(url, { promisedOn: '2026-12-18' })).statusCode).toBe(204);
      const twice = await post(url, { promisedOn: '2026-12-18' });
      expect([twice.statusCode, twice.json<{ code: string }>().code]).toEqual([409, 'core.transition_refused']);
      expect((await get(`/api/v1/orders/${id}`)).json()).toMatchObject({
        state: 'confirmed',
        customerReference: 'F-7781',
      });
      const files = (await get(`/api/v1/orders/${id}/attachments`)).json<{ id: number }[]>();
      const pdf = await get(`/api/v1/files/${files[0]!.id}`);
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    });

    it('takes no price, VAT or name from the caller', async () => {
      const [line] = demand().lines;
      const priced = demand({ lines: [{ ...line, itemNetPriceE4: 1 }] });
      const answer = await post('/api/v1/orders', priced);
      expect([answer.statusCode, answer.json<{ errors: { field: string }[] }>().errors[0]!.field]).toEqual([
        422,
        'lines.0.itemNetPriceE4',
      ]);
      for (const cells of [[], [{ variantId: 1, quantity: 0 }], [{ variantId: 1, quantity: 1.5 }]]) {
        const wrong = demand({ lines: [{ itemId: item.id, cells }] });
        expect((await post('/api/v1/orders', wrong)).statusCode).toBe(422);
      }
    });

    it('acts once for one Idempotency-Key', async () => {
      const keyed = { ...headers, 'idempotency-key': 'abc' };
      const [first, second] = [
        await post('/api/v1/orders', demand(), keyed),
        await post('/api/v1/orders', demand(), keyed),
      ];
      expect(second.json<OrderSheet>().id).toBe(first.json<OrderSheet>().id);
    });

    it('cancels, short-closes and closes with their reasons and refusals', async () => {
      const orders = house.get(OrdersService);
      const draft = await aDraft(house, school, { item, partnerId });
      const at = (id: number, noun: string) => `/api/v1/orders/${id}/${noun}`;
      expect((await post(at(draft.id, 'cancellation'), {})).statusCode).toBe(422);
      expect((await post(at(draft.id, 'cancellation'), { reason: 'Erreur' })).statusCode).toBe(204);
      const order = await aConfirmedOrder(house, school, { item, partnerId });
      await orders.recordProduced(school.system, [{ orderCellId: order.lines[0]!.cells[0]!.id, quantity: 1 }]);
      const started = await post(at(order.id, 'cancellation'), { reason: 'Trop tard' });
      expect([started.statusCode, started.json<{ code: string }>().code]).toEqual([409, 'sales.already_started']);
      expect((await post(at(order.id, 'short-closure'), { reason: 'Tissu épuisé' })).statusCode).toBe(204);
      expect((await post(at(order.id, 'closure'), {})).json<{ code: string }>().code).toBe('sales.not_delivered');
    });

    it('attaches a file sent as multipart, and asks for one when there is none', async () => {
      const draft = await aDraft(house, school, { item, partnerId });
      const url = `/api/v1/orders/${draft.id}/attachments`;
      const answer = await post(url, multipart('plan.pdf', '%PDF-1.7\n'), {
        ...headers,
        'content-type': 'multipart/form-data; boundary=fil',
      });
      expect(answer.statusCode).toBe(201);
      expect((await get(answer.headers['location']!)).body).toBe('%PDF-1.7\n');
      expect((await post(url, {})).statusCode).toBe(422);
    });

    it('answers 404 to another school and 403 or 404 to who has no business here', async () => {
      const order = await aDraft(house, school, { item, partnerId });
      const foreign = await house.signedIn(await house.scope(await house.aSchool(), 'director'));
      const partner = await house.signedIn(await house.scope(school, 'partner', { partnerId }));
      const funder = await house.signedIn(await house.scope(school, 'funder'));
      const accountant = await house.signedIn(await house.scope(school, 'accountant'));
      const url = `/api/v1/orders/${order.id}`;
      expect((await get(url, foreign)).statusCode).toBe(404);
      const promise = { promisedOn: '2026-12-18' };
      const verbs = [
        [`${url}/confirmation`, promise],
        [`${url}/cancellation`, { reason: 'x' }],
        [`${url}/short-closure`, { reason: 'x' }],
        [`${url}/closure`, {}],
      ] as const;
      for (const [verb, body] of verbs) {
        expect((await post(verb, body, foreign)).statusCode).toBe(404);
        for (const who of [partner, funder, accountant])
          expect([403, 404]).toContain((await post(verb, body, who)).statusCode);
      }
      for (const who of [partner, funder]) expect([403, 404]).toContain((await get(url, who)).statusCode);
      expect((await get(url, accountant)).statusCode).toBe(200);
      expect((await house.get(OrdersQueries).sheet(school.system, order.id)).state).toBe('draft');
    });
  });

  describe('the pages', () => {
    it('order in two steps without script: partner and item, then sizes, one more item, and the order', async () => {
      const spring = await anItem(house, school, { name: 'Jupe <Orne>', code: 'JUP-1' });
      const hours = await anItem(house, school, {
        name: 'Retouche',
        unitCode: 'HUR',
        variants: undefined,
        code: 'RET-1',
      });
      expect((await get('/orders/new')).body).toContain('JUP-1');
      const second = await get(`/orders/new?partnerId=${partnerId}&item=${spring.id}`);
      expect(second.body).toContain('Jupe &lt;Orne>');
      expect(second.body).toContain(`name="cells[${spring.variants[0]!.id}]"`);
      const typed = { partnerId, 'items[0]': spring.id, [`cells[${spring.variants[0]!.id}]`]: 2, note: 'Vite' };
      const more = await send('/orders', { ...typed, add: hours.id, step: 'add' });
      expect(more.statusCode).toBe(303);
      const third = await get(more.headers['location']!);
      expect(third.body).toContain('Retouche');
      expect(third.body).toContain('value="2"');
      const cells = { 'items[1]': hours.id, [`cells[${hours.variants[0]!.id}]`]: '1,5' };
      const placed = await send('/orders', { ...typed, ...cells, wishedOn: '18/12/2026', _key: 'p1' });
      expect(placed.statusCode).toBe(303);
      const id = Number(/^\/orders\/(\d+)$/.exec(placed.headers['location']!)![1]);
      const order = await house.get(OrdersQueries).sheet(director, id);
      expect(order).toMatchObject({ wishedOn: '2026-12-18', note: 'Vite', source: 'school' });
      expect(order.lines.map(({ cells: [cell] }) => cell!.ordered)).toEqual([2, 150]);
      expect(order.lines[1]!.lineNetCents).toBe(2775);
    });

    it('show again what was typed with what to correct', async () => {
      const [first] = item.variants;
      const typed = { partnerId, 'items[0]': item.id, customerReference: 'F-9' };
      const empty = await send('/orders', typed);
      expect(empty.statusCode).toBe(422);
      expect(empty.body).toContain('Donnez-en au moins 1.');
      expect(empty.body).toContain('value="F-9"');
      const late = await send('/orders', { ...typed, [`cells[${first!.id}]`]: 7, wishedOn: '2026-11-01' });
      expect([late.statusCode, late.body.includes('value="7"')]).toEqual([409, true]);
      expect(late.body).toContain('La date souhaitée est passée');
    });

    it('confirm, or say why not on the same form', async () => {
      const order = await aDraft(house, school, { item, partnerId });
      const url = `/orders/${order.id}/confirmation`;
      expect((await get(url)).body).toContain('Date promise');
      const past = await send(url, { promisedOn: '01/11/2026' });
      expect([past.statusCode, past.body.includes('La date promise est passée')]).toEqual([409, true]);
      const done = await send(url, { promisedOn: '18/12/2026' });
      expect([done.statusCode, done.headers['location']]).toEqual([303, `/orders/${order.id}`]);
      expect((await send(`/orders/${order.id}/cancellation`, { reason: 'Erreur' })).statusCode).toBe(303);
      expect((await send(`/orders/${order.id}/closure`, {})).statusCode).toBe(409);
    });

    it('list with search, filters, pages and an export of the same', async () => {
      const own = await house.aSchool();
      const scope = await house.scope(own, 'master');
      const mine = await house.signedIn(scope);
      expect((await get('/orders', mine)).body).toContain('Aucune commande ici');
      const apron = await anItem(house, own);
      const evil = await aPartner(house, own, '=HYPERLINK("x")');
      const first = await aConfirmedOrder(house, own, { item: apron, partnerId: evil });
      const second = await aDraft(house, own, { item: apron });
      const page = await get('/orders?limit=1', mine);
      expect(page.body).toContain(second.number);
      expect(page.body).not.toContain(first.number);
      const next = await get(`/orders?limit=1&cursor=${second.id}`, mine);
      expect([next.body.includes(first.number), next.body.includes(second.number)]).toEqual([true, false]);
      const rows = async (query: string) =>
        (await get(`/api/v1/orders?${query}`, mine))
          .json<{ rows: { number: string }[] }>()
          .rows.map(({ number }) => number);
      expect(await rows('state=draft')).toEqual([second.number]);
      expect(await rows(`partnerId=${evil}`)).toEqual([first.number]);
      expect(await rows('q=HYPERL%C3%AFNK')).toEqual([first.number]);
      expect(await rows('q=%25')).toEqual([]);
      expect(await rows('state=late')).toEqual([]);
      const csv = await get('/orders.csv?state=confirmed', mine);
      expect(csv.headers['content-type']).toContain('text/csv');
      expect(csv.body.split('\r\n')[1]).toContain(`${first.number};"'=HYPERLINK(""x"")"`);
      expect(csv.body).not.toContain(second.number);
    });
  });

  it('an order of many items is found by its last one', async () => {
    const own = await house.aSchool();
    const scope = await house.scope(own, 'director');
    const lines = [];
    for (let at = 1; at <= 20; at++) {
      const made = await anItem(house, own, { code: `LONG-${at}`, name: `Tablier de longue désignation n° ${at}` });
      lines.push({ itemId: made.id, cells: [{ variantId: made.variants[0]!.id, quantity: 1 }] });
    }
    const buyer = await aPartner(house, own);
    const { id } = await house.get(OrdersService).place(own.system, { partnerId: buyer, source: 'school', lines });
    const found = await house.get(OrdersQueries).list(scope, { q: 'long-20' });
    expect(found.rows.map((row) => row.id)).toEqual([id]);
  });

  describe('what the other rooms read', () => {
    it('counts late, to confirm and in progress, and the order book by month and workshop', async () => {
      const own = await house.aSchool();
      const queries = house.get(OrdersQueries);
      const orders = house.get(OrdersService);
      const apron = await anItem(house, own);
      const buyer = await aPartner(house, own);
      const wish = { item: apron, partnerId: buyer };
      await aDraft(house, own, wish);
      const order = await aConfirmedOrder(house, own, wish);
      const delivered = await aConfirmedOrder(house, own, wish);
      const cells = allCells(delivered);
      await orders.recordProduced(own.system, cells);
      await orders.recordDelivered(own.system, delivered.id, cells);
      const lines = [{ orderLineId: delivered.lines[0]!.id, netCents: 18_500 }];
      await orders.recordInvoiced(own.system, delivered.id, { cells, lines });
      expect(await queries.counts(own.system)).toEqual({ toConfirm: 1, late: 0, inProgress: 2 });
      house.clock.set('2026-12-19T08:00:00Z');
      expect(await queries.counts(own.system)).toEqual({ toConfirm: 1, late: 1, inProgress: 2 });
      const late = await queries.list(own.system, { state: 'late' });
      expect(late.rows.map(({ id, delivered: done }) => [id, done])).toEqual([[order.id, 0]]);
      house.clock.set('2026-11-23T08:00:00Z');
      expect(await queries.orderBook(own.system)).toEqual([
        { month: '2026-12', workshopId: apron.workshopId, cents: 18_500 },
      ]);
      const partner = await house.scope(own, 'partner', { partnerId: await aPartner(house, own) });
      expect(await queries.list(partner, {})).toEqual({ rows: [], next: null });
      expect(await queries.counts(partner)).toEqual({ toConfirm: 0, late: 0, inProgress: 0 });
      await expect(queries.sheet(partner, order.id)).rejects.toMatchObject({ status: 404 });
      await expect(queries.page(partner, order.id)).rejects.toMatchObject({ status: 404 });
      await expect(queries.documents(partner, order.id)).rejects.toMatchObject({ status: 404 });
      expect(await queries.list(partner, { partnerId: buyer })).toEqual({ rows: [], next: null });
    });
  });
});

function multipart(name: string, content: string): string {
  const disposition = `content-disposition: form-data; name="file"; filename="${name}"`;
  return `--fil\r\n${disposition}\r\ncontent-type: application/pdf\r\n\r\n${content}\r\n--fil--\r\n`;
}
