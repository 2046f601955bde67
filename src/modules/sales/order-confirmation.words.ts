import type { PaymentTerms } from '../partners/index.js';
import { defineWords, type Bilingual } from '../../core/words/words.js';

/** What the order confirmation (ARC) and its mail say. */
export const confirmationWords = defineWords({
  title: { fr: 'Accusé de réception de commande', en: 'Order confirmation' },
  issuedOn: { fr: 'Date', en: 'Date' },
  placedOn: { fr: 'Commande reçue le', en: 'Order received on' },
  plannedOn: { fr: 'Livraison prévue le', en: 'Planned delivery' },
  reference: { fr: 'Votre commande', en: 'Your order' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  vatNumber: { fr: 'TVA', en: 'VAT' },
  deliveredAt: { fr: 'Livré à', en: 'Delivered to' },
  drawing: {
    fr: (revision: string) => `Plan indice ${revision}`,
    en: (revision: string) => `Drawing revision ${revision}`,
  },
  exempt: { fr: 'Sans TVA', en: 'No VAT' },
  totalWithoutVat: { fr: 'Total HT', en: 'Total excl. VAT' },
  vat: { fr: 'TVA', en: 'VAT' },
  totalWithVat: { fr: 'Total TTC', en: 'Total incl. VAT' },
  conditions: { fr: 'Conditions', en: 'Conditions' },
  debits: {
    fr: 'Option pour le paiement de la taxe d’après les débits.',
    en: 'Option for payment of the tax on debits.',
  },
  remark: { fr: 'Votre demande', en: 'Your demand' },
  mailSubject: {
    fr: (number: string, school: string) => `Commande ${number} confirmée par ${school}`,
    en: (number: string, school: string) => `Order ${number} confirmed by ${school}`,
  },
  mailBody: {
    fr: (number: string, day: string, school: string) =>
      `Bonjour,\n\nNous confirmons votre commande ${number}. Livraison prévue le ${day}.\n` +
      `Vous trouverez l’accusé de réception ci-joint.\n\n${school}`,
    en: (number: string, day: string, school: string) =>
      `Hello,\n\nWe confirm your order ${number}. Planned delivery: ${day}.\n` +
      `The order confirmation is attached.\n\n${school}`,
  },
});

export const termsWords: Readonly<Record<PaymentTerms, Bilingual<string>>> = {
  NET0: { fr: 'Paiement à réception de la facture.', en: 'Payment on receipt of the invoice.' },
  NET30: { fr: 'Paiement à 30 jours, date d’émission de la facture.', en: 'Payment 30 days after the invoice date.' },
  NET45: { fr: 'Paiement à 45 jours, date d’émission de la facture.', en: 'Payment 45 days after the invoice date.' },
  NET60: { fr: 'Paiement à 60 jours, date d’émission de la facture.', en: 'Payment 60 days after the invoice date.' },
  EOM45A: {
    fr: 'Paiement à la fin du mois, puis 45 jours.',
    en: 'Payment 45 days after the end of the month of the invoice.',
  },
  EOM45B: {
    fr: 'Paiement à 45 jours, puis à la fin du mois.',
    en: 'Payment at the end of the month, 45 days after the invoice date.',
  },
};
