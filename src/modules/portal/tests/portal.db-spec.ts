import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { PartnerScope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { DeliveryService } from '../../delivery/index.js';
import { CorrectionsService, InvoicingService } from '../../invoicing/index.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { aConfirmedOrder, aDraft, allCells, aPartner } from '../../sales/tests/sales.builder.js';
import { PortalModule, PortalQueries, type PortalOrder } from '../index.js';
import { PortalHomeQueries } from '../portal-home.queries.js';

type OrdersPage = { rows: { id: number }[]; next: number | null };
const TODAY = localDate('2026-11-23');
let house: House;
let school: TestSchool;
let filix: PartnerScope;
let other: PartnerScope;
beforeAll(async () => {
  house = await openHouse([PortalModule]);
  school = await house.aSchool();
  filix = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Filix') });
  other = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Autre') });
});
afterAll(() => house.close());

const get = async (scope: PartnerScope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = async (scope: PartnerScope, url: string, fields: Record<string, string>) =>
  house.http({
    ...{ method: 'POST' as const, url, payload: new URLSearchParams(fields).toString() },
    headers: { ...(await house.signedIn(scope)), ...form },
  });

/** Made, shipped and invoiced, as the school does it. */
async function aShippedOrder(partnerId: number) {
  const order = await aConfirmedOrder(house, school, { partnerId });
  await house.get(OrdersService).recordProduced(school.system, allCells(order));
  const note = await house.get(DeliveryService).prepare(school.system, order.id, allCells(order));
  await house.get(DeliveryService).ship(school.system, note.id, { shippedOn: TODAY });
  const invoiceId = await house.get(InvoicingService).draft(school.system, order.id);
  return { order, note, invoiceId };
}

describe('a partner orders', () => {
  it('by the form: quantities become an order of its own, whatever else is sent', async () => {
    const item = await anItem(house, school);
    const [first] = item.variants;
    const page = await get(filix, '/portal/orders/new');
    expect(page.body).toContain(`cells[${first!.id}]`);
    const fields = { [`cells[${first!.id}]`]: '7', customerReference: 'F-7781', wishedOn: '18/12/2026' };
    const placed = await post(filix, '/portal/orders', { ...fields, partnerId: String(other.partnerId) });
    expect(placed.statusCode).toBe(303);
    const id = Number(placed.headers.location!.split('/').at(-1));
    const order = await house.get(OrdersQueries).sheet(school.system, id);
    expect(order).toMatchObject({ partnerId: filix.partnerId, source: 'portal', state: 'draft', ordered: 7 });
    expect(order).toMatchObject({ customerReference: 'F-7781', wishedOn: '2026-12-18' });
    expect((await get(filix, `/portal/orders/${id}`)).body).toContain(order.number);
  });

  it('and keeps what was typed when something is wrong', async () => {
    const item = await anItem(house, school);
    const name = `cells[${item.variants[0]!.id}]`;
    const refused = await post(filix, '/portal/orders', { [name]: '5', wishedOn: 'demain' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(new RegExp(`name="${name.replace(/[[\]]/g, '\\$&')}" value="5"`));
    expect((await post(filix, '/portal/orders', {})).body).toContain('Aucune quantité');
  });

  it('by the API, and takes the draft back', async () => {
    const item = await anItem(house, school);
    const headers = await house.signedIn(filix);
    const lines = [{ itemId: item.id, cells: [{ variantId: item.variants[0]!.id, quantity: 3 }] }];
    const made = await house.http({ method: 'POST', url: '/api/v1/portal/orders', headers, payload: { lines } });
    expect(made.statusCode).toBe(201);
    const { id } = made.json<PortalOrder>();
    expect(made.headers.location).toBe(`/api/v1/portal/orders/${id}`);
    const url = `/api/v1/portal/orders/${id}/cancellation`;
    const payload = { reason: 'Passée deux fois' };
    expect((await house.http({ method: 'POST', url, headers, payload })).statusCode).toBe(204);
    expect((await house.get(PortalQueries).order(filix, id)).state).toBe('cancelled');
  });
});

describe('a partner follows', () => {
  it('its order through five steps, confirms reception, and sees what is due', async () => {
    const { order, note, invoiceId } = await aShippedOrder(filix.partnerId);
    const queries = house.get(PortalQueries);
    const homes = house.get(PortalHomeQueries);
    const states = async () => (await queries.order(filix, order.id)).steps.map(({ state }) => state);
    expect(await states()).toEqual(['done', 'done', 'done', 'done', 'next']);
    expect((await queries.order(filix, order.id)).invoices).toEqual([]);
    expect((await homes.home(filix)).orders.map(({ id }) => id)).toContain(order.id);
    await house.get(InvoicingService).issue(school.system, invoiceId);
    expect(await states()).toEqual(Array(5).fill('done'));

    const home = await homes.home(filix);
    expect(home.orders.map(({ id }) => id)).not.toContain(order.id);
    expect(home.toReceive.map(({ id }) => id)).toContain(note.id);
    expect(home.toPay.map(({ id }) => id)).toContain(invoiceId);
    expect((await get(filix, '/portal')).body).toContain(note.number);

    const missing = await post(filix, `/portal/deliveries/${note.id}/reception`, {});
    expect(missing.statusCode).toBe(422);
    const received = { receivedBy: 'Mme Martin', reserves: 'Un carton enfoncé' };
    expect((await post(filix, `/portal/deliveries/${note.id}/reception`, received)).statusCode).toBe(303);
    expect(await queries.delivery(filix, note.id)).toMatchObject({ state: 'received', ...received });
    expect((await homes.home(filix)).toReceive.map(({ id }) => id)).not.toContain(note.id);
    expect((await get(filix, '/portal/invoices')).body).toContain(order.number);
  });

  it('its deposit, its balance, what replaces an invoice and what is credited, each by its name', async () => {
    const partnerId = await aPartner(house, school, 'Acomptes');
    const payer = await house.scope(school, 'partner', { partnerId });
    const accountant = await house.scope(school, 'accountant');
    const headers = await house.signedIn(accountant);
    const invoicing = house.get(InvoicingService);
    const deposited = await aConfirmedOrder(house, school, { partnerId });
    const url = `/api/v1/orders/${deposited.id}/deposits`;
    const asked = await house.http({ method: 'POST', url, headers, payload: { percent: 30 } });
    await invoicing.issue(accountant, asked.json<{ id: number }>().id);
    const orders = house.get(OrdersService);
    await orders.recordProduced(school.system, allCells(deposited));
    await orders.recordDelivered(school.system, deposited.id, allCells(deposited));
    const balance = await invoicing.draft(accountant, deposited.id);
    await invoicing.issue(accountant, balance);
    const note = await invoicing.credit(accountant, balance, { cause: 'returned', reason: 'Retour' });
    await invoicing.issue(accountant, note);
    const { invoiceId } = await aShippedOrder(partnerId);
    await invoicing.issue(accountant, invoiceId);
    await invoicing.issue(accountant, await house.get(CorrectionsService).draft(accountant, invoiceId, 'Rue'));
    const list = (await get(payer, '/portal/invoices')).body;
    for (const kind of ['Acompte', 'Facture de solde', 'Avoir', 'Facture', 'Facture rectificative'])
      expect(list).toMatch(new RegExp(`<td[^>]*>${kind}</td>`));
    expect(list).toContain('Remplacée');
    expect((await get(payer, `/portal/orders/${deposited.id}`)).body).toContain('Facture de solde');
  });

  it('nothing of another partner, by any page or call', async () => {
    const { order, note, invoiceId } = await aShippedOrder(other.partnerId);
    await house.get(InvoicingService).issue(school.system, invoiceId);
    const { documents } = await house.get(PortalQueries).order(other, order.id);
    expect(documents.length).toBeGreaterThan(0);
    const doors = [
      ...[`/portal/orders/${order.id}`, `/portal/deliveries/${note.id}`, `/files/${documents[0]!.id}`],
      ...[`/api/v1/portal/orders/${order.id}`, `/api/v1/portal/deliveries/${note.id}`],
    ];
    for (const url of doors) {
      expect([url, (await get(filix, url)).statusCode]).toEqual([url, 404]);
      expect([url, (await get(other, url)).statusCode]).toEqual([url, 200]);
    }
    const acts = [`/portal/orders/${order.id}/cancellation`, `/portal/deliveries/${note.id}/reception`];
    for (const url of acts) {
      const answers = { reason: 'non', receivedBy: 'moi' };
      expect([url, (await post(filix, url, answers)).statusCode]).toEqual([url, 404]);
    }
    for (const url of ['/portal', '/portal/orders', '/portal/deliveries', '/portal/invoices']) {
      expect((await get(filix, url)).body).not.toContain(order.number);
    }
    expect((await get(filix, '/api/v1/portal/invoices')).body).not.toContain(order.number);
  });

  it('no draft invoice and no note still being prepared', async () => {
    const order = await aConfirmedOrder(house, school, { partnerId: filix.partnerId });
    await house.get(OrdersService).recordProduced(school.system, allCells(order));
    const note = await house.get(DeliveryService).prepare(school.system, order.id, allCells(order));
    expect((await get(filix, `/portal/deliveries/${note.id}`)).statusCode).toBe(404);
    expect((await house.get(PortalQueries).order(filix, order.id)).deliveries).toEqual([]);
  });

  it('a page at a time', async () => {
    for (let n = 0; n < 3; n++) await aDraft(house, school, { partnerId: other.partnerId });
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const url: string = `/api/v1/portal/orders?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const page: OrdersPage = (await get(other, url)).json<OrdersPage>();
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the portal', () => {
  it('is for partners alone', async () => {
    for (const role of ['director', 'master', 'accountant', 'funder'] as const) {
      const headers = await house.signedIn(await house.scope(school, role));
      for (const url of ['/portal', '/portal/orders', '/api/v1/portal/invoices'])
        expect([role, url, (await house.http({ method: 'GET', url, headers })).statusCode]).toEqual([role, url, 404]);
    }
  });
});
