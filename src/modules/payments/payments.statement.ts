import type { LocalDate } from '../../core/time/local-date.js';
import type { Statement, StatementEntry } from './payments.types.js';

const RANK = { invoice: 0, credit_note: 1, penalty: 2, penalty_given_up: 3, payment: 4, refund: 5 } as const;

/** A statement of account: what came before as one sum, then line by line with the balance after each. */
export function statementOf(
  entries: readonly StatementEntry[],
  { from, to }: { from: LocalDate; to: LocalDate },
): Statement {
  const ordered = entries
    .filter(({ on }) => on <= to)
    .sort((a, b) => a.on.localeCompare(b.on) || RANK[a.kind] - RANK[b.kind] || a.number.localeCompare(b.number));
  let balanceCents = 0;
  const lines = ordered.map((entry) => {
    balanceCents += entry.debitCents - entry.creditCents;
    return { ...entry, balanceCents };
  });
  const openingCents = lines.filter(({ on }) => on < from).at(-1)?.balanceCents ?? 0;
  return { from, to, openingCents, lines: lines.filter(({ on }) => on >= from), closingCents: balanceCents };
}
