import type { Cents } from '../../core/money/money.js';
import type { InvoiceModel } from '../einvoice/index.js';
import type { AllocatedPayment, PaidOut } from '../payments/index.js';
import type { SealedFact } from '../ledger/index.js';
import { LeftToCollect } from './collection.totals.js';
import type { BookEntry } from './journal.totals.js';

/** The letters of a paper on its customer's account, and the day its group came to nothing. */
export interface Lettering {
  code: string;
  on: string;
}

const PAPERS = ['INVOICE', 'CREDIT_NOTE', 'PENALTY', 'PAYMENT', 'MONEY_OUT'];

interface Paper {
  partnerId: number;
  /** What it leaves on the account: positive owed by the customer. */
  cents: Cents;
  /** How many lines of the account it made. */
  lines: number;
}

/**
 * Papers of a customer that settle one another: an invoice, its credit notes, the payments that were put on it, a
 * deposit it took off before it was paid; a penalty note and what was given up of it. A group whose lines on the account
 * come to nothing takes the next letters of that customer, in the order the groups were settled.
 */
export function letteringOf(
  facts: readonly SealedFact[],
  entries: readonly BookEntry[],
): ReadonlyMap<string, Lettering> {
  const papers = papersOf(facts, entries);
  const ties: [string, string][] = [];
  const lastDay = new Map<string, string>();
  const left = new LeftToCollect();
  for (const fact of facts) {
    left.read(fact);
    ties.push(...tiesOf(fact, left));
    lastDay.set(fact.number, fact.onDay);
  }
  const parents = new Map<string, string>();
  const rootOf = (number: string): string => {
    const parent = parents.get(number);
    return parent === undefined ? number : rootOf(parent);
  };
  for (const [one, other] of ties) {
    const roots = [rootOf(one), rootOf(other)] as const;
    if (papers.has(one) && papers.has(other) && roots[0] !== roots[1]) parents.set(roots[0], roots[1]);
  }
  const groups = new Map<string, Group>();
  for (const [number, paper] of papers) {
    const key = rootOf(number);
    groups.set(key, [...(groups.get(key) ?? []), { number, paper }]);
  }
  return lettered([...groups.values()], lastDay);
}

type Group = { number: string; paper: Paper }[];
const sumOf = (group: Group, of: 'cents' | 'lines'): number => group.reduce((sum, { paper }) => sum + paper[of], 0);

function lettered(groups: readonly Group[], settledOn: ReadonlyMap<string, string>): Map<string, Lettering> {
  const found = new Map<string, Lettering>();
  const used = new Map<number, number>();
  const dayOf = (group: Group) =>
    group
      .map(({ number }) => settledOn.get(number) ?? '')
      .sort()
      .at(-1)!;
  const settled = groups
    .filter((group) => sumOf(group, 'lines') > 1 && sumOf(group, 'cents') === 0)
    .map((group) => ({ group, on: dayOf(group) }))
    .sort((a, b) => a.on.localeCompare(b.on) || a.group[0]!.number.localeCompare(b.group[0]!.number));
  for (const { group, on } of settled) {
    const { partnerId } = group[0]!.paper;
    const at = used.get(partnerId) ?? 0;
    used.set(partnerId, at + 1);
    for (const { number } of group) found.set(number, { code: letters(at), on });
  }
  return found;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

/** What each paper leaves on its customer's account; one that is booked nowhere leaves nothing. */
function papersOf(facts: readonly SealedFact[], entries: readonly BookEntry[]): Map<string, Paper> {
  const papers = new Map<string, Paper>();
  for (const { type, number, payload } of facts) {
    const { partnerId = null } = JSON.parse(payload) as { partnerId?: number | null };
    if (PAPERS.includes(type) && partnerId !== null) papers.set(number, { partnerId, cents: 0, lines: 0 });
  }
  for (const { piece, lines } of entries)
    for (const { use, debitCents, creditCents } of lines) {
      const paper = papers.get(piece);
      if (use !== 'customers' || !paper) continue;
      paper.cents += debitCents - creditCents;
      paper.lines += 1;
    }
  return papers;
}

/** What a fact ties together. */
function tiesOf({ type, number, payload }: SealedFact, left: LeftToCollect): [string, string][] {
  if (type === 'INVOICE' || type === 'CREDIT_NOTE') {
    const { model } = JSON.parse(payload) as { model: InvoiceModel };
    // Paid before it was taken off, a deposit is settled by itself.
    const unpaid = model.deposits.filter((deposit) => left.leftOf(deposit.number) > 0);
    const prior = model.precedingInvoice ? [model.precedingInvoice] : [];
    return [...[...prior, ...unpaid].map((paper) => paper.number), ...left.passedOn].map((other) => [number, other]);
  }
  if (type === 'ALLOCATION') {
    const { parts, penalties = [] } = JSON.parse(payload) as Pick<AllocatedPayment, 'parts' | 'penalties'>;
    return [...parts, ...penalties].map((part) => [number, part.number]);
  }
  if (type === 'MONEY_OUT') {
    const { creditNote } = JSON.parse(payload) as PaidOut;
    return creditNote === null ? [] : [[number, creditNote]];
  }
  return [];
}
