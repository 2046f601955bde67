import { isLocalDate, localDate, type LocalDate } from '../../core/time/local-date.js';
import { notInEuros, statementRefused, unknownStatement } from './bank.errors.js';
import { centsOf } from './bank.text.js';
import type { ReadLine, ReadStatement } from './bank.types.js';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The statements of an OFX file, of the first kind (SGML, tags left open) or the second (XML). */
export function ofxStatements(text: string): ReadStatement[] {
  const blocks = text.split(/<(?:CC)?STMTRS>/i).slice(1);
  if (blocks.length === 0) throw unknownStatement();
  return blocks.map((block, at) => statementOf(block, `STMTRS[${at + 1}]`));
}

function statementOf(block: string, at: string): ReadStatement {
  const currency = valueOf(block, 'CURDEF');
  if (currency !== 'EUR') throw notInEuros(`${at}/CURDEF`, currency);
  const [, from = ''] = block.split(/<(?:BANK|CC)ACCTFROM>/i);
  const [account = ''] = from.split(/<\/(?:BANK|CC)ACCTFROM>|<BANKTRANLIST>/i);
  const [list = ''] = block.split(/<\/BANKTRANLIST>|<BANKTRANLISTP>/i);
  const movements = list.split(/<STMTTRN>/i).slice(1);
  const [, balance] = /<LEDGERBAL>([\s\S]*)$/i.exec(block) ?? [];
  const lines = movements.map((movement, index) => lineOf(movement, `${at}/STMTTRN[${index + 1}]`));
  if (lines.length > 0 && lines.every(({ amountCents }) => amountCents > 0) && movements.every(isCard))
    throw unsigned(at);
  return {
    account: ['BANKID', 'BRANCHID', 'ACCTID']
      .map((tag) => valueOf(account, tag))
      .filter(Boolean)
      .join(' '),
    openingCents: null,
    closingCents: balance === undefined ? null : centsOf(valueOf(balance, 'BALAMT')),
    lines,
  };
}

const isCard = (movement: string): boolean => valueOf(movement, 'TRNTYPE') === 'POS';

/** Some banks write what was bought with a deferred card without a minus: it would be taken for money that comes in. */
const unsigned = (at: string) =>
  statementRefused(
    `${at}/TRNAMT`,
    'ce sont des paiements par carte sans signe : on ne sait s’ils entrent ou sortent. Exportez le relevé du compte, pas celui de la carte.',
    'these are card payments without a sign: whether they come in or go out is not told. Export the statement of the account, not of the card.',
  );

function lineOf(movement: string, at: string): ReadLine {
  const currency = /<CURRENCY>/i.test(movement) ? valueOf(movement, 'CURSYM') : 'EUR';
  if (currency !== 'EUR') throw notInEuros(`${at}/CURSYM`, currency);
  const amountCents = centsOf(valueOf(movement, 'TRNAMT'));
  if (amountCents === null) throw statementRefused(`${at}/TRNAMT`, 'ce n’est pas un montant.', 'this is no amount.');
  return {
    bookedOn: dayOf(valueOf(movement, 'DTPOSTED'), `${at}/DTPOSTED`),
    amountCents,
    // A bank that has nothing to say writes a dot.
    label: [valueOf(movement, 'MEMO'), valueOf(movement, 'CHECKNUM')]
      .filter((text) => /[\p{L}\p{N}]/u.test(text))
      .join(' '),
    counterparty: valueOf(movement, 'NAME'),
    counterpartyAccount: '',
    bankReference: valueOf(movement, 'FITID'),
  };
}

/** `20261123120000[+1:CET]` is 2026-11-23. */
function dayOf(text: string, at: string): LocalDate {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  if (!isLocalDate(day)) throw statementRefused(at, 'le jour n’est pas lisible.', 'its day cannot be read.');
  return localDate(day);
}

/** The first value of a tag: to the next tag or the end of its line, or what is set apart as text. */
function valueOf(text: string, tag: string): string {
  const [, apart, plain = ''] =
    new RegExp(`<${tag}>\\s*(?:<!\\[CDATA\\[(.*?)\\]\\]>|([^<\\r\\n]*))`, 'i').exec(text) ?? [];
  return (apart ?? plain.replace(/&(#?\w+);/g, entity)).trim();
}

function entity(whole: string, name: string): string {
  const [, code] = /^#(\d{2,5})$/.exec(name) ?? [];
  // No control sign by its number: a base may not keep it.
  return code === undefined || Number(code) < 32 ? (ENTITIES[name] ?? whole) : String.fromCharCode(Number(code));
}
