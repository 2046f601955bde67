import { folded } from '../../core/database/sql.js';
import type { Cents } from '../../core/money/money.js';
import { daysBetween, type LocalDate } from '../../core/time/local-date.js';

/** A payment that stands, as the bank may take it back. */
export interface Standing {
  id: number;
  number: string;
  partnerName: string;
  receivedOn: LocalDate;
  amountCents: Cents;
  reference: string | null;
}
interface Debit {
  bookedOn: LocalDate;
  amountCents: Cents;
  label: string;
  counterparty: string;
}

const REJECTED = /\b(rejet|rejete|impaye|retour|returned|unpaid|contre ?passation)/;
/** A bank takes a payment back within a few weeks; a debtor has eight to ask for it. */
export const MOST_DAYS = 60;

/** A debit whose label says that the bank takes a payment back. */
export const tellsReturn = ({ amountCents, label, counterparty }: Omit<Debit, 'bookedOn'>): boolean =>
  amountCents < 0 && REJECTED.test(folded(label, counterparty));

const FEE = /\b(frais|commission|commissions|cotisation|agios|tenue de compte|fees?)\b/;
/** A debit whose label says a fee of the bank. */
export const tellsFee = ({ amountCents, label }: Pick<Debit, 'amountCents' | 'label'>): boolean =>
  amountCents < 0 && FEE.test(folded(label));

/** The payments a debit may take back: of that very amount, lately; none unless its label says a rejection or names one. */
export function returnedBy(debit: Debit, payments: readonly Standing[]): Standing[] {
  if (debit.amountCents >= 0) return [];
  const text = folded(debit.label, debit.counterparty);
  const bare = text.replace(/[^a-z0-9]/g, '');
  const names = ({ number, reference }: Standing) =>
    [number, reference ?? ''].some((one) => one.length >= 6 && bare.includes(folded(one).replace(/[^a-z0-9]/g, '')));
  const likely = payments.filter(({ receivedOn, amountCents }) => {
    const days = daysBetween(receivedOn, debit.bookedOn);
    return amountCents === -debit.amountCents && days >= 0 && days <= MOST_DAYS;
  });
  const named = likely.filter(names);
  return named.length > 0 ? named : tellsReturn(debit) ? likely : [];
}
