import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import type { Role, Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { Outbox } from '../../../core/mail/outbox.js';
import { DeliveryService } from '../../delivery/index.js';
import { InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { StatusesService } from '../../platform/index.js';
import {
  aLaunchedOrder,
  aWorkshopAtWork,
  makeAll,
  TODAY,
  type Workshop,
} from '../../production/tests/workshop.builder.js';
import { OrdersQueries } from '../../sales/index.js';
import { aDraft, allCells } from '../../sales/tests/sales.builder.js';
import { HomeModule, type OrderTrailRead, type SearchResult } from '../index.js';

let house: House;
let workshop: Workshop;
let school: TestSchool;
let orderId: number;
const people = {} as Record<Exclude<Role, 'learner'>, Scope>;
beforeAll(async () => {
  house = await openHouse([HomeModule]);
  workshop = await aWorkshopAtWork(house);
  ({ school } = workshop);
  const { order, of } = await aLaunchedOrder(house, workshop);
  orderId = order.id;
  await makeAll(house, workshop, of, 0);
  people.director = workshop.director;
  people.master = workshop.master;
  people.accountant = await house.scope(school, 'accountant');
  people.funder = await house.scope(school, 'funder');
  people.partner = await house.scope(school, 'partner', { partnerId: order.partnerId });
});
afterAll(() => house.close());

const get = async (scope: Scope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
const hrefs = (html: string) =>
  [...(/<ul class="menu">(.*?)<\/ul>/s.exec(html)?.[1] ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

describe('the frame', () => {
  it('has a menu of at most seven entries by role, each of which opens', async () => {
    for (const [role, scope] of Object.entries(people)) {
      const start = role === 'partner' ? '/portal' : role === 'funder' ? '/funding/2026-2027' : '/';
      const entries = hrefs((await get(scope, start)).body);
      expect([role, entries.length > 0 && entries.length <= 7]).toEqual([role, true]);
      for (const href of entries) {
        const { statusCode } = await get(scope, href!);
        expect([role, href, statusCode]).toEqual([role, href, href === '/funding' || statusCode === 303 ? 303 : 200]);
      }
    }
  });

  it('names who is here and the school, and counts what waits', async () => {
    await aDraft(house, school);
    const { body } = await get(people.director, '/');
    const mine = await house.get(OrdersQueries).counts(people.director);
    expect(body).toContain(`<b class="count">${mine.toConfirm}</b>`);
    expect(body).toMatch(/École \d+/);
    expect(body).toContain('direction');
  });

  it('says no in the same frame, and without one to strangers', async () => {
    const missing = await get(people.director, '/orders/999999');
    expect(missing.statusCode).toBe(404);
    expect(hrefs(missing.body).length).toBeGreaterThan(0);
    const stranger = await house.http({ method: 'GET', url: '/nowhere', headers: {} });
    expect(stranger.statusCode).toBe(404);
    expect(hrefs(stranger.body)).toEqual([]);
  });
});

describe('the home', () => {
  it('opens by role', async () => {
    expect((await get(workshop.learners[0]!, '/')).headers.location).toBe('/terminal');
    expect((await get(people.partner, '/')).headers.location).toBe('/portal');
    expect((await get(people.funder, '/')).headers.location).toBe('/funding');
    expect((await get(people.master, '/')).body).toContain('/validation');
    expect((await get(people.accountant, '/')).body).toContain('À facturer');
    expect((await get(people.director, '/')).body).toContain('Papiers à renouveler');
    for (const who of [people.accountant, people.director])
      expect((await get(who, '/')).body).toMatch(/href="\/reminders"[^]*?relances à envoyer aujourd’hui/);
  });

  it('tells the head what is late, and why', async () => {
    house.clock.set('2026-12-28T08:00:00Z');
    const { body } = await get(people.director, '/');
    house.clock.set('2026-11-23T08:00:00Z');
    expect(body).toContain('10 jours de retard');
    expect(body).toContain('10 pièces encore à faire');
  });
});

describe('what a platform asks for', () => {
  it('is on the home of the head and the accountant, each with the way to it, and no longer once done', async () => {
    const { id, number } = await anInvoice(house, school);
    const status = { code: '210', on: TODAY, reason: 'DOUBLON' };
    await house.get(StatusesService).note(people.accountant, id, status);
    const at = house.clock.instant();
    const [flow] = await house.unit.run(() =>
      sql<{ id: number }>(
        house.unit.manager,
        `INSERT INTO platform_flow (school_id, invoice_id, kind, tracking_id, file_id, state, attempts, next_attempt_at,
           created_at) SELECT school_id, id, 'invoice', 'SUIVI-1', file_id, 'dead', 9, ?, ? FROM invoice WHERE id = ?
         RETURNING id`,
        [at, at, id],
      ),
    );
    for (const scope of [people.director, people.accountant]) {
      const { body } = await get(scope, '/');
      const ways = [...body.matchAll(/href="(\/platform[^"]*#[^"]+)"/g)].map(([, href]) => href!);
      expect(ways).toEqual([expect.stringContaining(`/platform/invoices/${id}#task-`), `/platform#flow-${flow!.id}`]);
      for (const href of ways) {
        const [page, place] = href.split('#');
        expect((await get(scope, page!)).body).toContain(`id="${place}"`);
      }
      expect(body).toContain(number!);
    }
    expect((await get(people.master, '/')).body).not.toContain('#task-');
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    expect((await get(stranger, '/')).body).not.toContain('#task-');
    const credit = await house
      .get(InvoicingService)
      .credit(people.accountant, id, { cause: 'billing_error', reason: 'Double' });
    await house.get(InvoicingService).issue(people.accountant, credit);
    expect((await get(people.accountant, '/')).body).not.toContain('#task-');
  });
});

describe('the order sheet', () => {
  const stations = async () =>
    (await get(people.accountant, `/api/v1/orders/${orderId}/trail`)).json<OrderTrailRead>().stations;

  it('follows the order from request to paid', async () => {
    expect((await stations()).map(({ state }) => state)).toEqual(['done', 'done', 'next', 'todo', 'todo', 'todo']);
    const { id } = (await orderSheet()).workOrder;
    await makeAll(house, workshop, { id }, 1);
    const made = await house.get(OrdersQueries).sheet(people.director, orderId);
    const note = await house.get(DeliveryService).prepare(people.director, orderId, allCells(made));
    expect((await get(people.director, `/orders/${orderId}`)).body).toContain('Préparer la livraison');
    await house.get(DeliveryService).ship(people.director, note.id, { shippedOn: TODAY });
    expect((await get(people.accountant, `/orders/${orderId}`)).body).toContain('Préparer la facture');
    const invoiceId = await house.get(InvoicingService).draft(people.director, orderId);
    await house.get(InvoicingService).issue(people.director, invoiceId);
    const invoice = await house.get(InvoicingQueries).sheet(people.director, invoiceId);
    expect((await stations()).at(-1)).toMatchObject({ state: 'next', done: 0, of: invoice.totalWithVatCents });
    await house.get(PaymentsService).record(people.director, {
      ...{ partnerId: invoice.partnerId, receivedOn: TODAY, amountCents: invoice.dueCents, method: 'transfer' },
      allocations: [{ invoiceId, amountCents: invoice.dueCents }],
    });
    expect((await stations()).map(({ state }) => state)).toEqual(Array(6).fill('done'));
    const { body } = await get(people.director, `/orders/${orderId}`);
    for (const paper of [note.number, invoice.number!, 'PA-2026-00001']) expect(body).toContain(paper);
    for (const place of ['#lines', '#order', '#routing', '#papers']) {
      expect(body).toContain(`href="/orders/${orderId}${place}"`);
      expect(body).toContain(`id="${place.slice(1)}"`);
    }
  });

  it('names no learner to anybody, and the accountant least of all', async () => {
    for (const scope of [people.accountant, people.master, people.director]) {
      const { body } = await get(scope, `/orders/${orderId}`);
      for (const name of ['Inès', 'Noah', 'Durand']) expect(body).not.toContain(name);
    }
  });

  it('is nobody else’s', async () => {
    const stranger = await house.scope(await house.aSchool(), 'director');
    for (const scope of [stranger, people.partner, people.funder, workshop.learners[0]!])
      for (const url of [`/orders/${orderId}`, `/api/v1/orders/${orderId}/trail`])
        expect((await get(scope, url)).statusCode).toBe(404);
  });

  async function orderSheet() {
    const { ProductionQueries } = await import('../../production/index.js');
    const [workOrder] = await house.get(ProductionQueries).ofOrder(people.director, orderId);
    return { workOrder: workOrder! };
  }
});

describe('the search', () => {
  const found = async (scope: Scope, q: string) =>
    (await get(scope, `/api/v1/search?q=${encodeURIComponent(q)}`)).json<SearchResult>().groups;

  it('finds learners for heads and masters only', async () => {
    const groupsOf = async (scope: Scope) => (await found(scope, 'inès')).map(({ group }) => group);
    expect(await groupsOf(people.director)).toContain('learners');
    expect(await groupsOf(people.master)).toContain('learners');
    expect(await groupsOf(people.accountant)).not.toContain('learners');
    expect(await groupsOf(people.partner)).not.toContain('learners');
    expect((await get(people.funder, '/search?q=inès')).statusCode).toBe(404);
  });

  it('leads a whole number straight to its sheet, each caller to its own', async () => {
    const { number } = await house.get(OrdersQueries).sheet(people.director, orderId);
    const staff = await get(people.director, `/search?q=${number}`);
    expect([staff.statusCode, staff.headers.location]).toEqual([303, `/orders/${orderId}`]);
    const partner = await get(people.partner, `/search?q=${number}`);
    expect(partner.headers.location).toBe(`/portal/orders/${orderId}`);
    const stranger = await house.scope(await house.aSchool(), 'director');
    expect(await found(stranger, number)).toEqual([]);
  });

  it('asks for two letters, and takes signs for what they are', async () => {
    expect(await found(people.director, 'a')).toEqual([]);
    expect(await found(people.director, '%%')).toEqual([]);
  });
});

describe('the mailbox', () => {
  it('shows a link that opens a door in the demo only', async () => {
    const link = 'https://ouvrage.example.org/invitations/abc';
    const letter = { recipient: 'a@example.org', subject: 'Lien', body: `Entrez : ${link}`, secret: link };
    await house.get(Outbox).send(school.system, letter);
    const shown = async () => {
      const pages = [await get(people.director, '/mailbox'), await get(people.director, '/api/v1/mailbox')];
      return pages.map(({ body }) => body.includes(link));
    };
    expect(await shown()).toEqual([true, true]);
    house.settings.demo = false;
    expect(await shown()).toEqual([false, false]);
    house.settings.demo = true;
  });

  it('shows the school’s messages to the head, and gives a dead one a new chance', async () => {
    await house
      .get(Outbox)
      .send(school.system, { recipient: 'a@example.org', subject: 'Bonjour', body: 'Un <b>corps</b>' });
    const [message] = await house.get(Outbox).list(school.system);
    await house.unit.run(() =>
      house.unit.manager.update(OutboxMessage, { id: message!.id }, { state: 'dead', lastError: 'no route' }),
    );
    const { body } = await get(people.director, '/mailbox');
    expect(body).toContain('no route');
    expect(body).not.toContain('<b>corps</b>');
    const url = `/mailbox/${message!.id}/retry`;
    const headers = await house.signedIn(people.director);
    const stranger = await house.signedIn(await house.scope(await house.aSchool(), 'director'));
    expect((await house.http({ method: 'POST', url, headers: stranger })).statusCode).toBe(404);
    expect((await house.http({ method: 'POST', url, headers })).statusCode).toBe(303);
    expect((await house.get(Outbox).list(school.system))[0]!.state).toBe('pending');
    expect((await get(people.accountant, '/mailbox')).statusCode).toBe(404);
  });
});
