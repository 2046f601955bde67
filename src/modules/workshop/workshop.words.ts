import { defineWords } from '../../core/words/words.js';

/** Words of the master's day that are not those of OFs. */
export const workshopWords = defineWords({
  breakIn: {
    fr: (minutes: number) => (minutes > 0 ? `pause dans ${minutes} min` : 'pause à prendre maintenant'),
    en: (minutes: number) => (minutes > 0 ? `break in ${minutes} min` : 'break due now'),
  },
  calls: { fr: 'Élèves qui vous attendent', en: 'Learners waiting for you' },
  callsYou: { fr: (name: string) => `${name} vous appelle`, en: (name: string) => `${name} calls you` },
  showsYou: {
    fr: (name: string) => `${name} montre sa première pièce`,
    en: (name: string) => `${name} shows a first part`,
  },
  lookAtIt: { fr: 'Regarder', en: 'Look' },
  quality: { fr: 'Qualité', en: 'Quality' },
  materials: { fr: 'Matières', en: 'Materials' },
  material: { fr: 'Matière', en: 'Material' },
  stock: { fr: 'Stock', en: 'Stock' },
  lot: { fr: 'Lot', en: 'Lot' },
  used: { fr: 'Sur cet OF', en: 'On this order' },
  supplied: { fr: 'fourni par le client', en: 'supplied by the customer' },
  noMaterial: { fr: 'Rien n’est encore sorti pour cet OF.', en: 'Nothing is issued to this order yet.' },
  noLot: {
    fr: 'Aucun lot en stock pour cet OF. Recevez-en un dans le stock.',
    en: 'No lot in stock for this order. Receive one in the stock.',
  },
  move: { fr: 'Mouvement', en: 'Move' },
  moveMaterial: { fr: 'Noter le mouvement', en: 'Record the move' },
  movedMaterial: { fr: 'Le mouvement est noté.', en: 'The move is recorded.' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  workOrder: { fr: 'OF', en: 'Order' },
  left: { fr: (quantity: string) => `reste ${quantity}`, en: (quantity: string) => `${quantity} left` },
  machines: { fr: 'Par machine', en: 'By machine' },
  machine: { fr: 'Poste', en: 'Work centre' },
  machineState: { fr: 'État', en: 'State' },
  now: { fr: 'En ce moment', en: 'Now' },
  planned: { fr: 'Prévu', en: 'Planned' },
  inService: { fr: 'En service', en: 'In service' },
  outOfService: {
    fr: (why: string) => `Consignée${why ? ` : ${why}` : ''}`,
    en: (why: string) => `Out of service${why ? `: ${why}` : ''}`,
  },
  neverChecked: { fr: 'Jamais contrôlée', en: 'Never checked' },
  checkOver: { fr: (day: string) => `Contrôle dépassé le ${day}`, en: (day: string) => `Check over since ${day}` },
  suspended: { fr: 'Suspendus', en: 'Suspended' },
  ranLong: {
    fr: (spent: number, planned: number) => `plus long que prévu : ${spent} min au lieu de ${planned}`,
    en: (spent: number, planned: number) => `took longer: ${spent} min instead of ${planned}`,
  },
  heldBy: {
    fr: (number: string) => `${number} attend une décision`,
    en: (number: string) => `${number} waits for a decision`,
  },
  nobody: { fr: 'confié à personne', en: 'given to nobody' },
  notBegun: { fr: 'pas commencé', en: 'not begun' },
  stopped: { fr: 'en pause', en: 'paused' },
  coming: { fr: 'J’y vais', en: 'I am coming' },
});
