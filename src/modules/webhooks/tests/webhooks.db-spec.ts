import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';
import type { PartnerScope } from '../../../core/access/scope.js';
import { Settings } from '../../../core/settings.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { OrdersService, SalesModule } from '../../sales/index.js';
import { aConfirmedOrder, aDraft, aPartner } from '../../sales/tests/sales.builder.js';
import { WebhooksModule, WebhooksQueries, WebhooksService, WebhookWorker, type WebhookMessage } from '../index.js';

interface Letter {
  headers: Record<string, string>;
  body: string;
}

let house: House;
let school: TestSchool;
let filix: PartnerScope;
let other: PartnerScope;
let erp: Server;
let url: string;
let worker: WebhookWorker;
let webhooks: WebhooksService;
/** What the program answers, and what it was sent. */
let status = 204;
const letters: Letter[] = [];
let made = 0;

beforeAll(async () => {
  house = await openHouse([SalesModule, WebhooksModule]);
  school = await house.aSchool();
  filix = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Filix') });
  other = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Autre') });
  erp = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      letters.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, { location: '/elsewhere' }).end('not read');
    });
  }).listen(0, '127.0.0.1');
  await once(erp, 'listening');
  url = `http://127.0.0.1:${(erp.address() as { port: number }).port}/`;
  worker = house.get(WebhookWorker);
  webhooks = house.get(WebhooksService);
});
afterAll(async () => {
  erp.close();
  await house.close();
});
beforeEach(() => {
  house.clock.set(new Date());
  status = 204;
  letters.length = 0;
});
afterEach(async () => {
  for (const { id } of await queries().list(filix)) await webhooks.remove(filix, id);
});

const queries = () => house.get(WebhooksQueries);
const later = (ms: number) => house.clock.set(new Date(house.clock.now().getTime() + ms));
const add = (scope = filix) => webhooks.add(scope, `${url}${++made}`);
const anOrder = (scope = filix) => aConfirmedOrder(house, school, { partnerId: scope.partnerId });
const last = async (id: number) => (await queries().deliveries(filix, id))[0]!;

describe('a partner is told', () => {
  it('of its own orders, by ids and a place to read: verified by the public library', async () => {
    const { secret } = await add();
    await add(other);
    const order = await anOrder();
    await worker.drain();
    expect(letters).toHaveLength(1);
    const { headers, body } = letters[0]!;
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: 'order.confirmed',
      timestamp: house.clock.instant(),
      data: { id: order.id, number: order.number, state: 'confirmed', href: `/api/v1/portal/orders/${order.id}` },
    } satisfies WebhookMessage);
    expect(() => new Webhook(secret).verify(body.replace('confirmed', 'cancelled'), headers)).toThrow();
  });

  it('of nothing that did not happen: what is undone is not told', async () => {
    await add();
    const { id } = await aDraft(house, school, { partnerId: filix.partnerId });
    const undone = house.unit.run(async () => {
      await house.get(OrdersService).cancel(school.system, id, 'Essai');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await worker.drain();
    expect(letters).toEqual([]);
  });

  it('again and again under one id, ever later, then no more; by hand, once more', async () => {
    const { id } = await add();
    await anOrder();
    status = 500;
    for (let attempt = 0; attempt < 12; attempt++) {
      await worker.drain();
      later(25 * 3_600_000);
    }
    expect(letters).toHaveLength(10);
    expect(new Set(letters.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(letters.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
    const dead = await last(id);
    expect(dead).toMatchObject({ state: 'dead', attempts: 10, lastAnswer: '500', nextAttemptAt: null });
    expect((await queries().get(filix, id)).dead).toBe(1);
    status = 204;
    await webhooks.redeliver(filix, id, dead.id);
    await worker.drain();
    expect(await last(id)).toMatchObject({ state: 'sent', attempts: 1, lastAnswer: '204' });
  });

  it('not before its time: the first repetition waits five seconds', async () => {
    await add();
    await anOrder();
    status = 503;
    await worker.drain();
    later(4_000);
    await worker.drain();
    expect(letters).toHaveLength(1);
    later(1_000);
    await worker.drain();
    expect(letters).toHaveLength(2);
  });

  it('nowhere else: an address that sends elsewhere is not followed', async () => {
    const { id } = await add();
    await webhooks.ping(filix, id);
    status = 302;
    await worker.drain();
    expect(letters).toHaveLength(1);
    expect(await last(id)).toMatchObject({ state: 'pending', lastAnswer: '302' });
  });

  it('no more, once its program says it is gone', async () => {
    const { id } = await add();
    await webhooks.ping(filix, id);
    status = 410;
    await worker.drain();
    expect(await queries().list(filix)).toEqual([]);
    await anOrder();
    await worker.drain();
    expect(letters).toHaveLength(1);
  });

  it('of all that waits, a turn at a time', async () => {
    const { id } = await add();
    for (let count = 0; count < 20; count++) await webhooks.ping(filix, id);
    await worker.drain();
    expect(new Set(letters.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
    expect(letters).toHaveLength(20);
  });

  it('although the house was killed between the attempt and its answer', async () => {
    const { id } = await add();
    await webhooks.ping(filix, id);
    await (worker as unknown as { claim: () => Promise<unknown> }).claim();
    await worker.drain();
    expect(letters).toEqual([]);
    later(60_000);
    await worker.drain();
    expect(letters).toHaveLength(1);
    expect(await last(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });
});

describe('an address', () => {
  it('is a whole one, once, five at most', async () => {
    for (const wrong of ['erp', 'ftp://erp.example.org', 'https://me:secret@erp.example.org', 'javascript:alert(1)'])
      await expect(webhooks.add(filix, wrong)).rejects.toMatchObject({ code: 'webhooks.wrong_address', status: 422 });
    await webhooks.add(filix, 'https://erp.example.org');
    const twice = webhooks.add(filix, 'https://erp.example.org');
    await expect(twice).rejects.toMatchObject({ code: 'webhooks.known_address', status: 409 });
    for (let count = 1; count < 5; count++) await add();
    await expect(add()).rejects.toMatchObject({ code: 'webhooks.too_many' });
  });

  it('is of one partner: nobody else reads, tries or removes it', async () => {
    const { id } = await add();
    await webhooks.ping(filix, id);
    const { id: message } = await last(id);
    const refused = { code: 'core.not_found' };
    await expect(queries().get(other, id)).rejects.toMatchObject(refused);
    await expect(queries().deliveries(other, id)).rejects.toMatchObject(refused);
    await expect(webhooks.remove(other, id)).rejects.toMatchObject(refused);
    await expect(webhooks.ping(other, id)).rejects.toMatchObject(refused);
    await expect(webhooks.redeliver(other, id, message)).rejects.toMatchObject(refused);
    await expect(webhooks.redeliver(filix, id, message)).rejects.toMatchObject({ code: 'webhooks.waits' });
  });

  it('leads into no private network, whatever its name, unless the house is told so', async () => {
    const { id } = await add();
    await webhooks.ping(filix, id);
    const settings = Settings.with({ ...house.settings, webhooksInside: false });
    await new WebhookWorker(settings, webhooks, house.unit, house.read, house.clock).drain();
    expect(letters).toEqual([]);
    expect(await last(id)).toMatchObject({
      state: 'pending',
      lastAnswer: expect.stringMatching(/not allowed/) as string,
    });
  });

  it('leads from the list to what was sent there', async () => {
    const { id } = await add();
    const { body } = await house.http({
      method: 'GET',
      url: '/portal/company/webhooks',
      headers: await house.signedIn(filix),
    });
    expect(body).toContain(`<a href="/portal/company/webhooks/${id}">`);
  });

  it('keeps its secret out of every answer but the first', async () => {
    const { id, secret } = await add();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const headers = await house.signedIn(filix);
    const pages = ['/api/v1/portal/webhooks', `/api/v1/portal/webhooks/${id}`, `/portal/company/webhooks/${id}`];
    for (const page of [...pages, '/portal/company/webhooks', `/api/v1/portal/webhooks/${id}/deliveries`]) {
      const answer = await house.http({ method: 'GET', url: page, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(secret);
    }
  });
});
