import { folded } from '../../core/database/sql.js';
import type { Cents } from '../../core/money/money.js';
import type { Proposal } from './bank.types.js';

/** An invoice or a penalty note something is left to pay of. */
export interface Unpaid {
  /** The invoice; of a note, the one paid late. */
  id: number;
  penaltyId?: number;
  number: string;
  partnerId: number;
  partnerName: string;
  dueCents: Cents;
}
interface Movement {
  amountCents: Cents;
  label: string;
  counterparty: string;
}

export const SURE = 90;
export const AMOUNT = 60;
export const NUMBER = 30;
export const PAYER = 10;

/**
 * What a movement most likely settles, with a score out of 100; null when nothing tells. Nothing is ever posted by it:
 * a person accepts, or accepts all that is sure.
 */
export function proposalOf(line: Movement, unpaid: readonly Unpaid[]): Proposal | null {
  if (line.amountCents <= 0) return null;
  const named = namedIn(line, unpaid);
  const chosen = named.length > 0 ? named : byAmount(line, unpaid);
  if (chosen.length === 0) return null;
  const due = chosen.reduce((sum, { dueCents }) => sum + dueCents, 0);
  const [{ partnerId, partnerName }] = chosen as [Unpaid, ...Unpaid[]];
  const score =
    (due === line.amountCents ? AMOUNT : 0) +
    (named.length > 0 ? NUMBER : 0) +
    (isPayer(line, partnerName) ? PAYER : 0);
  return { score, partnerId, partnerName, parts: partsOf(line.amountCents, chosen) };
}

/** As much as there is on each, in the order given. */
export function partsOf(amountCents: Cents, chosen: readonly Unpaid[]): Proposal['parts'] {
  let left = amountCents;
  const parts = chosen.map(({ id, penaltyId = null, number, dueCents }) => {
    const cents = Math.min(left, dueCents);
    left -= cents;
    return { invoiceId: id, penaltyId, number, amountCents: cents };
  });
  return parts.filter((part) => part.amountCents > 0);
}

/** The invoices its label names, of one customer: the one most named. */
function namedIn({ label, counterparty }: Movement, unpaid: readonly Unpaid[]): Unpaid[] {
  const text = bare(`${label} ${counterparty}`);
  const named = unpaid.filter(({ number }) => text.includes(bare(number)));
  const [first] = named;
  return first === undefined ? [] : named.filter(({ partnerId }) => partnerId === first.partnerId);
}

/** Without a number: the invoice of that very amount; of several, the payer's. */
function byAmount(line: Movement, unpaid: readonly Unpaid[]): Unpaid[] {
  const same = unpaid.filter(({ dueCents }) => dueCents === line.amountCents);
  const payers = same.filter(({ partnerName }) => isPayer(line, partnerName));
  const found = payers.length > 0 ? payers : same;
  const partners = new Set(found.map(({ partnerId }) => partnerId));
  return partners.size === 1 ? found.slice(0, 1) : [];
}

/** The longest word of a name is what banks leave of it. */
export function isPayer({ label, counterparty }: Movement, partnerName: string): boolean {
  const [longest = ''] = folded(partnerName)
    .split(/[^a-z0-9]+/)
    .sort((a, b) => b.length - a.length);
  return longest.length >= 4 && folded(counterparty, label).includes(longest);
}

/** `FA-2026-00012`, `fa 2026 00012` and `FA202600012` are one number. */
const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
