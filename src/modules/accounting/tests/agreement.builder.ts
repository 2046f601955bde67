import { withVat, type VatBreakdown } from '../../../core/money/vat.js';
import { vatAsked, type InvoiceModel } from '../../einvoice/index.js';
import type { SealedFact } from '../../ledger/index.js';
import { entriesOf } from '../journal.totals.js';
import { letteringOf } from '../lettering.totals.js';
import { vatSummary } from '../vat.summary.js';
import { ACCOUNTS } from './books.builder.js';

type Scheme = 'invoice' | 'payment';
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
const modelOf = ({ payload }: SealedFact) => (JSON.parse(payload) as { model: InvoiceModel }).model;
const papers = (facts: readonly SealedFact[]) =>
  facts.filter(({ type }) => type === 'INVOICE' || type === 'CREDIT_NOTE').map(modelOf);

/** By rate, what the papers ask, credit notes off and replaced ones once. */
function asked(facts: readonly SealedFact[]): Map<string, [number, number]> {
  const rows = new Map<string, [number, number]>();
  for (const model of papers(facts).filter(({ typeCode }) => typeCode !== '384')) {
    const sign = model.typeCode === '381' || model.typeCode === '503' ? -1 : 1;
    for (const { vatCategory, vatRate, taxableCents, vatCents } of vatAsked(model)) {
      const [net, vat] = rows.get(`${vatCategory}:${vatRate}`) ?? [0, 0];
      rows.set(`${vatCategory}:${vatRate}`, [net + sign * taxableCents, vat + sign * vatCents]);
    }
  }
  return rows;
}

/** What of the deposits nobody took nor gave back. */
function depositsLeft(facts: readonly SealedFact[]): VatBreakdown[] {
  const models = papers(facts);
  const of = (typeCode: string) => models.filter((model) => model.typeCode === typeCode).flatMap(({ vat }) => vat);
  const back = [...of('503'), ...models.flatMap(({ deposits }) => deposits.flatMap(({ vat }) => vat))];
  const turned = back.map((row) => ({ ...row, taxableCents: -row.taxableCents, vatCents: -row.vatCents }));
  return [...of('386'), ...turned];
}

function schemeFaults(facts: readonly SealedFact[], scheme: Scheme, owedCents: number | null): string[] {
  const faults: string[] = [];
  const entries = entriesOf(facts, () => ({ ...ACCOUNTS, depositsOn: scheme }));
  const lines = entries.flatMap(({ piece, lines: own }) => own.map((line) => ({ ...line, piece })));
  const balance = (some: typeof lines) => sum(some.map(({ debitCents, creditCents }) => debitCents - creditCents));
  const of = (use: string) => balance(lines.filter((line) => line.use === use));
  if (of('deposits') > 0) faults.push(`${scheme}: deposits in debit by ${of('deposits')}`);
  const letters = letteringOf(facts, entries);
  const customers = lines.filter(({ use }) => use === 'customers');
  for (const code of new Set([...letters.values()].map((each) => each.code))) {
    const left = balance(customers.filter(({ piece }) => letters.get(piece)?.code === code));
    if (left !== 0) faults.push(`${scheme}: letters ${code} leave ${left}`);
  }
  const vat = sum([...asked(facts).values()].map((row) => row[1]));
  if (scheme === 'invoice' && -of('vat') !== vat) faults.push(`${scheme}: VAT ${-of('vat')}, papers ${vat}`);
  if (scheme === 'invoice' && owedCents !== null && of('customers') !== owedCents)
    faults.push(`${scheme}: customers ${of('customers')}, statement ${owedCents}`);
  return faults;
}

/** Where the books of one customer's facts disagree among themselves or with what its statement says it owes. */
export const bookFaults = (facts: readonly SealedFact[], owedCents: number): string[] => {
  const rows = vatSummary(facts, () => true);
  const wanted = asked(facts);
  const told = rows.map(({ vatCategory, vatRate, invoiced }) => ({ key: `${vatCategory}:${vatRate}`, invoiced }));
  return [
    ...schemeFaults(facts, 'invoice', owedCents),
    ...schemeFaults(facts, 'payment', null),
    ...told
      .filter(({ key, invoiced }) => wanted.get(key)?.join() !== [invoiced.taxableCents, invoiced.vatCents].join())
      .map(({ key, invoiced }) => `invoiced at ${key} ${JSON.stringify(invoiced)}, papers ${String(wanted.get(key))}`),
  ];
};

/** The same once nothing is due nor to give back, some of payments on nothing yet: collected is what was invoiced, and the accounts hold nothing more. */
export function settledFaults(facts: readonly SealedFact[], waitingCents: number): string[] {
  const faults = vatSummary(facts, () => true)
    .filter(({ invoiced, collected }) => JSON.stringify(invoiced) !== JSON.stringify(collected))
    .map((row) => `settled: ${JSON.stringify(row)}`);
  const left = depositsLeft(facts);
  const net = sum(left.map(({ taxableCents }) => taxableCents));
  const vat = sum([...asked(facts).values()].map((row) => row[1]));
  for (const scheme of ['invoice', 'payment'] as const) {
    const entries = entriesOf(facts, () => ({ ...ACCOUNTS, depositsOn: scheme }));
    const lines = entries.flatMap((entry) => entry.lines);
    const of = (use: string) =>
      sum(lines.filter((line) => line.use === use).map(({ debitCents, creditCents }) => debitCents - creditCents));
    const told = [of('deposits'), of('vat'), of('customers')].join();
    const wanted = [0 - net, 0 - vat, 0 - waitingCents].join();
    if (told !== wanted) faults.push(`settled, ${scheme}: 419, 445, 411 hold ${told} and not ${wanted}`);
    const letters = letteringOf(facts, entries);
    const open = new Map<string, number>();
    const owing = entries.flatMap(({ piece, lines: own }) => own.map((line) => ({ ...line, piece })));
    for (const { piece, debitCents, creditCents } of owing.filter(({ use }) => use === 'customers'))
      if (!letters.has(piece)) open.set(piece, (open.get(piece) ?? 0) + debitCents - creditCents);
    const alone = [...open].filter(([, cents]) => cents !== 0).map(([piece]) => piece);
    if (waitingCents === 0 && alone.length > 0) faults.push(`settled, ${scheme}: without letters ${alone.join()}`);
  }
  return faults;
}

/** What came in of invoices, all rates together. */
export const collectedCents = (facts: readonly SealedFact[]): number =>
  withVat(vatSummary(facts, () => true).map(({ collected }) => collected));
