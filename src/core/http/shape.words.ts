import { formatCents } from '../money/money.js';
import type { Bilingual } from '../words/words.js';

/** What is wrong with an answer, and what to write instead. */
export const shapeWords = {
  text: { fr: 'Écrivez un texte.', en: 'Write a text.' },
  plain: {
    fr: 'Ce texte contient un signe qui ne s’écrit pas. Retapez-le.',
    en: 'This text holds a sign that cannot be written. Type it again.',
  },
  missing: { fr: 'Cette réponse manque.', en: 'This answer is missing.' },
  tooLong: (max: number) => ({ fr: `Au plus ${max} caractères.`, en: `At most ${max} characters.` }),
  tooShort: (min: number) => ({ fr: `Au moins ${min} caractères.`, en: `At least ${min} characters.` }),
  integer: { fr: 'Écrivez un nombre entier.', en: 'Write a whole number.' },
  atLeast: (min: number) => ({ fr: `Au moins ${min}.`, en: `At least ${min}.` }),
  atMost: (max: number) => ({ fr: `Au plus ${max}.`, en: `At most ${max}.` }),
  amount: { fr: 'Écrivez un montant, comme 1 234,50.', en: 'Write an amount, such as 1 234,50.' },
  amountAtLeast: (min: number) => ({ fr: `Au moins ${formatCents(min)}.`, en: `At least ${formatCents(min, 'en')}.` }),
  amountAtMost: (max: number) => ({ fr: `Au plus ${formatCents(max)}.`, en: `At most ${formatCents(max, 'en')}.` }),
  measure: { fr: 'Écrivez un nombre, comme 12,025.', en: 'Write a number, such as 12.025.' },
  day: { fr: 'Écrivez une date, comme 23/11/2026.', en: 'Write a date, such as 2026-11-23.' },
  choice: { fr: 'Choisissez dans la liste.', en: 'Choose from the list.' },
  flag: { fr: 'Répondez par oui ou non.', en: 'Answer yes or no.' },
  list: { fr: 'Donnez une liste.', en: 'Give a list.' },
  atLeastItems: (min: number) => ({ fr: `Donnez-en au moins ${min}.`, en: `Give at least ${min}.` }),
  atMostItems: (max: number) => ({ fr: `Donnez-en au plus ${max}.`, en: `Give at most ${max}.` }),
  object: { fr: 'Donnez un objet.', en: 'Give an object.' },
  unknown: { fr: 'Cette réponse n’est pas attendue. Retirez-la.', en: 'This answer is not expected. Remove it.' },
  email: { fr: 'Écrivez une adresse, comme nom@exemple.fr.', en: 'Write an address, such as name@example.org.' },
  file: { fr: 'Choisissez un fichier.', en: 'Choose a file.' },
} satisfies Record<string, Bilingual<string> | ((limit: number) => Bilingual<string>)>;
