import { dayInFrance, hourInFrance } from '../../core/time/local-date.js';
import { decimal, fileOf, group, leaf, type Xml } from '../../core/xml/xml-writer.js';
import type { Party } from '../einvoice/index.js';
import type { CollectedRate } from './collected.totals.js';

const UNCEFACT = 'urn:un:unece:uncefact:data:standard';
const NAMESPACES = {
  'xmlns:rsm': `${UNCEFACT}:CrossDomainAcknowledgementAndResponse:100`,
  'xmlns:ram': `${UNCEFACT}:ReusableAggregateBusinessInformationEntity:100`,
  'xmlns:qdt': `${UNCEFACT}:QualifiedDataType:100`,
  'xmlns:udt': `${UNCEFACT}:UnqualifiedDataType:100`,
};
const PROFILE = 'urn.cpro.gouv.fr:1p0:CDV:invoice';

/** What came in of an invoice, or was given back of it. */
export interface Collection {
  messageId: string;
  at: Date;
  invoice: { number: string; typeCode: string; issuedOn: string; seller: Party; buyer: Party };
  rates: readonly CollectedRate[];
}

/** Status 212 (« Encaissée ») as the seller tells it: UN/CEFACT CDAR D22B. Same facts, same bytes. */
export function collectedCdar({ messageId, at, invoice, rates }: Collection): string {
  const { number, typeCode, issuedOn, seller, buyer } = invoice;
  const stamp = group('ram:IssueDateTime', [leaf('udt:DateTimeString', stampOf(at), { format: '204' })]);
  const day = leaf('qdt:DateTimeString', issuedOn.replaceAll('-', ''), { format: '102' });
  return fileOf(
    'rsm:CrossDomainAcknowledgementAndResponse',
    [
      group('rsm:ExchangedDocumentContext', [
        group('ram:BusinessProcessSpecifiedDocumentContextParameter', [leaf('ram:ID', 'REGULATED')]),
        group('ram:GuidelineSpecifiedDocumentContextParameter', [leaf('ram:ID', PROFILE)]),
      ]),
      group('rsm:ExchangedDocument', [
        leaf('ram:ID', messageId),
        leaf('ram:Name', messageId),
        stamp,
        group('ram:SenderTradeParty', [leaf('ram:RoleCode', 'SE')]),
        group('ram:IssuerTradeParty', [...identity(seller), leaf('ram:RoleCode', 'SE')]),
        group('ram:RecipientTradeParty', [...identity(buyer), leaf('ram:RoleCode', 'BY'), address(buyer)]),
      ]),
      group('rsm:AcknowledgementDocument', [
        group('ram:MultipleReferencesIndicator', [leaf('udt:Indicator', 'false')]),
        leaf('ram:TypeCode', '23'),
        stamp,
        group('ram:ReferenceReferencedDocument', [
          leaf('ram:IssuerAssignedID', number),
          leaf('ram:StatusCode', '47'),
          leaf('ram:TypeCode', typeCode),
          group('ram:FormattedIssueDateTime', [day]),
          leaf('ram:ProcessConditionCode', '212'),
          leaf('ram:ProcessCondition', 'Encaissée'),
          group('ram:IssuerTradeParty', [id(seller), leaf('ram:RoleCode', 'SE')]),
          group('ram:SpecifiedDocumentStatus', [leaf('ram:SequenceNumeric', '1'), ...rates.map(amount)]),
        ]),
      ]),
    ],
    NAMESPACES,
  );
}

const id = ({ siren }: Party): Xml | null => leaf('ram:GlobalID', siren, { schemeID: '0002' });
const identity = (party: Party) => [id(party), leaf('ram:Name', party.name)];

function address({ electronicAddress }: Party): Xml | null {
  if (!electronicAddress) return null;
  const { scheme, value } = electronicAddress;
  return group('ram:URIUniversalCommunication', [leaf('ram:URIID', value, { schemeID: scheme })]);
}

/** MDG-43: MEN, what was paid, by rate. */
const amount = ({ vatRate, amountCents }: CollectedRate): Xml | null =>
  group('ram:SpecifiedDocumentCharacteristic', [
    leaf('ram:TypeCode', 'MEN'),
    group('ram:ValueChangedIndicator', [leaf('udt:IndicatorString', 'false')]),
    leaf('ram:ValueAmount', decimal(amountCents, 2), { currencyID: 'EUR' }),
    leaf('ram:ValuePercent', decimal(vatRate, 2)),
  ]);

/** `20261123090000`, as a clock in France shows it. */
export function stampOf(at: Date): string {
  const time = [hourInFrance(at), at.getUTCMinutes(), at.getUTCSeconds()];
  return dayInFrance(at).replaceAll('-', '') + time.map((part) => String(part).padStart(2, '0')).join('');
}
