import type { Cents } from '../../core/money/money.js';

interface AskedPart {
  invoiceId?: number;
  penaltyId?: number;
  amountCents: Cents;
}
/** Of one paper: the other id is null. */
export interface Part {
  invoiceId: number | null;
  penaltyId: number | null;
  amountCents: Cents;
}

/**
 * One part a paper, invoices then penalty notes, lowest id first: the order their rows are taken in, so that two
 * payments never cross.
 */
export function mergedParts(parts: readonly AskedPart[]): Part[] {
  const summed = (kind: 'invoiceId' | 'penaltyId'): [number, Cents][] => {
    const sums = new Map<number, Cents>();
    for (const part of parts) {
      const id = part[kind];
      if (id !== undefined) sums.set(id, (sums.get(id) ?? 0) + part.amountCents);
    }
    return [...sums].filter(([, amountCents]) => amountCents > 0).sort(([a], [b]) => a - b);
  };
  return [
    ...summed('invoiceId').map(([invoiceId, amountCents]) => ({ invoiceId, penaltyId: null, amountCents })),
    ...summed('penaltyId').map(([penaltyId, amountCents]) => ({ invoiceId: null, penaltyId, amountCents })),
  ];
}

export function sumOf(parts: readonly { amountCents: Cents }[]): Cents {
  return parts.reduce((total, { amountCents }) => total + amountCents, 0);
}

/** What of a payment is on no invoice yet: the partner's own money, to allocate or to give back. */
export function unallocated(payment: { amountCents: Cents; allocatedCents: Cents; state: string }): Cents {
  return payment.state === 'reversed' ? 0 : payment.amountCents - payment.allocatedCents;
}
