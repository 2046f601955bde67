import type { XmlElement } from '../../core/xml/xml-element.js';
import { cents, lineNet, lineTax, registration, scaled, sumOf, type CiiInvoice } from './cii.reader.js';

const CATEGORIES = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];
/** BR-FR-16, without the rates no longer in force. */
const RATES = ['0.00', '1.05', '1.75', '2.10', '5.50', '8.50', '10.00', '20.00'];

const categoryOf = (tax: XmlElement): string => tax.first('ram:CategoryCode').text;
const rateOf = (tax: XmlElement): string => tax.first('ram:RateApplicablePercent').text;

/** The rules of EN 16931 and France on the VAT of an invoice, by their names: those it breaks. */
export function vatFaults(invoice: CiiInvoice): string[] {
  const { vat, lines } = invoice;
  const taxes = [...vat, ...lines.map(lineTax)];
  const used = new Set(taxes.map(categoryOf));
  const found = [
    vat.length === 0 && 'BR-CO-18',
    !taxes.every((tax) => CATEGORIES.includes(categoryOf(tax))) && 'BR-FR-15',
    !taxes.every((tax) => rateFits(tax)) && 'BR-FR-16',
    used.has('O') && used.size > 1 && 'BR-O-11',
    ...vat.flatMap((row) => rowFaults(row, lines)),
    ...lines.map((line) => !vat.some((row) => sameKind(row, lineTax(line))) && 'BR-S-08'),
    ...[...used].flatMap((category) => partyFaults(category, invoice)),
  ];
  return found.filter((fault) => fault !== false);
}

/** BR-S-05, BR-E-05 and their like, BR-FR-16. */
function rateFits(tax: XmlElement): boolean {
  const rate = rateOf(tax);
  if (categoryOf(tax) === 'O') return rate === '';
  return RATES.includes(rate) && (categoryOf(tax) === 'S') === (rate !== '0.00');
}

const sameKind = (one: XmlElement, other: XmlElement): boolean =>
  categoryOf(one) === categoryOf(other) && rateOf(one) === rateOf(other);

function rowFaults(row: XmlElement, lines: readonly XmlElement[]): (string | false)[] {
  const base = cents(row.first('ram:BasisAmount'));
  const vat = cents(row.first('ram:CalculatedAmount'));
  const rate = scaled(rateOf(row), 2) ?? 0n;
  const own = lines.filter((line) => sameKind(row, lineTax(line)));
  const explained = row.first('ram:ExemptionReason').text !== '' || row.first('ram:ExemptionReasonCode').text !== '';
  const explains = !['S', 'Z'].includes(categoryOf(row));
  return [
    vat !== (2n * base * rate + 10_000n) / 20_000n && 'BR-CO-17',
    base !== sumOf(own.map((line) => cents(lineNet(line)))) && `BR-${nameOf(row)}-08`,
    explains && !explained && `BR-${nameOf(row)}-10`,
    !explains && explained && `BR-${nameOf(row)}-10`,
    row.first('ram:TypeCode').text !== 'VAT' && 'BR-47',
    !['', '5', '29', '72'].includes(row.first('ram:DueDateTypeCode').text) && 'BR-CL-06',
  ];
}

/** EN 16931 names the rules of category K « IC ». */
const nameOf = (row: XmlElement): string => (categoryOf(row) === 'K' ? 'IC' : categoryOf(row));

/** Who must be registered for what, and where goods of the Union go. */
function partyFaults(category: string, { agreement, delivery }: CiiInvoice): (string | false)[] {
  const seller = agreement.first('ram:SellerTradeParty');
  const buyer = agreement.first('ram:BuyerTradeParty');
  const sellerVat = registration(seller, 'VA');
  const buyerVat = registration(buyer, 'VA');
  const sellerKnown = sellerVat !== '' || registration(seller, 'FC') !== '';
  const buyerKnown = buyerVat !== '' || buyer.first('ram:SpecifiedLegalOrganization/ram:ID').text !== '';
  const shipTo = delivery.first('ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID').text;
  const delivered = delivery.first('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString').text;
  switch (category) {
    case 'S':
    case 'E':
    case 'Z':
      return [!sellerKnown && `BR-${category}-02`];
    case 'AE':
      return [(!sellerKnown || !buyerKnown) && 'BR-AE-02'];
    case 'K':
      return [
        (sellerVat === '' || buyerVat === '') && 'BR-IC-02',
        delivered === '' && 'BR-IC-11',
        shipTo === '' && 'BR-IC-12',
      ];
    case 'G':
      return [sellerVat === '' && 'BR-G-02'];
    case 'O':
      return [(sellerVat !== '' || buyerVat !== '') && 'BR-O-02'];
    default:
      return [];
  }
}
