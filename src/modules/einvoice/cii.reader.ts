import { XmlElement } from '../../core/xml/xml-element.js';

/** The parts of a CII invoice the rules look at, as they are written: texts, never numbers of ours. */
export interface CiiInvoice {
  context: XmlElement;
  document: XmlElement;
  notes: { code: string; text: string }[];
  lines: XmlElement[];
  agreement: XmlElement;
  delivery: XmlElement;
  settlement: XmlElement;
  sums: XmlElement;
  /** BG-23 */
  vat: XmlElement[];
}

/** Null for what is no CII invoice. Throws core.unreadable_xml. */
export function ciiInvoice(xml: string): CiiInvoice | null {
  const root = XmlElement.root(xml, 'rsm:CrossIndustryInvoice');
  if (!root) return null;
  const document = root.first('rsm:ExchangedDocument');
  const transaction = root.first('rsm:SupplyChainTradeTransaction');
  const settlement = transaction.first('ram:ApplicableHeaderTradeSettlement');
  return {
    context: root.first('rsm:ExchangedDocumentContext'),
    document,
    notes: document.all('ram:IncludedNote').map((note) => ({
      code: note.first('ram:SubjectCode').text,
      text: note.first('ram:Content').text,
    })),
    lines: transaction.all('ram:IncludedSupplyChainTradeLineItem'),
    agreement: transaction.first('ram:ApplicableHeaderTradeAgreement'),
    delivery: transaction.first('ram:ApplicableHeaderTradeDelivery'),
    settlement,
    sums: settlement.first('ram:SpecifiedTradeSettlementHeaderMonetarySummation'),
    vat: settlement.all('ram:ApplicableTradeTax'),
  };
}

/** `12.5` in units of 10^-places; null for what is no such number. */
export function scaled(text: string, places: number): bigint | null {
  const [, sign = '', whole, part = ''] = /^(-?)(\d{1,19})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || part.length > places) return null;
  return BigInt(`${sign}${whole}${part.padEnd(places, '0')}`);
}

/** Hundredths of a euro; what is absent or unreadable counts as none (its own rule tells it). */
export const cents = (element: XmlElement): bigint => scaled(element.text, 2) ?? 0n;
export const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, each) => sum + each, 0n);

/** Where the VAT of a line is told. */
export const lineTax = (line: XmlElement): XmlElement =>
  line.first('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax');
export const lineNet = (line: XmlElement): XmlElement =>
  line.first('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount');
export const registration = (party: XmlElement, scheme: 'VA' | 'FC'): string =>
  party
    .all('ram:SpecifiedTaxRegistration')
    .map((each) => each.first('ram:ID'))
    .find((id) => id.attribute('schemeID') === scheme)?.text ?? '';
