import type { Cents } from '../../core/money/money.js';
import { depositsCents, type InvoiceModel } from '../einvoice/index.js';
import type { AllocatedPayment, PaidOut } from '../payments/index.js';
import type { SealedFact } from '../ledger/index.js';

/** The letters of a paper on its customer's account, and the day its group came to nothing. */
export interface Lettering {
  code: string;
  on: string;
}

interface Paper {
  partnerId: number;
  /** What it leaves on the account: positive owed by the customer. */
  cents: Cents;
}

/**
 * Papers of a customer that settle one another: an invoice, its credit notes, the payments that were put on it. A
 * group whose sum is nothing takes the next letters of that customer, in the order the groups were settled.
 */
export function letteringOf(facts: readonly SealedFact[]): ReadonlyMap<string, Lettering> {
  const papers = new Map<string, Paper>();
  const ties: [string, string][] = [];
  const lastDay = new Map<string, string>();
  for (const fact of facts) {
    read(fact, papers, ties);
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

function lettered(groups: readonly Group[], settledOn: ReadonlyMap<string, string>): Map<string, Lettering> {
  const found = new Map<string, Lettering>();
  const used = new Map<number, number>();
  const dayOf = (group: Group) =>
    group
      .map(({ number }) => settledOn.get(number) ?? '')
      .sort()
      .at(-1)!;
  const settled = groups
    .filter((group) => group.length > 1 && group.reduce((sum, { paper }) => sum + paper.cents, 0) === 0)
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

function read({ type, number, payload }: SealedFact, papers: Map<string, Paper>, ties: [string, string][]): void {
  if (type === 'INVOICE' || type === 'CREDIT_NOTE') {
    const { partnerId, model } = JSON.parse(payload) as { partnerId: number; model: InvoiceModel };
    const cents = model.typeCode === '384' ? 0 : model.totals.totalWithVatCents - depositsCents(model);
    papers.set(number, { partnerId, cents: type === 'INVOICE' ? cents : -cents });
    if (model.precedingInvoice) ties.push([number, model.precedingInvoice.number]);
  }
  if (type === 'PAYMENT') {
    const { partnerId, amountCents } = JSON.parse(payload) as { partnerId: number; amountCents: Cents };
    papers.set(number, { partnerId, cents: -amountCents });
  }
  if (type === 'ALLOCATION') {
    const { parts } = JSON.parse(payload) as Pick<AllocatedPayment, 'parts'>;
    for (const part of parts) ties.push([number, part.number]);
  }
  if (type === 'MONEY_OUT') {
    const { partnerId, creditNote, amountCents } = JSON.parse(payload) as PaidOut;
    if (partnerId !== null && creditNote !== null) {
      papers.set(number, { partnerId, cents: amountCents });
      ties.push([number, creditNote]);
    }
  }
  // Taken back: it settles nothing any more.
  if (type === 'PAYMENT_REVERSAL') papers.delete(number);
}
