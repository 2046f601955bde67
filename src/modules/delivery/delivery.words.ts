import { defineWords } from '../../core/words/words.js';

export const deliveryWords = defineWords({
  deliveries: { fr: 'Livraisons', en: 'Deliveries' },
  deliveriesSub: { fr: 'Ce qui est prêt à partir, parti et reçu.', en: 'What is ready to leave, gone and received.' },
  note: { fr: 'Bon de livraison', en: 'Delivery note' },
  number: { fr: 'Bon', en: 'Note' },
  order: { fr: 'Commande', en: 'Order' },
  customer: { fr: 'Client', en: 'Customer' },
  state: { fr: 'État', en: 'State' },
  all: { fr: 'Tous', en: 'All' },
  search: { fr: 'Rechercher', en: 'Search' },
  shippedOn: { fr: 'Expédié le', en: 'Shipped on' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  item: { fr: 'Article', en: 'Item' },
  none: { fr: 'Aucun bon de livraison', en: 'No delivery note' },
  noneWhatToDo: {
    fr: 'Ouvrez une commande dont des pièces sont validées, puis « Préparer une livraison ».',
    en: 'Open an order with validated pieces, then “Prepare a delivery”.',
  },
  prepare: { fr: 'Préparer une livraison', en: 'Prepare a delivery' },
  prepareSub: {
    fr: 'Les quantités proposées sont fabriquées, validées et promises sur aucun autre bon.',
    en: 'The quantities proposed are made, validated and promised on no other note.',
  },
  prepareButton: { fr: 'Préparer le bon', en: 'Prepare the note' },
  nothingReady: { fr: 'Rien à livrer pour l’instant', en: 'Nothing to deliver for now' },
  nothingReadyWhy: {
    fr: 'Tout ce qui est validé est déjà livré ou promis. Validez le travail de l’atelier d’abord.',
    en: 'All that is validated is already delivered or promised. Validate the workshop’s work first.',
  },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  back: { fr: 'Livraisons', en: 'Deliveries' },
  backToOrder: { fr: 'Commande', en: 'Order' },
  ship: { fr: 'Expédier', en: 'Ship' },
  shipOn: { fr: 'Jour de l’expédition', en: 'Shipping day' },
  shipHelp: {
    fr: 'Le bon est imprimé et envoyé au client ; les pièces deviennent facturables.',
    en: 'The note is printed and mailed to the customer; its pieces can then be invoiced.',
  },
  receive: { fr: 'Confirmer la réception', en: 'Confirm reception' },
  receivedBy: { fr: 'Reçu par', en: 'Received by' },
  receivedAt: { fr: 'Reçu le', en: 'Received on' },
  withReserves: { fr: 'Avec réserves', en: 'With reserves' },
  reserves: { fr: 'Réserves', en: 'Reserves' },
  reservesHelp: { fr: 'Ce que le client a noté en recevant.', en: 'What the customer noted on reception.' },
  reason: { fr: 'Motif', en: 'Reason' },
  download: { fr: 'Bon en PDF', en: 'Note as PDF' },
  shipTo: { fr: 'Livré à', en: 'Delivered to' },
  customerReference: { fr: 'Référence du client', en: 'Customer’s reference' },
  lines: { fr: 'Contenu', en: 'Content' },
  oneSize: { fr: 'Sans couleur', en: 'No colour' },
  noSize: { fr: 'Unique', en: 'One size' },
  next: { fr: 'À faire', en: 'To do' },
  unknownCell: { fr: 'Pièce', en: 'Piece' },
  mailSubject: {
    fr: (number: string, school: string) => `Bon de livraison ${number} · ${school}`,
    en: (number: string, school: string) => `Delivery note ${number} · ${school}`,
  },
  mailBody: {
    fr: (number: string, order: string, day: string, school: string) =>
      `Bonjour,\n\nVotre commande ${order} a été expédiée le ${day}. Le bon de livraison ${number} est joint.\nVous pouvez confirmer la réception sur votre espace Ouvrage.\n\n${school}\n`,
    en: (number: string, order: string, day: string, school: string) =>
      `Hello,\n\nYour order ${order} was shipped on ${day}. Delivery note ${number} is attached.\nYou can confirm its reception in your Ouvrage space.\n\n${school}\n`,
  },
  preparedDone: {
    fr: 'Le bon est préparé : il reste à le remettre au transport ou au client.',
    en: 'The note is prepared: it is still to be handed over.',
  },
  shippedDone: {
    fr: 'La livraison est partie ; le bon de livraison est établi.',
    en: 'The delivery has left; its note is drawn up.',
  },
  receivedDone: { fr: 'La réception est enregistrée.', en: 'The reception is recorded.' },
  cancelledDone: {
    fr: 'Le bon est annulé : les pièces sont de nouveau à livrer.',
    en: 'The note is cancelled: the pieces are to deliver again.',
  },
});
