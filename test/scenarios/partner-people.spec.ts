import { aNote } from '../support/bank-set.js';
import { openHouse, type House, type TestSchool } from '../support/house.js';
import { fileLetter } from '../support/knocking.js';
import { aTrade, type Trade } from '../support/trade.js';
import type { PartnerRight, PartnerScope, Scope } from '../../src/core/access/scope.js';
import { OutboxMessage, StoredFile } from '../../src/core/core.entities.js';
import { anItem } from '../../src/modules/catalog/tests/catalog.builder.js';
import { DeliveryService } from '../../src/modules/delivery/index.js';
import { HomeModule } from '../../src/modules/home/index.js';
import { IdentityQueries, InvitationsService, KeysService } from '../../src/modules/identity/index.js';
import { InvoicingService, PenaltyNotesQueries } from '../../src/modules/invoicing/index.js';
import { PartnerPeopleService, PartnersQueries } from '../../src/modules/partners/index.js';
import { WebhooksModule } from '../../src/modules/webhooks/index.js';
import { PaymentsQueries, type Statement } from '../../src/modules/payments/index.js';
import { PortalModule, type PortalInvoice } from '../../src/modules/portal/index.js';

const RIGHTS = ['buyer', 'receiver', 'payer', 'manager'] as const;
type Person = { scope: PartnerScope; headers: Record<string, string>; key: string; email: string };
let house: House;
let school: TestSchool;
let trade: Trade;
let other: Trade;
let people: Record<PartnerRight, Person>;

beforeAll(async () => {
  house = await openHouse([PortalModule, WebhooksModule, HomeModule]);
  school = await house.aSchool();
  const item = await anItem(house, school);
  trade = await aTrade(house, school, { item, tag: 'Qzune' });
  await aNote(house, await house.scope(school, 'accountant'), { ...trade, invoiceId: trade.invoices.issued });
  other = await aTrade(house, school, { item, tag: 'Qzautre' });
  people = Object.fromEntries(await Promise.all(RIGHTS.map(async (right) => [right, await withOnly(right)]))) as never;
});
afterAll(() => house.close());

/** Somebody of the company with one right, by browser and by program. */
async function withOnly(right: PartnerRight): Promise<Person> {
  const scope = await house.scope(school, 'partner', { partnerId: trade.partnerId, rights: { [right]: true } });
  const { key } = await house.get(KeysService).createKey(scope, 'ERP', 'partner');
  const { email } = await house.get(IdentityQueries).me(scope);
  return { scope, headers: await house.signedIn(scope), key, email: email! };
}

const get = (url: string, headers: Record<string, string>) => house.http({ method: 'GET', url, headers });
/** Who of the four gets an answer there, by page or by program. */
async function welcome(url: string): Promise<PartnerRight[]> {
  const found = await Promise.all(
    RIGHTS.map(async (right) => {
      const { headers, key } = people[right];
      const by = url.startsWith('/api/') ? { authorization: `Bearer ${key}` } : headers;
      return (await get(url, by)).statusCode === 200 ? [right] : [];
    }),
  );
  return found.flat();
}

describe('people of different rights', () => {
  it.each<[string, PartnerRight[]]>([
    ['items', ['buyer']],
    ['requests', ['buyer']],
    ['quotes', ['buyer']],
    ['orders', ['buyer', 'receiver', 'payer']],
    ['deliveries', ['buyer', 'receiver']],
    ['invoices', ['payer']],
    ['statement', ['payer']],
    ['people', ['manager']],
    ['webhooks', ['manager']],
  ])('read %s as far as theirs goes, by program', async (place, rights) => {
    expect(await welcome(`/api/v1/portal/${place}`)).toEqual(rights);
  });

  it('read by page the same, and papers one by one', async () => {
    const page = async (path: string) => [path, await welcome(`/portal/${path}`)];
    expect(await page('requests')).toEqual(['requests', ['buyer']]);
    expect(await page('orders/new')).toEqual(['orders/new', ['buyer']]);
    expect(await page('orders/file')).toEqual(['orders/file', ['buyer']]);
    expect(await page(`orders/${trade.billedOrder}`)).toEqual([expect.any(String), ['buyer', 'receiver', 'payer']]);
    expect(await page(`deliveries/${trade.notes.shipped}`)).toEqual([expect.any(String), ['buyer', 'receiver']]);
    expect(await page(`quotes/${trade.quoting.quotes.sent}`)).toEqual([expect.any(String), ['buyer']]);
    expect(await page('invoices')).toEqual(['invoices', ['payer']]);
    expect(await page('invoices/statement')).toEqual(['invoices/statement', ['payer']]);
    expect(await page('invoices/statement.csv')).toEqual(['invoices/statement.csv', ['payer']]);
    expect(await page('invoices/statement.pdf')).toEqual(['invoices/statement.pdf', ['payer']]);
    expect(await page('company')).toEqual(['company', ['manager']]);
    expect(await welcome(`/api/v1/portal/invoices/${trade.invoices.issued}`)).toEqual(['payer']);
    expect(await welcome('/portal')).toEqual(RIGHTS);
  });

  it('see amounts only when they buy or pay: none in the answers of who receives', async () => {
    const order = async (right: PartnerRight) =>
      (await get(`/api/v1/portal/orders/${trade.billedOrder}`, people[right].headers)).json<Record<string, unknown>>();
    expect(await order('buyer')).toMatchObject({ totalWithVatCents: expect.any(Number) as number, invoices: [] });
    expect(await order('payer')).toMatchObject({ totalWithVatCents: expect.any(Number) as number, deliveries: [] });
    expect(await order('receiver')).toMatchObject({ totalWithVatCents: null, totalVatCents: null, invoices: [] });
    for (const url of ['/portal', '/portal/orders', `/portal/orders/${trade.billedOrder}`]) {
      expect((await get(url, people.receiver.headers)).body).not.toContain('€');
    }
  });

  it('find by search and badges only what they may open', async () => {
    const found = async (right: PartnerRight) => {
      const asked = ['qzune', '2026'].map((q) => get(`/api/v1/search?q=${q}`, people[right].headers));
      const answers = (await Promise.all(asked)).map((answer) => answer.json<{ groups: { group: string }[] }>());
      return [...new Set(answers.flatMap(({ groups }) => groups.map(({ group }) => group)))].sort();
    };
    expect(await found('buyer')).toEqual(['deliveries', 'orders', 'quotes', 'requests']);
    expect(await found('receiver')).toEqual(['deliveries', 'orders']);
    expect(await found('payer')).toEqual(['invoices', 'orders']);
    expect(await found('manager')).toEqual([]);
  });

  it('open files of their kind, and no export or table of another', async () => {
    const files = await house.read.manager.findBy(StoredFile, { partnerId: trade.partnerId });
    const opened: Record<string, PartnerRight[]> = {};
    for (const { id, kind } of files) opened[kind] = await welcome(`/files/${id}`);
    expect(opened).toEqual({
      attachment: ['buyer'],
      quote: ['buyer'],
      order_confirmation: ['buyer', 'payer'],
      delivery_note: ['buyer', 'receiver'],
      einvoice: ['payer'],
      invoice: ['payer'],
      penalty: ['payer'],
    });
    expect(await welcome('/portal/orders/table.csv')).toEqual(['buyer']);
    expect(await welcome('/orders.csv')).toEqual([]);
    expect(await welcome('/invoices.csv')).toEqual([]);
    const [foreign] = await house.read.manager.findBy(StoredFile, { partnerId: other.partnerId });
    expect(await welcome(`/files/${foreign!.id}`)).toEqual([]);
  });

  it('do only what is theirs: the verb is refused to the others, who learn nothing of it', async () => {
    const { shipped } = trade.notes;
    const receive = async (right: PartnerRight) =>
      (
        await house.http({
          ...{ method: 'POST', url: `/api/v1/portal/deliveries/${shipped}/reception` },
          headers: { authorization: `Bearer ${people[right].key}` },
          payload: { receivedBy: 'Quai 2' },
        })
      ).statusCode;
    expect([await receive('buyer'), await receive('payer'), await receive('manager')]).toEqual([404, 404, 404]);
    expect(await receive('receiver')).toBe(204);
    const file = await house.http({
      ...{ method: 'POST', url: '/api/v1/portal/order-files' },
      ...fileLetter({ headers: people.receiver.headers } as never, 'x.csv', Buffer.from('Article;Quantité\n')),
    });
    expect(file.statusCode).toBe(404);
    const confirm = house.get(DeliveryService).receive(people.payer.scope, shipped, { receivedBy: 'Moi' });
    await expect(confirm).rejects.toMatchObject({ status: 404 });
  });

  it('read an account that closes at what is still to pay, less what is paid on nothing yet', async () => {
    const { headers } = people.payer;
    const statement = (await get('/api/v1/portal/statement?from=2026-01-01&to=2027-12-31', headers)).json<Statement>();
    const { rows } = (await get('/api/v1/portal/invoices?limit=200', headers)).json<{ rows: PortalInvoice[] }>();
    const paid = await house.get(PaymentsQueries).list(school.system, { partnerId: trade.partnerId });
    const due = rows.reduce((sum, { dueCents, refundCents }) => sum + dueCents - refundCents, 0);
    const loose = paid.rows.reduce((sum, { unallocatedCents }) => sum + unallocatedCents, 0);
    expect(statement.lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['invoice', 'payment']));
    const notes = await house.get(PenaltyNotesQueries).payable(school.system, trade.partnerId);
    expect(notes).toHaveLength(1);
    expect(statement.closingCents).toBe(due + notes[0]!.dueCents - loose);
    const director = await house.signedIn(await house.scope(school, 'director'));
    const school1 = await get(`/api/v1/partners/${trade.partnerId}/statement?from=2026-01-01&to=2027-12-31`, director);
    expect(school1.json()).toEqual(statement);
    const wrong = await get('/portal/invoices/statement?from=2027-01-01&to=2026-01-01', headers);
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('finit avant de commencer')]);
  });

  it('are mailed what concerns them, beside the address of the company', async () => {
    const last = await house.read.manager.find(OutboxMessage, { order: { id: 'DESC' }, take: 1 });
    const orderId = trade.deliveredOrder;
    const invoiceId = await house.get(InvoicingService).draft(school.system, orderId);
    await house.get(InvoicingService).issue(school.system, invoiceId);
    const mails = (await house.read.manager.find(OutboxMessage)).filter(({ id }) => id > last[0]!.id);
    const told = mails.map(({ recipient }) => recipient);
    expect(told).toEqual(expect.arrayContaining([people.payer.email, 'achats-qzune@example.org']));
    for (const right of ['buyer', 'receiver', 'manager'] as const) expect(told).not.toContain(people[right].email);
  });
});

describe('a company sees to its own people', () => {
  const service = () => house.get(PartnerPeopleService);
  const rightsOf = async ({ userId }: Scope) =>
    (await house.get(PartnersQueries).people(school.system, trade.partnerId)).find((one) => one.userId === userId)
      ?.rights;
  const post = (path: string, headers: Record<string, string>, form: Record<string, string> = {}) =>
    house.http({
      ...{ method: 'POST', url: `/portal/company${path}`, payload: new URLSearchParams(form).toString() },
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });

  it('invites a colleague with rights, who comes in with those and no more', async () => {
    const guest = { name: 'Nadia Quai', email: 'nadia.quai@example.org', receiver: '1' };
    expect((await post('/invitations', people.manager.headers, guest)).statusCode).toBe(303);
    const mail = await house.read.manager.findOneByOrFail(OutboxMessage, { recipient: guest.email });
    const secret = /invitations\/([\w-]+)/.exec(mail.secret!)![1]!;
    const from = { locale: 'fr' as const, network: '127.0.0.1' };
    await house.get(InvitationsService).accept(secret, 'une-grue-sur-le-quai', from);
    const nadia = (await house.get(PartnersQueries).people(school.system, trade.partnerId)).find(
      ({ name }) => name === guest.name,
    );
    expect(nadia?.rights).toEqual(['receiver']);
    const nothing = await post('/invitations', people.manager.headers, { ...guest, receiver: '' });
    expect([nothing.statusCode, nothing.body]).toEqual([422, expect.stringContaining('au moins un droit')]);
  });

  it('changes rights, and sessions and keys follow at the next request', async () => {
    const { scope, headers, key } = await withOnly('buyer');
    const path = `/people/${scope.userId}`;
    expect((await get('/portal/invoices', headers)).statusCode).toBe(404);
    expect((await post(`${path}/rights`, people.manager.headers, { payer: '1' })).statusCode).toBe(303);
    expect((await get('/portal/invoices', headers)).statusCode).toBe(200);
    expect((await get('/api/v1/portal/items', { authorization: `Bearer ${key}` })).statusCode).toBe(404);
    expect((await post(`${path}/end`, people.manager.headers)).statusCode).toBe(303);
    expect((await get('/portal', headers)).statusCode).toBe(303);
    expect((await get('/api/v1/portal/invoices', { authorization: `Bearer ${key}` })).statusCode).toBe(401);
    expect((await post(`${path}/end`, people.manager.headers)).statusCode).toBe(404);
  });

  it('of another company sees and changes nothing here', async () => {
    const stranger = await house.scope(school, 'partner', { partnerId: other.partnerId });
    const path = `/people/${people.buyer.scope.userId}`;
    const headers = await house.signedIn(stranger);
    expect((await get(`/portal/company${path}`, headers)).statusCode).toBe(404);
    expect((await post(`${path}/rights`, headers, { manager: '1' })).statusCode).toBe(404);
    expect((await post(`${path}/end`, headers)).statusCode).toBe(404);
    expect((await post(`/invitations/${trade.people.invitationId}/end`, headers)).statusCode).toBe(404);
    await expect(service().end(stranger, trade.partnerId, people.buyer.scope.userId)).rejects.toMatchObject({
      status: 404,
    });
    expect(await rightsOf(people.buyer.scope)).toEqual(['buyer']);
  });

  it('keeps one who manages it, even when two send each other away at once', async () => {
    const company = other.partnerId;
    const keepers = await house.get(PartnersQueries).people(school.system, company);
    const director = await house.scope(school, 'director');
    for (const { userId } of keepers) await service().end(director, company, userId);
    const one = await house.scope(school, 'partner', { partnerId: company });
    const two = await house.scope(school, 'partner', { partnerId: company });
    const outcomes = await Promise.allSettled([
      service().end(one, company, two.userId),
      service().changeRights(two, company, one.userId, { buyer: true }),
      service().end(one, company, one.userId),
      service().changeRights(two, company, two.userId, { buyer: true }),
    ]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(1);
    const left = await house.get(PartnersQueries).people(school.system, company);
    expect(left.filter(({ rights }) => rights.includes('manager'))).toHaveLength(1);
  });
});
