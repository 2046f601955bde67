import { OutboxMessage, StoredFile } from '../../../core/core.entities.js';
import { FileStore } from '../../../core/files/file-store.js';
import { Journal } from '../../../core/journal/journal.js';
import { localDate } from '../../../core/time/local-date.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { CatalogService } from '../../catalog/index.js';
import { PartnersQueries, PartnersService } from '../../partners/index.js';
import { SchoolService } from '../../school/index.js';
import { OrdersQueries, OrdersService, SalesModule } from '../index.js';
import { aConfirmedOrder, aDraft, allCells, aPartner } from './sales.builder.js';

const PROMISED = localDate('2026-12-18');

describe('orders', () => {
  let house: House;
  let school: TestSchool;
  let other: TestSchool;
  let orders: OrdersService;
  let queries: OrdersQueries;
  beforeAll(async () => {
    house = await openHouse([SalesModule]);
    school = await house.aSchool();
    other = await house.aSchool();
    orders = house.get(OrdersService);
    queries = house.get(OrdersQueries);
  });
  afterAll(() => house.close());

  describe('placing', () => {
    it('copies price, VAT, names and drawing revision from the school, and keeps them', async () => {
      const item = await anItem(house, school, { drawingRevision: 'B', priceE4: 185_050 });
      const order = await aDraft(house, school, { item });
      const service = house.get(CatalogService);
      await service.updatePrice(school.system, item.id, { priceE4: 999_999, version: item.version });
      await service.addDrawingRevision(school.system, item.id, { revision: 'C', issuedOn: localDate('2026-11-20') });
      const sheet = await queries.sheet(school.system, order.id);
      expect(sheet).toMatchObject({ number: order.number, state: 'draft', placedOn: '2026-11-23', promisedOn: null });
      expect(sheet.lines[0]).toMatchObject({
        itemName: 'Tablier d’atelier',
        itemCode: item.code,
        drawingRevision: 'B',
        itemNetPriceE4: 185_050,
        vatCategory: 'S',
        vatRate: 2000,
        lineNetCents: 18_505,
      });
      expect(sheet.totals).toMatchObject({
        totalWithoutVatCents: 18_505,
        totalVatCents: 3701,
        totalWithVatCents: 22_206,
      });
      expect(sheet).toMatchObject({ totalWithoutVatCents: 18_505, totalWithVatCents: 22_206, ordered: 10 });
      expect(sheet.lines[0]!.cells.map(({ size, colour, ordered }) => [colour, size, ordered])).toEqual([
        ['Écru', 'M', 4],
        ['Écru', 'L', 3],
        ['Bleu', 'M', 2],
        ['Bleu', 'L', 1],
      ]);
    });

    it('takes the VAT of the day: a regime that changes tomorrow does not count today', async () => {
      const taxed = await house.aSchool();
      const exempt = { category: 'E', rate: 0, exemptionReason: 'Article 261', exemptionCode: 'X', dueOnDebits: false };
      await house
        .get(SchoolService)
        .putSetting(taxed.system, 'vat_regime', localDate('2026-11-24'), { ...exempt, category: 'E' });
      const item = await anItem(house, taxed);
      expect((await aDraft(house, taxed, { item })).lines[0]!.vatRate).toBe(2000);
      house.clock.set('2026-11-24T08:00:00Z');
      const after = await aDraft(house, taxed, { item });
      house.clock.set('2026-11-23T08:00:00Z');
      expect(after.lines[0]).toMatchObject({ vatCategory: 'E', vatRate: 0 });
      expect(after.totals.totalVatCents).toBe(0);
    });

    it('refuses what is not the school’s, retired, given twice, or wished in the past', async () => {
      const item = await anItem(house, school);
      const foreign = await anItem(house, other);
      const partnerId = await aPartner(house, school);
      const line = (itemId: number, variantId: number) => ({ itemId, cells: [{ variantId, quantity: 1 }] });
      const placed = (lines: ReturnType<typeof line>[], more: object = {}) =>
        orders.place(school.system, { partnerId, source: 'school', lines, ...more });
      const own = item.variants[0]!.id;
      await expect(placed([line(foreign.id, foreign.variants[0]!.id)])).rejects.toMatchObject({ status: 404 });
      await expect(placed([line(item.id, foreign.variants[0]!.id)])).rejects.toMatchObject({ status: 404 });
      await expect(placed([line(item.id, own)], { partnerId: await aPartner(house, other) })).rejects.toMatchObject({
        status: 404,
      });
      const twice = { itemId: item.id, cells: [...line(item.id, own).cells, ...line(item.id, own).cells] };
      await expect(placed([twice])).rejects.toMatchObject({ code: 'sales.variant_twice' });
      await expect(placed([line(item.id, own)], { wishedOn: localDate('2026-11-22') })).rejects.toMatchObject({
        code: 'sales.wished_in_past',
      });
      await expect(placed([])).rejects.toMatchObject({ status: 422 });
      await house.get(CatalogService).retire(school.system, item.id);
      await expect(placed([line(item.id, own)])).rejects.toMatchObject({ code: 'sales.item_retired' });
    });

    it('refuses an inactive partner', async () => {
      const partnerId = await aPartner(house, school, 'Parti');
      const partner = await house.get(PartnersQueries).get(school.system, partnerId);
      await house.get(PartnersService).update(school.system, partnerId, { ...partner, active: false }, partner.version);
      await expect(aDraft(house, school, { partnerId })).rejects.toMatchObject({ code: 'sales.partner_inactive' });
    });

    it('numbers without gap, and gives the number back when placing fails', async () => {
      const fresh = await house.aSchool();
      const item = await anItem(house, fresh, { priceE4: 1_000_000_000 });
      const first = await aDraft(house, fresh, { item });
      await expect(aDraft(house, fresh, { item, quantities: [10_000_000] })).rejects.toMatchObject({
        code: 'sales.too_dear',
      });
      const second = await aDraft(house, fresh, { item });
      expect([first.number, second.number]).toEqual(['CO-2026-00001', 'CO-2026-00002']);
    });

    it('lets somebody of a partner order for that partner only, from the portal', async () => {
      const partnerId = await aPartner(house, school);
      const rival = await aPartner(house, school);
      const scope = await house.scope(school, 'partner', { partnerId });
      const item = await anItem(house, school);
      const lines = [{ itemId: item.id, cells: [{ variantId: item.variants[0]!.id, quantity: 2 }] }];
      const { id } = await orders.place(scope, { partnerId, source: 'school', lines });
      expect(await queries.sheet(scope, id)).toMatchObject({ partnerId, source: 'portal' });
      await expect(orders.place(scope, { partnerId: rival, source: 'portal', lines })).rejects.toMatchObject({
        status: 404,
      });
      const learnerless = { ...scope, partnerId: null, roles: new Set(['funder'] as const) };
      await expect(orders.place(learnerless, { partnerId, source: 'portal', lines })).rejects.toMatchObject({
        status: 403,
      });
    });
  });

  describe('confirming', () => {
    it('promises a day, keeps the PDF for the partner and mails it', async () => {
      const order = await aConfirmedOrder(house, school);
      expect(order).toMatchObject({ state: 'confirmed', promisedOn: PROMISED, version: 2 });
      const partner = await house.scope(school, 'partner', { partnerId: order.partnerId });
      const [file] = await queries.documents(partner, order.id);
      expect(file).toMatchObject({ kind: 'order_confirmation', name: `${order.number}.pdf` });
      const content = await house.get(FileStore).open(partner, file!.id);
      expect(content.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const mail = await house.read.manager.findOneByOrFail(OutboxMessage, { fileId: file!.id });
      expect(mail.body).toContain('18/12/2026');
      const rival = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
      await expect(house.get(FileStore).open(rival, file!.id)).rejects.toMatchObject({ status: 404 });
      const story = await house.get(Journal).of(school.system, { type: 'sales_order', id: order.id });
      expect(story.map(({ event, toState }) => [event, toState])).toEqual([
        ['place', 'draft'],
        ['confirm', 'confirmed'],
      ]);
    });

    it('refuses yesterday, twice, and who may not; nothing is kept of a refusal', async () => {
      const { id } = await aDraft(house, school);
      const accountant = await house.scope(school, 'accountant');
      await expect(orders.confirm(school.system, id, { promisedOn: localDate('2026-11-22') })).rejects.toMatchObject({
        code: 'sales.promised_in_past',
      });
      await expect(orders.confirm(accountant, id, { promisedOn: PROMISED })).rejects.toMatchObject({ status: 403 });
      await expect(orders.confirm(other.system, id, { promisedOn: PROMISED })).rejects.toMatchObject({ status: 404 });
      const files = { subjectType: 'sales_order', subjectId: id };
      expect(await house.read.manager.countBy(StoredFile, files)).toBe(0);
      await orders.confirm(school.system, id, { promisedOn: localDate('2026-11-23') });
      await expect(orders.confirm(school.system, id, { promisedOn: PROMISED })).rejects.toMatchObject({
        code: 'core.transition_refused',
      });
    });

    it('is made once by eight callers at once', async () => {
      const { id } = await aDraft(house, school);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () => orders.confirm(school.system, id, { promisedOn: PROMISED })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await queries.documents(school.system, id)).toHaveLength(1);
    });
  });

  describe('calling off', () => {
    it('cancels a draft and a confirmed order with a reason, and nothing else', async () => {
      const order = await aConfirmedOrder(house, school);
      await expect(orders.cancel(school.system, order.id, '  ')).rejects.toMatchObject({ code: 'core.reason_missing' });
      await orders.cancel(school.system, order.id, 'Plus besoin');
      const sheet = await queries.sheet(school.system, order.id);
      expect(sheet).toMatchObject({ state: 'cancelled', ordered: 0, totalWithVatCents: 0 });
      await expect(orders.cancel(school.system, order.id, 'Encore')).rejects.toMatchObject({
        code: 'core.transition_refused',
      });
    });

    it('refuses to cancel what is started, and says to short-close', async () => {
      const order = await aConfirmedOrder(house, school);
      await orders.recordProduced(school.system, [{ orderCellId: order.lines[0]!.cells[0]!.id, quantity: 1 }]);
      await expect(orders.cancel(school.system, order.id, 'Trop tard')).rejects.toMatchObject({
        code: 'sales.already_started',
      });
      const { events } = await queries.page({ ...school.system, roles: new Set(['director']) }, order.id);
      expect(events.map(({ event, refusal }) => [event, refusal?.code ?? null])).toEqual([
        ['cancel', 'sales.already_started'],
        ['shorten', null],
        ['amend', null],
        ['pause', null],
        ['resume', 'sales.goes_on'],
        ['close', 'sales.not_delivered'],
      ]);
    });

    it('short-closes what is not made: the line and the totals follow', async () => {
      const order = await aConfirmedOrder(house, school);
      await expect(orders.shortClose(school.system, order.id, 'Fin')).rejects.toMatchObject({
        code: 'sales.nothing_made',
      });
      const [first] = order.lines[0]!.cells;
      await orders.recordProduced(school.system, [{ orderCellId: first!.id, quantity: 3 }]);
      await orders.shortClose(school.system, order.id, 'Tissu épuisé');
      const sheet = await queries.sheet(school.system, order.id);
      expect(sheet).toMatchObject({ state: 'confirmed', ordered: 3, totalWithoutVatCents: 5550 });
      expect(sheet).toMatchObject({ totalWithVatCents: 6660, axes: { production: 'ready', delivery: 'none' } });
      await expect(
        orders.recordProduced(school.system, [{ orderCellId: first!.id, quantity: 1 }]),
      ).rejects.toMatchObject({ code: 'sales.over_produced' });
    });

    it('lets a partner withdraw its own draft only', async () => {
      const mine = await aDraft(house, school);
      const scope = await house.scope(school, 'partner', { partnerId: mine.partnerId });
      const rivals = await aDraft(house, school);
      await expect(orders.cancel(scope, rivals.id, 'Erreur')).rejects.toMatchObject({ status: 404 });
      await orders.cancel(scope, mine.id, 'Erreur');
      const confirmed = await aConfirmedOrder(house, school, { partnerId: mine.partnerId });
      await expect(orders.cancel(scope, confirmed.id, 'Erreur')).rejects.toMatchObject({
        code: 'core.transition_refused',
      });
    });
  });

  it('closes when all is delivered and invoiced, and says what is left before', async () => {
    const order = await aConfirmedOrder(house, school);
    const cells = allCells(order);
    await expect(orders.close(school.system, order.id)).rejects.toMatchObject({ code: 'sales.not_delivered' });
    await orders.recordProduced(school.system, cells);
    await orders.recordDelivered(school.system, order.id, cells);
    await expect(orders.close(school.system, order.id)).rejects.toMatchObject({ code: 'sales.not_invoiced' });
    const [line] = order.lines;
    await orders.recordInvoiced(school.system, order.id, {
      cells,
      lines: [{ orderLineId: line!.id, netCents: line!.lineNetCents }],
    });
    await orders.close(school.system, order.id);
    const sheet = await queries.sheet(school.system, order.id);
    expect(sheet.axes).toEqual({ production: 'ready', delivery: 'full', billing: 'full' });
    await expect(orders.recordDelivered(school.system, order.id, cells)).rejects.toMatchObject({
      code: 'sales.wrong_state',
    });
  });

  it('attaches a file its partner may read, by its bytes and not by its name', async () => {
    const order = await aDraft(house, school);
    const scope = await house.scope(school, 'partner', { partnerId: order.partnerId });
    const pdf = Buffer.from('%PDF-1.7\n%fin\n');
    const fileId = await orders.attach(scope, order.id, { name: 'plan.pdf', bytes: pdf });
    expect((await house.get(FileStore).open(scope, fileId)).name).toBe('plan.pdf');
    await expect(orders.attach(scope, order.id, { name: 'faux.pdf', bytes: Buffer.from('MZ') })).rejects.toMatchObject({
      status: 415,
    });
    const rival = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
    await expect(orders.attach(rival, order.id, { name: 'plan.pdf', bytes: pdf })).rejects.toMatchObject({
      status: 404,
    });
    await expect(orders.attach(other.system, order.id, { name: 'plan.pdf', bytes: pdf })).rejects.toMatchObject({
      status: 404,
    });
    await orders.cancel(school.system, order.id, 'Erreur');
    await expect(orders.attach(scope, order.id, { name: 'plan.pdf', bytes: pdf })).rejects.toMatchObject({
      code: 'sales.attachment_on_cancelled',
    });
  });
});
