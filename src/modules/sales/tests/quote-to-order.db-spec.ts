import type { PartnerScope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { verify } from '../../../core/upkeep/verify.js';
import { localDate } from '../../../core/time/local-date.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { CatalogService, type ItemRead } from '../../catalog/index.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { QuoteAnswer, QuoteDrafting, QuoteSending, QuotesQueries, QuotesService } from '../../quoting/index.js';
import { aDraftQuote, aSentQuote } from '../../quoting/tests/quoting.builder.js';
import { OrdersQueries, OrdersService, SalesModule } from '../index.js';
import { aPartner } from './sales.builder.js';

describe('an accepted quote', () => {
  let house: House;
  let school: TestSchool;
  let partner: PartnerScope;
  let item: ItemRead;
  beforeAll(async () => {
    house = await openHouse([SalesModule]);
    school = await house.aSchool();
    partner = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
    item = await anItem(house, school, { variants: [{ size: null, colour: null }] });
  });
  afterAll(() => house.close());

  const sent = (line = {}) => aSentQuote(house, school, { partnerId: partner.partnerId, item, line });
  const accept = (id: number, sha256: string, more = {}) =>
    house.get(QuoteAnswer).accept(partner, id, { sha256, acceptedName: 'Claire Martin', ...more });
  const orderOf = async (id: number) => {
    const found = await house.get(OrdersQueries).ofQuote(school.system, id);
    return found && house.get(OrdersQueries).sheet(school.system, found.id);
  };
  const orders = async () =>
    Number((await sql<{ n: unknown }>(house.read.manager, 'SELECT COUNT(*) AS n FROM sales_order'))[0]!.n);

  it('is one order at its prices, whatever the catalogue says now', async () => {
    const quote = await sent();
    const service = house.get(CatalogService);
    await service.updatePrice(school.system, item.id, { priceE4: 999_999, version: item.version });
    await accept(quote.id, quote.pdfSha256!, { customerReference: 'F-7781' });
    const order = await orderOf(quote.id);
    expect(order).toMatchObject({ state: 'draft', source: 'portal', customerReference: 'F-7781', quoteId: quote.id });
    expect(order!.totals).toEqual(quote.totals);
    expect(order!.lines[0]).toMatchObject({ itemNetPriceE4: quote.lines[0]!.prices[0]!.itemNetPriceE4 });
    expect(await house.get(QuotesQueries).sheet(school.system, quote.id)).toMatchObject({
      state: 'accepted',
      acceptedName: 'Claire Martin',
    });
  });

  it('is accepted once by fifty clicks: one order, and nobody is refused', async () => {
    const quote = await sent();
    const before = await orders();
    const clicks = await Promise.allSettled(Array.from({ length: 50 }, () => accept(quote.id, quote.pdfSha256!)));
    expect(clicks.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await orders()).toBe(before + 1);
  });

  it('is refused with another sum than that of the PDF sent', async () => {
    const [one, another] = [await sent(), await sent({ marginPercent: 50 })];
    await expect(accept(one.id, another.pdfSha256!)).rejects.toMatchObject({ code: 'quoting.other_pdf' });
    expect(await orderOf(one.id)).toBeNull();
  });

  it('is refused when a revision took its place', async () => {
    const first = await sent();
    const { id } = await house.get(QuotesService).revise(school.system, first.id);
    await house.get(QuoteSending).send(school.system, id);
    await expect(accept(first.id, first.pdfSha256!)).rejects.toMatchObject({ code: 'quoting.superseded' });
    const second = await house.get(QuotesQueries).sheet(school.system, id);
    await accept(id, second.pdfSha256!);
    expect(await orderOf(id)).not.toBeNull();
    await expect(house.get(QuotesService).revise(school.system, id)).rejects.toMatchObject({
      code: 'quoting.already_accepted',
    });
  });

  it('races a revision being sent: one of the two is on offer or ordered, never both', async () => {
    const first = await sent();
    const { id } = await house.get(QuotesService).revise(school.system, first.id);
    const [accepting, sending] = await Promise.allSettled([
      accept(first.id, first.pdfSha256!),
      house.get(QuoteSending).send(school.system, id),
    ]);
    const ordered = (await orderOf(first.id)) !== null;
    expect(ordered).toBe(accepting.status === 'fulfilled');
    expect(sending.status === 'fulfilled').toBe(!ordered);
  });

  it('takes another quantity of the quote at its own price, and none that has no price', async () => {
    const quote = await sent({ otherQuantities: [{ quantity: 40 }] });
    const [line] = quote.lines;
    const choose = (quantity: number, quoteLineId = line!.id) => ({ quantities: [{ quoteLineId, quantity }] });
    await expect(accept(quote.id, quote.pdfSha256!, choose(39))).rejects.toMatchObject({ code: 'quoting.not_offered' });
    await expect(accept(quote.id, quote.pdfSha256!, choose(40, 999_999))).rejects.toMatchObject({
      code: 'quoting.not_offered',
    });
    await accept(quote.id, quote.pdfSha256!, choose(40));
    const order = await orderOf(quote.id);
    expect(order).toMatchObject({ ordered: 40, totalWithoutVatCents: line!.prices[1]!.lineNetCents });
  });

  it('binds its customer: the order is not withdrawn, the school may cancel it', async () => {
    const quote = await sent();
    await accept(quote.id, quote.pdfSha256!);
    const { id } = (await orderOf(quote.id))!;
    const orders = house.get(OrdersService);
    await expect(orders.cancel(partner, id, 'Trop')).rejects.toMatchObject({ code: 'sales.agreed_by_quote' });
    await orders.cancel(school.system, id, 'Accord des deux');
    expect(await orderOf(quote.id)).toMatchObject({ state: 'cancelled' });
  });

  it('keeps its word on an item that was retired since', async () => {
    const gone = await anItem(house, school);
    const quote = await aSentQuote(house, school, { partnerId: partner.partnerId, item: gone });
    await house.get(CatalogService).retire(school.system, gone.id);
    await accept(quote.id, quote.pdfSha256!);
    expect(await orderOf(quote.id)).not.toBeNull();
  });

  it('is refused the day after its last, and accepted on it', async () => {
    const quote = await aDraftQuote(house, school, { partnerId: partner.partnerId, item });
    await house.get(QuoteDrafting).setTerms(school.system, quote.id, {
      validUntil: localDate('2026-11-30'),
      deliverableOn: localDate('2026-11-25'),
    });
    await house.get(QuoteSending).send(school.system, quote.id);
    const { pdfSha256 } = await house.get(QuotesQueries).sheet(school.system, quote.id);
    house.clock.set(new Date('2026-12-01T08:00:00Z'));
    await expect(accept(quote.id, pdfSha256!)).rejects.toMatchObject({ code: 'quoting.expired' });
    house.clock.set(new Date('2026-11-30T20:00:00Z'));
    await accept(quote.id, pdfSha256!);
    // The day the school hoped for has passed: nobody wishes it.
    expect(await orderOf(quote.id)).toMatchObject({ wishedOn: null });
  });

  it('leaves a base that agrees with itself', async () => {
    expect(await verify(house.read.manager, house.settings.filesPath)).toEqual([]);
  });
});
