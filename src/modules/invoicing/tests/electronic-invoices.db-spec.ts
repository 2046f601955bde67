import { createHash } from 'node:crypto';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { StoredFile } from '../../../core/core.entities.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import { faultsOfCii } from '../../einvoice/index.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { SchoolService } from '../../school/index.js';
import { ElectronicInvoices } from '../electronic-invoices.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

/** A regime of the school, and what its electronic invoices then say. */
const REGIMES = [
  ['taxed', { category: 'S', rate: 2000, exemptionReason: null, exemptionCode: null }, 'B2B'],
  [
    'exempt, 261-7',
    { category: 'E', exemptionReason: 'Article 261-7 du CGI', exemptionCode: 'VATEX-FR-CGI261-7' },
    'OUTOFSCOPE',
  ],
  [
    'exempt, 261-4',
    { category: 'E', exemptionReason: 'Article 261-4 du CGI', exemptionCode: 'VATEX-FR-CGI261-4' },
    'OUTOFSCOPE',
  ],
  ['franchise', { category: 'E', exemptionReason: 'Article 293 B du CGI', exemptionCode: 'VATEX-FR-FRANCHISE' }, 'B2B'],
  [
    'outside VAT',
    { category: 'O', exemptionReason: 'Hors champ de la TVA', exemptionCode: 'VATEX-EU-O' },
    'OUTOFSCOPE',
  ],
  ['reverse charge', { category: 'AE', exemptionReason: 'Autoliquidation', exemptionCode: 'VATEX-EU-AE' }, 'B2B'],
] as const;

let house: House;
beforeAll(async () => {
  house = await openHouse([InvoicingModule]);
});
afterAll(() => house.close());

async function issued(school: TestSchool, accountant: Scope, partnerId?: number) {
  const sheet = await aDeliveredOrder(house, school, partnerId === undefined ? {} : { partnerId });
  const id = await house.get(InvoicingService).draft(accountant, sheet.id);
  await house.get(InvoicingService).issue(accountant, id);
  return house.get(InvoicingQueries).sheet(accountant, id);
}
async function xmlOf(accountant: Scope, { xmlFileId }: { xmlFileId: number | null }): Promise<string> {
  return (await house.get(FileStore).open(accountant, xmlFileId!)).bytes.toString('utf8');
}

describe('an electronic invoice', () => {
  it.each(REGIMES)('of a school that is %s', async (_name, regime, treatment) => {
    const school = await house.aSchool();
    const accountant = await house.scope(school, 'accountant');
    const setting = { rate: 0, dueOnDebits: false, ...regime };
    await house.get(SchoolService).putSetting(accountant, 'vat_regime', localDate('2026-11-23'), setting);
    const partnerId = await house.get(PartnersService).create(school.system, aPartner({ vatNumber: 'FR44732829320' }));
    const invoice = await issued(school, accountant, partnerId);
    const xml = await xmlOf(accountant, invoice);
    expect(faultsOfCii(xml)).toEqual([]);
    expect(xml).toContain(`<ram:ID>${invoice.number}</ram:ID>`);
    expect(xml).toContain(`<ram:Content>${treatment}</ram:Content><ram:SubjectCode>BAR</ram:SubjectCode>`);
    expect(xml).toContain(`<ram:CategoryCode>${regime.category}</ram:CategoryCode>`);
    expect(xml.includes(regime.exemptionCode ?? 'none')).toBe(regime.exemptionCode !== null);
  });

  it('is kept by the hash of its bytes, and its credit note names it', async () => {
    const school = await house.aSchool();
    const accountant = await house.scope(school, 'accountant');
    const invoice = await issued(school, accountant);
    const xml = await xmlOf(accountant, invoice);
    const row = await house.read.manager.findOneByOrFail(StoredFile, { id: invoice.xmlFileId! });
    expect(row).toMatchObject({
      ...{ kind: 'einvoice', name: `${invoice.number}.xml`, mediaType: 'application/xml' },
      sha256: createHash('sha256').update(xml).digest('hex'),
    });
    const demand = { cause: 'returned' as const, reason: 'Deux pièces décousues' };
    const creditId = await house.get(InvoicingService).credit(accountant, invoice.id, demand);
    await house.get(InvoicingService).issue(accountant, creditId);
    const credit = await house.get(InvoicingQueries).sheet(accountant, creditId);
    const creditXml = await xmlOf(accountant, credit);
    expect(faultsOfCii(creditXml)).toEqual([]);
    expect(creditXml).toContain(`<ram:IssuerAssignedID>${invoice.number}</ram:IssuerAssignedID>`);
  });

  itReads('is what its PDF carries', async () => {
    const school = await house.aSchool();
    const accountant = await house.scope(school, 'accountant');
    const invoice = await issued(school, accountant);
    const paper = new PaperFile((await house.get(FileStore).open(accountant, invoice.fileId!)).bytes);
    expect(paper.attachment('factur-x.xml')).toBe(await xmlOf(accountant, invoice));
  });

  it('tells a consumer that no recovery cost is asked, and is read in his mail box', async () => {
    const school = await house.aSchool();
    const accountant = await house.scope(school, 'accountant');
    const nobody = { siren: null, siret: null, vatNumber: null };
    const consumer = aPartner({ kind: 'individual', email: 'lecteur@example.org', ...nobody });
    const partnerId = await house.get(PartnersService).create(school.system, consumer);
    const xml = await xmlOf(accountant, await issued(school, accountant, partnerId));
    expect(faultsOfCii(xml)).toEqual([]);
    expect(xml).toContain('<ram:URIID schemeID="EM">lecteur@example.org</ram:URIID>');
    expect(xml).toContain('<ram:Content>B2C</ram:Content>');
    expect(xml).not.toContain('40 €');
  });

  it('is read in UBL as well, once it is issued, by its own school', async () => {
    const school = await house.aSchool();
    const accountant = await house.scope(school, 'accountant');
    const invoice = await issued(school, accountant);
    const { name, bytes } = await house.get(ElectronicInvoices).ubl(accountant, invoice.id);
    expect(name).toBe(`${invoice.number}-ubl.xml`);
    expect(bytes.toString('utf8')).toContain('<cbc:PayableAmount currencyID="EUR">222.00</cbc:PayableAmount>');
    const draftId = await house.get(InvoicingService).draft(accountant, (await aDeliveredOrder(house, school)).id);
    await expect(house.get(ElectronicInvoices).ubl(accountant, draftId)).rejects.toMatchObject({
      code: 'invoicing.not_issued',
    });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    await expect(house.get(ElectronicInvoices).ubl(stranger, invoice.id)).rejects.toMatchObject({ status: 404 });
  });
});
