import { isLocalDate, localDate, type LocalDate } from '../../core/time/local-date.js';
import { statementRefused, unknownStatement } from './bank.errors.js';
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
  if (currency !== 'EUR')
    throw statementRefused(
      `${at}/CURDEF`,
      `la monnaie est « ${currency} », pas l’euro.`,
      `it is in “${currency}”, not in euros.`,
    );
  const [, from = ''] = block.split(/<BANKACCTFROM>/i);
  const [account = ''] = from.split(/<\/BANKACCTFROM>|<BANKTRANLIST>/i);
  const movements = block.split(/<STMTTRN>/i).slice(1);
  const [, balance] = /<LEDGERBAL>([\s\S]*)$/i.exec(block) ?? [];
  return {
    account: ['BANKID', 'BRANCHID', 'ACCTID']
      .map((tag) => valueOf(account, tag))
      .filter(Boolean)
      .join(' '),
    openingCents: null,
    closingCents: balance === undefined ? null : centsOf(valueOf(balance, 'BALAMT')),
    lines: movements.map((movement, index) => lineOf(movement, `${at}/STMTTRN[${index + 1}]`)),
  };
}

function lineOf(movement: string, at: string): ReadLine {
  const amountCents = centsOf(valueOf(movement, 'TRNAMT'));
  if (amountCents === null) throw statementRefused(`${at}/TRNAMT`, 'ce n’est pas un montant.', 'this is no amount.');
  return {
    bookedOn: dayOf(valueOf(movement, 'DTPOSTED'), `${at}/DTPOSTED`),
    amountCents,
    label: [valueOf(movement, 'MEMO'), valueOf(movement, 'CHECKNUM')].filter(Boolean).join(' '),
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

/** The first value of a tag: to the next tag or the end of its line. */
function valueOf(text: string, tag: string): string {
  const [, value = ''] = new RegExp(`<${tag}>([^<\\r\\n]*)`, 'i').exec(text) ?? [];
  return value.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).trim();
}
