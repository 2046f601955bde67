import { counted } from '../../core/words/format.js';
import { defineWords, type Bilingual } from '../../core/words/words.js';

export const salesWords = defineWords({
  orders: { fr: 'Commandes', en: 'Orders' },
  order: { fr: (number: string) => `Commande ${number}`, en: (number: string) => `Order ${number}` },
  requests: { fr: 'Demandes', en: 'Requests' },
  quotes: { fr: 'Devis', en: 'Quotes' },
  fromQuote: { fr: 'Devis accepté', en: 'Accepted quote' },
  newOrder: { fr: 'Nouvelle commande', en: 'New order' },
  backToOrders: { fr: 'Toutes les commandes', en: 'All orders' },
  backToOrder: { fr: 'Retour à la commande', en: 'Back to the order' },
  empty: { fr: 'Aucune commande ici', en: 'No order here' },
  emptyHint: {
    fr: 'Saisissez la première, ou changez les filtres.',
    en: 'Enter the first one, or change the filters.',
  },
  search: { fr: 'Rechercher', en: 'Search' },
  searchHint: { fr: 'Numéro, partenaire, référence, article', en: 'Number, partner, reference, item' },
  state: { fr: 'État', en: 'State' },
  allStates: { fr: 'Tous', en: 'All' },
  late: { fr: 'En retard', en: 'Late' },
  partner: { fr: 'Partenaire', en: 'Partner' },
  allPartners: { fr: 'Tous', en: 'All' },
  filter: { fr: 'Filtrer', en: 'Filter' },
  number: { fr: 'Numéro', en: 'Number' },
  placedOn: { fr: 'Reçue le', en: 'Placed on' },
  wishedOn: { fr: 'Souhaitée le', en: 'Wished for' },
  promisedOn: { fr: 'Promise le', en: 'Promised for' },
  reference: { fr: 'Référence du client', en: 'Customer’s reference' },
  totalWithoutVat: { fr: 'Total HT', en: 'Total excl. VAT' },
  vat: { fr: 'TVA', en: 'VAT' },
  totalWithVat: { fr: 'Total TTC', en: 'Total incl. VAT' },
  ordered: { fr: 'Commandé', en: 'Ordered' },
  produced: { fr: 'Fait', en: 'Made' },
  delivered: { fr: 'Livré', en: 'Delivered' },
  invoiced: { fr: 'Facturé', en: 'Invoiced' },
  source: { fr: 'Origine', en: 'Source' },
  fromPortal: { fr: 'Portail', en: 'Portal' },
  fromSchool: { fr: 'École', en: 'School' },
  note: { fr: 'Note', en: 'Note' },
  unit: { fr: 'Unité', en: 'Unit' },
  noteHelp: {
    fr: 'Lue dans l’école seulement : le partenaire ne la voit ni sur son espace ni sur l’accusé de réception.',
    en: 'Read inside the school only: the partner sees it neither in the portal nor on the order confirmation.',
  },
  documents: { fr: 'Documents', en: 'Documents' },
  noDocument: { fr: 'Aucun document.', en: 'No document.' },
  attach: { fr: 'Joindre un fichier', en: 'Attach a file' },
  attachHint: {
    fr: 'PDF, image ou plan DXF/STEP, 20 Mo au plus. Le partenaire le verra.',
    en: 'PDF, image or DXF/STEP drawing, 20 MB at most. The partner will see it.',
  },
  file: { fr: 'Fichier', en: 'File' },
  fileKind: { fr: 'Genre', en: 'Kind' },
  attachment: { fr: 'Pièce jointe', en: 'Attachment' },
  madeNote: {
    fr: (count: number) => counted(count, 'fr', ['fait', 'faits']),
    en: (count: number) => counted(count, 'en', ['made', 'made']),
  },
  deliveredNote: {
    fr: (count: number) => counted(count, 'fr', ['livré', 'livrés']),
    en: (count: number) => counted(count, 'en', ['delivered', 'delivered']),
  },
  drawing: { fr: (revision: string) => `indice ${revision}`, en: (revision: string) => `revision ${revision}` },
  confirmTitle: { fr: 'Confirmer la commande', en: 'Confirm the order' },
  confirmHint: {
    fr: 'Le partenaire reçoit l’accusé de réception par courriel et la production peut commencer.',
    en: 'The partner receives the order confirmation by mail and production may start.',
  },
  promise: { fr: 'Date promise', en: 'Promised date' },
  reason: { fr: 'Motif', en: 'Reason' },
  cancelLoss: {
    fr: 'La commande sera annulée : le partenaire devra en passer une autre.',
    en: 'The order will be cancelled: the partner will have to place another one.',
  },
  onHold: {
    fr: (reason: string) => `En attente : ${reason}`,
    en: (reason: string) => `On hold: ${reason}`,
  },
  waiting: { fr: 'En attente', en: 'On hold' },
  pausedDone: {
    fr: 'La commande est en attente : ses OF sont suspendus.',
    en: 'The order is on hold: its work orders are suspended.',
  },
  resumedDone: {
    fr: 'La commande reprend, et ses OF avec elle.',
    en: 'The order goes on, and its work orders with it.',
  },
  amendTitle: { fr: 'Modifier la commande par avenant', en: 'Amend the order' },
  amendReason: {
    fr: 'Le client le lit : il reçoit une nouvelle confirmation. Les prix restent ceux de la commande.',
    en: 'The customer reads it: a new confirmation is sent. Prices stay those of the order.',
  },
  amendSend: { fr: 'Enregistrer l’avenant', en: 'Record the amendment' },
  amendedDone: {
    fr: 'L’avenant est enregistré, et le client en est averti.',
    en: 'The amendment is recorded, and the customer told.',
  },
  shortenLoss: {
    fr: 'Ce qui n’est pas fait ne le sera plus. Le total de la commande baisse.',
    en: 'What is not made will not be. The order’s total goes down.',
  },
  next: { fr: 'Prochaine étape', en: 'Next step' },
  chooseFirst: { fr: 'Pour qui, et quel article ?', en: 'For whom, and which item?' },
  item: { fr: 'Article', en: 'Item' },
  continue: { fr: 'Continuer', en: 'Continue' },
  addItem: { fr: 'Ajouter un article', en: 'Add an item' },
  add: { fr: 'Ajouter', en: 'Add' },
  place: { fr: 'Passer la commande', en: 'Place the order' },
  cancel: { fr: 'Abandonner', en: 'Leave' },
  demand: { fr: 'Demande', en: 'Demand' },
  pricedAt: { fr: (price: string) => `${price} HT l’unité`, en: (price: string) => `${price} excl. VAT a unit` },
  noItem: { fr: 'Le catalogue est vide', en: 'The catalogue is empty' },
  noItemHint: {
    fr: 'Ajoutez un article au catalogue avant de saisir une commande.',
    en: 'Add an item to the catalogue before entering an order.',
  },
  toCatalog: { fr: 'Aller au catalogue', en: 'Go to the catalogue' },
  placedDone: {
    fr: 'La commande est enregistrée : il reste à la confirmer.',
    en: 'The order is recorded: it is still to be confirmed.',
  },
  confirmedDone: {
    fr: 'La commande est confirmée : le client reçoit l’accusé de réception, les OF sont prêts.',
    en: 'The order is confirmed: the customer is sent the confirmation, the work orders are ready.',
  },
  cancelledDone: { fr: 'La commande est annulée.', en: 'The order is cancelled.' },
  shortClosedDone: {
    fr: 'La commande est soldée : ce qui n’est pas livré ne le sera plus.',
    en: 'The order is closed short: what is not delivered will not be.',
  },
  closedDone: { fr: 'La commande est close.', en: 'The order is closed.' },
  attachedDone: { fr: 'Le fichier est joint.', en: 'The file is attached.' },
});

export const axisWords = {
  production: {
    none: { fr: 'Rien de fait', en: 'Nothing made' },
    running: { fr: 'En production', en: 'In production' },
    ready: { fr: 'Tout est fait', en: 'All made' },
  },
  delivery: {
    none: { fr: 'Non livrée', en: 'Not delivered' },
    part: { fr: 'Livrée en partie', en: 'Partly delivered' },
    full: { fr: 'Livrée', en: 'Delivered' },
  },
  billing: {
    none: { fr: 'Non facturée', en: 'Not invoiced' },
    part: { fr: 'Facturée en partie', en: 'Partly invoiced' },
    full: { fr: 'Facturée', en: 'Invoiced' },
  },
} as const;

/** Papers the house adds to an order; anything else was attached by somebody. */
export const fileKindWords: Readonly<Record<string, Bilingual<string>>> = {
  order_confirmation: { fr: 'Accusé de réception', en: 'Order confirmation' },
  certificate: { fr: 'Certificat de conformité', en: 'Certificate of conformity' },
};
