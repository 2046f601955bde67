import { defineWords } from '../../core/words/words.js';

const pieces = (count: number) => `${count} ${count > 1 ? 'pièces' : 'pièce'}`;
const some = (count: number) => `${count} ${count === 1 ? 'piece' : 'pieces'}`;

/** What a learner reads: one short sentence at a time, in plain words. */
export const terminalWords = defineWords({
  title: { fr: 'Mon travail', en: 'My work' },
  hello: { fr: (name: string) => `Bonjour ${name}`, en: (name: string) => `Hello ${name}` },
  saved: { fr: 'Tout est enregistré', en: 'All is saved' },
  working: { fr: 'Le temps compte', en: 'Time is running' },
  leave: { fr: 'Changer d’élève', en: 'Another learner' },
  step: {
    fr: (step: number, steps: number, name: string) => `Étape ${step} sur ${steps} · ${name}`,
    en: (step: number, steps: number, name: string) => `Step ${step} of ${steps} · ${name}`,
  },
  left: { fr: (count: number) => `Reste ${pieces(count)}`, en: (count: number) => `${some(count)} left` },
  forDay: { fr: (day: string) => `pour ${day}`, en: (day: string) => `for ${day}` },
  learns: { fr: (codes: string) => `tu apprends ${codes}`, en: (codes: string) => `you learn ${codes}` },
  with: { fr: (name: string) => `avec ${name}`, en: (name: string) => `with ${name}` },
  start: { fr: 'Je commence', en: 'I start' },
  resume: { fr: 'Je continue', en: 'I go on' },
  pause: { fr: 'Pause', en: 'Pause' },
  finish: { fr: 'J’ai fini', en: 'I am done' },
  countAndGoOn: { fr: 'Je compte et je continue', en: 'Count and go on' },
  wait: {
    fr: 'Les pièces de l’étape d’avant ne sont pas prêtes. Demande à ton maître.',
    en: 'The pieces of the step before are not ready. Ask your master.',
  },
  look: { fr: 'Regarder encore', en: 'Look again' },
  nothing: { fr: 'Rien à faire maintenant', en: 'Nothing to do now' },
  nothingHint: { fr: 'Va voir ton maître.', en: 'Go and see your master.' },
  next: { fr: 'Ensuite', en: 'Next' },
  am: { fr: 'le matin', en: 'morning' },
  pm: { fr: 'l’après-midi', en: 'afternoon' },
  howMany: { fr: 'Compte tes pièces', en: 'Count your pieces' },
  canCount: { fr: (count: number) => `${pieces(count)} à compter`, en: (count: number) => `${some(count)} to count` },
  good: { fr: 'Bonnes', en: 'Good' },
  redo: { fr: 'À refaire', en: 'To redo' },
  scrap: { fr: 'Perdues', en: 'Lost' },
  lost: { fr: 'Des pièces perdues ?', en: 'Lost pieces?' },
  why: { fr: 'Pourquoi sont-elles perdues ?', en: 'Why are they lost?' },
  allCounted: { fr: 'Toutes les pièces sont comptées.', en: 'All pieces are counted.' },
  checked: { fr: 'J’ai contrôlé mes pièces', en: 'I have checked my pieces' },
  back: { fr: 'Retour', en: 'Back' },
  cannot: { fr: 'Ce n’est pas possible', en: 'This cannot be done' },
  callMaster: { fr: 'Appelle ton maître.', en: 'Call your master.' },
  picture: { fr: 'Dessin de la pièce', en: 'Drawing of the piece' },
});
