import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { OrdersQueries, OrdersService, type OrderSheet } from '../../sales/index.js';
import { aConfirmedOrder, aPartner, allCells } from '../../sales/tests/sales.builder.js';
import { DeliveryModule, DeliveryQueries, DeliveryService } from '../index.js';
import { aMadeOrder, ship } from './delivery.builder.js';

const TOOLS = existsSync('/usr/bin/pdftotext');

describe('deliveries', () => {
  let house: House;
  let school: TestSchool;
  let master: Scope;
  let delivery: DeliveryService;
  let queries: DeliveryQueries;
  const today = localDate('2026-11-23');
  beforeAll(async () => {
    house = await openHouse([DeliveryModule]);
    school = await house.aSchool();
    master = await house.scope(school, 'master');
    delivery = house.get(DeliveryService);
    queries = house.get(DeliveryQueries);
  });
  afterAll(() => house.close());

  const firstCell = (order: OrderSheet) => order.lines[0]!.cells[0]!.id;
  const some = (order: OrderSheet, quantity: number) => [{ orderCellId: firstCell(order), quantity }];
  const sheet = (order: OrderSheet) => house.get(OrdersQueries).sheet(school.system, order.id);

  it('promises no piece twice: a ready note counts, a cancelled one no longer', async () => {
    const order = await aMadeOrder(house, school); // 4 of the first cell
    const { id } = await delivery.prepare(master, order.id, some(order, 3));
    await expect(delivery.prepare(master, order.id, some(order, 2))).rejects.toMatchObject({
      code: 'delivery.more_than_available',
      sentence: { fr: expect.stringContaining('Écru M : demandé 2 pièces, disponible 1 pièce') as string },
    });
    const [line] = await queries.deliverable(master, order.id);
    expect(line!.cells[0]).toMatchObject({ ordered: 4, promised: 3, available: 1 });
    await expect(delivery.cancel(master, id, ' ')).rejects.toMatchObject({ code: 'core.reason_missing' });
    await delivery.cancel(master, id, 'Camion en panne');
    await delivery.prepare(master, order.id, some(order, 4));
  });

  it('delivers only what is made, and refuses an order that is not confirmed or a cell of another', async () => {
    const bare = await aConfirmedOrder(house, school);
    await expect(delivery.prepare(master, bare.id, some(bare, 1))).rejects.toMatchObject({
      code: 'delivery.more_than_available',
    });
    const order = await aMadeOrder(house, school);
    await expect(delivery.prepare(master, order.id, some(bare, 1))).rejects.toMatchObject({ code: 'core.not_found' });
    await expect(delivery.prepare(master, order.id, [])).rejects.toMatchObject({ code: 'delivery.nothing_chosen' });
  });

  it('two notes at once never promise the same pieces', async () => {
    const order = await aMadeOrder(house, school);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => delivery.prepare(master, order.id, some(order, 1))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });

  it('ships: counts, prints, mails; between the order’s day and today', async () => {
    const order = await aMadeOrder(house, school);
    const { id, number } = await delivery.prepare(master, order.id, some(order, 3));
    expect(number).toMatch(/^BL-2026-\d{5}$/);
    await expect(delivery.ship(master, id, { shippedOn: localDate('2026-11-24') })).rejects.toMatchObject({
      code: 'delivery.shipped_in_future',
    });
    await expect(delivery.ship(master, id, { shippedOn: localDate('2026-11-22') })).rejects.toMatchObject({
      code: 'delivery.shipped_before_order',
    });
    expect((await sheet(order)).delivered).toBe(0);
    await delivery.ship(master, id, { shippedOn: today });
    expect((await sheet(order)).delivered).toBe(3);
    const note = await queries.sheet(master, id);
    expect(note).toMatchObject({ state: 'shipped', shippedOn: today, quantity: 3 });
    const mail = await house.read.manager.findOneByOrFail(OutboxMessage, { fileId: note.fileId! });
    expect(mail).toMatchObject({ recipient: note.shipTo.email, subject: expect.stringContaining(number) as string });
    await expect(delivery.ship(master, id, { shippedOn: today })).rejects.toMatchObject({
      code: 'core.transition_refused',
    });
    await expect(delivery.cancel(master, id, 'trop tard')).rejects.toMatchObject({ code: 'core.transition_refused' });
  });

  (TOOLS ? it : it.skip)('prints ordered, delivered and left by size, a readable PDF, and no person', async () => {
    const order = await aMadeOrder(house, school, { partnerId: await aPartner(house, school, 'Filix') });
    const id = await ship(house, master, order.id, some(order, 3));
    const { fileId, number } = await queries.sheet(master, id);
    const { bytes } = await house.get(FileStore).open(master, fileId!);
    const file = join(tmpdir(), `${number}.pdf`);
    writeFileSync(file, bytes);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const told of [
      number,
      order.number,
      'Filix SAS',
      'Bon de livraison',
      '23/11/2026',
      'Reste à livrer',
      'reste 1',
    ])
      expect(text).toContain(told);
    expect(text.replace(/\s+/g, ' ')).toMatch(/Tablier d’atelier 10 pièces 0 pièce 3 pièces 7 pièces/);
    expect(text).not.toMatch(/Personne|€/);
    execFileSync('qpdf', ['--check', file]);
  });

  it('is received by the partner itself, once, with its reserves', async () => {
    const partnerId = await aPartner(house, school);
    const order = await aMadeOrder(house, school, { partnerId });
    const partner = await house.scope(school, 'partner', { partnerId });
    const ready = await delivery.prepare(master, order.id, some(order, 1));
    await expect(queries.sheet(partner, ready.id)).rejects.toMatchObject({ code: 'core.not_found' });
    const id = await ship(house, master, order.id, some(order, 2));
    await delivery.receive(partner, id, { receivedBy: 'Mme Martin', reserves: 'Un carton enfoncé' });
    expect(await queries.sheet(partner, id)).toMatchObject({ state: 'received', receivedBy: 'Mme Martin' });
    await expect(delivery.receive(partner, id, { receivedBy: 'X' })).rejects.toMatchObject({
      code: 'core.transition_refused',
    });
    await expect(delivery.ship(partner, ready.id, { shippedOn: today })).rejects.toMatchObject({ status: 403 });
    await expect(delivery.prepare(partner, order.id, some(order, 1))).rejects.toMatchObject({ status: 403 });
    expect((await queries.list(partner, {})).rows.map((row) => row.id)).toEqual([id]);
  });

  it('keeps partners and schools apart', async () => {
    const order = await aMadeOrder(house, school);
    const id = await ship(house, master, order.id, some(order, 1));
    const stranger = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
    const elsewhere = await house.scope(await house.aSchool(), 'director');
    for (const scope of [stranger, elsewhere]) {
      await expect(queries.sheet(scope, id)).rejects.toMatchObject({ code: 'core.not_found' });
      await expect(delivery.receive(scope, id, { receivedBy: 'X' })).rejects.toMatchObject({ code: 'core.not_found' });
      expect((await queries.list(scope, {})).rows).toEqual([]);
      expect(await queries.ofOrder(scope, order.id)).toEqual([]);
      expect(await queries.shippedLines(scope, order.id)).toEqual([]);
      expect(await queries.counts(scope)).toEqual({ ready: 0, shipped: 0 });
    }
    await expect(delivery.prepare(elsewhere, order.id, some(order, 1))).rejects.toMatchObject({
      code: 'core.not_found',
    });
    await expect(queries.deliverable(elsewhere, order.id)).rejects.toMatchObject({ code: 'core.not_found' });
  });

  it('is found by number, order and customer, page by page', async () => {
    const partnerId = await aPartner(house, school, 'Élan Couture');
    const order = await aMadeOrder(house, school, { partnerId });
    const first = await ship(house, master, order.id, some(order, 1));
    const second = await ship(house, master, order.id, some(order, 1));
    const found = await queries.list(master, { q: 'élan' });
    expect(found.rows.map(({ id }) => id)).toEqual([second, first]);
    const page = await queries.list(master, { q: order.number.toLowerCase(), limit: 1 });
    expect(page.rows.map(({ id }) => id)).toEqual([second]);
    const rest = await queries.list(master, { q: order.number, limit: 1, cursor: page.next! });
    expect(rest).toEqual({ rows: [expect.objectContaining({ id: first })], next: null });
  });

  it('by page and by API: the same verbs', async () => {
    const order = await aMadeOrder(house, school);
    const headers = await house.signedIn(master);
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const fresh = await house.http({ method: 'GET', url: `/orders/${order.id}/deliveries/new`, headers });
    expect(fresh.body).toContain(`name="cells[${firstCell(order)}]" value="4"`);
    const cell = `cells%5B${firstCell(order)}%5D`;
    const url = `/orders/${order.id}/deliveries`;
    const refused = await house.http({ method: 'POST', url, headers: form, payload: `${cell}=9` });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('disponible 4 pièces');
    expect(refused.body).toContain(`name="cells[${firstCell(order)}]" value="9"`);
    const made = await house.http({ method: 'POST', url, headers: form, payload: `${cell}=2&_key=once` });
    const again = await house.http({ method: 'POST', url, headers: form, payload: `${cell}=2&_key=once` });
    expect(made.statusCode).toBe(303);
    expect(again.headers.location).toBe(made.headers.location);
    const id = Number(made.headers.location!.split('/').at(-1));
    const shipped = await house.http({
      method: 'POST',
      url: `/deliveries/${id}/shipment`,
      headers: form,
      payload: 'shippedOn=23/11/2026',
    });
    expect(shipped.statusCode).toBe(303);
    for (const page of ['/deliveries', '/deliveries?state=shipped&q=bl', `/deliveries/${id}`])
      expect((await house.http({ method: 'GET', url: page, headers })).statusCode).toBe(200);
    const json = { ...headers, 'content-type': 'application/json' };
    const posted = await house.http({
      method: 'POST',
      url: `/api/v1/orders/${order.id}/deliveries`,
      headers: json,
      payload: { cells: some(order, 1) },
    });
    expect(posted.statusCode).toBe(201);
    const note = posted.json<{ id: number }>();
    const cancelled = await house.http({
      method: 'POST',
      url: `/api/v1/deliveries/${note.id}/cancellation`,
      headers: json,
      payload: { reason: 'erreur' },
    });
    expect(cancelled.statusCode).toBe(204);
    const received = await house.http({
      method: 'POST',
      url: `/api/v1/deliveries/${id}/reception`,
      headers: json,
      payload: { receivedBy: 'M. Duval' },
    });
    expect(received.statusCode).toBe(204);
    expect((await house.http({ method: 'GET', url: `/api/v1/deliveries/${id}`, headers })).json()).toMatchObject({
      state: 'received',
      orderNumber: order.number,
    });
  });

  it('counts a short-closed order as settled once its made pieces left', async () => {
    const order = await aConfirmedOrder(house, school);
    await house.get(OrdersService).recordProduced(school.system, some(order, 3));
    await house.get(OrdersService).shortClose(school.system, order.id, 'Manque de tissu');
    await ship(house, master, order.id, some(order, 3));
    expect((await sheet(order)).axes.delivery).toBe('full');
    expect(allCells(order)).toHaveLength(4);
  });
});
