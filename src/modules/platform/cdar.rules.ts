import { XmlElement } from '../../core/xml/xml-element.js';
import { KNOWN_REASONS, NEEDS_REASON } from './platform.codes.js';

const PARTIES = ['BY', 'AB', 'DL', 'SE', 'SR', 'PE', 'PR', 'II', 'IV'];
const INVOICE_TYPES = [
  '380',
  '389',
  '393',
  '501',
  '386',
  '500',
  '384',
  '471',
  '472',
  '473',
  '261',
  '262',
  '381',
  '396',
];
const TREATED = ['45', '39', '37', '50', '49', '47', '46', '1', '5', ''];
const AMOUNT = /^-?\d{1,17}(\.\d{1,2})?$/;
const RATES = ['0.00', '0.90', '1.05', '1.75', '2.10', '5.50', '7.00', '8.50', '9.20', '9.60', '10.00', '13.00'];

/**
 * What of the rules of life-cycle messages (BR-FR-CDV, phase « traitement ») a message breaks, by the names of the
 * rules; none when it holds. Reads the file, not what it was written from.
 */
export function faultsOfCdar(xml: string): string[] {
  const root = XmlElement.root(xml, 'rsm:CrossDomainAcknowledgementAndResponse');
  if (!root) return ['no CDAR'];
  const document = root.first('rsm:ExchangedDocument');
  const answer = root.first('rsm:AcknowledgementDocument');
  const references = answer.all('ram:ReferenceReferencedDocument');
  const faults = [
    ...contextFaults(root.first('rsm:ExchangedDocumentContext')),
    ...partyFaults(document),
    answer.first('ram:TypeCode').text !== '23' && 'BR-FR-CDV-09',
    references.length === 0 && 'BR-FR-CDV-10',
    ...references.flatMap(referenceFaults),
  ];
  return [...new Set(faults.filter((fault) => fault !== false))];
}
type Fault = string | false;
const text = (element: XmlElement, path: string): string => element.first(path).text;

function contextFaults(context: XmlElement): Fault[] {
  const profile = text(context, 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID');
  const process = text(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID');
  const processes = ['REGULATED', 'NON_REGULATED', 'B2C', 'B2CINT', 'B2BINT', 'OUTOFSCOPE'];
  return [
    profile === '' && 'BR-FR-CDV-01',
    profile !== 'urn.cpro.gouv.fr:1p0:CDV:invoice' && 'BR-FR-CDV-02',
    !processes.includes(process) && 'BR-FR-CDV-CL-01',
  ];
}

function partyFaults(document: XmlElement): Fault[] {
  const recipients = document.all('ram:RecipientTradeParty');
  const unreachable = (party: XmlElement) =>
    !['WK', 'DFH'].includes(text(party, 'ram:RoleCode')) &&
    text(party, 'ram:URIUniversalCommunication/ram:URIID') === '';
  return [
    text(document, 'ram:ID') === '' && 'BR-FR-CDV-03',
    text(document, 'ram:IssueDateTime/udt:DateTimeString') === '' && 'BR-FR-CDV-04',
    document.all('ram:SenderTradeParty').length === 0 && 'BR-FR-CDV-05',
    text(document, 'ram:SenderTradeParty/ram:RoleCode') === '' && 'BR-FR-CDV-06',
    ![...PARTIES, 'WK'].includes(text(document, 'ram:SenderTradeParty/ram:RoleCode')) && 'BR-FR-CDV-CL-02',
    text(document, 'ram:IssuerTradeParty/ram:GlobalID') === '' && 'BR-FR-CDV-07',
    !PARTIES.includes(text(document, 'ram:IssuerTradeParty/ram:RoleCode')) && 'BR-FR-CDV-CL-03',
    recipients.some(unreachable) && 'BR-FR-CDV-08',
    recipients.some((party) => ![...PARTIES, 'WK', 'DFH'].includes(text(party, 'ram:RoleCode'))) && 'BR-FR-CDV-CL-04',
  ];
}

function referenceFaults(reference: XmlElement): Fault[] {
  const code = text(reference, 'ram:ProcessConditionCode');
  const details = reference.all('ram:SpecifiedDocumentStatus');
  const reasons = details.map((detail) => text(detail, 'ram:ReasonCode')).filter((reason) => reason !== '');
  const paid = details
    .flatMap((detail) => detail.all('ram:SpecifiedDocumentCharacteristic'))
    .filter((one) => text(one, 'ram:TypeCode') === 'MEN');
  const role = text(reference, 'ram:IssuerTradeParty/ram:RoleCode');
  return [
    text(reference, 'ram:IssuerAssignedID') === '' && 'BR-FR-CDV-10',
    ![...INVOICE_TYPES, '502', '503'].includes(text(reference, 'ram:TypeCode')) && 'BR-FR-04',
    text(reference, 'ram:FormattedIssueDateTime/qdt:DateTimeString') === '' && 'BR-FR-CDV-11',
    !/^\d{3}$/.test(code) && 'BR-FR-CDV-12',
    text(reference, 'ram:IssuerTradeParty/ram:GlobalID') === '' && 'BR-FR-CDV-13',
    code === '212' && !(paid.length > 0 && paid.every(isPaid)) && 'BR-FR-CDV-14',
    NEEDS_REASON.includes(Number(code)) && reasons.length === 0 && 'BR-FR-CDV-15',
    details.some((detail) => !/^\d+$/.test(text(detail, 'ram:SequenceNumeric'))) && 'BR-FR-CDV-16',
    !TREATED.includes(text(reference, 'ram:StatusCode')) && 'BR-FR-CDV-CL-05',
    role !== '' && role !== 'SE' && 'BR-FR-CDV-CL-07',
    reasons.some((reason) => !KNOWN_REASONS.includes(reason)) && 'BR-FR-CDV-CL-09',
  ];
}

const isPaid = (characteristic: XmlElement): boolean =>
  AMOUNT.test(text(characteristic, 'ram:ValueAmount')) &&
  [...RATES, '19.60', '20.00', '20.60'].includes(text(characteristic, 'ram:ValuePercent'));
