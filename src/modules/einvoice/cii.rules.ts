import type { XmlElement } from '../../core/xml/xml-element.js';
import { cents, ciiInvoice, lineNet, registration, scaled, sumOf, type CiiInvoice } from './cii.reader.js';
import { vatFaults } from './cii.vat-rules.js';

const TYPES = ['380', '381', '384', '386', '503'];
const CREDITS = ['381', '503'];
const DEPOSITS = ['386', '503'];
const PROCESSES = /^[BSM][124]$/;
const TREATMENTS = ['B2B', 'B2BINT', 'B2C', 'OUTOFSCOPE', 'ARCHIVEONLY'];
const IDENTIFIER = /^[A-Za-z0-9+_/-]{1,35}$/;
const SIREN = /^\d{9}$/;

type Fault = string | false;

/**
 * What of EN 16931 and of the French rules (BR-FR) a CII invoice breaks, by the names of the rules; none when it
 * holds. Reads the file, not the model: a fault of the writer is found too. Throws core.unreadable_xml.
 */
export function faultsOfCii(xml: string): string[] {
  const invoice = ciiInvoice(xml);
  if (!invoice) return ['no CII invoice'];
  const faults = [
    ...documentFaults(invoice),
    ...noteFaults(invoice),
    ...partyFaults(invoice),
    ...lineFaults(invoice),
    ...sumFaults(invoice),
    ...paymentFaults(invoice),
    ...priorFaults(invoice),
    ...periodFaults(invoice),
    ...vatFaults(invoice),
  ];
  return [...new Set(faults.filter((fault) => fault !== false))];
}

const processOf = ({ context }: CiiInvoice): string =>
  context.first('ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID').text;
const typeOf = ({ document }: CiiInvoice): string => document.first('ram:TypeCode').text;
const issuedOn = ({ document }: CiiInvoice): string => document.first('ram:IssueDateTime/udt:DateTimeString').text;

function documentFaults(invoice: CiiInvoice): Fault[] {
  const { context, document, settlement, lines } = invoice;
  const guideline = context.first('ram:GuidelineSpecifiedDocumentContextParameter/ram:ID').text;
  const process = processOf(invoice);
  return [
    guideline !== 'urn:cen.eu:en16931:2017' && 'BR-01',
    !IDENTIFIER.test(document.first('ram:ID').text) && 'BR-FR-01',
    !isDay(issuedOn(invoice)) && 'BR-FR-03',
    !TYPES.includes(typeOf(invoice)) && 'BR-FR-04',
    settlement.first('ram:InvoiceCurrencyCode').text !== 'EUR' && 'BR-05',
    !PROCESSES.test(process) && 'BR-FR-08',
    process.endsWith('4') && DEPOSITS.includes(typeOf(invoice)) && 'BR-FR-CO-08',
    lines.length === 0 && 'BR-16',
  ];
}

/** A day that exists, of this century: 20260231 passes the official rules, and fails here. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

function noteFaults({ notes }: CiiInvoice): Fault[] {
  const told = (code: string) => notes.filter((note) => note.code === code);
  const treatments = told('BAR');
  return [
    ['PMT', 'PMD', 'AAB'].some((code) => told(code).length === 0) && 'BR-FR-05',
    ['PMT', 'PMD', 'AAB', 'TXD'].some((code) => told(code).length > 1) && 'BR-FR-06',
    !treatments.every(({ text }) => TREATMENTS.includes(text)) && 'BR-FR-20',
    treatments.length > 1 && 'BR-FR-31',
    notes.some(({ text }) => text === '') && 'BR-FR-05',
  ];
}

function partyFaults({ agreement, notes }: CiiInvoice): Fault[] {
  const seller = agreement.first('ram:SellerTradeParty');
  const buyer = agreement.first('ram:BuyerTradeParty');
  const between = notes.some(({ code, text }) => code === 'BAR' && text === 'B2B');
  const mailbox = addressOf(buyer);
  return [
    ...[seller, buyer].flatMap((party) => identityFaults(party)),
    !SIREN.test(sirenOf(seller)) && 'BR-FR-10',
    between && !SIREN.test(sirenOf(buyer)) && 'BR-FR-11',
    mailbox.text === '' && 'BR-FR-12',
    addressOf(seller).text === '' && 'BR-FR-13',
    between && !(mailbox.attribute('schemeID') === '0225' && mailbox.text.startsWith(sirenOf(buyer))) && 'BR-FR-21',
  ];
}

const sirenOf = (party: XmlElement): string => party.first('ram:SpecifiedLegalOrganization/ram:ID').text;
const addressOf = (party: XmlElement): XmlElement => party.first('ram:URIUniversalCommunication/ram:URIID');

function identityFaults(party: XmlElement): Fault[] {
  const country = party.first('ram:PostalTradeAddress/ram:CountryID').text;
  const siret = party.first('ram:GlobalID').text;
  const vatNumber = registration(party, 'VA');
  const address = addressOf(party);
  const directory = address.attribute('schemeID') === '0225';
  return [
    party.first('ram:Name').text === '' && 'BR-06',
    !/^[A-Z]{2}$/.test(country) && 'BR-09',
    siret !== '' && !(/^\d{14}$/.test(siret) && siret.startsWith(sirenOf(party))) && 'BR-FR-09',
    sirenOf(party) !== '' && !SIREN.test(sirenOf(party)) && 'BR-FR-32',
    vatNumber !== '' && !/^[A-Z]{2}/.test(vatNumber) && 'BR-CO-09',
    address.text !== '' && address.attribute('schemeID') === '' && 'BR-62',
    directory && !/^[A-Za-z0-9+\-_.]+$/.test(address.text) && 'BR-FR-23',
    address.text.length > 125 && 'BR-FR-25',
  ];
}

function lineFaults({ lines }: CiiInvoice): Fault[] {
  const ids = lines.map((line) => line.first('ram:AssociatedDocumentLineDocument/ram:LineID').text);
  return [
    new Set(ids).size !== ids.length && 'BR-21',
    ...lines.flatMap((line): Fault[] => {
      const quantity = line.first('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity');
      const price = line.first('ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount').text;
      return [
        line.first('ram:AssociatedDocumentLineDocument/ram:LineID').text === '' && 'BR-21',
        scaled(quantity.text, 4) === null && 'BR-22',
        !/^[A-Z0-9]{2,3}$/.test(quantity.attribute('unitCode')) && 'BR-23',
        scaled(lineNet(line).text, 2) === null && 'BR-24',
        line.first('ram:SpecifiedTradeProduct/ram:Name').text === '' && 'BR-25',
        (scaled(price, 6) ?? -1n) < 0n && 'BR-27',
      ];
    }),
  ];
}

function sumFaults({ lines, sums, vat }: CiiInvoice): Fault[] {
  const of = (name: string) => cents(sums.first(`ram:${name}`));
  const written = ['LineTotalAmount', 'TaxBasisTotalAmount', 'TaxTotalAmount', 'GrandTotalAmount', 'DuePayableAmount'];
  return [
    written.some((name) => scaled(sums.first(`ram:${name}`).text, 2) === null) && 'BR-12',
    sums.first('ram:TaxTotalAmount').attribute('currencyID') !== 'EUR' && 'BR-CO-14',
    of('LineTotalAmount') !== sumOf(lines.map((line) => cents(lineNet(line)))) && 'BR-CO-10',
    of('TaxBasisTotalAmount') !== of('LineTotalAmount') && 'BR-CO-13',
    of('TaxTotalAmount') !== sumOf(vat.map((row) => cents(row.first('ram:CalculatedAmount')))) && 'BR-CO-14',
    of('GrandTotalAmount') !== of('TaxBasisTotalAmount') + of('TaxTotalAmount') && 'BR-CO-15',
    of('DuePayableAmount') !== of('GrandTotalAmount') - of('TotalPrepaidAmount') && 'BR-CO-16',
  ];
}

function paymentFaults(invoice: CiiInvoice): Fault[] {
  const { settlement, sums } = invoice;
  const due = settlement.first('ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString').text;
  const means = settlement.first('ram:SpecifiedTradeSettlementPaymentMeans');
  const iban = means.first('ram:PayeePartyCreditorFinancialAccount/ram:IBANID').text;
  const paid = processOf(invoice).endsWith('2');
  const taken = sums.first('ram:TotalPrepaidAmount');
  const early = paid || DEPOSITS.includes(typeOf(invoice));
  return [
    cents(sums.first('ram:DuePayableAmount')) > 0n && due === '' && 'BR-CO-25',
    due !== '' && !isDay(due) && 'BR-FR-03',
    due !== '' && !early && due < issuedOn(invoice) && 'BR-FR-CO-07',
    means.first('ram:TypeCode').text === '30' && iban === '' && 'BR-61',
    paid && (taken.text === '' || cents(taken) !== cents(sums.first('ram:GrandTotalAmount'))) && 'BR-FR-CO-09',
    paid && due === '' && 'BR-FR-CO-09',
  ];
}

function priorFaults(invoice: CiiInvoice): Fault[] {
  const prior = invoice.settlement.all('ram:InvoiceReferencedDocument');
  const whole = prior.filter(
    (each) =>
      IDENTIFIER.test(each.first('ram:IssuerAssignedID').text) &&
      isDay(each.first('ram:FormattedIssueDateTime/qdt:DateTimeString').text),
  );
  return [
    whole.length !== prior.length && 'BR-55',
    typeOf(invoice) === '384' && prior.length !== 1 && 'BR-FR-CO-04',
    CREDITS.includes(typeOf(invoice)) && prior.length === 0 && 'BR-FR-CO-05',
  ];
}

function periodFaults({ settlement }: CiiInvoice): Fault[] {
  const [period] = settlement.all('ram:BillingSpecifiedPeriod');
  if (!period) return [];
  const start = period.first('ram:StartDateTime/udt:DateTimeString').text;
  const end = period.first('ram:EndDateTime/udt:DateTimeString').text;
  return [
    start === '' && end === '' && 'BR-CO-19',
    [start, end].some((told) => told !== '' && !isDay(told)) && 'BR-FR-03',
    start !== '' && end !== '' && end < start && 'BR-29',
  ];
}
