import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ciiInvoice } from '../cii.reader.js';
import { ciiOf, faultsOfCii, isCredit, MEANS, ublOf, type InvoiceModel } from '../index.js';
import { outOfPlace } from './cii.structure.js';
import { invoices } from './einvoice.arbitrary.js';
import { aModel, aParty } from './model.builder.js';

const GOLDEN = join(import.meta.dirname, 'golden');
const golden = (name: string): string => readFileSync(join(GOLDEN, name), 'utf8');
const GOODS = golden('01-facture-biens-20.xml');
const CREDIT = golden('03-avoir-partiel.xml');
const EXEMPT = golden('07-exoneree-261-7-1.xml');

describe('the rules of EN 16931 and of France', () => {
  it.each(readdirSync(GOLDEN))('find nothing in %s, which the official rules accept', (name) => {
    expect(faultsOfCii(golden(name))).toEqual([]);
    expect(outOfPlace(golden(name))).toEqual([]);
  });

  it.each([
    ['BR-01', GOODS, 'urn:cen.eu:en16931:2017', 'urn:cen.eu:en16931:2018'],
    ['BR-FR-01', GOODS, /<ram:ID>FA-[^<]*/, '<ram:ID>FA 2026 1'],
    ['BR-FR-03', GOODS, /(<udt:DateTimeString format="102">)\d+/, '$120260231'],
    ['BR-FR-04', GOODS, '<ram:TypeCode>380', '<ram:TypeCode>325'],
    ['BR-05', GOODS, '<ram:InvoiceCurrencyCode>EUR', '<ram:InvoiceCurrencyCode>USD'],
    ['BR-FR-08', GOODS, '<ram:ID>B1<', '<ram:ID>B3<'],
    ['BR-FR-05', GOODS, '<ram:SubjectCode>PMT', '<ram:SubjectCode>ABL'],
    ['BR-FR-06', GOODS, '<ram:SubjectCode>PMT', '<ram:SubjectCode>PMD'],
    ['BR-FR-20', GOODS, '<ram:Content>B2B<', '<ram:Content>B2X<'],
    ['BR-FR-09', GOODS, '>10000000900010<', '>99999999900010<'],
    ['BR-FR-10', GOODS, '<ram:ID schemeID="0002">100000009', '<ram:ID schemeID="0002">'],
    ['BR-FR-11', GOODS, '<ram:ID schemeID="0002">200000008', '<ram:ID schemeID="0002">'],
    ['BR-FR-12', GOODS, '<ram:URIID schemeID="0225">200000008', '<ram:URIID schemeID="0225">'],
    ['BR-FR-13', GOODS, '<ram:URIID schemeID="0225">100000009', '<ram:URIID schemeID="0225">'],
    ['BR-FR-21', GOODS, '<ram:URIID schemeID="0225">200000008', '<ram:URIID schemeID="EM">200000008'],
    ['BR-FR-23', GOODS, '<ram:URIID schemeID="0225">200000008', '<ram:URIID schemeID="0225">200000008/1'],
    ['BR-06', GOODS, '<ram:Name>Filix SAS', '<ram:Name>'],
    ['BR-09', GOODS, '<ram:CountryID>FR', '<ram:CountryID>'],
    ['BR-CO-09', GOODS, '>FR32100000009<', '>32100000009<'],
    ['BR-21', GOODS, '<ram:LineID>1', '<ram:LineID>'],
    ['BR-22', GOODS, /(<ram:BilledQuantity unitCode="C62">)[\d.]+/, '$1dix'],
    ['BR-23', GOODS, 'unitCode="C62"', 'unitCode=""'],
    ['BR-25', GOODS, '<ram:Name>Veste de travail', '<ram:Name>'],
    ['BR-27', GOODS, /(<ram:ChargeAmount>)/, '$1-'],
    ['BR-CO-10', GOODS, /(Summation><ram:LineTotalAmount>)\d+/, '$17'],
    ['BR-CO-13', GOODS, /(<ram:TaxBasisTotalAmount>)\d+/, '$17'],
    ['BR-CO-14', GOODS, /(<ram:TaxTotalAmount currencyID="EUR">)\d+/, '$17'],
    ['BR-CO-15', GOODS, /(<ram:GrandTotalAmount>)\d+/, '$17'],
    ['BR-CO-16', GOODS, /(<ram:DuePayableAmount>)\d+/, '$17'],
    ['BR-CO-17', GOODS, /(<ram:CalculatedAmount>)\d+/, '$17'],
    ['BR-CO-18', GOODS, /<ram:ApplicableTradeTax><ram:CalculatedAmount>.*?<\/ram:ApplicableTradeTax>/, ''],
    ['BR-FR-15', GOODS, /<ram:CategoryCode>S/g, '<ram:CategoryCode>L'],
    ['BR-FR-16', GOODS, /<ram:RateApplicablePercent>20.00/g, '<ram:RateApplicablePercent>19.00'],
    ['BR-S-08', GOODS, '<ram:RateApplicablePercent>20.00', '<ram:RateApplicablePercent>10.00'],
    ['BR-S-02', GOODS, '<ram:ID schemeID="VA">FR32100000009', '<ram:ID schemeID="VA">'],
    ['BR-E-02', EXEMPT, '<ram:ID schemeID="FC">100000009', '<ram:ID schemeID="FC">'],
    ['BR-E-10', EXEMPT, /<ram:ExemptionReason(Code)?>.*?<\/ram:ExemptionReason(Code)?>/g, ''],
    ['BR-CO-25', GOODS, /<ram:SpecifiedTradePaymentTerms>.*?<\/ram:SpecifiedTradePaymentTerms>/, ''],
    ['BR-FR-CO-07', GOODS, /(DueDateDateTime><udt:DateTimeString format="102">)\d+/, '$120200101'],
    ['BR-61', GOODS, /<ram:IBANID>.*?<\/ram:IBANID>/, ''],
    ['BR-FR-CO-09', GOODS, '<ram:ID>B1<', '<ram:ID>B2<'],
    ['BR-FR-CO-05', CREDIT, /<ram:InvoiceReferencedDocument>.*<\/ram:InvoiceReferencedDocument>/, ''],
    ['BR-55', CREDIT, /(<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>)[^<]+/, '$1'],
  ] as [string, string, string | RegExp, string][])('find %s', (rule, xml, what, by) => {
    const broken = xml.replace(what, by);
    expect(broken).not.toBe(xml);
    expect(faultsOfCii(broken)).toContain(rule);
  });

  it('know what is no invoice, and what is no XML', () => {
    expect(faultsOfCii('<Order/>')).toEqual(['no CII invoice']);
    expect(() => faultsOfCii('<a><b></a>')).toThrow(expect.objectContaining({ code: 'core.unreadable_xml' }) as Error);
  });
});

describe('the file of an invoice', () => {
  it('holds to every rule and to the order of the schema, whatever is sold, to whom and under which regime', () => {
    fc.assert(
      fc.property(invoices(30), (model) => {
        const xml = ciiOf(model);
        expect(faultsOfCii(xml)).toEqual([]);
        expect(outOfPlace(xml)).toEqual([]);
        expect(ciiOf(model)).toBe(xml);
      }),
      { numRuns: 100 },
    );
  });

  it('says back every figure and every name', () => {
    fc.assert(
      fc.property(invoices(12), (model) => {
        const { lines, agreement, sums } = ciiInvoice(ciiOf(model))!;
        const text = (value: string) => value.replaceAll('\u0007', '').trim();
        expect(agreement.first('ram:BuyerTradeParty/ram:Name').text).toBe(text(model.buyer.name));
        expect(lines.map((line) => line.first('ram:SpecifiedTradeProduct/ram:Name').text)).toEqual(
          model.lines.map(({ itemName }) => text(itemName)),
        );
        expect(sums.first('ram:GrandTotalAmount').text).toBe((model.totals.totalWithVatCents / 100).toFixed(2));
      }),
    );
  });

  it('of three hundred lines', () => {
    const [line] = aModel().lines;
    const lines = Array.from({ length: 300 }, (_, at) => ({ ...line!, position: at + 1 }));
    const taxableCents = 300 * line!.lineNetCents;
    const vatCents = taxableCents / 5;
    const [row] = aModel().vat.filter(({ vatRate }) => vatRate === 2000);
    const whole = taxableCents + vatCents;
    const totals = {
      ...{ lineTotalCents: taxableCents, totalWithoutVatCents: taxableCents, totalVatCents: vatCents },
      ...{ prepaidCents: 0, totalWithVatCents: whole, amountDueCents: whole },
    };
    expect(faultsOfCii(ciiOf(aModel({ lines, vat: [{ ...row!, taxableCents, vatCents }], totals })))).toEqual([]);
  });

  it('of nothing at all, given at the counter, says that nothing was paid for it (BR-FR-CO-09)', () => {
    const [line] = aModel().lines;
    const lines = [{ ...line!, itemNetPriceE4: 0, lineNetCents: 0 }];
    const vat = [{ ...aModel().vat[0]!, taxableCents: 0, vatCents: 0 }];
    const payment = { ...aModel().payment, meansCode: MEANS.cash, paidBy: 'cash' as const };
    const none = { totalWithoutVatCents: 0, totalVatCents: 0, totalWithVatCents: 0 };
    const totals = { ...none, lineTotalCents: 0, prepaidCents: 0, amountDueCents: 0 };
    const model = aModel({
      businessProcess: 'B2',
      lines,
      vat: vat.map((row) => ({ ...row, vatRate: 2000 })),
      payment,
      totals,
    });
    expect(faultsOfCii(ciiOf(model))).toEqual([]);
    expect(ublOf(model)).toContain('<cbc:PrepaidAmount currencyID="EUR">0.00<');
  });

  it('tells the day VAT is due where it is not the day of delivery', () => {
    const told = (vatDueCode: InvoiceModel['vatDueCode']) =>
      ciiInvoice(ciiOf(aModel({ vatDueCode })))!.vat.map((row) => row.first('ram:DueDateTypeCode').text);
    expect(told('5')).toEqual(['5', '5']);
    expect(told('72')).toEqual(['72', '72']);
    expect(told(null)).toEqual(['', '']);
  });

  it('names no VAT number where VAT has no place (BR-O-02), and the SIREN where there is none (BR-E-02)', () => {
    const [row] = aModel().vat;
    const outside = { ...row!, vatCategory: 'O' as const, vatRate: 0, exemptionReason: 'Hors champ' };
    expect(ciiOf(aModel({ vat: [outside] }))).not.toContain('SpecifiedTaxRegistration');
    expect(ciiOf(aModel({ seller: aParty({ vatNumber: null }) }))).toContain('schemeID="FC">732829320<');
  });
});

describe('the UBL file', () => {
  const valueOf = (xml: string, name: string) => new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(xml)?.[1];

  it('says the same sums as the CII one, in an Invoice or a CreditNote', () => {
    fc.assert(
      fc.property(invoices(12), (model) => {
        const ubl = ublOf(model);
        const { sums } = ciiInvoice(ciiOf(model))!;
        expect(ubl).toContain(isCredit(model.typeCode) ? '<CreditNote ' : '<Invoice ');
        expect(valueOf(ubl, 'TaxInclusiveAmount')).toBe(sums.first('ram:GrandTotalAmount').text);
        expect(valueOf(ubl, 'TaxExclusiveAmount')).toBe(sums.first('ram:TaxBasisTotalAmount').text);
        expect(valueOf(ubl, 'PayableAmount')).toBe(sums.first('ram:DuePayableAmount').text);
        expect([...ubl.matchAll(/<cac:(?:Invoice|CreditNote)Line>/g)]).toHaveLength(model.lines.length);
      }),
    );
  });

  it('carries the subject of a note and the reference of what it corrects', () => {
    const precedingInvoice = aModel({ typeCode: '381' }).precedingInvoice ?? {
      number: 'FA-2026-00001',
      issuedOn: aModel().issuedOn,
    };
    const ubl = ublOf(aModel({ typeCode: '381', precedingInvoice }));
    expect(ubl).toContain('<cbc:Note>#PMT#');
    expect(ubl).toContain(
      '<cac:InvoiceDocumentReference><cbc:ID>FA-2026-00001</cbc:ID><cbc:IssueDate>2026-11-23</cbc:IssueDate>',
    );
  });
});
