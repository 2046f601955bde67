import { defineWords } from '../../core/words/words.js';

/** The headings of the table to fill in, and what the note of an order says of a file's own fields. */
export const orderFilesWords = defineWords({
  item: { fr: 'Article', en: 'Item' },
  name: { fr: 'Désignation', en: 'Name' },
  colour: { fr: 'Couleur', en: 'Colour' },
  price: { fr: 'Prix HT', en: 'Price' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  quote: { fr: 'Devis', en: 'Quote' },
  earlierOrder: { fr: 'Commande liée', en: 'Related order' },
  requisition: { fr: 'Demande d’achat', en: 'Requisition' },
  accountingCost: { fr: 'Imputation', en: 'Accounting cost' },
  deliverTo: { fr: 'Livrer à', en: 'Deliver to' },
  billTo: { fr: 'Facturer à', en: 'Bill to' },
  deliveryTerms: { fr: 'Conditions de livraison', en: 'Delivery terms' },
  paymentTerms: { fr: 'Conditions de paiement', en: 'Payment terms' },
  document: { fr: 'Document annoncé', en: 'Document told' },
  line: { fr: (n: number) => `Ligne ${n}`, en: (n: number) => `Line ${n}` },
});
