import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import { sql } from '../../../core/database/sql.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { verify } from '../../../core/upkeep/verify.js';
import { aMadeOrder, ship } from '../../delivery/tests/delivery.builder.js';
import { faultsOfCii } from '../../einvoice/index.js';
import { OrdersQueries, type OrderSheet } from '../../sales/index.js';
import { SchoolService } from '../../school/index.js';
import { aDraft } from '../../sales/tests/sales.builder.js';
import { DepositsService } from '../deposits.service.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let invoicing: InvoicingService;
let queries: InvoicingQueries;
beforeAll(async () => {
  house = await openHouse([InvoicingModule]);
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
  invoicing = house.get(InvoicingService);
  queries = house.get(InvoicingQueries);
});
afterAll(() => house.close());

const deposit = (orderId: number, percent: number) => house.get(DepositsService).draft(accountant, orderId, percent);
async function issued(id: number) {
  await invoicing.issue(accountant, id);
  return queries.sheet(accountant, id);
}
const invoiceOf = async (orderId: number) => issued(await invoicing.draft(accountant, orderId));
const order = (id: number) => house.get(OrdersQueries).sheet(school.system, id);
const some = (sheet: OrderSheet, quantity: number) => [{ orderCellId: sheet.lines[0]!.cells[0]!.id, quantity }];
async function xmlOf({ xmlFileId }: { xmlFileId: number | null }): Promise<string> {
  return (await house.get(FileStore).open(accountant, xmlFileId!)).bytes.toString('utf8');
}
const holds = async () =>
  expect(await verify(house.read.manager, house.settings.filesPath)).toEqual(
    expect.not.arrayContaining([
      expect.objectContaining({ check: expect.stringMatching(/deposit|credited|has its settlement/) as string }),
    ]),
  );
const NOVEMBER = { from: localDate('2026-11-01'), to: localDate('2026-11-30') };
const revenue = () => queries.revenueByMonth(accountant, NOVEMBER);
const paid = () => queries.revenuePaid(accountant, NOVEMBER);

/** 10 aprons at 18,50 €: 185,00 € and 222,00 € with VAT, of which the first size has 4. */
const anOrder = () => aMadeOrder(house, school);

describe('a deposit', () => {
  it('is an invoice of its own (386), due at once, that bills nothing of the order and is no revenue', async () => {
    const before = await revenue();
    const made = await anOrder();
    const invoice = await issued(await deposit(made.id, 30));
    expect(invoice).toMatchObject({
      ...{ typeCode: '386', status: 'unpaid', businessProcess: 'B1', deliveredOn: null },
      ...{ totalWithoutVatCents: 5_550, totalVatCents: 1_110, totalWithVatCents: 6_660, dueCents: 6_660 },
      ...{ issuedOn: '2026-11-23', dueOn: '2026-11-23' },
    });
    expect(invoice.number).toMatch(/^FA-2026-/);
    expect((await order(made.id)).invoiced).toBe(0);
    expect(await revenue()).toEqual(before);
    const xml = await xmlOf(invoice);
    expect(faultsOfCii(xml)).toEqual([]);
    expect(xml).toContain('<ram:TypeCode>386</ram:TypeCode>');
    expect(xml).toContain(`Acompte de 30 % sur la commande ${made.number}`);
    expect(xml).toContain('<ram:DueDateTypeCode>72</ram:DueDateTypeCode>');
  });

  it('is taken off the invoices that follow until it is used up, and each says so', async () => {
    const paidBefore = await paid();
    const made = await anOrder();
    const asked = await issued(await deposit(made.id, 50));
    await ship(house, school.system, made.id, some(made, 4));
    const draft = await queries.sheet(accountant, await invoicing.draft(accountant, made.id));
    expect(draft.deposits).toEqual([{ number: asked.number, issuedOn: '2026-11-23', totalWithVatCents: 8_880 }]);
    const first = await issued(draft.id);
    // 4 × 18,50 € are 88,80 € with VAT: the deposit covers it whole.
    expect(first).toMatchObject({ businessProcess: 'B4', totalWithVatCents: 8_880, prepaidCents: 8_880, dueCents: 0 });
    expect(first.status).toBe('paid');
    const xml = await xmlOf(first);
    expect(faultsOfCii(xml)).toEqual([]);
    expect(xml).toContain('<ram:TotalPrepaidAmount>88.80</ram:TotalPrepaidAmount>');
    expect(xml).toContain(`<ram:IssuerAssignedID>${asked.number}</ram:IssuerAssignedID>`);
    const rest = made.lines[0]!.cells.slice(1).map(({ id, ordered }) => ({ orderCellId: id, quantity: ordered }));
    await ship(house, school.system, made.id, rest);
    const last = await invoiceOf(made.id);
    expect(last).toMatchObject({ businessProcess: 'B4', totalWithVatCents: 13_320, prepaidCents: 2_220 });
    expect(last.dueCents).toBe(11_100);
    const mails = await house.read.manager.findBy(OutboxMessage, { schoolId: school.id });
    const told = (number: string | null) => mails.find(({ subject }) => subject.includes(number!))!.body;
    expect(told(first.number)).toMatch(/acompte déduit.: rien n’est à régler/);
    expect(told(last.number)).toMatch(/111,00.€ à régler avant le 23\/12\/2026/);
    expect((await order(made.id)).axes).toMatchObject({ billing: 'full' });
    expect((await paid()) - paidBefore).toBe(0);
    const cents = [asked, first, last].map(({ totalWithVatCents, prepaidCents }) => totalWithVatCents - prepaidCents);
    expect(cents.reduce((sum, each) => sum + each, 0)).toBe(made.totalWithVatCents);
    await holds();
    await house.get(InvoicingService).settle(accountant, asked.id, asked.totalWithVatCents);
    // 92,50 € of it paid by the deposit, without VAT; the rest is not.
    expect((await paid()) - paidBefore).toBe(9_250);
  });

  itReads('shows on paper what it takes off', async () => {
    const made = await anOrder();
    const asked = await issued(await deposit(made.id, 30));
    await ship(house, school.system, made.id, some(made, 4));
    const { fileId } = await invoiceOf(made.id);
    const text = new PaperFile((await house.get(FileStore).open(accountant, fileId!)).bytes).text();
    const told = text.replace(/\s+/g, ' ');
    for (const said of [`Acompte déduit ${asked.number} du 23/11/2026`, `Acompte ${asked.number} −66,60`])
      expect(told).toContain(said);
    expect(told).toMatch(/Net à payer 22,20/);
  });

  it('is asked while nothing is invoiced, on a confirmed order, and never beyond its total', async () => {
    const draftOrder = await aDraft(house, school);
    await expect(deposit(draftOrder.id, 30)).rejects.toMatchObject({ code: 'invoicing.deposit_not_now' });
    const made = await anOrder();
    await issued(await deposit(made.id, 60));
    await expect(deposit(made.id, 50)).rejects.toMatchObject({ code: 'invoicing.deposit_too_much' });
    // Two drafts that fit alone: the second is the first made again.
    const again = await deposit(made.id, 40);
    expect(await deposit(made.id, 30)).not.toBe(again);
    await expect(queries.sheet(accountant, again)).rejects.toMatchObject({ status: 404 });
    await ship(house, school.system, made.id, some(made, 1));
    await invoiceOf(made.id);
    await expect(deposit(made.id, 10)).rejects.toMatchObject({ code: 'invoicing.deposit_not_now' });
    const master = await house.scope(school, 'master');
    await expect(house.get(DepositsService).draft(master, made.id, 10)).rejects.toMatchObject({ status: 403 });
  });

  it('is not invoiced within the Union', async () => {
    const other = await house.aSchool();
    const union = { category: 'K', exemptionReason: 'Article 262 ter', exemptionCode: 'VATEX-EU-IC' } as const;
    const regime = { ...union, rate: 0, dueOnDebits: false };
    await house.get(SchoolService).putSetting(other.system, 'vat_regime', localDate('2026-11-23'), regime);
    const made = await aMadeOrder(house, other);
    await expect(house.get(DepositsService).draft(other.system, made.id, 30)).rejects.toMatchObject({
      code: 'invoicing.deposit_within_union',
    });
  });

  it('is given back whole (503) while no invoice took it', async () => {
    const made = await anOrder();
    const asked = await issued(await deposit(made.id, 100));
    const demand = { cause: 'allowance' as const, reason: 'Le client paie à la livraison' };
    const credit = await issued(await invoicing.credit(accountant, asked.id, demand));
    expect(credit).toMatchObject({ typeCode: '503', totalWithVatCents: 22_200, status: 'applied' });
    expect(faultsOfCii(await xmlOf(credit))).toEqual([]);
    expect((await queries.sheet(accountant, asked.id)).dueCents).toBe(0);
    await expect(invoicing.credit(accountant, asked.id, demand)).rejects.toMatchObject({
      code: 'invoicing.nothing_to_credit',
    });
  });

  it('given back after an invoice took a part is given back for its rest, once', async () => {
    const made = await anOrder();
    const asked = await issued(await deposit(made.id, 50));
    await house.get(InvoicingService).settle(accountant, asked.id, asked.totalWithVatCents);
    await ship(house, school.system, made.id, some(made, 4));
    await invoiceOf(made.id);
    const demand = { cause: 'allowance' as const, reason: 'Commande arrêtée là' };
    const draft = await invoicing.credit(accountant, asked.id, demand);
    // 111,00 € asked, 88,80 € taken: 22,20 € are the customer's.
    const credit = await issued(draft);
    expect(credit).toMatchObject({ typeCode: '503', totalWithVatCents: 2_220, status: 'to_refund', dueCents: 2_220 });
    expect(faultsOfCii(await xmlOf(credit))).toEqual([]);
    await expect(invoicing.credit(accountant, asked.id, demand)).rejects.toMatchObject({
      code: 'invoicing.nothing_to_credit',
    });
    const rest = made.lines[0]!.cells.slice(1).map(({ id, ordered }) => ({ orderCellId: id, quantity: ordered }));
    await ship(house, school.system, made.id, rest);
    expect(await invoiceOf(made.id)).toMatchObject({ businessProcess: 'B1', prepaidCents: 0, dueCents: 13_320 });
    await holds();
  });

  it('wholly taken is given back by crediting the invoice, and a draft that came too late is refused', async () => {
    const made = await anOrder();
    const asked = await issued(await deposit(made.id, 30));
    const demand = { cause: 'allowance' as const, reason: 'Le client paie à la livraison' };
    const late = await invoicing.credit(accountant, asked.id, demand);
    await ship(house, school.system, made.id, some(made, 1));
    await invoiceOf(made.id);
    await expect(invoicing.issue(accountant, late)).rejects.toMatchObject({ code: 'invoicing.order_changed' });
    await invoicing.discard(accountant, late);
    await ship(house, school.system, made.id, some(made, 3));
    await invoiceOf(made.id);
    await expect(invoicing.credit(accountant, asked.id, demand)).rejects.toMatchObject({
      code: 'invoicing.deposit_used',
    });
  });

  it.each([
    ['unpaid is settled by the credit note on the invoice that took it', 0, 'applied', 0],
    ['paid leaves what is to refund', 6_660, 'to_refund', 6_660],
    ['paid in part leaves what was paid to refund', 2_000, 'to_refund', 2_000],
  ])('%s', async (_what, paidCents, status, refundCents) => {
    const made = await anOrder();
    const asked = await issued(await deposit(made.id, 30));
    if (paidCents > 0) await invoicing.settle(accountant, asked.id, paidCents);
    await ship(house, school.system, made.id, some(made, 4));
    const invoice = await invoiceOf(made.id);
    const demand = { cause: 'returned' as const, reason: 'Tout est revenu' };
    const credit = await issued(await invoicing.credit(accountant, invoice.id, demand));
    expect(credit).toMatchObject({ totalWithVatCents: 8_880, status, dueCents: refundCents });
    for (const { id } of [asked, invoice]) expect((await queries.sheet(accountant, id)).dueCents).toBe(0);
    // Its cheque bounces: the credit note takes the deposit back at once, and nobody owes anything.
    if (paidCents > 0) await invoicing.unsettle(accountant, asked.id, paidCents);
    for (const { id } of [asked, invoice, credit]) expect((await queries.sheet(accountant, id)).dueCents).toBe(0);
    await holds();
  });

  it('taken by two invoices at once is taken once', async () => {
    const made = await anOrder();
    await issued(await deposit(made.id, 100));
    await ship(house, school.system, made.id, some(made, 4));
    const id = await invoicing.draft(accountant, made.id);
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => invoicing.issue(accountant, id)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await sql<{ n: number | string }>(
      house.read.manager,
      'SELECT SUM(taxable_cents + vat_cents) AS n FROM invoice_deposit WHERE invoice_id = ?',
      [id],
    );
    expect(Number(rows[0]!.n)).toBe(8_880);
  });

  it('taken is frozen by the base', async () => {
    for (const text of ['UPDATE invoice_deposit SET vat_cents = 0', 'DELETE FROM invoice_deposit'])
      await expect(house.unit.run(() => sql(house.unit.manager, text))).rejects.toThrow(/frozen/);
  });
});
