import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { verify } from '../../../core/upkeep/verify.js';
import { aDeliveredOrder, aMadeOrder, ship } from '../../delivery/tests/delivery.builder.js';
import { faultsOfCii } from '../../einvoice/index.js';
import { OrdersQueries } from '../../sales/index.js';
import { allCells, aPartner } from '../../sales/tests/sales.builder.js';
import { SchoolService } from '../../school/index.js';
import { DepositsService } from '../deposits.service.js';
import { ElectronicInvoices } from '../electronic-invoices.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let invoicing: InvoicingService;
let queries: InvoicingQueries;
beforeAll(async () => {
  house = await openHouse([InvoicingModule]);
  invoicing = house.get(InvoicingService);
  queries = house.get(InvoicingQueries);
});
beforeEach(async () => {
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

async function issued(id: number) {
  await invoicing.issue(accountant, id);
  return queries.sheet(accountant, id);
}
const together = (scope: Scope, ...ids: number[]) => invoicing.draftTogether(scope, ids, '2026-11');
const billing = async (id: number) => (await house.get(OrdersQueries).sheet(school.system, id)).axes.billing;
async function twoOrders() {
  const partnerId = await aPartner(house, school);
  const first = await aDeliveredOrder(house, school, { partnerId });
  house.clock.set(new Date('2026-11-27T08:00:00Z'));
  const second = await aDeliveredOrder(house, school, { partnerId, quantities: [1, 0, 0, 0] });
  return { partnerId, first, second };
}
const holds = async () =>
  expect(await verify(house.read.manager, house.settings.filesPath)).toEqual(
    expect.not.arrayContaining([
      expect.objectContaining({ check: expect.stringMatching(/deposit|invoice|credited|orders of/) as string }),
    ]),
  );

describe('an invoice of several orders', () => {
  it('bills them together, tells each in its lines, and the period of its deliveries', async () => {
    const { partnerId, first, second } = await twoOrders();
    await house.unit.run(() =>
      sql(house.unit.manager, "UPDATE partner SET payment_terms = 'NET60' WHERE id = ?", [partnerId]),
    );
    expect(await queries.waitingOf(accountant, partnerId)).toEqual([first.id, second.id]);
    const invoice = await issued(await together(accountant, second.id, first.id));
    expect(invoice).toMatchObject({
      ...{ orderNumber: `${first.number} +1`, totalWithoutVatCents: 20_350, totalWithVatCents: 24_420 },
      ...{ deliveredOn: '2026-11-27', issuedOn: '2026-11-27' },
      // 60 days were agreed: the law gives 45 to an invoice of a period.
      dueOn: '2027-01-11',
      orders: [first, second].map(({ id, number }) => ({ id, number })),
    });
    expect(invoice.lines.map(({ note }) => note?.split('\n')[0])).toEqual([
      `Commande ${first.number}`,
      `Commande ${second.number}`,
    ]);
    const { bytes } = await house.get(FileStore).open(accountant, invoice.xmlFileId!);
    const xml = bytes.toString('utf8');
    expect(faultsOfCii(xml)).toEqual([]);
    expect(xml).toMatch(/<ram:BillingSpecifiedPeriod>.*20261123.*20261127.*<\/ram:BillingSpecifiedPeriod>/s);
    expect(xml).not.toContain('SellerOrderReferencedDocument');
    const ubl = (await house.get(ElectronicInvoices).ubl(accountant, invoice.id)).bytes.toString('utf8');
    expect(ubl).toContain('<cbc:StartDate>2026-11-23</cbc:StartDate>');
    for (const { id } of [first, second]) {
      expect(await billing(id)).toBe('full');
      expect((await queries.ofOrder(accountant, id)).map(({ number }) => number)).toEqual([invoice.number]);
    }
    expect(await queries.waitingOf(accountant, partnerId)).toEqual([]);
    await expect(together(accountant, first.id, second.id)).rejects.toMatchObject({
      code: 'invoicing.nothing_to_invoice',
    });
    await holds();
  });

  itReads('tells on paper its period and its orders', async () => {
    const { first, second } = await twoOrders();
    const { fileId } = await issued(await together(accountant, first.id, second.id));
    const { bytes } = await house.get(FileStore).open(accountant, fileId!);
    const text = new PaperFile(bytes).text().replace(/\s+/g, ' ');
    for (const said of [first.number, second.number]) expect(text).toContain(`Commande ${said}`);
    expect(text).toMatch(/Livraisons du 23\/11\/2026 .*au 27\/11\/2026/);
  });

  it('is credited in part or whole: only the orders it gives back have to be invoiced again', async () => {
    const { first, second } = await twoOrders();
    const invoice = await issued(await together(accountant, first.id, second.id));
    const [line] = invoice.lines;
    const lines = [{ invoiceLineId: line!.id, cells: line!.cells }];
    const demand = { cause: 'billing_error' as const, reason: 'Prix à revoir', lines };
    const credit = await issued(await invoicing.credit(accountant, invoice.id, demand));
    expect(credit.orders.map(({ id }) => id)).toEqual([first.id]);
    expect(await Promise.all([first, second].map(({ id }) => billing(id)))).toEqual(['none', 'full']);
    const again = await issued(await invoicing.draft(accountant, first.id));
    expect(again).toMatchObject({ totalWithVatCents: 22_200 });
    const rest = { cause: 'returned' as const, reason: 'Revenu' };
    expect(await issued(await invoicing.credit(accountant, invoice.id, rest))).toMatchObject({
      ...{ totalWithVatCents: 2_220, status: 'applied' },
      orders: [{ id: second.id }],
    });
    await holds();
  });

  it('takes the deposits of all its orders', async () => {
    const partnerId = await aPartner(house, school);
    const orders = [await aMadeOrder(house, school, { partnerId }), await aMadeOrder(house, school, { partnerId })];
    for (const { id } of orders) await issued(await house.get(DepositsService).draft(accountant, id, 10));
    for (const order of orders) await ship(house, school.system, order.id, allCells(order));
    const invoice = await issued(await together(accountant, orders[0]!.id, orders[1]!.id));
    expect(invoice).toMatchObject({ businessProcess: 'B4', totalWithVatCents: 44_400, prepaidCents: 4_440 });
    await holds();
  });

  it('takes of each deposit what it bills of its order, no more', async () => {
    const partnerId = await aPartner(house, school);
    const [first, second] = [
      await aMadeOrder(house, school, { partnerId }),
      await aMadeOrder(house, school, { partnerId }),
    ];
    await issued(await house.get(DepositsService).draft(accountant, first.id, 100));
    await ship(house, school.system, first.id, [{ orderCellId: first.lines[0]!.cells[0]!.id, quantity: 1 }]);
    await ship(house, school.system, second.id, allCells(second));
    const draft = await queries.sheet(accountant, await together(accountant, first.id, second.id));
    expect(draft.deposits.map(({ totalWithVatCents }) => totalWithVatCents)).toEqual([2_220]);
    expect(await issued(draft.id)).toMatchObject({ totalWithVatCents: 24_420, prepaidCents: 2_220, dueCents: 22_200 });
    await holds();
  });

  it('makes way for, or takes the place of, drafts of the same orders', async () => {
    const { first, second } = await twoOrders();
    const alone = await invoicing.draft(accountant, first.id);
    const both = await together(accountant, first.id, second.id);
    await expect(queries.sheet(accountant, alone)).rejects.toMatchObject({ status: 404 });
    expect(await together(accountant, second.id, first.id)).toBe(both);
    const waiting = (await queries.toInvoice(accountant)).filter(({ draftId }) => draftId === both);
    expect(waiting.map(({ orderId }) => orderId)).toEqual([first.id, second.id]);
    const [apart, other] = [await invoicing.draft(accountant, second.id), await invoicing.draft(accountant, first.id)];
    await expect(queries.sheet(accountant, both)).rejects.toMatchObject({ status: 404 });
    await issued(apart);
    await issued(other);
    await holds();
  });

  it('is of what was delivered in one month', async () => {
    const { partnerId, first, second } = await twoOrders();
    house.clock.set(new Date('2026-12-01T08:00:00Z'));
    const later = await aDeliveredOrder(house, school, { partnerId });
    expect((await queries.toInvoice(accountant)).map(({ deliveredIn }) => deliveredIn)).toEqual([
      ...['2026-11', '2026-11', '2026-12'],
    ]);
    const invoice = await issued(await together(accountant, first.id, second.id, later.id));
    expect(invoice.orders.map(({ id }) => id)).toEqual([first.id, second.id]);
    await expect(together(accountant, later.id)).rejects.toMatchObject({ code: 'invoicing.nothing_to_invoice' });
  });

  it('is for one customer, and keeps what is outside VAT apart', async () => {
    const { first } = await twoOrders();
    const stranger = await aDeliveredOrder(house, school);
    await expect(together(accountant, first.id, stranger.id)).rejects.toMatchObject({
      code: 'invoicing.several_customers',
    });
    const outside = { category: 'O', exemptionReason: 'Hors champ', exemptionCode: 'VATEX-EU-O' } as const;
    const regime = { ...outside, rate: 0, dueOnDebits: false };
    await house.get(SchoolService).putSetting(school.system, 'vat_regime', localDate('2026-11-28'), regime);
    house.clock.set(new Date('2026-11-28T08:00:00Z'));
    const later = await aDeliveredOrder(house, school, { partnerId: first.partnerId });
    await expect(together(accountant, first.id, later.id)).rejects.toMatchObject({
      code: 'invoicing.outside_vat_apart',
    });
  });

  it('issued by eight at once, with its orders drafted apart meanwhile, is issued once', async () => {
    const other = await house.aSchool();
    const partnerId = await aPartner(house, other);
    const orders = [
      await aDeliveredOrder(house, other, { partnerId }),
      await aDeliveredOrder(house, other, { partnerId }),
    ];
    const both = await together(other.system, orders[0]!.id, orders[1]!.id);
    const attempts = Array.from({ length: 8 }, (_, at) =>
      at % 4 === 3
        ? invoicing.draft(other.system, orders[(at >> 2) % 2]!.id).then((id) => invoicing.issue(other.system, id))
        : invoicing.issue(other.system, both),
    );
    for (const outcome of await Promise.allSettled(attempts))
      if (outcome.status === 'rejected') expect([404, 409]).toContain((outcome.reason as { status: number }).status);
    const rows = await sql<{ cents: number | string }>(
      house.read.manager,
      "SELECT SUM(total_with_vat_cents) AS cents FROM invoice WHERE school_id = ? AND state = 'issued'",
      [other.id],
    );
    expect([22_200, 44_400]).toContain(Number(rows[0]!.cents));
    for (const order of orders) {
      const [cell] = (await house.get(OrdersQueries).sheet(other.system, order.id)).lines[0]!.cells;
      expect(cell!.invoiced).toBeLessThanOrEqual(cell!.ordered);
    }
    await holds();
  });
});
