import type { PartnerScope } from '../../../core/access/scope.js';
import { HTML, PDF, PNG, SVG, ZIP } from '../../../core/files/tests/bytes.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { ItemRead } from '../../catalog/index.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { QuoteSending, QuotesService } from '../../quoting/index.js';
import { aSentQuote } from '../../quoting/tests/quoting.builder.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { aConfirmedOrder, aPartner } from '../../sales/tests/sales.builder.js';
import { PortalModule, type PortalQuote, type PortalRequest } from '../index.js';

const NEED = { subject: 'Bride', need: 'Aluminium.', quantities: [{ quantity: 20 }] };
const SCRIPTED = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>\nendobj\n%%EOF\n',
);

let house: House;
let school: TestSchool;
let filix: PartnerScope;
let other: PartnerScope;
let item: ItemRead;
beforeAll(async () => {
  house = await openHouse([PortalModule]);
  school = await house.aSchool();
  filix = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Filix') });
  other = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Autre') });
  item = await anItem(house, school, { variants: [{ size: null, colour: null }] });
});
afterAll(() => house.close());

const get = async (scope: PartnerScope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
const post = async (scope: PartnerScope, url: string, payload: object) =>
  house.http({ method: 'POST', url, payload, headers: await house.signedIn(scope) });
const sent = (line = {}) => aSentQuote(house, school, { partnerId: filix.partnerId, item, line });
const yes = (sha256: string, more = {}) => ({ sha256, acceptedName: 'Julie', ...more });
const code = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;

async function upload(scope: PartnerScope, url: string, name: string, bytes: Buffer) {
  const head = `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--cut--\r\n')]);
  const headers = { ...(await house.signedIn(scope)), 'content-type': 'multipart/form-data; boundary=cut' };
  return house.http({ method: 'POST', url, headers, payload });
}

describe('a partner answers a quote', () => {
  it('yes, at the price of the school: a price it sends itself is refused', async () => {
    const quote = await sent();
    const url = `/api/v1/portal/quotes/${quote.id}/acceptance`;
    const forged = await post(filix, url, yes(quote.pdfSha256!, { itemNetPriceE4: 1 }));
    expect(forged.statusCode).toBe(422);
    const accepted = await post(filix, url, yes(quote.pdfSha256!));
    expect(accepted.statusCode).toBe(201);
    const { order, totalWithVatCents } = accepted.json<PortalQuote>();
    expect(accepted.headers.location).toBe(`/api/v1/portal/orders/${order!.id}`);
    const placed = await house.get(OrdersQueries).sheet(school.system, order!.id);
    expect(placed.totalWithVatCents).toBe(totalWithVatCents);
  });

  it('from two tabs, then once more: the same order', async () => {
    const quote = await sent();
    const page = `/portal/quotes/${quote.id}/acceptance`;
    const tabs = await Promise.all([1, 2, 3].map(() => post(filix, page, yes(quote.pdfSha256!))));
    expect(new Set(tabs.map(({ headers }) => headers.location)).size).toBe(1);
    expect(tabs.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
  });

  it('with a sentence for a forged sum, a revision that was replaced, and a day that has passed', async () => {
    const [one, another, last] = [await sent(), await sent({ marginPercent: 40 }), await sent({ marginPercent: 60 })];
    const at = (id: number) => `/api/v1/portal/quotes/${id}/acceptance`;
    expect(code(await post(filix, at(one.id), yes('0'.repeat(64))))).toBe('quoting.other_pdf');
    const { id } = await house.get(QuotesService).revise(school.system, another.id);
    await house.get(QuoteSending).send(school.system, id);
    expect(code(await post(filix, at(another.id), yes(another.pdfSha256!)))).toBe('quoting.superseded');
    const now = house.clock.now();
    house.clock.set('2027-03-01T08:00:00Z');
    expect(code(await post(filix, at(last.id), yes(last.pdfSha256!)))).toBe('quoting.expired');
    const page = await get(filix, `/portal/quotes/${last.id}`);
    expect(page.body).toContain('Ce devis n’est plus valable');
    expect(page.body).not.toContain('Accepter le devis');
    house.clock.set(now);
  });

  it('finds nothing of another partner: page, list, program or file', async () => {
    const quote = await sent();
    const { id } = (await post(filix, '/api/v1/portal/requests', NEED)).json<PortalRequest>();
    for (const place of [`quotes/${quote.id}`, `requests/${id}`])
      for (const root of ['/portal', '/api/v1/portal'])
        expect((await get(other, `${root}/${place}`)).statusCode).toBe(404);
    expect((await get(other, `/files/${quote.fileId}`)).statusCode).toBe(404);
    expect((await get(other, '/api/v1/portal/quotes')).json()).toEqual({ rows: [], next: null });
    expect((await get(other, '/api/v1/portal/requests')).json()).toEqual({ rows: [], next: null });
    const answer = await post(other, `/api/v1/portal/quotes/${quote.id}/acceptance`, yes(quote.pdfSha256!));
    expect(answer.statusCode).toBe(404);
  });

  it('reads no cost, no margin and nobody’s name', async () => {
    const quote = await sent({ hourlyRateCents: 7_331, materialE4: 973_100, marginPercent: 37 });
    for (const url of [`/portal/quotes/${quote.id}`, `/api/v1/portal/quotes/${quote.id}`]) {
      const { body } = await get(filix, url);
      expect(body).toContain(quote.number);
      expect(body).not.toMatch(/7331|73,31|973100|97,31|marge|margin|coût|cost/i);
    }
  });
});

describe('a file sent with a request', () => {
  const files = async () => {
    const { id } = (await post(filix, '/api/v1/portal/requests', NEED)).json<PortalRequest>();
    return `/api/v1/portal/requests/${id}/attachments`;
  };

  it.each([
    ['a drawing that is a page', 'plan.pdf', HTML, 415],
    ['an SVG under the name of a photo', 'photo.png', SVG, 415],
    ['an archive under the name of a STEP', 'piece.step', ZIP, 415],
    ['nothing at all', 'plan.pdf', Buffer.alloc(0), 422],
    ['200 MB', 'plan.pdf', Buffer.alloc(200 * 1024 * 1024, PDF), 413],
  ])('is refused when it is %s', async (_what, name, bytes, status) => {
    expect((await upload(filix, await files(), name, bytes)).statusCode).toBe(status);
  });

  it('is harmless with a script or a path in it: downloaded, never run, named by its last part', async () => {
    const kept = await upload(filix, await files(), '../../etc/plan.pdf', SCRIPTED);
    expect(kept.statusCode).toBe(201);
    const read = await get(filix, kept.headers.location!);
    expect(read.headers['content-disposition']).toBe("attachment; filename*=UTF-8''plan.pdf");
    expect(read.headers['x-content-type-options']).toBe('nosniff');
    expect(read.headers['content-security-policy']).toMatch(/default-src 'none'|sandbox|script-src 'self'/);
  });

  it('is asked for on the page itself when none was chosen', async () => {
    const page = (await files()).replace('/api/v1', '');
    const answer = await post(filix, page, {});
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(NEED.need);
    expect(answer.body).toContain('Choisissez un fichier');
  });

  it('stays when another of the same name comes', async () => {
    const url = await files();
    for (const bytes of [PDF, PNG]) await upload(filix, url, 'plan.pdf', bytes);
    const request = (await get(filix, url.replace('/attachments', ''))).json<PortalRequest>();
    expect(request.files.map(({ name }) => name)).toEqual(['plan.pdf', 'plan.pdf.png']);
  });
});

describe('ordering again', () => {
  it('opens the form with the quantities of the order, its own only', async () => {
    const order = await aConfirmedOrder(house, school, { partnerId: filix.partnerId, item, quantities: [37] });
    expect((await get(filix, `/portal/orders/new?from=${order.id}`)).body).toContain('value="37"');
    expect((await get(other, `/portal/orders/new?from=${order.id}`)).statusCode).toBe(404);
  });
});

describe('an item made for one customer', () => {
  it('is in nobody else’s catalogue, order or quote', async () => {
    const own = await anItem(house, school, { partnerId: filix.partnerId, name: 'Bride de Filix' });
    expect((await get(filix, '/api/v1/portal/items')).body).toContain('Bride de Filix');
    for (const url of ['/api/v1/portal/items', '/portal/orders/new'])
      expect((await get(other, url)).body).not.toContain('Bride de Filix');
    const lines = [{ itemId: own.id, cells: [{ variantId: own.variants[0]!.id, quantity: 1 }] }];
    expect((await post(other, '/api/v1/portal/orders', { lines })).statusCode).toBe(404);
    expect((await post(filix, '/api/v1/portal/orders', { lines })).statusCode).toBe(201);
    const { partnerId } = other;
    const placing = house.get(OrdersService).place(school.system, { partnerId, source: 'school', lines });
    await expect(placing).rejects.toMatchObject({ code: 'sales.item_reserved' });
    await expect(aSentQuote(house, school, { partnerId, item: own })).rejects.toMatchObject({
      code: 'quoting.item_reserved',
    });
  });

  it('is refused by the base itself to another customer’s order', async () => {
    const own = await anItem(house, school, { partnerId: filix.partnerId });
    const order = await aConfirmedOrder(house, school, { partnerId: other.partnerId, item });
    const line = `INSERT INTO sales_order_line (school_id, order_id, position, item_id, workshop_id, item_code, item_name,
      unit_code, item_net_price_e4, vat_category, vat_rate, line_net_cents, invoiced_net_cents)
      SELECT school_id, order_id, 9, ${own.id}, workshop_id, item_code, item_name, unit_code, item_net_price_e4,
        vat_category, vat_rate, line_net_cents, 0 FROM sales_order_line WHERE order_id = ${order.id}`;
    await expect(house.unit.run(() => house.unit.manager.query(line))).rejects.toThrow(/reserved for a customer/);
  });
});
