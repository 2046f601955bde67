import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import { sql } from '../../../core/database/sql.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { verify } from '../../../core/upkeep/verify.js';
import { aDeliveredOrder, aMadeOrder, ship } from '../../delivery/tests/delivery.builder.js';
import { faultsOfCii } from '../../einvoice/index.js';
import { OrdersQueries } from '../../sales/index.js';
import { allCells } from '../../sales/tests/sales.builder.js';
import { CorrectionsService } from '../corrections.service.js';
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

const correct = (id: number) => house.get(CorrectionsService).draft(accountant, id, 'Adresse du client');
async function issued(id: number) {
  await invoicing.issue(accountant, id);
  return queries.sheet(accountant, id);
}
async function anInvoice(paidBy: 'cash' | null = null) {
  const order = await aDeliveredOrder(house, school);
  const id = await invoicing.draft(accountant, order.id);
  await invoicing.issue(accountant, id, paidBy);
  return { order, invoice: await queries.sheet(accountant, id) };
}
async function xmlOf({ xmlFileId }: { xmlFileId: number | null }): Promise<string> {
  return (await house.get(FileStore).open(accountant, xmlFileId!)).bytes.toString('utf8');
}
const NOVEMBER = { from: localDate('2026-11-01'), to: localDate('2026-11-30') };
const move = (partnerId: number) =>
  house.unit.run(() =>
    sql(house.unit.manager, "UPDATE partner SET street = '9 rue Neuve', city = 'Rouen' WHERE id = ?", [partnerId]),
  );

describe('a corrective invoice', () => {
  it('takes the place of an invoice with the mentions of today, and sells nothing again', async () => {
    const before = await queries.revenueByMonth(accountant, NOVEMBER);
    const { order, invoice } = await anInvoice();
    const after = await queries.revenueByMonth(accountant, NOVEMBER);
    await move(order.partnerId);
    const second = await issued(await correct(invoice.id));
    expect(second).toMatchObject({
      ...{ typeCode: '384', status: 'unpaid', totalWithVatCents: 22_200, dueCents: 22_200, businessProcess: 'B1' },
      ...{ creditReason: 'Adresse du client', dueOn: '2026-12-23', buyer: { street: '9 rue Neuve', city: 'Rouen' } },
      prior: { number: invoice.number },
    });
    expect(second.number).toMatch(/^FA-2026-/);
    expect(second.lines.map(({ lineNetCents, note }) => [lineNetCents, note])).toEqual(
      invoice.lines.map(({ lineNetCents, note }) => [lineNetCents, note]),
    );
    const first = await queries.sheet(accountant, invoice.id);
    expect(first).toMatchObject({ status: 'replaced', dueCents: 0, buyer: { street: '4 quai de la Bourse' } });
    expect(first.corrections.map(({ number }) => number)).toEqual([second.number]);
    const xml = await xmlOf(second);
    expect(faultsOfCii(xml)).toEqual([]);
    expect(xml).toContain('<ram:TypeCode>384</ram:TypeCode>');
    expect(xml.match(/<ram:InvoiceReferencedDocument>/g)).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await queries.revenueByMonth(accountant, NOVEMBER)).toEqual(after);
    expect((await house.get(OrdersQueries).sheet(school.system, order.id)).axes).toMatchObject({ billing: 'full' });
    expect((await queries.payable(accountant, { partnerId: order.partnerId })).map(({ id }) => id)).toEqual([
      second.id,
    ]);
    const mails = await house.read.manager.findBy(OutboxMessage, { schoolId: school.id });
    const { body } = mails.find(({ subject }) => subject.includes(second.number!))!;
    expect(body).toContain(`annule et remplace la facture ${invoice.number}`);
    await holds();
  });

  itReads('says on paper what it replaces, why, and when it is due', async () => {
    const { invoice } = await anInvoice();
    const { fileId } = await issued(await correct(invoice.id));
    const text = new PaperFile((await house.get(FileStore).open(accountant, fileId!)).bytes)
      .text()
      .replace(/\s+/g, ' ');
    for (const said of [
      ...['Facture rectificative', `Cette facture annule et remplace la facture ${invoice.number}.`],
      ...['Motif Adresse du client', 'Échéance 23/12/2026', `Facture d’origine ${invoice.number}`],
    ])
      expect(text).toContain(said);
  });

  it('is paid, credited and replaced as any invoice; the one it replaced is not any more', async () => {
    const { invoice } = await anInvoice();
    const second = await issued(await correct(invoice.id));
    const demand = { cause: 'billing_error' as const, reason: 'Deux pièces en trop' };
    await expect(invoicing.credit(accountant, invoice.id, demand)).rejects.toMatchObject({
      code: 'invoicing.replaced',
    });
    await expect(invoicing.settle(accountant, invoice.id, 1)).rejects.toMatchObject({
      code: 'invoicing.more_than_due',
    });
    await expect(correct(invoice.id)).rejects.toMatchObject({ code: 'invoicing.not_replaceable' });
    const paidBefore = await queries.revenuePaid(accountant, NOVEMBER);
    await invoicing.settle(accountant, second.id, 22_200);
    expect((await queries.revenuePaid(accountant, NOVEMBER)) - paidBefore).toBe(18_500);
    await invoicing.unsettle(accountant, second.id, 22_200);
    const third = await issued(await correct(second.id));
    const credit = await issued(await invoicing.credit(accountant, third.id, demand));
    expect(credit).toMatchObject({ status: 'applied', totalWithVatCents: 22_200 });
    expect(await queries.sheet(accountant, third.id)).toMatchObject({ status: 'credited', dueCents: 0 });
    await holds();
  });

  it('leaves nothing due of what it replaced, or verify says so', async () => {
    const { invoice } = await anInvoice();
    await issued(await correct(invoice.id));
    const found = async () =>
      (await verify(house.read.manager, house.settings.filesPath)).filter(({ check }) => /was credited/.test(check));
    const reopen = (cents: number) =>
      house.unit.run(() =>
        sql(house.unit.manager, 'UPDATE invoice_settlement SET credited_cents = ? WHERE invoice_id = ?', [
          ...[cents, invoice.id],
        ]),
      );
    await reopen(0);
    expect(await found()).toHaveLength(1);
    await reopen(22_200);
    expect(await found()).toEqual([]);
  });

  it('of what was paid at the counter, and whose money went back, is to pay; paid in its turn, it says so', async () => {
    const { invoice } = await anInvoice('cash');
    await house.unit.run(() =>
      sql(house.unit.manager, 'UPDATE invoice_settlement SET paid_cents = 0 WHERE invoice_id = ?', [invoice.id]),
    );
    const second = await issued(await correct(invoice.id));
    expect(second).toMatchObject({ businessProcess: 'B1', status: 'unpaid' });
    const third = await correct(second.id);
    await invoicing.issue(accountant, third, 'card');
    expect(await queries.sheet(accountant, third)).toMatchObject({ businessProcess: 'B2' });
  });

  it('gives no more time than what it replaces', async () => {
    const other = await house.aSchool();
    const order = await aDeliveredOrder(house, other);
    const first = await invoicing.draft(other.system, order.id);
    await invoicing.issue(other.system, first);
    const dueOn = async (day: string) => {
      house.clock.set(new Date(`${day}T08:00:00Z`));
      const last = (await queries.list(other.system, { limit: 1 })).rows[0]!;
      const next = await house.get(CorrectionsService).draft(other.system, last.id, 'Adresse');
      await invoicing.issue(other.system, next);
      return (await queries.sheet(other.system, next)).dueOn;
    };
    expect([await dueOn('2026-12-01'), await dueOn('2027-01-05')]).toEqual(['2026-12-23', '2027-01-05']);
    house.clock.set(new Date('2026-11-23T08:00:00Z'));
  });

  it('is refused once something pays or credits the invoice, even between its draft and its issue', async () => {
    const { invoice } = await anInvoice();
    const draft = await correct(invoice.id);
    await expect(correct(invoice.id)).rejects.toMatchObject({ code: 'invoicing.draft_open' });
    const demand = { cause: 'allowance' as const, reason: 'Remise' };
    await expect(invoicing.credit(accountant, invoice.id, demand)).rejects.toMatchObject({ status: 409 });
    await invoicing.settle(accountant, invoice.id, 100);
    await expect(invoicing.issue(accountant, draft)).rejects.toMatchObject({ code: 'invoicing.not_replaceable' });
    await invoicing.unsettle(accountant, invoice.id, 100);
    const tries = await Promise.allSettled([
      ...[invoicing.issue(accountant, draft), invoicing.settle(accountant, invoice.id, 22_200)],
      ...[invoicing.issue(accountant, draft), invoicing.settle(accountant, invoice.id, 22_200)],
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const master = await house.scope(school, 'master');
    await expect(house.get(CorrectionsService).draft(master, invoice.id, 'Non')).rejects.toMatchObject({ status: 403 });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    await expect(house.get(CorrectionsService).draft(stranger, invoice.id, 'Non')).rejects.toMatchObject({
      status: 404,
    });
  });

  it('names one paper and no more (BR-FR-CO-04): an invoice that took a deposit off is credited', async () => {
    const made = await aMadeOrder(house, school);
    await issued(await house.get(DepositsService).draft(accountant, made.id, 50));
    await ship(house, school.system, made.id, allCells(made));
    const invoice = await issued(await invoicing.draft(accountant, made.id));
    await expect(correct(invoice.id)).rejects.toMatchObject({ code: 'invoicing.not_replaceable' });
    const { invoice: other } = await anInvoice();
    const headers = await house.signedIn(accountant);
    const page = async (id: number) => (await house.http({ method: 'GET', url: `/invoices/${id}`, headers })).body;
    expect(await page(other.id)).toContain(`/invoices/${other.id}/corrections`);
    expect(await page(invoice.id)).not.toContain(`/invoices/${invoice.id}/corrections`);
  });
});

const holds = async () =>
  expect(await verify(house.read.manager, house.settings.filesPath)).toEqual(
    expect.not.arrayContaining([
      expect.objectContaining({
        check: expect.stringMatching(/deposit|credited|has its settlement|orders of/) as string,
      }),
    ]),
  );
