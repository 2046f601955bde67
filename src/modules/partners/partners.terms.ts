import type { PaymentTerms } from './partner.entity.js';

/** What the law says to a consumer: guarantee (C. conso. L217-3), withdrawal of what is made to measure (L221-28 3°), mediator (L616-1). */
export const consumerSentences = (mediator: string): string[] => [
  'Garantie légale de conformité de deux ans (code de la consommation, art. L217-3 et suivants).',
  'Pas de droit de rétractation pour ce qui est confectionné à la demande du client (code de la consommation, art. L221-28, 3°).',
  mediator,
];

/** When an invoice is due, as papers say it (C. com. L441-10). */
export const PAYMENT_TERMS_SENTENCES: Readonly<Record<PaymentTerms, string>> = {
  NET0: 'Paiement à réception de la facture.',
  NET30: 'Paiement à 30 jours, date d’émission de la facture.',
  NET45: 'Paiement à 45 jours, date d’émission de la facture.',
  NET60: 'Paiement à 60 jours, date d’émission de la facture.',
  EOM45A: 'Paiement à la fin du mois, puis 45 jours.',
  EOM45B: 'Paiement à 45 jours, puis à la fin du mois.',
};
