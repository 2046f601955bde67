import { folded } from '../../core/database/sql.js';
import type { FieldProblem } from '../../core/errors/refusal.js';
import { say, type Locale } from '../../core/words/words.js';
import { xmlText } from './order-file.text.js';
import { fileTooLong, noLine, notAnOrder, notHeld } from './order-files.errors.js';
import type { WrittenLine, WrittenOrder } from './order-files.types.js';
import { orderFilesWords } from './order-files.words.js';
import { XmlElement, type Written } from '../../core/xml/xml-element.js';

const NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd:Order-2';
/** UNCL1001: a purchase order, as Peppol BIS Ordering 3 names it, or its older code. */
const ORDER_TYPES = ['', '220', '105'];
/** ISO 6523: SIREN, SIRET, and the French directory of electronic addresses, which begins with a SIREN. */
const FRENCH_SCHEMES = ['0002', '0009', '0225'];
const SIZE = ['size', 'taille', 'pointure'];
const COLOUR = ['color', 'colour', 'couleur', 'coloris'];
const MOST_LINES = 2_000;

/**
 * Reads a UBL 2.1 Order (Peppol BIS Ordering 3 and its elders). What our order has no field for (references, address,
 * terms, notes of lines) goes to its note, named; what would change its price is a fault.
 */
export function readUblOrder(bytes: Buffer, locale: Locale): WrittenOrder {
  const text = xmlText(bytes);
  const order = XmlElement.root(text, 'Order');
  if (!order || !text.includes(NAMESPACE)) throw notAnOrder();
  const orderLines = order.all('cac:OrderLine');
  if (orderLines.length > MOST_LINES) throw fileTooLong();
  const lines = orderLines.map((line) => line.first('cac:LineItem'));
  const wished = [order, ...lines].map(wishedDay);
  return {
    customerReference: order.first('cbc:ID').written,
    buyerReference: order.first('cbc:CustomerReference').written,
    contractReference: order.first('cac:Contract/cbc:ID').written,
    wishedOn: wished.find(({ text }) => text !== '') ?? wished[0]!,
    note: { at: order.first('cbc:Note').at, text: noteOf(order, orderLines, locale) },
    validUntil: day(order.first('cac:ValidityPeriod/cbc:EndDate').written),
    seller: companyOf(order.first('cac:SellerSupplierParty/cac:Party')),
    buyer: companyOf(order.first('cac:BuyerCustomerParty/cac:Party')),
    lines: lines.map(lineOf),
    repeats: 'add',
    faults: [...orderFaults(order), ...lines.flatMap(allowanceFaults)],
  };
}

function lineOf(line: XmlElement): WrittenLine {
  const item = line.first('cac:Item');
  const quantity = line.first('cbc:Quantity');
  const price = line.first('cac:Price/cbc:PriceAmount');
  return {
    code: item.first('cac:SellersItemIdentification/cbc:ID').written,
    size: propertyOf(item, SIZE),
    colour: propertyOf(item, COLOUR),
    quantity: decimal(quantity.written),
    unitCode: { at: `${quantity.at}/@unitCode`, text: quantity.attribute('unitCode') },
    price: price.written,
    per: decimal(line.first('cac:Price/cbc:BaseQuantity').written),
    net: line.first('cbc:LineExtensionAmount').written,
  };
}

/** `10.000` is ten: the sign of decimals is always a point in XML. */
const decimal = ({ at, text }: Written): Written => ({ at, text: text.replace(/\.0*$/, '') });

function propertyOf(item: XmlElement, names: readonly string[]): Written {
  const property = item.all('cac:AdditionalItemProperty').find((one) => names.includes(folded(nameOf(one))));
  return property ? property.first('cbc:Value').written : { at: `${item.at}/cac:AdditionalItemProperty`, text: '' };
}
const nameOf = (property: XmlElement): string => property.first('cbc:Name').text;

/** A day may carry its zone, `2026-12-18+01:00`: it stays that day. */
const day = ({ at, text }: Written): Written => ({ at, text: text.replace(/(Z|[+-]\d\d:\d\d)$/, '') });

function wishedDay(owner: XmlElement): Written {
  const period = owner.first('cac:Delivery/cac:RequestedDeliveryPeriod');
  const [end, start] = [period.first('cbc:EndDate').written, period.first('cbc:StartDate').written];
  return day(end.text === '' ? start : end);
}

/** The SIREN or SIRET of a party, when it gives one. */
function companyOf(party: XmlElement): Written {
  const told = ['cac:PartyLegalEntity/cbc:CompanyID', 'cac:PartyIdentification/cbc:ID', 'cbc:EndpointID']
    .map((path) => party.first(path))
    .find((id) => FRENCH_SCHEMES.includes(id.attribute('schemeID')));
  return told?.written ?? { at: party.at, text: '' };
}

function orderFaults(order: XmlElement): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const type = order.first('cbc:OrderTypeCode').written;
  if (!ORDER_TYPES.includes(type.text))
    faults.push(
      notHeld(
        type,
        `Seule une commande simple (220) se lit, pas le type ${type.text}.`,
        `Only a plain order (220) is read, not the type ${type.text}.`,
      ),
    );
  const currency = order.first('cbc:DocumentCurrencyCode').written;
  if (!['', 'EUR'].includes(currency.text))
    faults.push(
      notHeld(
        currency,
        `L’école facture en EUR, pas en ${currency.text}.`,
        `The school bills in EUR, not in ${currency.text}.`,
      ),
    );
  if (order.all('cac:OrderLine').length === 0) faults.push(noLine({ at: 'cac:OrderLine', text: '' }));
  return [...faults, ...allowanceFaults(order)];
}

/** Within `cac:Price` an allowance is only told: the price is net of it already. */
const allowanceFaults = (owner: XmlElement): FieldProblem[] =>
  owner
    .all('cac:AllowanceCharge')
    .map((allowance) =>
      notHeld(
        allowance.written,
        'Une remise ou des frais ne se commandent pas : demandez un devis.',
        'An allowance or a charge cannot be ordered: ask for a quote.',
      ),
    );

function noteOf(order: XmlElement, lines: readonly XmlElement[], locale: Locale): string {
  const words = say(orderFilesWords, locale);
  const of = (path: string) => order.first(path).text;
  const delivery = order.first('cac:Delivery');
  const told: [label: string, ...texts: string[]][] = [
    [words.quote, of('cac:QuotationDocumentReference/cbc:ID')],
    [words.earlierOrder, of('cac:OrderDocumentReference/cbc:ID')],
    [words.requisition, of('cac:OriginatorDocumentReference/cbc:ID')],
    [words.accountingCost, of('cbc:AccountingCost') || of('cbc:AccountingCostCode')],
    [words.deliverTo, partyName(delivery.first('cac:DeliveryParty')), ...address(delivery)],
    [words.billTo, partyName(order.first('cac:AccountingCustomerParty/cac:Party'))],
    [words.deliveryTerms, of('cac:DeliveryTerms/cbc:ID'), of('cac:DeliveryTerms/cbc:SpecialTerms')],
    [words.paymentTerms, of('cac:PaymentTerms/cbc:Note')],
    ...order.all('cac:AdditionalDocumentReference').map(documentOf(words.document)),
    ...lines.map((line, index) => lineNote(words.line(index + 1), line, order)),
  ];
  const notes = order.all('cbc:Note').map(({ text }) => text);
  const labelled = told.flatMap(([label, ...texts]) => {
    const text = texts.filter(Boolean).join(', ');
    return text ? [`${label} : ${text}`] : [];
  });
  return [...notes, ...labelled].join('\n');
}

const partyName = (party: XmlElement): string => party.first('cac:PartyName/cbc:Name').text;

function address(delivery: XmlElement): string[] {
  const place = delivery.first('cac:DeliveryLocation/cac:Address');
  const of = (name: string) => place.first(name).text;
  const town = [of('cbc:PostalZone'), of('cbc:CityName')].filter(Boolean).join(' ');
  return [of('cbc:StreetName'), of('cbc:AdditionalStreetName'), town, of('cac:Country/cbc:IdentificationCode')];
}

const documentOf =
  (label: string) =>
  (reference: XmlElement): [string, ...string[]] => {
    const attachment = reference.first('cac:Attachment');
    const file = attachment.first('cbc:EmbeddedDocumentBinaryObject').attribute('filename');
    const uri = attachment.first('cac:ExternalReference/cbc:URI').text;
    return [label, reference.first('cbc:ID').text, reference.first('cbc:DocumentType').text, file, uri];
  };

/** What a line says beyond its article: its own note and day, and choices that we do not have. */
function lineNote(label: string, orderLine: XmlElement, order: XmlElement): [string, ...string[]] {
  const line = orderLine.first('cac:LineItem');
  const [own, whole] = [wishedDay(line).text, wishedDay(order).text];
  const others = line
    .first('cac:Item')
    .all('cac:AdditionalItemProperty')
    .filter((property) => ![...SIZE, ...COLOUR].includes(folded(nameOf(property))))
    .map((property) => `${nameOf(property)} ${property.first('cbc:Value').text}`);
  return [label, orderLine.first('cbc:Note').text, own === whole ? '' : own, ...others];
}
