import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { FileStore } from '../../../core/files/file-store.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { OrderReferences, OrdersQueries } from '../../sales/index.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeAll(async () => {
  house = await openHouse([InvoicingModule]);
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const aCustomer = (changes: Parameters<typeof aPartner>[0]) =>
  house.get(PartnersService).create(school.system, aPartner(changes));
const order = (id: number) => house.get(OrdersQueries).sheet(school.system, id);
async function refer(orderId: number, told: Record<string, string | null>): Promise<void> {
  const { version, customerReference, buyerReference, contractReference } = await order(orderId);
  const known = { customerReference, buyerReference, contractReference };
  await house.get(OrderReferences).change(accountant, orderId, { ...known, ...told, version });
}
const textOf = async (invoiceId: number) => {
  const { fileId } = await house.get(InvoicingQueries).sheet(accountant, invoiceId);
  return new PaperFile((await house.get(FileStore).open(accountant, fileId!)).bytes).text();
};

describe('a public body', () => {
  const aTown = (changes = {}) =>
    aCustomer({ kind: 'public', serviceCode: 'ECO-12', serviceRequired: true, engagementRequired: true, ...changes });

  it('is named by its SIRET, and by nothing of a company it was before', async () => {
    await expect(aCustomer({ kind: 'public', siret: null })).rejects.toMatchObject({
      code: 'partners.wrong_identifiers',
      fields: [{ field: 'siret' }],
    });
    const partnerId = await aTown();
    await house.get(PartnersService).update(school.system, partnerId, aPartner({ serviceRequired: true }), 1);
    const sheet = await aDeliveredOrder(house, school, { partnerId });
    expect(sheet.buyerReference).toBeNull();
  });

  it('is not invoiced without what it asks for; once told, the paper carries it', async () => {
    const sheet = await aDeliveredOrder(house, school, { partnerId: await aTown() });
    expect(sheet.buyerReference).toBe('ECO-12');
    await refer(sheet.id, { buyerReference: null });
    const invoicing = house.get(InvoicingService);
    const id = await invoicing.draft(accountant, sheet.id);
    await expect(invoicing.issue(accountant, id)).rejects.toMatchObject({
      code: 'invoicing.incomplete',
      sentence: { fr: expect.stringMatching(/code service.*numéro d’engagement/s) as string },
    });
    // Told after the draft was made: the invoice says what the order says now.
    await refer(sheet.id, { customerReference: 'ENG-77', buyerReference: 'ECO-12', contractReference: '2026-M-014' });
    await invoicing.issue(accountant, id);
    const invoice = await house.get(InvoicingQueries).sheet(accountant, id);
    expect(invoice.purchaseOrderReference).toBe('ENG-77');
    const credit = await invoicing.credit(accountant, id, { cause: 'billing_error', reason: 'Erreur' });
    await refer(sheet.id, { customerReference: 'AUTRE' });
    await invoicing.issue(accountant, credit);
    expect((await house.get(InvoicingQueries).sheet(accountant, credit)).purchaseOrderReference).toBe('ENG-77');
  });

  itReads('is named on paper with its service, engagement and market', async () => {
    const sheet = await aDeliveredOrder(house, school, { partnerId: await aTown() });
    await refer(sheet.id, { customerReference: 'ENG-78', contractReference: '2026-M-015' });
    const id = await house.get(InvoicingService).draft(accountant, sheet.id);
    await house.get(InvoicingService).issue(accountant, id);
    const text = await textOf(id);
    for (const said of ['ECO-12', 'ENG-78', '2026-M-015']) expect(text).toContain(said);
  });
});

describe('an individual', () => {
  const aPerson = () => aCustomer({ kind: 'individual', siret: null, legalName: 'Anne Exemple', paymentTerms: 'NET0' });

  it('owes no 40 €, and is told of guarantee, withdrawal and mediator', async () => {
    const sheet = await aDeliveredOrder(house, school, { partnerId: await aPerson() });
    const id = await house.get(InvoicingService).draft(accountant, sheet.id);
    await house.get(InvoicingService).issue(accountant, id);
    const { notes } = await house.get(InvoicingQueries).sheet(accountant, id);
    expect(notes.map(({ subjectCode }) => subjectCode)).toEqual(['PMT', 'PMD', 'AAB', 'REG', 'REG', 'REG', 'BAR']);
    expect(notes.map(({ content }) => content).join('\n')).toMatch(/L217-3[\s\S]*L221-28[\s\S]*médiateur/);
  });

  itReads('reads it on the invoice', async () => {
    const sheet = await aDeliveredOrder(house, school, { partnerId: await aPerson() });
    const id = await house.get(InvoicingService).draft(accountant, sheet.id);
    await house.get(InvoicingService).issue(accountant, id);
    const text = await textOf(id);
    expect(text).toContain('Médiation Exemple');
    expect(text).not.toContain('40 €');
  });
});

describe('references of an order', () => {
  it('change for the papers to come, once for a version, by whoever sees it', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const references = house.get(OrderReferences);
    const told = { customerReference: 'F-1', version: sheet.version };
    await references.change(accountant, sheet.id, told);
    await expect(references.change(accountant, sheet.id, told)).rejects.toMatchObject({ code: 'core.stale' });
    const elsewhere = await house.scope(await house.aSchool(), 'accountant');
    await expect(references.change(elsewhere, sheet.id, told)).rejects.toMatchObject({ status: 404 });
    const partner = await house.scope(school, 'partner', { partnerId: sheet.partnerId });
    await expect(references.change(partner, sheet.id, told)).rejects.toMatchObject({ status: 403 });
    const { rows } = await house.get(OrdersQueries).list(accountant, { q: 'F-1' });
    expect(rows.map(({ id }) => id)).toContain(sheet.id);
  });
});
