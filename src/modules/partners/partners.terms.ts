import type { PaymentTerms } from './partner.entity.js';

/** When an invoice is due, as papers say it (C. com. L441-10). */
export const PAYMENT_TERMS_SENTENCES: Readonly<Record<PaymentTerms, string>> = {
  NET0: 'Paiement à réception de la facture.',
  NET30: 'Paiement à 30 jours, date d’émission de la facture.',
  NET45: 'Paiement à 45 jours, date d’émission de la facture.',
  NET60: 'Paiement à 60 jours, date d’émission de la facture.',
  EOM45A: 'Paiement à la fin du mois, puis 45 jours.',
  EOM45B: 'Paiement à 45 jours, puis à la fin du mois.',
};
