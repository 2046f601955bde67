import { hourOfDay, isLocalDate } from '../../core/time/local-date.js';
import { XmlElement, type Written } from '../../core/xml/xml-element.js';
import { cut } from '../../core/words/cut.js';
import { messageRefused, unknownMessage } from './platform.errors.js';
import { NEEDS_REASON } from './platform.codes.js';
import { ACTORS, type Actor, type StatusDetail } from './platform.types.js';

/** What a message of life cycle says of one invoice. */
export interface CdarStatus {
  /** BT-1 of the invoice. */
  number: Written;
  /** Its seller; empty when the message does not tell. */
  siren: Written;
  code: number;
  at: string;
  actor: Actor;
  details: StatusDetail[];
}

export interface Cdar {
  /** MDT-4 */
  messageId: string;
  statuses: CdarStatus[];
}

/**
 * A message of life cycle (UN/CEFACT CDAR D22B or D23B, XP Z12-012). Throws core.unreadable_xml,
 * platform.unknown_message, platform.message_refused with the place that is wrong.
 */
export function cdarOf(text: string): Cdar {
  const root = XmlElement.root(text, 'rsm:CrossDomainAcknowledgementAndResponse');
  if (!root) throw unknownMessage();
  const document = root.first('rsm:ExchangedDocument');
  const answers = root.all('rsm:AcknowledgementDocument');
  if (answers.length === 0) throw missing(root.first('rsm:AcknowledgementDocument'));
  const actor = actorOf(document);
  return { messageId: nameOf(document), statuses: answers.flatMap((answer) => statusesOf(answer, actor)) };
}

function statusesOf(answer: XmlElement, actor: Actor): CdarStatus[] {
  const references = answer.all('ram:ReferenceReferencedDocument');
  if (references.length === 0) throw missing(answer.first('ram:ReferenceReferencedDocument'));
  const at = instantOf(answer.first('ram:IssueDateTime'));
  return references.map((reference) => ({ at, actor, ...statusOf(reference) }));
}

/** MDT-4; the first examples of the norm give a message its name alone (MDT-5). */
function nameOf(document: XmlElement): string {
  const id = document.first('ram:ID');
  return id.text || document.first('ram:Name').text || needed(id);
}

function statusOf(reference: XmlElement): Omit<CdarStatus, 'at' | 'actor'> {
  const number = reference.first('ram:IssuerAssignedID');
  needed(number);
  const condition = reference.first('ram:ProcessConditionCode');
  const code = needed(condition);
  if (!/^[1-9]\d\d$/.test(code))
    throw messageRefused(condition.at, 'un code de trois chiffres est attendu.', 'a code of three digits is expected.');
  const details = reference.all('ram:SpecifiedDocumentStatus').flatMap(detailsOf);
  if (NEEDS_REASON.includes(Number(code)) && details.every(({ reason }) => reason === null))
    throw missing(reference.first('ram:SpecifiedDocumentStatus/ram:ReasonCode'));
  if (code === '212' && !details.some(({ amountCents, vatRate }) => amountCents !== null && vatRate !== null))
    throw missing(reference.first('ram:SpecifiedDocumentStatus/ram:SpecifiedDocumentCharacteristic/ram:ValueAmount'));
  return {
    number: number.written,
    siren: sellerOf(reference.first('ram:IssuerTradeParty')),
    code: Number(code),
    details: details.length > 0 ? details : [NOTHING],
  };
}

/** MDT-129: the SIREN, else the SIRET or the address, that both begin with it; no other number tells who it is. */
function sellerOf(party: XmlElement): Written {
  const ids = party.all('ram:GlobalID');
  const told = ['0002', '0009', '0225', ''].map((scheme) => ids.find((id) => id.attribute('schemeID') === scheme));
  return told.find((id) => id !== undefined)?.written ?? { at: party.at, text: '' };
}

const NOTHING: StatusDetail = { reason: null, note: null, amountCents: null, vatRate: null };

/** A detail with several amounts is as many rows; what it says stands on the first. */
function detailsOf(status: XmlElement): StatusDetail[] {
  const reason = status.first('ram:ReasonCode').text.slice(0, 40) || null;
  const notes = status.all('ram:IncludedNote').map((note) => note.first('ram:Content').text);
  const said = [status.first('ram:Reason').text, ...notes, status.first('ram:RequestedAction').text];
  const note = cut([...new Set(said)].filter(Boolean).join(' · '), 1000) || null;
  const amounts = status.all('ram:SpecifiedDocumentCharacteristic').filter(isMoney).map(amountOf);
  const [first = {}, ...others] = amounts;
  return [{ ...NOTHING, ...first, reason, note }, ...others.map((amount) => ({ ...NOTHING, ...amount }))];
}

/** MDT-207: MEN what was paid, MPA what is being paid. */
const isMoney = (characteristic: XmlElement): boolean =>
  ['MEN', 'MPA'].includes(characteristic.first('ram:TypeCode').text);

function amountOf(characteristic: XmlElement): Pick<StatusDetail, 'amountCents' | 'vatRate'> {
  const amount = characteristic.first('ram:ValueAmount');
  const currency = amount.attribute('currencyID');
  if (currency !== '' && currency !== 'EUR')
    throw messageRefused(amount.at, `la monnaie est « ${currency} ».`, `it is in “${currency}”.`);
  const rate = characteristic.first('ram:ValuePercent');
  return { amountCents: hundredths(amount), vatRate: rate.text === '' ? null : rateOf(rate) };
}

function rateOf(element: XmlElement): number {
  const rate = hundredths(element);
  if (rate < 0 || rate > 10_000) throw messageRefused(element.at, 'ce n’est pas un taux.', 'this is no rate.');
  return rate;
}

function hundredths(element: XmlElement): number {
  const [, sign, whole, part = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(element.text) ?? [];
  if (whole === undefined) throw messageRefused(element.at, 'ce n’est pas un montant.', 'this is no amount.');
  return Number(`${sign}${whole}${part.padEnd(2, '0')}`);
}

function actorOf(document: XmlElement): Actor {
  const role = document.first('ram:IssuerTradeParty/ram:RoleCode');
  const sender = document.first('ram:SenderTradeParty/ram:RoleCode');
  const told = role.text || needed(sender);
  const actor = ACTORS.find((one) => one === told);
  if (!actor) throw messageRefused(role.at, `le rôle « ${told} » est inconnu.`, `the role “${told}” is not known.`);
  return actor;
}

/** Formats 102 (day), 203 (minute) and 204 (second), as a clock in France shows them. */
function instantOf(element: XmlElement): string {
  const shown = element.first('udt:DateTimeString');
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?$/.exec(needed(shown)) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isLocalDate(date)) throw messageRefused(shown.at, 'la date n’est pas lisible.', 'its date cannot be read.');
  const seconds = Number(minute) * 60 + Number(second);
  return new Date(Date.parse(hourOfDay(date, Number(hour))) + seconds * 1000).toISOString();
}

function needed(element: XmlElement): string {
  if (element.text === '') throw missing(element);
  return element.text;
}

const missing = ({ at }: XmlElement) => messageRefused(at, 'cet élément manque.', 'this element is missing.');
