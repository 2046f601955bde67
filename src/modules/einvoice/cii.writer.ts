import type { LocalDate } from '../../core/time/local-date.js';
import { UNITS } from '../../core/quantity/unit.js';
import {
  isCredit,
  MEANS,
  tellsPrepaid,
  type InvoiceModel,
  type InvoiceModelLine,
  type InvoiceVatRow,
  type PrecedingInvoice,
} from './einvoice.model.js';
import type { Party } from './einvoice.parties.js';
import { decimal, fileOf, group, leaf, type Xml } from '../../core/xml/xml-writer.js';

const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

/**
 * The invoice as UN/CEFACT CII D22B, profile EN 16931: the XML of Factur-X. The same model gives the same bytes;
 * elements stand in the order of the schema.
 */
export function ciiOf(model: InvoiceModel): string {
  const transaction = group('rsm:SupplyChainTradeTransaction', [
    ...model.lines.map(lineOf),
    agreement(model),
    delivery(model),
    group('ram:ApplicableHeaderTradeSettlement', [
      leaf('ram:PaymentReference', model.payment.reference),
      leaf('ram:InvoiceCurrencyCode', model.currency),
      paymentMeans(model),
      ...model.vat.map((row) => vatRow(row, model)),
      group('ram:BillingSpecifiedPeriod', periodOf(model)),
      paymentTerms(model),
      summation(model),
      ...preceding(model).map(referenceOf),
    ]),
  ]);
  return fileOf('rsm:CrossIndustryInvoice', [context(model), document(model), transaction], NAMESPACES);
}

const periodOf = ({ period }: InvoiceModel): (Xml | null)[] =>
  period
    ? [
        group('ram:StartDateTime', [day('udt:DateTimeString', period.startOn)]),
        group('ram:EndDateTime', [day('udt:DateTimeString', period.endOn)]),
      ]
    : [];

/** BG-3: what a credit note or corrective invoice corrects, the deposits an invoice takes off. */
export const preceding = ({ precedingInvoice, deposits }: InvoiceModel): PrecedingInvoice[] => [
  ...(precedingInvoice ? [precedingInvoice] : []),
  ...deposits,
];

const context = ({ businessProcess, specification }: InvoiceModel) =>
  group('rsm:ExchangedDocumentContext', [
    group('ram:BusinessProcessSpecifiedDocumentContextParameter', [leaf('ram:ID', businessProcess)]),
    group('ram:GuidelineSpecifiedDocumentContextParameter', [leaf('ram:ID', specification)]),
  ]);

const document = ({ number, typeCode, issuedOn, notes }: InvoiceModel) =>
  group('rsm:ExchangedDocument', [
    leaf('ram:ID', number),
    leaf('ram:TypeCode', typeCode),
    group('ram:IssueDateTime', [day('udt:DateTimeString', issuedOn)]),
    ...notes.map(({ subjectCode, content }) =>
      group('ram:IncludedNote', [leaf('ram:Content', content), leaf('ram:SubjectCode', subjectCode)]),
    ),
  ]);

function lineOf(line: InvoiceModelLine): Xml | null {
  const { scale } = UNITS[line.unitCode];
  return group('ram:IncludedSupplyChainTradeLineItem', [
    group('ram:AssociatedDocumentLineDocument', [
      leaf('ram:LineID', String(line.position)),
      group('ram:IncludedNote', [leaf('ram:Content', line.note)]),
    ]),
    group('ram:SpecifiedTradeProduct', [leaf('ram:SellerAssignedID', line.itemCode), leaf('ram:Name', line.itemName)]),
    group('ram:SpecifiedLineTradeAgreement', [
      group('ram:NetPriceProductTradePrice', [leaf('ram:ChargeAmount', decimal(line.itemNetPriceE4, 4))]),
    ]),
    group('ram:SpecifiedLineTradeDelivery', [
      leaf('ram:BilledQuantity', decimal(line.quantity, scale), { unitCode: line.unitCode }),
    ]),
    group('ram:SpecifiedLineTradeSettlement', [
      group('ram:ApplicableTradeTax', [
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', line.vatCategory),
        rate(line),
      ]),
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', [
        leaf('ram:LineTotalAmount', euros(line.lineNetCents)),
      ]),
    ]),
  ]);
}

function agreement(model: InvoiceModel): Xml | null {
  const outside = isOutside(model);
  return group('ram:ApplicableHeaderTradeAgreement', [
    leaf('ram:BuyerReference', model.buyerReference),
    group('ram:SellerTradeParty', partyOf(model.seller, { outside, isSeller: true })),
    group('ram:BuyerTradeParty', partyOf(model.buyer, { outside, isSeller: false })),
    assigned('ram:SellerOrderReferencedDocument', model.salesOrderReference),
    assigned('ram:BuyerOrderReferencedDocument', model.purchaseOrderReference),
    assigned('ram:ContractReferencedDocument', model.contractReference),
  ]);
}

function partyOf(party: Party, { outside, isSeller }: { outside: boolean; isSeller: boolean }): (Xml | null)[] {
  const { electronicAddress, siren, siret } = party;
  const contact = isSeller && party.phone;
  return [
    leaf('ram:GlobalID', siret, { schemeID: '0009' }),
    leaf('ram:Name', party.name),
    isSeller ? leaf('ram:Description', legalFormOf(party)) : null,
    group('ram:SpecifiedLegalOrganization', [
      leaf('ram:ID', siren, { schemeID: '0002' }),
      leaf('ram:TradingBusinessName', party.tradingName),
    ]),
    contact
      ? group('ram:DefinedTradeContact', [
          leaf('ram:PersonName', party.tradingName ?? party.name),
          group('ram:TelephoneUniversalCommunication', [leaf('ram:CompleteNumber', party.phone)]),
          group('ram:EmailURIUniversalCommunication', [leaf('ram:URIID', party.email)]),
        ])
      : null,
    group('ram:PostalTradeAddress', [
      leaf('ram:PostcodeCode', party.postcode),
      leaf('ram:LineOne', party.street),
      leaf('ram:CityName', party.city),
      leaf('ram:CountryID', party.country),
    ]),
    electronicAddress
      ? group('ram:URIUniversalCommunication', [
          leaf('ram:URIID', electronicAddress.value, { schemeID: electronicAddress.scheme }),
        ])
      : null,
    taxRegistration(party, outside, isSeller),
  ];
}

/** BT-33: what the law has an association say of itself. */
export function legalFormOf({ legalForm, rna }: Party): string {
  return [legalForm, rna && `RNA ${rna}`].filter(Boolean).join(', ');
}

/** BT-31 or BT-48; BT-32 for a school without a VAT number (BR-E-02). Category O forbids them (BR-O-02). */
function taxRegistration(party: Party, outside: boolean, isSeller: boolean): Xml | null {
  if (outside) return null;
  const registered = (id: string | null, schemeID: 'VA' | 'FC') =>
    group('ram:SpecifiedTaxRegistration', [leaf('ram:ID', id, { schemeID })]);
  if (party.vatNumber) return registered(party.vatNumber, 'VA');
  return isSeller ? registered(party.siren, 'FC') : null;
}

/** True when nothing of it is within VAT: no VAT number, no rate (BR-O-02, BR-O-05). */
export const isOutside = ({ vat }: Pick<InvoiceModel, 'vat'>): boolean =>
  vat.every(({ vatCategory }) => vatCategory === 'O');

/** BG-13, BG-15: asked for within the Union (BR-IC-12), told when goods go elsewhere. */
export function shipToOf({ buyer, vat }: InvoiceModel): Pick<Party, 'postcode' | 'street' | 'city' | 'country'> | null {
  const { deliveryAddress, street, postcode, city, country } = buyer;
  if (deliveryAddress) return { street: deliveryAddress, postcode: '', city: '', country };
  return vat.some(({ vatCategory }) => vatCategory === 'K') ? { street, postcode, city, country } : null;
}

function delivery(model: InvoiceModel): Xml {
  const place = shipToOf(model);
  const shipTo =
    place &&
    group('ram:ShipToTradeParty', [
      group('ram:PostalTradeAddress', [
        leaf('ram:PostcodeCode', place.postcode),
        leaf('ram:LineOne', place.street),
        leaf('ram:CityName', place.city),
        leaf('ram:CountryID', place.country),
      ]),
    ]);
  const delivered =
    model.deliveredOn &&
    group('ram:ActualDeliverySupplyChainEvent', [
      group('ram:OccurrenceDateTime', [day('udt:DateTimeString', model.deliveredOn)]),
    ]);
  // Required by the schema, even with nothing to say.
  return (
    group('ram:ApplicableHeaderTradeDelivery', [shipTo, delivered || null]) ?? {
      xml: '<ram:ApplicableHeaderTradeDelivery/>',
    }
  );
}

const paymentMeans = ({ payment, seller, typeCode }: InvoiceModel) =>
  isCredit(typeCode)
    ? null
    : group('ram:SpecifiedTradeSettlementPaymentMeans', [
        leaf('ram:TypeCode', payment.meansCode),
        ...(payment.meansCode === MEANS.transfer ? account({ payment, seller }) : []),
      ]);

const account = ({ payment, seller }: Pick<InvoiceModel, 'payment' | 'seller'>) => [
  group('ram:PayeePartyCreditorFinancialAccount', [
    leaf('ram:IBANID', payment.iban?.replace(/\s/g, '')),
    payment.iban ? leaf('ram:AccountName', seller.name) : null,
  ]),
  group('ram:PayeeSpecifiedCreditorFinancialInstitution', [leaf('ram:BICID', payment.bic)]),
];

const vatRow = (row: InvoiceVatRow, { vatDueCode }: InvoiceModel) =>
  group('ram:ApplicableTradeTax', [
    leaf('ram:CalculatedAmount', euros(row.vatCents)),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', row.exemptionReason),
    leaf('ram:BasisAmount', euros(row.taxableCents)),
    leaf('ram:CategoryCode', row.vatCategory),
    leaf('ram:ExemptionReasonCode', row.exemptionCode),
    row.vatCategory === 'S' ? leaf('ram:DueDateTypeCode', vatDueCode) : null,
    rate(row),
  ]);

const rate = ({ vatCategory, vatRate }: Pick<InvoiceVatRow, 'vatCategory' | 'vatRate'>) =>
  vatCategory === 'O' ? null : leaf('ram:RateApplicablePercent', decimal(vatRate, 2));

const paymentTerms = ({ dueOn }: InvoiceModel) =>
  group('ram:SpecifiedTradePaymentTerms', [group('ram:DueDateDateTime', [day('udt:DateTimeString', dueOn)])]);

const summation = ({ totals, currency, payment }: InvoiceModel) =>
  group('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    leaf('ram:LineTotalAmount', euros(totals.lineTotalCents)),
    leaf('ram:TaxBasisTotalAmount', euros(totals.totalWithoutVatCents)),
    leaf('ram:TaxTotalAmount', euros(totals.totalVatCents), { currencyID: currency }),
    leaf('ram:GrandTotalAmount', euros(totals.totalWithVatCents)),
    tellsPrepaid({ payment, totals }) ? leaf('ram:TotalPrepaidAmount', euros(totals.prepaidCents)) : null,
    leaf('ram:DuePayableAmount', euros(totals.amountDueCents)),
  ]);

const referenceOf = ({ number, issuedOn }: PrecedingInvoice) =>
  group('ram:InvoiceReferencedDocument', [
    leaf('ram:IssuerAssignedID', number),
    group('ram:FormattedIssueDateTime', [day('qdt:DateTimeString', issuedOn)]),
  ]);

const assigned = (name: string, id: string | null) => group(name, [leaf('ram:IssuerAssignedID', id)]);
const euros = (cents: number): string => decimal(cents, 2);
const day = (name: string, date: LocalDate) => leaf(name, date.replaceAll('-', ''), { format: '102' });
