import { isLocalDate, localDate, type LocalDate } from '../../core/time/local-date.js';
import { XmlElement } from '../../core/xml/xml-element.js';
import { statementRefused, unknownStatement } from './bank.errors.js';
import { centsOf } from './bank.text.js';
import type { ReadLine, ReadStatement } from './bank.types.js';

/** The statements of a CAMT.053 file of any version (ISO 20022): elements are read by their local names. */
export function camtStatements(text: string): ReadStatement[] {
  const statements = XmlElement.root(text, 'Document')?.first('BkToCstmrStmt').all('Stmt') ?? [];
  if (statements.length === 0) throw unknownStatement();
  return statements.map(statementOf);
}

function statementOf(statement: XmlElement): ReadStatement {
  const balance = (...codes: string[]) =>
    codes
      .flatMap((code) => statement.all('Bal').filter((one) => one.first('Tp/CdOrPrtry/Cd').text === code))
      .slice(0, 1)
      .map((one) => signed(one))[0] ?? null;
  return {
    account: statement.first('Acct/Id/IBAN').text || statement.first('Acct/Id/Othr/Id').text,
    openingCents: balance('OPBD', 'PRCD'),
    closingCents: balance('CLBD'),
    lines: statement.all('Ntry').filter(isBooked).flatMap(linesOf),
  };
}

/** A code of its own since version 8; what is only announced is not money yet. */
function isBooked(entry: XmlElement): boolean {
  const status = entry.first('Sts/Cd').text || entry.first('Sts').text;
  return status === '' || status === 'BOOK';
}

/** A booking of several transfers whose amounts are told is as many lines. */
function linesOf(entry: XmlElement): ReadLine[] {
  const whole = signed(entry);
  const details = entry.all('NtryDtls').flatMap((group) => group.all('TxDtls'));
  const parts = details.map((detail) => partOf(detail, whole < 0));
  const split = details.length > 1 && parts.every((part) => part !== null);
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  if (split && sum === whole) return details.map((detail, at) => lineOf(entry, detail, { cents: parts[at]!, at }));
  return [lineOf(entry, details[0] ?? entry, { cents: whole, at: null })];
}

function partOf(detail: XmlElement, isDebit: boolean): number | null {
  const told = detail.first('Amt').text ? detail.first('Amt') : detail.first('AmtDtls/TxAmt/Amt');
  const cents = told.text ? centsOf(told.text) : null;
  return cents === null ? null : isDebit ? -cents : cents;
}

function lineOf(entry: XmlElement, detail: XmlElement, { cents, at }: { cents: number; at: number | null }): ReadLine {
  const party = cents < 0 ? 'Cdtr' : 'Dbtr';
  const reference = entry.first('AcctSvcrRef').text || detail.first('Refs/AcctSvcrRef').text;
  return {
    bookedOn: dayOf(entry.first('BookgDt')),
    amountCents: cents,
    label: labelOf(entry, detail),
    counterparty: detail.first(`RltdPties/${party}/Nm`).text || detail.first(`RltdPties/${party}/Pty/Nm`).text,
    counterpartyAccount: detail.first(`RltdPties/${party}Acct/Id/IBAN`).text,
    bankReference: reference && at !== null ? `${reference}#${at + 1}` : reference,
  };
}

/** What the payer wrote, else what the bank did. */
function labelOf(entry: XmlElement, detail: XmlElement): string {
  const end = detail.first('Refs/EndToEndId').text;
  const written = [...detail.first('RmtInf').all('Ustrd'), detail.first('RmtInf/Strd/CdtrRefInf/Ref')].map(
    ({ text }) => text,
  );
  const told = [...written, end === 'NOTPROVIDED' ? '' : end].filter(Boolean);
  return told.length > 0 ? told.join(' ') : entry.first('AddtlNtryInf').text;
}

function signed(element: XmlElement): number {
  const amount = element.first('Amt');
  const cents = centsOf(amount.text);
  if (cents === null) throw statementRefused(amount.at, 'ce n’est pas un montant.', 'this is no amount.');
  const currency = amount.attribute('Ccy');
  if (currency !== 'EUR')
    throw statementRefused(
      amount.at,
      `la monnaie est « ${currency} », pas l’euro.`,
      `it is in “${currency}”, not in euros.`,
    );
  const side = element.first('CdtDbtInd');
  if (side.text !== 'CRDT' && side.text !== 'DBIT')
    throw statementRefused(side.at, 'CRDT ou DBIT est attendu.', 'CRDT or DBIT is expected.');
  return side.text === 'DBIT' ? -cents : cents;
}

function dayOf(element: XmlElement): LocalDate {
  const text = (element.first('Dt').text || element.first('DtTm').text).slice(0, 10);
  if (!isLocalDate(text)) throw statementRefused(element.at, 'le jour n’est pas lisible.', 'its day cannot be read.');
  return localDate(text);
}
