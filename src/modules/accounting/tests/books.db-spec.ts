import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { strFromU8, unzipSync } from 'fflate';
import { FileStore } from '../../../core/files/file-store.js';
import { XLSX } from '../../../core/files/xlsx.js';
import { localDate } from '../../../core/time/local-date.js';
import { sql } from '../../../core/database/sql.js';
import { verify } from '../../../core/upkeep/verify.js';
import { CorrectionsService, InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { Outgoings, PaymentsService, StatementQueries } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { LedgerQueries } from '../../ledger/index.js';
import { SchoolService } from '../../school/index.js';
import { AccountingModule } from '../index.js';
import { BooksQueries } from '../books.queries.js';
import { fecFaults } from '../fec.check.js';
import { MonthClosing } from '../month-closing.js';
import { ACCOUNTS } from './books.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let books: BooksQueries;
beforeEach(async () => {
  house ??= await openHouse([AccountingModule]);
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
  books = house.get(BooksQueries);
});
afterAll(() => house.close());

const close = (month: string) => house.get(MonthClosing).close(accountant, month);
async function aPaidInvoice(amountCents = 22_200) {
  const invoice = await anInvoice(house, school);
  const { partnerId, id: invoiceId } = invoice;
  const paid = { partnerId, receivedOn: localDate(house.clock.today()), method: 'transfer' as const, amountCents };
  const payment = await house
    .get(PaymentsService)
    .record(accountant, { ...paid, allocations: [{ invoiceId, amountCents }] });
  return { invoice, payment };
}

describe('the books of a month', () => {
  it('say to the cent what invoices, credit notes, payments and the statement say', async () => {
    const { invoice } = await aPaidInvoice(10_000);
    await aPaidInvoice();
    const demand = { cause: 'returned' as const, reason: 'Retour' };
    const creditId = await house.get(InvoicingService).credit(accountant, invoice.id, demand);
    await house.get(InvoicingService).issue(accountant, creditId);
    const { balances, vat, book } = await books.month(accountant, '2026-11');
    const of = (account: string) => {
      const { debitCents, creditCents } = balances.find((row) => row.account === account)!;
      return debitCents - creditCents;
    };
    const period = { from: localDate('2026-11-01'), to: localDate('2026-11-30') };
    const revenue = await house.get(InvoicingQueries).revenueByMonth(accountant, period);
    expect(-of('701000')).toBe(revenue[0]!.netCents);
    expect(-of('445710')).toBe(vat[0]!.invoiced.vatCents);
    expect(of('512000')).toBe(32_200);
    const partners = [...new Set(book.flatMap(({ lines }) => lines.flatMap((line) => line.auxiliary ?? [])))];
    let owed = 0;
    for (const auxiliary of partners) {
      const partnerId = Number(auxiliary.slice(1));
      const statement = await house.get(StatementQueries).of(accountant, partnerId, { to: localDate('2026-11-30') });
      owed += statement.closingCents;
    }
    expect(of('411000')).toBe(owed);
    const closing = await house.get(LedgerQueries).ledger(accountant, { type: 'INVOICE' });
    expect(closing.rows.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(44_400);
  });

  it('say once what a corrective invoice says again, as the statement and the ledger do', async () => {
    const invoice = await anInvoice(house, school);
    const second = await house.get(CorrectionsService).draft(accountant, invoice.id, 'Adresse');
    await house.get(InvoicingService).issue(accountant, second);
    const { balances, vat } = await books.month(accountant, '2026-11');
    const of = (wanted: string) => balances.find(({ account }) => account === wanted)!;
    expect(of('701000').creditCents).toBe(18_500);
    expect(of('411000').debitCents - of('411000').creditCents).toBe(22_200);
    expect(vat.map(({ invoiced }) => invoiced.vatCents)).toEqual([3_700]);
    const to = localDate('2026-11-30');
    const statement = await house.get(StatementQueries).of(accountant, invoice.partnerId, { to });
    expect(statement).toMatchObject({ closingCents: 22_200 });
    const { rows } = await house.get(LedgerQueries).ledger(accountant, { type: 'INVOICE' });
    expect(rows.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(22_200);
    expect((await house.get(LedgerQueries).verify(accountant)).intact).toBe(true);
  });

  it('hold refunds, lettered with their credit note, and bank fees; the ledger seals both', async () => {
    const { invoice } = await aPaidInvoice();
    const invoicing = house.get(InvoicingService);
    const creditId = await invoicing.credit(accountant, invoice.id, { cause: 'returned', reason: 'Retour' });
    await invoicing.issue(accountant, creditId);
    const { number: creditNote } = await house.get(InvoicingQueries).sheet(accountant, creditId);
    const told = { paidOn: localDate('2026-11-23'), label: 'VIR REMBOURSEMENT' };
    const outgoings = house.get(Outgoings);
    await outgoings.refund(accountant, creditId, { ...told, amountCents: 22_200 });
    await outgoings.fee(accountant, { ...told, amountCents: 300, label: 'FRAIS TENUE DE COMPTE' });
    const { balances, book, vat } = await books.month(accountant, '2026-11');
    const of = (account: string) => balances.find((row) => row.account === account)!;
    expect(of('411000').debitCents).toBe(of('411000').creditCents);
    expect(of('512000').debitCents - of('512000').creditCents).toBe(-300);
    expect(of('627000')).toMatchObject({ debitCents: 300, creditCents: 0 });
    expect(book.slice(-2).map(({ journal, label }) => [journal, label])).toEqual([
      ['BQ', `Remboursement DC-2026-00001 ${creditNote}`],
      ['BQ', 'Frais bancaires DC-2026-00002 FRAIS TENUE DE COMPTE'],
    ]);
    expect(vat[0]).toMatchObject({ invoiced: { vatCents: 0 }, collected: { taxableCents: 0, vatCents: 0 } });
    const { bytes } = await books.fec(accountant, '2026-11', '2026-12-01');
    expect(fecFaults(bytes)).toEqual([]);
    // Invoice, payment, credit note and refund.
    expect(bytes.toString('latin1').match(/\tA\t20261123\t/g)).toHaveLength(4);
    expect((await house.get(StatementQueries).of(accountant, invoice.partnerId, {})).closingCents).toBe(0);
    expect((await house.get(LedgerQueries).verify(accountant)).faults).toEqual([]);
    // A label cut in the middle of a sign would be sealed otherwise than it is kept.
    await outgoings.fee(accountant, { ...told, amountCents: 100, label: `${'x'.repeat(139)}😀😀` });
    expect((await house.get(LedgerQueries).verify(accountant)).faults).toEqual([]);
    const faults = await verify(house.read.manager, house.settings.filesPath);
    expect(faults.filter(({ check }) => /settlement|credited/.test(check))).toEqual([]);
    for (const change of ['UPDATE outgoing SET amount_cents = ?', 'DELETE FROM outgoing WHERE amount_cents > ?'])
      await expect(house.unit.run(() => sql(house.unit.manager, change, [1]))).rejects.toThrow(/stays/);
  });

  it('go to the accountant as a workbook and as the papers themselves, by their numbers', async () => {
    const { invoice } = await aPaidInvoice();
    const get = async (url: string, scope = accountant) =>
      house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
    const workbook = await get('/books/2026-11/entries.xlsx');
    expect(workbook.headers['content-type']).toBe(XLSX);
    const sheets = unzipSync(workbook.rawPayload);
    const entries = strFromU8(sheets['xl/worksheets/sheet1.xml']!);
    expect(entries).toContain(invoice.number!);
    expect(entries).toContain('<v>222.00</v>');
    expect(strFromU8(sheets['xl/worksheets/sheet3.xml']!)).toContain('<v>37.00</v>');
    const papers = unzipSync((await get('/books/2026-11/documents.zip')).rawPayload);
    expect(Object.keys(papers)).toEqual([`${invoice.number}.pdf`]);
    const kept = await house.get(FileStore).open(accountant, invoice.fileId!);
    expect(Buffer.from(papers[`${invoice.number}.pdf`]!).equals(kept.bytes)).toBe(true);
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    for (const file of ['entries.xlsx', 'documents.zip'])
      expect((await get(`/books/2026-11/${file}`, stranger)).statusCode).toBe(404);
  });

  it('hold an invoice paid at its issue and its payment, lettered together', async () => {
    const draft = await anInvoice(house, school, {}, 'cash');
    expect(draft).toMatchObject({ status: 'paid', paidCents: 22_200, dueCents: 0 });
    const { book, vat } = await books.month(accountant, '2026-11');
    expect(book.map(({ journal, piece }) => `${journal} ${piece}`)).toEqual(['VE FA-2026-00001', 'CA PA-2026-00001']);
    expect(vat[0]!.collected).toEqual(vat[0]!.invoiced);
    const { bytes } = await books.fec(accountant, '2026-11', '2026-12-01');
    expect(bytes.toString('latin1').match(/\tA\t20261123\t/g)).toHaveLength(2);
    expect((await house.get(LedgerQueries).verify(accountant)).intact).toBe(true);
  });

  it('are of their own school', async () => {
    await aPaidInvoice();
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    expect(await books.months(stranger)).toEqual([]);
    await expect(books.month(stranger, '2026-11')).rejects.toMatchObject({ status: 404 });
  });
});

describe('closing a month', () => {
  it('keeps one file that holds, for ever the same, and seals its hash', async () => {
    const { invoice } = await aPaidInvoice();
    await expect(close('2026-11')).rejects.toMatchObject({ code: 'accounting.month_not_over' });
    house.clock.set(new Date('2026-12-02T08:00:00Z'));
    const tries = await Promise.allSettled([close('2026-11'), close('2026-11'), close('2026-11')]);
    const done = tries.filter((one) => one.status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect(
      tries.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as { code: string }).code),
    ).toEqual(['accounting.month_closed', 'accounting.month_closed']);
    const { fileId } = done[0]!.value;
    const { name, bytes } = await house.get(FileStore).open(accountant, fileId);
    expect(name).toMatch(/^\d{9}FEC20261130\.txt$/);
    expect(fecFaults(bytes)).toEqual([]);
    const text = bytes.toString('latin1');
    expect(
      text.split('\r\n').filter((line) => line.includes(invoice.number!) && line.includes('\tA\t20261123\t')),
    ).toHaveLength(1);
    expect(text).toContain('\t20261202\t');
    const [month] = await books.months(accountant);
    expect(month).toMatchObject({ month: '2026-11', entries: 2, closed: { fileId, entries: 2 } });
    const { rows } = await house.get(LedgerQueries).ledger(accountant, { type: 'EXPORT' });
    expect(rows.map(({ number }) => number)).toEqual(['2026-11']);
    expect((await house.get(LedgerQueries).verify(accountant)).intact).toBe(true);
    // What comes later is booked later.
    await house.get(PaymentsService).record(accountant, {
      ...{ partnerId: invoice.partnerId, receivedOn: localDate('2026-11-30'), amountCents: 500, allocations: [] },
      method: 'cheque',
    });
    expect((await books.month(accountant, '2026-11')).book).toHaveLength(2);
    expect((await books.month(accountant, '2026-12')).book[0]).toMatchObject({ number: 3, pieceOn: '2026-11-30' });
  });

  it('goes in order, and only over something', async () => {
    await aPaidInvoice();
    house.clock.set(new Date('2026-12-15T08:00:00Z'));
    await aPaidInvoice();
    house.clock.set(new Date('2027-01-05T08:00:00Z'));
    await expect(close('2026-12')).rejects.toMatchObject({ code: 'accounting.close_earlier_first' });
    await expect(close('2026-10')).rejects.toMatchObject({ code: 'accounting.nothing_booked' });
    await close('2026-11');
    await close('2026-12');
    const master = await house.scope(school, 'master');
    await expect(house.get(MonthClosing).close(master, '2026-12')).rejects.toMatchObject({ status: 403 });
  });

  it('locks its accounts: others begin after it', async () => {
    await aPaidInvoice();
    house.clock.set(new Date('2026-12-02T08:00:00Z'));
    await close('2026-11');
    const put = (day: string) =>
      house.get(SchoolService).putSetting(accountant, 'accounts', localDate(day), { ...ACCOUNTS, goods: '701900' });
    await expect(put('2026-11-30')).rejects.toMatchObject({ code: 'accounting.accounts_closed' });
    await put('2026-12-01');
    const { balances } = await books.month(accountant, '2026-11');
    expect(balances.map(({ account }) => account)).toContain('701000');
  });

  it('is not undone by the base', async () => {
    for (const text of ["UPDATE closed_month SET month = '2020-01'", 'DELETE FROM closed_month'])
      await expect(house.unit.run(() => sql(house.unit.manager, text))).rejects.toThrow(/closed month/);
  });
});
