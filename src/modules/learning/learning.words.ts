import { defineWords } from '../../core/words/words.js';
import type { FitVerdict } from './learning.types.js';

export const learningWords = defineWords({
  fit: { fr: 'Intérêt pour les apprentis', en: 'Fit with the teaching' },
  fitOf: {
    fr: (number: string) => `Intérêt pour les apprentis · ${number}`,
    en: (number: string) => `Fit with the teaching · ${number}`,
  },
  likeWhat: { fr: 'Article semblable', en: 'Item it is like' },
  likeHelp: {
    fr: 'Sa gamme dit les postes, les heures et les compétences.',
    en: 'Its routing tells the machines, the hours and the competences.',
  },
  see: { fr: 'Voir ce qu’il apprend', en: 'See what it teaches' },
  hours: { fr: 'Temps d’atelier, au temps du marché', en: 'Workshop time, at market pace' },
  level: { fr: 'Niveau demandé', en: 'Level asked' },
  atLevel: {
    fr: (level: number, able: number, all: number) => `${level} sur 4 · ${able} apprentis sur ${all} l’ont`,
    en: (level: number, able: number, all: number) => `${level} of 4 · ${able} learners of ${all} have it`,
  },
  critical: { fr: 'Pièce critique', en: 'Critical part' },
  criticalWork: {
    fr: 'oui : apprenti qualifié et premier contrôle',
    en: 'yes: qualified learner and first inspection',
  },
  competence: { fr: 'Compétence travaillée', en: 'Competence it trains' },
  time: { fr: 'Temps', en: 'Time' },
  lacking: { fr: 'Jamais travaillée par', en: 'Never worked on by' },
  nobody: { fr: 'personne : tous l’ont déjà travaillée', en: 'nobody: all have worked on it' },
  lackingOf: {
    fr: (lacking: number, all: number) => `${lacking} sur ${all}`,
    en: (lacking: number, all: number) => `${lacking} of ${all}`,
  },
  noCompetence: {
    fr: 'La gamme ne nomme aucune compétence de vos classes. Nommez-les dans la gamme de l’article.',
    en: 'The routing names no competence of your classes. Name them in the routing of the item.',
  },
  machine: { fr: 'Poste', en: 'Machine' },
  cleared: { fr: 'Apprentis autorisés', en: 'Learners cleared' },
  outOfService: { fr: 'hors service', en: 'out of service' },
  judged: { fr: 'Décision', en: 'Decision' },
  accept: { fr: 'Convient', en: 'It suits' },
  smaller: { fr: 'Convient en plus petite quantité', en: 'A smaller quantity suits' },
  smallerOf: {
    fr: (quantity: string) => `Convient pour ${quantity}`,
    en: (quantity: string) => `Suits for ${quantity}`,
  },
  quantity: { fr: 'Quantité qui convient', en: 'Quantity that suits' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  reasonHelp: {
    fr: 'Le client le lit quand la quantité est plus petite.',
    en: 'The customer reads it when the quantity is smaller.',
  },
  judge: { fr: 'Enregistrer la décision', en: 'Record the decision' },
  judgedDone: { fr: 'La décision est enregistrée.', en: 'The decision is recorded.' },
  declineBeside: {
    fr: 'Pour refuser, « Décliner la demande » : le client reçoit votre motif.',
    en: 'To refuse, “Decline the request”: the customer gets your reason.',
  },
  noLine: {
    fr: 'Ajoutez un article : ce qu’il apprend se lira ici.',
    en: 'Add an item: what it teaches is told here.',
  },
  backToRequest: { fr: 'Retour à la demande', en: 'Back to the request' },
  backToQuote: { fr: 'Retour au devis', en: 'Back to the quote' },
});

export const verdictWords: Record<FitVerdict, { fr: string; en: string; tone: 'green' | 'plain' | 'red' | 'ochre' }> = {
  teaches: { fr: 'Apprend quelque chose', en: 'Teaches something', tone: 'green' },
  known: { fr: 'Déjà travaillé par tous', en: 'Worked on by all already', tone: 'plain' },
  closed: { fr: 'Personne ne peut la faire aujourd’hui', en: 'Nobody can make it today', tone: 'red' },
  untimed: { fr: 'Pas de gamme', en: 'No routing', tone: 'ochre' },
};
