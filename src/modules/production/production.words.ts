import { counted } from '../../core/words/format.js';
import { defineWords, type Bilingual } from '../../core/words/words.js';

const some = (count: number, one: string, more: string) => counted(count, 'fr', [one, more]);
const many = (count: number, one: string, more: string) => counted(count, 'en', [one, more]);

/** Words of the masters' pages; those of the learners' tablet are in terminal.words.ts. */
export const productionWords = defineWords({
  workshop: { fr: 'Atelier', en: 'Workshop' },
  learner: { fr: 'Élève', en: 'Learner' },
  am: { fr: 'Matin', en: 'Morning' },
  pm: { fr: 'Après-midi', en: 'Afternoon' },
  previousDay: { fr: 'Jour d’avant', en: 'Day before' },
  nextDay: { fr: 'Jour d’après', en: 'Day after' },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  dayOf: { fr: (day: string) => `Travail du ${day}`, en: (day: string) => `Work of ${day}` },
  learnersHere: {
    fr: (count: number) => some(count, 'élève inscrit', 'élèves inscrits'),
    en: (count: number) => many(count, 'learner enrolled', 'learners enrolled'),
  },
  jobsGiven: {
    fr: (count: number) => some(count, 'travail confié', 'travaux confiés'),
    en: (count: number) => many(count, 'job given', 'jobs given'),
  },
  toValidateCount: { fr: (count: number) => `À valider (${count})`, en: (count: number) => `To validate (${count})` },
  noLearners: { fr: 'Aucun élève inscrit ce jour-là', en: 'No learner enrolled on that day' },
  noLearnersHint: { fr: 'Inscrivez d’abord les élèves, puis confiez-leur du travail.', en: 'Enrol learners first.' },
  forDay: { fr: (day: string) => `pour ${day}`, en: (day: string) => `for ${day}` },
  with: { fr: (name: string) => `avec ${name}`, en: (name: string) => `with ${name}` },
  running: { fr: 'En cours', en: 'At work' },
  paused: { fr: 'En pause', en: 'Paused' },
  done: { fr: 'Fini', en: 'Finished' },
  freeToday: {
    fr: (names: string) => `Sans travail ce jour : ${names}`,
    en: (names: string) => `Without work that day: ${names}`,
  },
  givenTo: {
    fr: (names: string) => `déjà confié à ${names}`,
    en: (names: string) => `already given to ${names}`,
  },
  warnsAll: { fr: 'Pour tous', en: 'For all' },
  readyTitle: { fr: 'Opérations à confier', en: 'Operations to give' },
  readyEmpty: { fr: 'Rien à confier', en: 'Nothing to give' },
  readyEmptyHint: {
    fr: 'Les opérations viennent ici quand une commande est confirmée et que l’étape d’avant est faite.',
    en: 'Operations come here once an order is confirmed and the step before is made.',
  },
  operation: { fr: 'Opération', en: 'Operation' },
  item: { fr: 'Article', en: 'Item' },
  due: { fr: 'Pour le', en: 'Due' },
  toDo: { fr: 'À faire', en: 'To do' },
  state: { fr: 'État', en: 'State' },
  share: { fr: 'Part de cette demi-journée', en: 'Part of this half-day' },
  shareHelp: {
    fr: (left: string) => `Vide : autant que possible. ${left} à répartir.`,
    en: (left: string) => `Empty: as much as can be done. ${left} to share out.`,
  },
  bundle: { fr: 'Pièces par paquet', en: 'Pieces a bundle' },
  bundleHelp: { fr: 'Une étiquette par paquet, dans chaque taille.', en: 'One label a bundle, in each size.' },
  outside: { fr: 'Envoyer, recevoir', en: 'Send, receive' },
  give: { fr: 'Confier', en: 'Give' },
  late: { fr: 'En retard', en: 'Late' },
  allOrders: { fr: 'Tous les OF', en: 'All work orders' },
  workOrders: { fr: 'Ordres de fabrication', en: 'Work orders' },
  workOrder: { fr: 'OF', en: 'Work order' },
  newWorkOrder: { fr: 'Nouvel exercice', en: 'New exercise' },
  kind: { fr: 'Nature', en: 'Kind' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  progress: { fr: 'Avancement', en: 'Progress' },
  validated: { fr: 'Validées', en: 'Validated' },
  search: { fr: 'Rechercher', en: 'Search' },
  searchHint: { fr: 'Numéro, article, commande', en: 'Number, item, order' },
  allStates: { fr: 'Tous les états', en: 'All states' },
  filter: { fr: 'Filtrer', en: 'Filter' },
  noWorkOrders: { fr: 'Aucun OF', en: 'No work order' },
  noWorkOrdersHint: {
    fr: 'Confirmez une commande : ses OF sont lancés tout seuls.',
    en: 'Confirm an order: its work orders are released by themselves.',
  },
  order: { fr: 'Commande', en: 'Order' },
  wish: { fr: 'Ce que demande le client', en: 'What the customer asks' },
  customer: { fr: 'Client', en: 'Customer' },
  customerReference: { fr: 'Sa référence', en: 'Its reference' },
  note: { fr: 'Précisions', en: 'Details' },
  attachment: { fr: 'Pièce jointe', en: 'Attachment' },
  revision: { fr: 'Indice du plan', en: 'Drawing revision' },
  criticality: { fr: 'Criticité', en: 'Criticality' },
  operations: { fr: 'Opérations', en: 'Operations' },
  minutes: {
    fr: (spent: number, planned: number) => `${spent} min sur ${planned} prévues`,
    en: (spent: number, planned: number) => `${spent} min of ${planned} planned`,
  },
  time: { fr: 'Temps', en: 'Time' },
  good: { fr: 'Bonnes', en: 'Good' },
  redo: { fr: 'À refaire', en: 'To redo' },
  scrap: { fr: 'Perdues', en: 'Lost' },
  remaining: { fr: 'Reste', en: 'Left' },
  size: { fr: 'Taille', en: 'Size' },
  oneSize: { fr: 'Sans taille', en: 'One size' },
  reports: { fr: 'Comptes', en: 'Counts' },
  noReports: { fr: 'Personne n’a encore compté de pièces.', en: 'Nobody has counted pieces yet.' },
  who: { fr: 'Qui', en: 'Who' },
  when: { fr: 'Quand', en: 'When' },
  assignments: { fr: 'Travail confié', en: 'Work given' },
  noAssignments: { fr: 'Rien n’est encore confié.', en: 'Nothing is given yet.' },
  withdraw: { fr: 'Retirer', en: 'Withdraw' },
  stopSession: { fr: 'Arrêter le temps', en: 'Stop the time' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  skip: { fr: 'Passer l’étape', en: 'Skip the step' },
  missing: { fr: 'Il manque', en: 'Missing' },
  missingHint: {
    fr: (quantity: string) => `Commandé et dans aucun OF : ${quantity}.`,
    en: (quantity: string) => `Ordered and in no work order: ${quantity}.`,
  },
  relaunch: { fr: 'Relancer ce qui manque', en: 'Relaunch what is missing' },
  cancelConfirm: {
    fr: 'L’OF s’arrête et le travail confié est retiré. Les pièces déjà validées restent.',
    en: 'The work order stops and what was given is taken back. Pieces already validated stay.',
  },
  materials: { fr: 'Matières', en: 'Materials' },
  quality: { fr: 'Qualité', en: 'Quality' },
  checks: { fr: 'Contrôles', en: 'Checks' },
  validation: { fr: 'À valider', en: 'To validate' },
  validationSub: {
    fr: (count: number) => `${some(count, 'travail attend', 'travaux attendent')} votre décision`,
    en: (count: number) => `${many(count, 'job waits', 'jobs wait')} for your decision`,
  },
  nothingToValidate: { fr: 'Tout est validé', en: 'Everything is validated' },
  nothingToValidateHint: {
    fr: 'Ce que les élèves comptent sur la tablette vient ici.',
    en: 'What learners count on the tablet comes here.',
  },
  validate: { fr: 'Valider', en: 'Validate' },
  validateAll: { fr: 'Tout valider', en: 'Validate all' },
  reject: { fr: 'Refuser', en: 'Reject' },
  rejectWhy: { fr: 'Ce qui est à reprendre', en: 'What is to be redone' },
  candidates: { fr: 'Qui peut le faire', en: 'Who can do it' },
  assignTitle: { fr: (name: string) => `Confier : ${name}`, en: (name: string) => `Give: ${name}` },
  day: { fr: 'Jour', en: 'Day' },
  halfDay: { fr: 'Demi-journée', en: 'Half-day' },
  supervisor: { fr: 'Encadrant', en: 'Supervisor' },
  noSupervisor: { fr: 'Aucun encadrant', en: 'No supervisor' },
  absent: { fr: 'absent', en: 'absent' },
  workCenter: { fr: 'Poste', en: 'Work centre' },
  noWorkCenter: { fr: 'Sans machine', en: 'No machine' },
  see: { fr: 'Voir', en: 'See' },
  clear: { fr: 'En règle', en: 'Clear' },
  warned: { fr: 'Attention', en: 'Warning' },
  refused: { fr: 'Refusé', en: 'Refused' },
  busy: {
    fr: (count: number) => `déjà ${some(count, 'travail', 'travaux')}`,
    en: (count: number) => `${many(count, 'job', 'jobs')} already`,
  },
  level: { fr: (level: number) => `niveau ${level}`, en: (level: number) => `level ${level}` },
  back: { fr: 'Retour à l’atelier', en: 'Back to the workshop' },
  backToList: { fr: 'Ordres de fabrication', en: 'Work orders' },
  chooseItem: { fr: 'Choisir l’article', en: 'Choose the item' },
  launch: { fr: 'Lancer l’OF', en: 'Release the work order' },
  howMany: { fr: 'Combien', en: 'How many' },
  orderMadeDone: {
    fr: 'L’OF est créé : ses opérations sont à confier.',
    en: 'The work order is made: its operations are to assign.',
  },
  relaunchedDone: { fr: 'Un nouvel OF remplace les pièces perdues.', en: 'A new work order replaces the lost pieces.' },
  orderCancelledDone: { fr: 'L’OF est annulé.', en: 'The work order is cancelled.' },
  orderClosedDone: { fr: 'L’OF est clos.', en: 'The work order is closed.' },
  skippedDone: {
    fr: 'L’opération est passée ; le motif est au journal.',
    en: 'The operation is skipped; the reason is in the journal.',
  },
  traveller: { fr: 'Fiche suiveuse', en: 'Traveller' },
  labels: { fr: 'Étiquettes', en: 'Labels' },
  customerCopy: { fr: 'Exemplaire client', en: 'Customer copy' },
  newDrawing: {
    fr: (revision: string) => `Nouveau plan, indice ${revision}`,
    en: (revision: string) => `New drawing, revision ${revision}`,
  },
  newDrawingHint: {
    fr: 'Le travail est arrêté : il suivait l’indice d’avant. Regardez le plan, puis prenez-le en compte.',
    en: 'Work is stopped: it followed the revision before. Look at the drawing, then acknowledge it.',
  },
  acknowledge: { fr: 'Prendre le plan en compte', en: 'Acknowledge the drawing' },
  drawingDone: { fr: 'Le nouveau plan est pris en compte.', en: 'The new drawing is acknowledged.' },
  suspendedDone: {
    fr: 'L’OF est suspendu : personne n’y travaille.',
    en: 'The work order is suspended: nobody works on it.',
  },
  resumedDone: { fr: 'Le travail peut reprendre.', en: 'The work can go on.' },
  correct: { fr: 'Corriger', en: 'Correct' },
  correctTitle: { fr: 'Corriger un compte', en: 'Correct a count' },
  correctHint: {
    fr: 'L’ancien compte reste écrit, avec ce qui le remplace.',
    en: 'The old count stays on record, with what replaces it.',
  },
  keep: { fr: 'Ne rien changer', en: 'Change nothing' },
  correctWhy: { fr: 'Pourquoi ce compte change', en: 'Why this count changes' },
  counted: { fr: 'Compté', en: 'Counted' },
  reversal: { fr: 'Annule un compte', en: 'Takes a count back' },
  correctedDone: { fr: 'Le compte est corrigé.', en: 'The count is corrected.' },
  scrapWhy: { fr: 'Pourquoi des pièces sont perdues', en: 'Why pieces are lost' },
  none: { fr: 'Aucune', en: 'None' },
  times: { fr: 'Temps passé', en: 'Time spent' },
  duration: { fr: 'Durée', en: 'Duration' },
  noTimes: { fr: 'Personne n’a encore travaillé sur cet OF.', en: 'Nobody has worked on this work order yet.' },
  timesToCheck: { fr: 'Temps à vérifier', en: 'Time to check' },
  timesToCheckHint: {
    fr: 'Oubliés à la fin de la demi-journée : Ouvrage les a arrêtés. Dites combien ils ont vraiment duré.',
    en: 'Forgotten at the end of the half-day: Ouvrage stopped them. Say how long they really were.',
  },
  minutesOf: { fr: (minutes: number) => `${minutes} min`, en: (minutes: number) => `${minutes} min` },
  realMinutes: { fr: 'Minutes réelles', en: 'Real minutes' },
  correctTime: { fr: 'Corriger le temps', en: 'Correct the time' },
  leaveOut: { fr: 'Ne pas compter', en: 'Leave out' },
  timeCorrectedDone: { fr: 'Le temps est corrigé.', en: 'The time is corrected.' },
  timeRejectedDone: { fr: 'Ce temps ne compte plus.', en: 'This time no longer counts.' },
  show: { fr: 'J’ai montré', en: 'I showed' },
  shownMinutes: {
    fr: (minutes: number) => `${minutes} min de démonstration`,
    en: (minutes: number) => `${minutes} min shown`,
  },
  shownLabel: { fr: 'Minutes passées à montrer', en: 'Minutes spent showing' },
  shownDone: { fr: 'Votre démonstration est notée à part.', en: 'Your demonstration is recorded apart.' },
  assignedDone: { fr: 'Le travail est confié.', en: 'The work is assigned.' },
  withdrawnDone: { fr: 'Le travail est repris à l’élève.', en: 'The work is taken back from the learner.' },
  pausedDone: { fr: 'Le travail est mis en pause.', en: 'The work is paused.' },
  jobValidatedDone: { fr: 'Tout le travail est validé.', en: 'The whole job is validated.' },
  validatedDone: { fr: 'Les pièces sont validées.', en: 'The pieces are validated.' },
  rejectedDone: {
    fr: 'Le compte est refusé : l’élève voit ce qui est à reprendre.',
    en: 'The count is refused: the learner sees what to do again.',
  },
});

export const kindWords = {
  customer: { fr: 'Client', en: 'Customer' },
  exercise: { fr: 'Exercice', en: 'Exercise' },
  internal: { fr: 'Interne', en: 'Internal' },
  prototype: { fr: 'Prototype', en: 'Prototype' },
  rework: { fr: 'Retouche', en: 'Rework' },
} as const;

export const criticalityWords = {
  pedagogical: { fr: 'Pédagogique', en: 'Pedagogical' },
  standard: { fr: 'Standard', en: 'Standard' },
  critical: { fr: 'Critique', en: 'Critical' },
} as const;

export const sessionWords = {
  work: { fr: 'Travail', en: 'Work' },
  setup: { fr: 'Réglage', en: 'Set-up' },
  help: { fr: 'Aide', en: 'Help' },
  cleaning: { fr: 'Rangement', en: 'Cleaning' },
  waiting: { fr: 'Attente', en: 'Waiting' },
} as const;

/** Why pieces are lost: said the same to the learner and to the master. */
const ANY_TRADE = {
  measure: { fr: 'Mesure ou cote fausse', en: 'Wrong measure' },
  surface: { fr: 'Tache, bavure, surface', en: 'Stain, burr, surface' },
  seam: { fr: 'Couture ou filetage raté', en: 'Bad seam or thread' },
  shock: { fr: 'Choc ou casse', en: 'Knock or break' },
  material: { fr: 'Matière mauvaise', en: 'Bad material' },
  missed_step: { fr: 'Étape oubliée', en: 'Missed step' },
  wrong_plan: { fr: 'Mauvais plan', en: 'Wrong drawing' },
  other: { fr: 'Autre raison', en: 'Another reason' },
} as const;
type ScrapWords = Readonly<Record<keyof typeof ANY_TRADE, Bilingual<string>>>;
const OF_TRADE: Readonly<Record<'garment' | 'part', Partial<ScrapWords>>> = {
  garment: {
    measure: { fr: 'Mesure ou coupe fausse', en: 'Wrong measure or cut' },
    surface: { fr: 'Tache ou accroc', en: 'Stain or snag' },
    seam: { fr: 'Couture ratée', en: 'Bad seam' },
    material: { fr: 'Tissu abîmé', en: 'Bad fabric' },
  },
  part: {
    measure: { fr: 'Cote hors tolérance', en: 'Out of tolerance' },
    surface: { fr: 'Bavure ou rayure', en: 'Burr or scratch' },
    seam: { fr: 'Filetage raté', en: 'Bad thread' },
    material: { fr: 'Brut abîmé', en: 'Bad blank' },
  },
};

/** Why a piece is lost: one list of codes, said in the words of the trade. */
export const scrapWords = (trade: 'garment' | 'part' | 'service'): ScrapWords =>
  trade === 'service' ? ANY_TRADE : { ...ANY_TRADE, ...OF_TRADE[trade] };

/** `M · bleu`: which size and colour; empty for an item of one size. */
export const sizeText = ({ size, colour }: { size: string | null; colour: string | null }): string =>
  [size, colour].filter(Boolean).join(' · ');
