import fc from 'fast-check';
import { Refusal } from '../../../core/errors/refusal.js';
import { matched } from '../order-file.matching.js';
import { readUblOrder } from '../order-file.ubl.js';
import { desk, shirt, ublOrder } from './order-files.builder.js';

const read = (xml: string | Buffer) => matched(readUblOrder(Buffer.from(xml), 'fr'), desk);
const faultsOf = (xml: string) => read(xml).faults.map(({ field, code }) => [field, code]);
const noir = { code: 'CH-01', properties: { Size: 'M', Color: 'Noir' } };
const line = 'cac:OrderLine[1]/cac:LineItem';

describe('A UBL 2.1 order', () => {
  it('becomes an order with its references, its day and what else it says in the note', () => {
    const xml = ublOrder({
      head: `<cbc:OrderTypeCode>220</cbc:OrderTypeCode><cbc:Note>Emballer par dix &amp; étiqueter &#233;cru</cbc:Note>
        <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:AccountingCost>ATELIER-4</cbc:AccountingCost>
        <cac:ValidityPeriod><cbc:EndDate>2026-12-01</cbc:EndDate></cac:ValidityPeriod>
        <cac:QuotationDocumentReference><cbc:ID>DE-2026-00055</cbc:ID></cac:QuotationDocumentReference>
        <cac:Contract><cbc:ID>C1</cbc:ID></cac:Contract>
        <cac:AdditionalDocumentReference><cbc:ID>100</cbc:ID><cbc:DocumentType>Patron</cbc:DocumentType></cac:AdditionalDocumentReference>
        <cac:BuyerCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID schemeID="0009">93000001900012</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:BuyerCustomerParty>
        <cac:SellerSupplierParty><cac:Party><cbc:EndpointID schemeID="0225">930000001_PDP</cbc:EndpointID></cac:Party></cac:SellerSupplierParty>
        <cac:Delivery><cac:DeliveryLocation><cac:Address><cbc:StreetName>4 quai Nord</cbc:StreetName><cbc:CityName>Caen</cbc:CityName><cbc:PostalZone>14000</cbc:PostalZone></cac:Address></cac:DeliveryLocation>
        <cac:RequestedDeliveryPeriod><cbc:StartDate>2026-12-10</cbc:StartDate><cbc:EndDate>2026-12-18+01:00</cbc:EndDate></cac:RequestedDeliveryPeriod></cac:Delivery>`,
      lines: [
        {
          ...noir,
          quantity: '10.000',
          price: '18.50',
          line: '<cbc:LineExtensionAmount>185.00</cbc:LineExtensionAmount>',
        },
        { code: 'RET-H', quantity: '2.5', unit: 'HUR', properties: { Fil: 'Coton' } },
        { ...noir, quantity: '2' },
      ],
    });
    expect(read(xml)).toEqual({
      faults: [],
      order: {
        customerReference: 'F-7781',
        contractReference: 'C1',
        wishedOn: '2026-12-18',
        note: [
          'Emballer par dix & étiqueter écru',
          'Devis : DE-2026-00055',
          'Imputation : ATELIER-4',
          'Livrer à : 4 quai Nord, 14000 Caen',
          'Document annoncé : 100, Patron',
          'Ligne 2 : Fil Coton',
        ].join('\n'),
        lines: [
          { itemId: shirt.id, cells: [{ variantId: 13, quantity: 12 }] },
          { itemId: 3, cells: [{ variantId: 30, quantity: 250 }] },
        ],
      },
    });
  });

  it('reads any prefixes and the encoding that it declares', () => {
    const xml = ublOrder({ head: '<cbc:Note>à livrer</cbc:Note>', lines: [noir] });
    const prefixed = xml
      .replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
      .replace(/<(\/?)cbc:/g, '<$1b:')
      .replace('xmlns:cbc', 'xmlns:b')
      .replace(/<(\/?)Order\b/g, '<$1u:Order')
      .replace('xmlns=', 'xmlns:u=');
    expect(read(Buffer.from(prefixed, 'latin1'))).toEqual(read(xml));
  });

  it.each<[string, string, string]>([
    ['another currency', '<cbc:DocumentCurrencyCode>NOK</cbc:DocumentCurrencyCode>', 'cbc:DocumentCurrencyCode'],
    ['a framework order', '<cbc:OrderTypeCode>221</cbc:OrderTypeCode>', 'cbc:OrderTypeCode'],
    ['a discount', '<cac:AllowanceCharge><cbc:Amount>10</cbc:Amount></cac:AllowanceCharge>', 'cac:AllowanceCharge[1]'],
    [
      'an order that lapsed',
      '<cac:ValidityPeriod><cbc:EndDate>2026-11-30</cbc:EndDate></cac:ValidityPeriod>',
      'cac:ValidityPeriod/cbc:EndDate',
    ],
    [
      'a day gone by',
      '<cac:Delivery><cac:RequestedDeliveryPeriod><cbc:EndDate>2013-07-16</cbc:EndDate></cac:RequestedDeliveryPeriod></cac:Delivery>',
      'cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate',
    ],
    [
      'an order to another school',
      '<cac:SellerSupplierParty><cac:Party><cac:PartyIdentification><cbc:ID schemeID="0002">930000027</cbc:ID></cac:PartyIdentification></cac:Party></cac:SellerSupplierParty>',
      'cac:SellerSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID',
    ],
    [
      'an order of another company',
      '<cac:BuyerCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID schemeID="0002">930000027</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:BuyerCustomerParty>',
      'cac:BuyerCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    ],
    ['a note longer than ours', `<cbc:Note>${'x'.repeat(1_001)}</cbc:Note>`, 'cbc:Note'],
  ])('is refused for %s, with the element named', (_, head, field) => {
    expect(faultsOf(ublOrder({ head, lines: [noir] })).map(([at]) => at)).toEqual([field]);
  });

  it.each<[string, object, string]>([
    ['no code', { properties: {} }, 'cac:Item/cac:SellersItemIdentification/cbc:ID'],
    ['an unknown code', { code: 'SN-33' }, 'cac:Item/cac:SellersItemIdentification/cbc:ID'],
    ['an unknown size', { ...noir, properties: { Taille: '43' } }, 'cac:Item/cac:AdditionalItemProperty[1]/cbc:Value'],
    ['no size told', { code: 'CH-01', properties: { Colour: 'Noir' } }, 'cac:Item/cac:AdditionalItemProperty'],
    ['half a shirt', { ...noir, quantity: '0.5' }, 'cbc:Quantity'],
    ['no shirt', { ...noir, quantity: '0' }, 'cbc:Quantity'],
    ['kilograms of shirts', { ...noir, unit: 'KGM' }, 'cbc:Quantity/@unitCode'],
    ['a price of their own', { ...noir, price: '18.49' }, 'cac:Price/cbc:PriceAmount'],
    [
      'a sum of their own',
      { ...noir, line: '<cbc:LineExtensionAmount>180.00</cbc:LineExtensionAmount>' },
      'cbc:LineExtensionAmount',
    ],
    ['a discount', { ...noir, line: '<cac:AllowanceCharge/>' }, 'cac:AllowanceCharge[1]'],
  ])('is refused for a line with %s, with the element named', (_, one, field) => {
    expect(faultsOf(ublOrder({ lines: [one] }))).toEqual([[`${line}/${field}`, expect.any(String)]]);
  });

  it('takes a price told for several units, net of what is only told', () => {
    const price = (amount: string, base: string) =>
      faultsOf(
        ublOrder({
          lines: [
            {
              ...noir,
              line: `<cac:Price><cbc:PriceAmount>${amount}</cbc:PriceAmount><cbc:BaseQuantity>${base}</cbc:BaseQuantity>
                <cac:AllowanceCharge><cbc:Amount>1</cbc:Amount></cac:AllowanceCharge></cac:Price>`,
            },
          ],
        }),
      );
    expect(price('185', '10.0')).toEqual([]);
    expect(price('18.50', '10')).toHaveLength(1);
    expect(price('18.50', '0')).toHaveLength(1);
  });

  it('is refused when its lines ask together for more than an order holds', () => {
    const many = { ...noir, quantity: '9999999' };
    expect(faultsOf(ublOrder({ lines: [many, many] }))).toEqual([
      ['cac:OrderLine[2]/cac:LineItem/cbc:Quantity', 'order_files.too_many_pieces'],
    ]);
  });

  it('without a line is refused', () => {
    expect(faultsOf(ublOrder({ lines: [] }))).toEqual([['cac:OrderLine', 'order_files.no_line']]);
  });

  it.each([
    ['is not well formed', '<Order><cbc:ID></Order>'],
    ['is an invoice', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
    ['is an order of no namespace', '<Order/>'],
    ['declares entities', '<!DOCTYPE Order [<!ENTITY a "b">]>' + ublOrder({ lines: [noir] })],
    ['lies about its encoding', '<?xml version="1.0" encoding="klingon"?><Order/>'],
    ['is nested beyond reason', ublOrder({ head: '<a>'.repeat(300) + '</a>'.repeat(300), lines: [noir] })],
  ])('is refused whole when it %s', (_, xml) => {
    expect(() => read(xml)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/unreadable/) as string, status: 422 }) as Refusal,
    );
  });

  it('of any content is an order or a refusal, never a fault of ours', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const anything = fc.record({ code: text, quantity: text, unit: text, price: text });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), text, (lines, head) => {
        try {
          expect(Array.isArray(read(ublOrder({ head, lines })).faults)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { examples: [[[{ code: '__proto__', quantity: '1', unit: 'EA', price: '' }], '<__proto__>x</__proto__>']] },
    );
  });
});
