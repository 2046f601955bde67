import type { Cents } from '../../core/money/money.js';

interface Part {
  invoiceId: number;
  amountCents: Cents;
}

/** One part an invoice, lowest id first: the order their rows are taken in, so that two payments never cross. */
export function mergedParts(parts: readonly Part[]): Part[] {
  const sums = new Map<number, Cents>();
  for (const { invoiceId, amountCents } of parts) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountCents);
  return [...sums]
    .filter(([, amountCents]) => amountCents > 0)
    .sort(([a], [b]) => a - b)
    .map(([invoiceId, amountCents]) => ({ invoiceId, amountCents }));
}

export function sumOf(parts: readonly Part[]): Cents {
  return parts.reduce((total, { amountCents }) => total + amountCents, 0);
}

/** What of a payment is on no invoice yet: the partner's own money, to allocate or to give back. */
export function unallocated(payment: { amountCents: Cents; allocatedCents: Cents; state: string }): Cents {
  return payment.state === 'reversed' ? 0 : payment.amountCents - payment.allocatedCents;
}
