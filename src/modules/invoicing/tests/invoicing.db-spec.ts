import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { OutboxMessage, StoredFile } from '../../../core/core.entities.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { aDeliveredOrder, aMadeOrder, ship } from '../../delivery/tests/delivery.builder.js';
import { PartnersService } from '../../partners/index.js';
import { OrdersQueries, OrdersService, type OrderSheet } from '../../sales/index.js';
import { aPartner } from '../../sales/tests/sales.builder.js';
import { SchoolQueries, SchoolService } from '../../school/index.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

describe('invoices', () => {
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

  const order = (id: number) => house.get(OrdersQueries).sheet(school.system, id);
  const cellOf = (sheet: OrderSheet, at = 0) => sheet.lines[0]!.cells[at]!.id;
  const some = (sheet: OrderSheet, quantity: number, at = 0) => [{ orderCellId: cellOf(sheet, at), quantity }];
  const issued = async (orderId: number) => {
    const id = await invoicing.draft(accountant, orderId);
    await invoicing.issue(accountant, id);
    return queries.sheet(accountant, id);
  };

  it('drafts what is delivered, without a number and without touching the order', async () => {
    const made = await aMadeOrder(house, school);
    await expect(invoicing.draft(accountant, made.id)).rejects.toMatchObject({ code: 'invoicing.nothing_to_invoice' });
    await ship(house, school.system, made.id, some(made, 3));
    const id = await invoicing.draft(accountant, made.id);
    const draft = await queries.sheet(accountant, id);
    expect(draft).toMatchObject({ state: 'draft', number: null, totalWithoutVatCents: 5550, totalWithVatCents: 6660 });
    expect(draft.lines[0]).toMatchObject({ quantity: 3, lineNetCents: 5550, cells: some(made, 3) });
    expect(draft.lines[0]!.note).toMatch(/^Écru : M 3\nLivré par BL-2026-\d{5} du 23\/11\/2026$/);
    expect((await order(made.id)).invoiced).toBe(0);
  });

  it('keeps one open draft an order and brings it up to date', async () => {
    const made = await aMadeOrder(house, school);
    await ship(house, school.system, made.id, some(made, 1));
    const first = await invoicing.draft(accountant, made.id);
    await ship(house, school.system, made.id, some(made, 2));
    const again = await Promise.all([invoicing.draft(accountant, made.id), invoicing.draft(accountant, made.id)]);
    expect(again).toEqual([first, first]);
    expect((await queries.sheet(accountant, first)).lines[0]).toMatchObject({ quantity: 3, cells: some(made, 3) });
    await invoicing.discard(accountant, first);
    await expect(queries.sheet(accountant, first)).rejects.toMatchObject({ code: 'core.not_found' });
  });

  it('issues once: number, parties, sentences, VAT, due date, PDF, mail, the order’s ledger', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const id = await invoicing.draft(accountant, sheet.id);
    const { number } = await invoicing.issue(accountant, id);
    const invoice = await queries.sheet(accountant, id);
    const known = await house.get(SchoolQueries).school(accountant);
    expect(invoice).toMatchObject({
      number,
      ...{ state: 'issued', status: 'unpaid' },
      issuedOn: '2026-11-23',
      dueOn: '2026-12-23',
      deliveredOn: '2026-11-23',
      businessProcess: 'B1',
      totalWithoutVatCents: 18_500,
      totalVatCents: 3_700,
      dueCents: 22_200,
      vat: [expect.objectContaining({ vatRate: 2000, taxableCents: 18_500, vatCents: 3_700 })],
      buyer: expect.objectContaining({ siren: '732829320' }) as object,
      seller: expect.objectContaining({ legalForm: 'Association loi 1901', tradingName: known.name }) as object,
    });
    expect(invoice.notes.map(({ subjectCode }) => subjectCode)).toEqual(['PMT', 'PMD', 'AAB', 'BAR']);
    const file = await house.read.manager.findOneByOrFail(StoredFile, { id: invoice.fileId! });
    expect(file).toMatchObject({ kind: 'invoice', name: `${number}.pdf`, partnerId: invoice.partnerId });
    expect((await house.get(FileStore).open(accountant, file.id)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const mail = await house.read.manager.findOneByOrFail(OutboxMessage, { fileId: file.id });
    expect(mail.body).toContain('222,00');
    expect(await order(sheet.id)).toMatchObject({
      invoiced: 10,
      axes: expect.objectContaining({ billing: 'full' }) as object,
    });
    await expect(invoicing.issue(accountant, id)).rejects.toMatchObject({ code: 'core.transition_refused' });
    await expect(invoicing.discard(accountant, id)).rejects.toMatchObject({ code: 'invoicing.not_a_draft' });
    await expect(invoicing.draft(accountant, sheet.id)).rejects.toMatchObject({ code: 'invoicing.nothing_to_invoice' });
  });

  it('a master neither drafts nor issues', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const master = await house.scope(school, 'master');
    await expect(invoicing.draft(master, sheet.id)).rejects.toMatchObject({ status: 403 });
    const id = await invoicing.draft(accountant, sheet.id);
    await expect(invoicing.issue(master, id)).rejects.toMatchObject({ status: 403 });
    await expect(invoicing.discard(master, id)).rejects.toMatchObject({ status: 403 });
  });

  it('refuses with all that is missing, and leaves the draft without a number', async () => {
    const partnerId = await aPartner(house, school);
    const partner = {
      name: 'Sans SIREN',
      legalName: 'Sans SIREN',
      kind: 'company' as const,
      street: '1',
      postcode: '1',
    };
    const rest = { city: 'Caen', email: 'a@example.org', roles: ['customer'] as const, paymentTerms: 'NET30' as const };
    await house.get(PartnersService).update(school.system, partnerId, { ...partner, ...rest }, 1);
    const sheet = await aDeliveredOrder(house, school, { partnerId });
    const id = await invoicing.draft(accountant, sheet.id);
    await expect(invoicing.issue(accountant, id)).rejects.toMatchObject({
      code: 'invoicing.incomplete',
      sentence: { fr: expect.stringContaining('le SIREN du client') as string },
    });
    expect(await queries.sheet(accountant, id)).toMatchObject({ state: 'draft', number: null, fileId: null });
  });

  it('a draft overtaken by a return is refused, and keeps no number', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const id = await invoicing.draft(accountant, sheet.id);
    await house.get(OrdersService).recordReturned(school.system, sheet.id, some(sheet, 1));
    await expect(invoicing.issue(accountant, id)).rejects.toMatchObject({ code: 'invoicing.order_changed' });
    expect(await queries.sheet(accountant, id)).toMatchObject({ state: 'draft', number: null });
    expect(await invoicing.draft(accountant, sheet.id)).toBe(id);
    await invoicing.issue(accountant, id);
    expect(await queries.sheet(accountant, id)).toMatchObject({ totalWithoutVatCents: 16_650 });
  });

  it('what a credit note took back is invoiced again, never twice', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const first = await invoicing.draft(accountant, sheet.id);
    await invoicing.issue(accountant, first);
    const credit = await invoicing.credit(accountant, first, { cause: 'billing_error', reason: 'Erreur' });
    const { lines } = await queries.sheet(accountant, credit);
    expect(lines[0]).toMatchObject({ quantity: 10, lineNetCents: 18_500 });
    await expect(
      invoicing.credit(accountant, first, { cause: 'billing_error', reason: 'Encore' }),
    ).rejects.toMatchObject({
      code: 'invoicing.draft_open',
    });
    await invoicing.issue(accountant, credit);
    const second = await issued(sheet.id);
    expect(second).toMatchObject({ totalWithoutVatCents: 18_500 });
    await expect(invoicing.credit(accountant, first, { cause: 'billing_error', reason: 'Trop' })).rejects.toMatchObject(
      {
        code: 'invoicing.nothing_to_credit',
      },
    );
  });

  it.each(['returned', 'allowance'] as const)('what was %s is not invoiced again', async (cause) => {
    const sheet = await aDeliveredOrder(house, school);
    const invoice = await issued(sheet.id);
    const id = await invoicing.credit(accountant, invoice.id, { cause, reason: 'Tache' });
    await invoicing.issue(accountant, id);
    expect(await queries.sheet(accountant, id)).toMatchObject({ creditCause: cause, status: 'applied' });
    expect((await order(sheet.id)).lines[0]!.cells[0]).toMatchObject({ invoiced: 4, credited: 0 });
    expect((await queries.toInvoice(accountant)).map(({ orderId }) => orderId)).not.toContain(sheet.id);
  });

  it('credits by cells, in its own series, and takes it off what is due', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const invoice = await issued(sheet.id);
    const line = invoice.lines[0]!.id;
    const demand = (quantity: number) => ({
      cause: 'billing_error' as const,
      reason: 'Décousus',
      lines: [{ invoiceLineId: line, cells: some(sheet, quantity) }],
    });
    await expect(invoicing.credit(accountant, invoice.id, demand(5))).rejects.toMatchObject({
      code: 'invoicing.over_credit',
      sentence: { en: expect.stringContaining('5 to credit, 4 invoiced') as string },
    });
    const id = await invoicing.credit(accountant, invoice.id, demand(2));
    const { number } = await invoicing.issue(accountant, id);
    expect(number).toMatch(/^AV-2026-\d{5}$/);
    expect(await queries.sheet(accountant, id)).toMatchObject({
      typeCode: '381',
      status: 'applied',
      totalWithoutVatCents: 3_700,
      creditReason: 'Décousus',
      prior: expect.objectContaining({ number: invoice.number }) as object,
    });
    expect(await queries.sheet(accountant, invoice.id)).toMatchObject({ creditedCents: 4_440, dueCents: 17_760 });
    const cell = (await order(sheet.id)).lines[0]!.cells[0]!;
    expect(cell).toMatchObject({ invoiced: 4, credited: 2 });
    await expect(
      invoicing.credit(accountant, id, { cause: 'billing_error', reason: 'Avoir sur avoir' }),
    ).rejects.toMatchObject({
      code: 'invoicing.only_issued_invoices',
    });
    const rest = await invoicing.credit(accountant, invoice.id, { cause: 'billing_error', reason: 'Le reste' });
    await invoicing.issue(accountant, rest);
    expect(await queries.sheet(accountant, invoice.id)).toMatchObject({ status: 'credited', dueCents: 0 });
  });

  it('a credit note on a paid invoice is owed to the partner, and serves again if the payment is undone', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const invoice = await issued(sheet.id);
    await invoicing.settle(accountant, invoice.id, 20_000);
    const id = await invoicing.credit(accountant, invoice.id, { cause: 'billing_error', reason: 'Tout' });
    await invoicing.issue(accountant, id);
    expect(await queries.sheet(accountant, id)).toMatchObject({
      status: 'to_refund',
      creditedCents: 2_200,
      dueCents: 20_000,
    });
    expect(await queries.sheet(accountant, invoice.id)).toMatchObject({ status: 'paid', dueCents: 0 });
    await expect(invoicing.settle(accountant, invoice.id, 1)).rejects.toMatchObject({
      code: 'invoicing.more_than_due',
    });
    await invoicing.unsettle(accountant, invoice.id, 20_000);
    expect(await queries.sheet(accountant, id)).toMatchObject({ status: 'applied', dueCents: 0 });
    expect(await queries.sheet(accountant, invoice.id)).toMatchObject({ status: 'credited', creditedCents: 22_200 });
    await expect(invoicing.settle(accountant, id, 1)).rejects.toMatchObject({ code: 'invoicing.not_payable' });
  });

  it('names the exemption of the regime the order was agreed under', async () => {
    const exempt = await house.aSchool();
    const director = await house.scope(exempt, 'director');
    const regime = { category: 'E', rate: 0, dueOnDebits: false } as const;
    const texts = { exemptionReason: 'TVA non applicable, article 293 B du CGI', exemptionCode: 'VATEX-FR-FRANCHISE' };
    await house.get(SchoolService).putSetting(director, 'vat_regime', localDate('2026-01-01'), { ...regime, ...texts });
    const sheet = await aDeliveredOrder(house, exempt);
    const taxed = { category: 'S', rate: 2000, exemptionReason: null, exemptionCode: null, dueOnDebits: true } as const;
    await house.get(SchoolService).putSetting(director, 'vat_regime', localDate('2026-11-24'), taxed);
    house.clock.set('2026-11-24T08:00:00Z');
    const id = await invoicing.draft(director, sheet.id);
    expect(await invoicing.issue(director, id)).toEqual({ number: 'FA-2026-00001' });
    house.clock.set('2026-11-23T08:00:00Z');
    const invoice = await queries.sheet(director, id);
    expect(invoice.vat).toEqual([expect.objectContaining({ ...texts, vatCents: 0, taxableCents: 18_500 })]);
    expect(invoice.notes.map(({ subjectCode }) => subjectCode)).toContain('TXD');
  });

  it('lists, counts and adds up; a partner sees its own issued papers only', async () => {
    const own = await house.aSchool();
    const director = await house.scope(own, 'director');
    const partnerId = await aPartner(house, own, 'Élan Couture');
    const other = await aPartner(house, own);
    const item = await anItem(house, own);
    const [mine, theirs, pending] = [
      await aDeliveredOrder(house, own, { partnerId, item }),
      await aDeliveredOrder(house, own, { partnerId: other, item }),
      await aDeliveredOrder(house, own, { partnerId }),
    ];
    const ids: number[] = [];
    for (const { id } of [mine, theirs]) {
      const draft = await invoicing.draft(director, id);
      await invoicing.issue(director, draft);
      ids.push(draft);
    }
    const credit = await invoicing.credit(director, ids[1]!, { cause: 'billing_error', reason: 'Tout' });
    await invoicing.issue(director, credit);
    const draft = await invoicing.draft(director, pending.id);
    const rows = async (query: object, scope: Scope = director) =>
      (await queries.list(scope, query)).rows.map(({ id }) => id);
    expect(await rows({})).toEqual([draft, credit, ids[1], ids[0]]);
    expect(await rows({ state: 'draft' })).toEqual([draft]);
    expect(await rows({ state: 'credit' })).toEqual([credit]);
    expect(await rows({ due: true })).toEqual([ids[0]]);
    expect(await rows({ q: 'elan' })).toEqual([draft, ids[0]]);
    expect(await queries.counts(director)).toEqual({
      // What was credited and not returned waits to be invoiced again.
      ...{ toInvoice: 2, unpaid: 1, overdue: 0, unpaidCents: 22_200, overdueCents: 0 },
    });
    house.clock.set('2026-12-24T08:00:00Z');
    expect(await queries.counts(director)).toMatchObject({ overdue: 1, overdueCents: 22_200 });
    expect(await rows({ state: 'overdue' })).toEqual([ids[0]]);
    house.clock.set('2026-11-23T08:00:00Z');
    const waiting = { quantity: 10, netCents: 18_500 };
    expect(await queries.toInvoice(director)).toEqual([
      expect.objectContaining({ ...waiting, orderId: theirs.id, draftId: null }),
      expect.objectContaining({ ...waiting, orderId: pending.id, draftId: draft, partnerName: 'Élan Couture' }),
    ]);
    const year = { from: localDate('2026-09-01'), to: localDate('2027-08-31') };
    expect(await queries.revenueByMonth(director, year)).toEqual([{ month: '2026-11', netCents: 18_500 }]);
    expect(await queries.revenueByPartner(director, year)).toEqual([
      { partnerId, netCents: 18_500 },
      { partnerId: other, netCents: 0 },
    ]);
    expect(await queries.revenueByWorkshop(director, year)).toEqual([
      { workshopId: item.workshopId, netCents: 18_500 },
    ]);
    expect((await queries.revenue(director, year)).map(({ netCents }) => netCents)).toEqual([18_500, 18_500, -18_500]);
    const partner = await house.scope(own, 'partner', { partnerId });
    expect(await rows({}, partner)).toEqual([ids[0]]);
    expect((await queries.sheet(partner, ids[0]!)).events).toEqual([]);
    for (const hidden of [ids[1]!, credit, draft])
      await expect(queries.sheet(partner, hidden)).rejects.toMatchObject({ code: 'core.not_found' });
    expect(await queries.ofOrder(partner, theirs.id)).toEqual([]);
    expect(await queries.toInvoice(partner)).toEqual([]);
    expect(await queries.counts(partner)).toMatchObject({ unpaid: 1, toInvoice: 0 });
    await expect(invoicing.issue(partner, draft)).rejects.toMatchObject({ code: 'core.not_found' });
    const elsewhere = await house.scope(school, 'director');
    expect(await rows({}, elsewhere)).not.toEqual(expect.arrayContaining([ids[0]]));
    for (const act of [
      () => queries.sheet(elsewhere, ids[0]!),
      () => invoicing.issue(elsewhere, draft),
      () => invoicing.discard(elsewhere, draft),
      () => invoicing.credit(elsewhere, ids[0]!, { cause: 'billing_error', reason: 'x' }),
      () => invoicing.draft(elsewhere, pending.id),
      () => invoicing.settle(elsewhere, ids[0]!, 1),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'core.not_found' });
  });
});
