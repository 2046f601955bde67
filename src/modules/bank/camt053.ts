import { isLocalDate, localDate, type LocalDate } from '../../core/time/local-date.js';
import { XmlElement } from '../../core/xml/xml-element.js';
import { notInEuros, statementRefused, unknownStatement } from './bank.errors.js';
import { centsOf } from './bank.text.js';
import type { ReadLine, ReadStatement } from './bank.types.js';

/** The statements of a CAMT.053 file of any version (ISO 20022): elements are read by their local names. */
export function camtStatements(text: string): ReadStatement[] {
  const statements = XmlElement.root(text, 'Document')?.first('BkToCstmrStmt').all('Stmt') ?? [];
  if (statements.length === 0) throw unknownStatement();
  return statements.map(statementOf);
}

/** The account and its owner, as the file names them. */
interface Own {
  account: string;
  name: string;
}

function statementOf(statement: XmlElement): ReadStatement {
  const balance = (...codes: string[]) =>
    codes
      .flatMap((code) => statement.all('Bal').filter((one) => one.first('Tp/CdOrPrtry/Cd').text === code))
      .slice(0, 1)
      .map((one) => signed(one))[0] ?? null;
  const account = statement.first('Acct/Id/IBAN').text || statement.first('Acct/Id/Othr/Id').text;
  const own = { account, name: statement.first('Acct/Ownr/Nm').text };
  return {
    account,
    openingCents: balance('OPBD', 'PRCD'),
    closingCents: balance('CLBD'),
    lines: statement
      .all('Ntry')
      .filter(isBooked)
      .flatMap((entry) => linesOf(entry, own)),
  };
}

/** A code of its own since version 8; what is only announced is not money yet. */
function isBooked(entry: XmlElement): boolean {
  const status = entry.first('Sts/Cd').text || entry.first('Sts').text;
  return status === '' || status === 'BOOK';
}

/** A booking of several transfers whose amounts are told is as many lines; else it is one, and nobody's in particular. */
function linesOf(entry: XmlElement, own: Own): ReadLine[] {
  const whole = signed(entry);
  const details = entry.all('NtryDtls').flatMap((group) => group.all('TxDtls'));
  const parts = details.map((detail) => partOf(detail, entry.first('CdtDbtInd').text));
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  if (details.length > 1 && !parts.includes(null) && sum === whole)
    return details.map((detail, at) => lineOf(entry, [detail], { own, cents: parts[at]!, at }));
  return [lineOf(entry, details, { own, cents: whole, at: null })];
}

/** In the money of the account; with the side of its own that a detail may have. */
function partOf(detail: XmlElement, side: string): number | null {
  const told = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/CntrValAmt/Amt']
    .map((path) => detail.first(path))
    .find((amount) => amount.text !== '' && amount.attribute('Ccy') === 'EUR');
  const cents = told ? centsOf(told.text) : null;
  return cents === null ? null : (detail.first('CdtDbtInd').text || side) === 'DBIT' ? -cents : cents;
}

interface Part {
  own: Own;
  cents: number;
  at: number | null;
}

function lineOf(entry: XmlElement, details: readonly XmlElement[], { own, cents, at }: Part): ReadLine {
  const [detail] = details;
  const reference = entry.first('AcctSvcrRef').text || (detail?.first('Refs/AcctSvcrRef').text ?? '');
  const written = [...new Set(details.flatMap(writtenIn))].join(' ');
  return {
    bookedOn: dayOf(entry),
    amountCents: cents,
    // What the payer wrote, else what the bank did.
    label: written || entry.first('AddtlNtryInf').text,
    ...partyOf(details.length === 1 ? detail!.first('RltdPties') : null, cents, own),
    bankReference: reference && at !== null ? `${reference}#${at + 1}` : reference,
  };
}

const NO_PARTY = { counterparty: '', counterpartyAccount: '' };

/** The other side. A return tells the parties of what it takes back: the account itself is never the other side. */
function partyOf(parties: XmlElement | null, cents: number, own: Own): typeof NO_PARTY {
  if (!parties) return NO_PARTY;
  const [first, second] = cents < 0 ? ['Cdtr', 'Dbtr'] : ['Dbtr', 'Cdtr'];
  const named = (role: string) => parties.first(`${role}/Nm`).text || parties.first(`${role}/Pty/Nm`).text;
  const told = (role: string) => ({
    counterparty: named(role) || named(`Ultmt${role}`),
    counterpartyAccount: parties.first(`${role}Acct/Id/IBAN`).text || parties.first(`${role}Acct/Id/Othr/Id`).text,
  });
  const isOwn = ({ counterparty: name, counterpartyAccount: account }: typeof NO_PARTY) =>
    (account !== '' && account === own.account) || (name !== '' && name === own.name);
  const [one, other] = [told(first!), told(second!)];
  return isOwn(one) && other.counterparty !== '' ? other : one;
}

function writtenIn(detail: XmlElement): string[] {
  const texts = (elements: readonly XmlElement[]) => elements.map(({ text }) => text).filter(Boolean);
  const structured = detail.all('RmtInf').flatMap((info) => info.all('Strd'));
  const references = structured.flatMap((one) => [one.first('CdtrRefInf/Ref'), ...one.all('RfrdDocInf').map(numberOf)]);
  const end = detail.first('Refs/EndToEndId').text;
  const free = texts(detail.first('RmtInf').all('Ustrd'));
  const told = [...free, ...texts(references), end === 'NOTPROVIDED' ? '' : end].filter(Boolean);
  const more = [...structured.flatMap((one) => one.all('AddtlRmtInf')), detail.first('AddtlTxInf')];
  return free.length > 0 || texts(references).length > 0 ? told : [...told, ...texts(more)];
}

const numberOf = (document: XmlElement): XmlElement => document.first('Nb');

function signed(element: XmlElement): number {
  const amount = element.first('Amt');
  const cents = centsOf(amount.text);
  if (cents === null) throw statementRefused(amount.at, 'ce n’est pas un montant.', 'this is no amount.');
  const currency = amount.attribute('Ccy');
  if (currency !== 'EUR') throw notInEuros(amount.at, currency);
  const side = element.first('CdtDbtInd');
  if (side.text !== 'CRDT' && side.text !== 'DBIT')
    throw statementRefused(side.at, 'CRDT ou DBIT est attendu.', 'CRDT or DBIT is expected.');
  return side.text === 'DBIT' ? -cents : cents;
}

/** The day it was booked; of a bank that tells none, the day it counts from. */
function dayOf(entry: XmlElement): LocalDate {
  const told = (element: XmlElement) => (element.first('Dt').text || element.first('DtTm').text).slice(0, 10);
  const text = told(entry.first('BookgDt')) || told(entry.first('ValDt'));
  if (!isLocalDate(text))
    throw statementRefused(entry.first('BookgDt').at, 'le jour n’est pas lisible.', 'its day cannot be read.');
  return localDate(text);
}
