import { defineWords, type Bilingual } from '../../core/words/words.js';
import type { StateWords } from '../../core/state-machine/state-machine.js';
import type { ClaimRead } from '../quality/index.js';
import type { PortalOrderState, PortalStep } from './portal.types.js';

export const portalWords = defineWords({
  home: { fr: 'Votre espace', en: 'Your space' },
  orders: { fr: 'Vos commandes', en: 'Your orders' },
  openOrders: { fr: 'Commandes en cours', en: 'Orders under way' },
  order: { fr: (number: string) => `Commande ${number}`, en: (number: string) => `Order ${number}` },
  newOrder: { fr: 'Commander', en: 'Order' },
  newOrderTitle: { fr: 'Nouvelle commande', en: 'New order' },
  newOrderSub: {
    fr: 'Écrivez les quantités voulues ; l’école confirme et promet une date.',
    en: 'Write the quantities you want; the school confirms and promises a date.',
  },
  noOrder: { fr: 'Aucune commande en cours', en: 'No order under way' },
  noOrderHelp: { fr: 'Passez une commande : elle se suit ici.', en: 'Place an order: you follow it here.' },
  noSuchOrder: { fr: 'Aucune commande trouvée', en: 'No order found' },
  allOrders: { fr: 'Toutes les commandes', en: 'All orders' },
  noItem: { fr: 'Rien à commander pour l’instant', en: 'Nothing to order for now' },
  noItemHelp: {
    fr: 'L’école n’a pas encore d’article au catalogue.',
    en: 'The school has no item in its catalogue yet.',
  },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  unitPrice: {
    fr: (price: string, unit: string) => `${price} HT l’unité (${unit})`,
    en: (price: string, unit: string) => `${price} excl. VAT each (${unit})`,
  },
  drawing: {
    fr: (revision: string) => `plan indice ${revision}`,
    en: (revision: string) => `drawing revision ${revision}`,
  },
  reference: { fr: 'Votre numéro de commande', en: 'Your order number' },
  wishedOn: { fr: 'Date souhaitée', en: 'Wished date' },
  note: { fr: 'Précisions', en: 'Details' },
  claims: { fr: 'Réclamations', en: 'Claims' },
  claimsSub: {
    fr: 'Ce qui ne va pas dans ce que vous avez reçu, et la réponse de l’école.',
    en: 'What is wrong with what you received, and the school’s answer.',
  },
  newClaim: { fr: 'Signaler un problème', en: 'Report a problem' },
  claimDefect: { fr: 'Ce qui ne va pas', en: 'What is wrong' },
  claimAnswer: { fr: 'Réponse de l’école', en: 'The school’s answer' },
  claimPhoto: { fr: 'Photo, si elle aide', en: 'Photo, if it helps' },
  claimedDone: { fr: 'C’est signalé : l’école vous répond ici.', en: 'Reported: the school answers you here.' },
  attachment: { fr: 'Plan ou document', en: 'Drawing or document' },
  attachmentHelp: { fr: 'PDF, image, DXF ou STEP, 20 Mo au plus.', en: 'PDF, image, DXF or STEP, 20 MB at most.' },
  send: { fr: 'Envoyer la commande', en: 'Send the order' },
  attach: { fr: 'Joindre un fichier', en: 'Attach a file' },
  withdraw: { fr: 'Retirer la commande', en: 'Withdraw the order' },
  withdrawConfirm: {
    fr: 'La commande sera annulée. Vous pourrez en passer une autre.',
    en: 'The order will be cancelled. You can place another one.',
  },
  reason: { fr: 'Motif', en: 'Reason' },
  promised: { fr: 'Promise le', en: 'Promised for' },
  promisedDay: { fr: (day: string) => `promise le ${day}`, en: (day: string) => `promised for ${day}` },
  notPromised: { fr: 'date à confirmer', en: 'date to be confirmed' },
  placed: { fr: 'Passée le', en: 'Placed on' },
  state: { fr: 'État', en: 'State' },
  made: { fr: 'Fait', en: 'Made' },
  percent: { fr: (percent: number) => `${percent} % fait`, en: (percent: number) => `${percent}% made` },
  number: { fr: 'Numéro', en: 'Number' },
  amount: { fr: 'Montant TTC', en: 'Amount incl. VAT' },
  amounts: { fr: 'Montants', en: 'Amounts' },
  net: { fr: 'Total HT', en: 'Total excl. VAT' },
  vat: { fr: 'TVA', en: 'VAT' },
  gross: { fr: 'Total TTC', en: 'Total incl. VAT' },
  trail: { fr: 'Avancement', en: 'Progress' },
  cellNote: {
    fr: (made: number, delivered: number) =>
      `${made} ${made > 1 ? 'faits' : 'fait'}${delivered > 0 ? `, ${delivered} ${delivered > 1 ? 'livrés' : 'livré'}` : ''}`,
    en: (made: number, delivered: number) => `${made} made${delivered > 0 ? `, ${delivered} delivered` : ''}`,
  },
  ordered: { fr: 'Commandé', en: 'Ordered' },
  delivered: { fr: 'Livré', en: 'Delivered' },
  documents: { fr: 'Documents', en: 'Documents' },
  noDocument: { fr: 'Aucun document', en: 'No document' },
  deliveries: { fr: 'Vos livraisons', en: 'Your deliveries' },
  delivery: { fr: (number: string) => `Livraison ${number}`, en: (number: string) => `Delivery ${number}` },
  noDelivery: { fr: 'Aucune livraison', en: 'No delivery' },
  toReceive: { fr: 'Réceptions à confirmer', en: 'Receptions to confirm' },
  nothingToReceive: { fr: 'Rien à confirmer.', en: 'Nothing to confirm.' },
  receive: { fr: 'Confirmer la réception', en: 'Confirm reception' },
  receivedBy: { fr: 'Reçu par', en: 'Received by' },
  receivedByHelp: { fr: 'Nom de la personne qui a reçu', en: 'Name of the person who received' },
  reserves: { fr: 'Réserves', en: 'Reserves' },
  reservesHelp: { fr: 'Ce qui manque ou ce qui est abîmé', en: 'What is missing or damaged' },
  shippedOn: { fr: 'Expédiée le', en: 'Shipped on' },
  shipped: { fr: 'Expédiée', en: 'Shipped' },
  received: { fr: 'Reçue', en: 'Received' },
  item: { fr: 'Article', en: 'Item' },
  size: { fr: 'Taille, couleur', en: 'Size, colour' },
  invoices: { fr: 'Vos factures', en: 'Your invoices' },
  noInvoice: { fr: 'Aucune facture', en: 'No invoice' },
  toPay: { fr: 'À payer', en: 'To pay' },
  nothingToPay: { fr: 'Rien à payer.', en: 'Nothing to pay.' },
  issuedOn: { fr: 'Émise le', en: 'Issued on' },
  dueOn: { fr: 'Échéance', en: 'Due on' },
  rest: { fr: 'Reste à payer', en: 'Left to pay' },
  overdue: { fr: 'En retard', en: 'Overdue' },
  paid: { fr: 'Réglée', en: 'Settled' },
  toRefund: { fr: 'À vous rendre', en: 'To give back to you' },
  applied: { fr: 'Déduit', en: 'Taken off' },
  creditNote: { fr: 'Avoir', en: 'Credit note' },
  orderOf: { fr: 'Commande', en: 'Order' },
  search: { fr: 'Rechercher', en: 'Search' },
  all: { fr: 'Toutes', en: 'All' },
  download: { fr: 'Télécharger', en: 'Download' },
  placedDone: {
    fr: 'Votre commande est envoyée. L’école vous répond avec une date.',
    en: 'Your order is sent. The school will answer with a date.',
  },
  withdrawnDone: { fr: 'Votre commande est retirée.', en: 'Your order is withdrawn.' },
  attachedDone: { fr: 'Votre fichier est joint.', en: 'Your file is attached.' },
  receivedDone: {
    fr: 'Merci : la réception est confirmée, l’école en est avertie.',
    en: 'Thank you: the reception is confirmed, and the school knows.',
  },
  kind: { fr: 'Nature', en: 'Kind' },
  on: { fr: 'Le', en: 'On' },
  invoice: { fr: 'Facture', en: 'Invoice' },
});

export const STEP_WORDS: Readonly<Record<PortalStep, Bilingual<string>>> = {
  placed: { fr: 'Commandée', en: 'Ordered' },
  confirmed: { fr: 'Confirmée', en: 'Confirmed' },
  made: { fr: 'Fabriquée', en: 'Made' },
  delivered: { fr: 'Livrée', en: 'Delivered' },
  invoiced: { fr: 'Facturée', en: 'Invoiced' },
};

export const STATE_WORDS: Readonly<
  Record<PortalOrderState, Bilingual<string> & { tone: 'plain' | 'blue' | 'green' | 'ochre' | 'red' }>
> = {
  draft: { fr: 'À confirmer par l’école', en: 'To be confirmed by the school', tone: 'ochre' },
  confirmed: { fr: 'Confirmée', en: 'Confirmed', tone: 'blue' },
  closed: { fr: 'Terminée', en: 'Finished', tone: 'green' },
  cancelled: { fr: 'Annulée', en: 'Cancelled', tone: 'plain' },
};

/** How far a claim is. */
export const CLAIM_WORDS: Readonly<Record<ClaimRead['state'], StateWords>> = {
  received: { fr: 'Reçue', en: 'Received', tone: 'blue' },
  studied: { fr: 'À l’étude', en: 'Being studied', tone: 'ochre' },
  answered: { fr: 'Réponse donnée', en: 'Answered', tone: 'green' },
  closed: { fr: 'Close', en: 'Closed', tone: 'plain' },
};

/** Kinds of files, as a customer names them. */
export const DOCUMENT_WORDS: Readonly<Record<string, Bilingual<string>>> = {
  order_confirmation: { fr: 'Confirmation de commande', en: 'Order confirmation' },
  delivery_note: { fr: 'Bon de livraison', en: 'Delivery note' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  credit_note: { fr: 'Avoir', en: 'Credit note' },
  certificate: { fr: 'Certificat de conformité', en: 'Certificate of conformity' },
  attachment: { fr: 'Pièce jointe', en: 'Attachment' },
};
