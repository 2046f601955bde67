import { refusal } from '../../core/errors/refusal.js';
import { formatCents, type Cents } from '../../core/money/money.js';
import { shortDate } from '../../core/words/format.js';

export const moreThanReceived = (left: Cents) =>
  refusal('payments.more_than_received', 409, {
    fr: `Les affectations dépassent le règlement : il reste ${formatCents(left, 'fr')} à affecter. Corrigez les montants.`,
    en: `The allocations are over the payment: ${formatCents(left, 'en')} is left to allocate. Correct the amounts.`,
  });

export const anotherPartners = (number: string) =>
  refusal('payments.another_partners', 409, {
    fr: `${number} est d’un autre client. Choisissez une pièce de celui qui a payé.`,
    en: `${number} is another customer’s. Choose a paper of the one who paid.`,
  });

export const nothingDue = () =>
  refusal('payments.nothing_due', 409, {
    fr: 'Cette pièce n’a plus rien à payer. Choisissez-en une autre, ou laissez le règlement à affecter.',
    en: 'Nothing is left to pay on this paper. Choose another one, or leave the payment to allocate.',
  });

export const nothingAllocated = () =>
  refusal('payments.nothing_allocated', 409, {
    fr: 'Indiquez un montant à affecter à une facture au moins.',
    en: 'Enter an amount to allocate to one invoice at least.',
  });

export const receivedInFuture = (today: string) =>
  refusal(
    'payments.received_in_future',
    409,
    {
      fr: `La date de réception est dans l’avenir. Indiquez le ${shortDate(today, 'fr')} ou un jour passé.`,
      en: `The day of reception is in the future. Enter ${shortDate(today, 'en')} or a past day.`,
    },
    'receivedOn',
  );

export const paidOutInFuture = (today: string) =>
  refusal('payments.paid_out_in_future', 409, {
    fr: `La date de ce débit est dans l’avenir. Attendez ce jour, ou indiquez le ${shortDate(today, 'fr')} ou un jour passé.`,
    en: `The day of this debit is in the future. Wait for it, or enter ${shortDate(today, 'en')} or a past day.`,
  });

export const backwards = () =>
  refusal(
    'payments.backwards',
    422,
    {
      fr: 'La période finit avant de commencer. Échangez les deux dates.',
      en: 'The period ends before it begins. Swap the two days.',
    },
    'to',
  );

export const partOfOnePaper = () =>
  refusal('payments.part_of_one_paper', 422, {
    fr: 'Chaque affectation nomme une facture ou une note de pénalités : l’une des deux.',
    en: 'Each allocation names an invoice or a penalty note: one of both.',
  });
