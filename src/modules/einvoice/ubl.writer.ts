import { UNITS } from '../../core/quantity/unit.js';
import { isOutside, legalFormOf, preceding, shipToOf } from './cii.writer.js';
import {
  isCredit,
  MEANS,
  tellsPrepaid,
  type InvoiceModel,
  type InvoiceModelLine,
  type InvoiceVatRow,
  type PrecedingInvoice,
} from './einvoice.model.js';
import type { InvoiceNote, Party } from './einvoice.parties.js';
import { decimal, fileOf, group, leaf, type Xml } from '../../core/xml/xml-writer.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const namespaces = (root: 'Invoice' | 'CreditNote') => ({
  xmlns: `${UBL}:${root}-2`,
  'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
  'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
});
const DUE = { '5': '3', '72': '432' } as const;

/** The invoice as UBL 2.1: an Invoice, or a CreditNote for what gives back. Elements stand in the order of their schema. */
export function ublOf(model: InvoiceModel): string {
  const credit = isCredit(model.typeCode);
  const root = credit ? 'CreditNote' : 'Invoice';
  const parts = [
    leaf('cbc:CustomizationID', model.specification),
    leaf('cbc:ProfileID', model.businessProcess),
    leaf('cbc:ID', model.number),
    leaf('cbc:IssueDate', model.issuedOn),
    credit ? null : leaf('cbc:DueDate', model.dueOn),
    leaf(`cbc:${root}TypeCode`, model.typeCode),
    ...model.notes.map(noteOf),
    leaf('cbc:DocumentCurrencyCode', model.currency),
    leaf('cbc:BuyerReference', model.buyerReference),
    group('cac:InvoicePeriod', [
      leaf('cbc:StartDate', model.period?.startOn),
      leaf('cbc:EndDate', model.period?.endOn),
      model.vatDueCode && leaf('cbc:DescriptionCode', DUE[model.vatDueCode]),
    ]),
    group('cac:OrderReference', [
      // UBL asks for an ID before the seller's own number (BT-14).
      leaf('cbc:ID', model.purchaseOrderReference ?? 'NA'),
      leaf('cbc:SalesOrderID', model.salesOrderReference),
    ]),
    ...preceding(model).map(reference),
    group('cac:ContractDocumentReference', [leaf('cbc:ID', model.contractReference)]),
    group('cac:AccountingSupplierParty', [partyOf(model.seller, isOutside(model), true)]),
    group('cac:AccountingCustomerParty', [partyOf(model.buyer, isOutside(model), false)]),
    deliveryOf(model),
    credit ? null : paymentMeans(model),
    taxTotal(model),
    monetaryTotal(model),
    ...model.lines.map((line) => lineOf(line, credit, model.currency)),
  ];
  return fileOf(root, parts, namespaces(root));
}

/** BG-1: UBL has no subject code, EN 16931 puts it between two # before the text. */
const noteOf = ({ subjectCode, content }: InvoiceNote) => leaf('cbc:Note', `#${subjectCode}#${content}`);

const reference = ({ number, issuedOn }: PrecedingInvoice) =>
  group('cac:BillingReference', [
    group('cac:InvoiceDocumentReference', [leaf('cbc:ID', number), leaf('cbc:IssueDate', issuedOn)]),
  ]);

const addressOf = (name: string, place: Pick<Party, 'street' | 'city' | 'postcode' | 'country'>) =>
  group(name, [
    leaf('cbc:StreetName', place.street),
    leaf('cbc:CityName', place.city),
    leaf('cbc:PostalZone', place.postcode),
    group('cac:Country', [leaf('cbc:IdentificationCode', place.country)]),
  ]);

function partyOf(party: Party, outside: boolean, isSeller: boolean): Xml | null {
  const { electronicAddress, siren, siret, vatNumber } = party;
  const registered = (id: string | null, scheme: 'VAT' | 'FC') =>
    id === null
      ? null
      : group('cac:PartyTaxScheme', [leaf('cbc:CompanyID', id), group('cac:TaxScheme', [leaf('cbc:ID', scheme)])]);
  const unregistered = isSeller ? registered(siren, 'FC') : null;
  return group('cac:Party', [
    electronicAddress ? leaf('cbc:EndpointID', electronicAddress.value, { schemeID: electronicAddress.scheme }) : null,
    group('cac:PartyIdentification', [leaf('cbc:ID', siret, { schemeID: '0009' })]),
    group('cac:PartyName', [leaf('cbc:Name', party.tradingName)]),
    addressOf('cac:PostalAddress', party),
    outside ? null : vatNumber ? registered(vatNumber, 'VAT') : unregistered,
    group('cac:PartyLegalEntity', [
      leaf('cbc:RegistrationName', party.name),
      leaf('cbc:CompanyID', siren, { schemeID: '0002' }),
      isSeller ? leaf('cbc:CompanyLegalForm', legalFormOf(party)) : null,
    ]),
    isSeller && party.phone
      ? group('cac:Contact', [
          leaf('cbc:Name', party.tradingName ?? party.name),
          leaf('cbc:Telephone', party.phone),
          leaf('cbc:ElectronicMail', party.email),
        ])
      : null,
  ]);
}

function deliveryOf(model: InvoiceModel): Xml | null {
  const place = shipToOf(model);
  return group('cac:Delivery', [
    leaf('cbc:ActualDeliveryDate', model.deliveredOn),
    place && group('cac:DeliveryLocation', [addressOf('cac:Address', place)]),
  ]);
}

const paymentMeans = ({ payment, seller }: InvoiceModel) =>
  group('cac:PaymentMeans', [
    leaf('cbc:PaymentMeansCode', payment.meansCode),
    leaf('cbc:PaymentID', payment.reference),
    payment.iban && payment.meansCode === MEANS.transfer
      ? group('cac:PayeeFinancialAccount', [
          leaf('cbc:ID', payment.iban.replace(/\s/g, '')),
          leaf('cbc:Name', seller.name),
          group('cac:FinancialInstitutionBranch', [leaf('cbc:ID', payment.bic)]),
        ])
      : null,
  ]);

const taxTotal = ({ totals, vat, currency }: InvoiceModel) =>
  group('cac:TaxTotal', [
    amount('cbc:TaxAmount', totals.totalVatCents, currency),
    ...vat.map((row) =>
      group('cac:TaxSubtotal', [
        amount('cbc:TaxableAmount', row.taxableCents, currency),
        amount('cbc:TaxAmount', row.vatCents, currency),
        category('cac:TaxCategory', row, row),
      ]),
    ),
  ]);

const category = (
  name: string,
  { vatCategory, vatRate }: Pick<InvoiceVatRow, 'vatCategory' | 'vatRate'>,
  why?: Pick<InvoiceVatRow, 'exemptionCode' | 'exemptionReason'>,
) =>
  group(name, [
    leaf('cbc:ID', vatCategory),
    vatCategory === 'O' ? null : leaf('cbc:Percent', decimal(vatRate, 2)),
    leaf('cbc:TaxExemptionReasonCode', why?.exemptionCode),
    leaf('cbc:TaxExemptionReason', why?.exemptionReason),
    group('cac:TaxScheme', [leaf('cbc:ID', 'VAT')]),
  ]);

const monetaryTotal = ({ totals, currency, payment }: InvoiceModel) =>
  group('cac:LegalMonetaryTotal', [
    amount('cbc:LineExtensionAmount', totals.lineTotalCents, currency),
    amount('cbc:TaxExclusiveAmount', totals.totalWithoutVatCents, currency),
    amount('cbc:TaxInclusiveAmount', totals.totalWithVatCents, currency),
    tellsPrepaid({ payment, totals }) ? amount('cbc:PrepaidAmount', totals.prepaidCents, currency) : null,
    amount('cbc:PayableAmount', totals.amountDueCents, currency),
  ]);

function lineOf(line: InvoiceModelLine, credit: boolean, currency: string): Xml | null {
  const { scale } = UNITS[line.unitCode];
  const quantity = decimal(line.quantity, scale);
  return group(credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
    leaf('cbc:ID', String(line.position)),
    leaf('cbc:Note', line.note),
    leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', quantity, { unitCode: line.unitCode }),
    amount('cbc:LineExtensionAmount', line.lineNetCents, currency),
    group('cac:Item', [
      leaf('cbc:Name', line.itemName),
      group('cac:SellersItemIdentification', [leaf('cbc:ID', line.itemCode)]),
      category('cac:ClassifiedTaxCategory', line),
    ]),
    group('cac:Price', [leaf('cbc:PriceAmount', decimal(line.itemNetPriceE4, 4), { currencyID: currency })]),
  ]);
}

const amount = (name: string, cents: number, currencyID: string) => leaf(name, decimal(cents, 2), { currencyID });
