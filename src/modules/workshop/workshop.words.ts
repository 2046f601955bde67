import { defineWords } from '../../core/words/words.js';

/** Words of the master's day that are not those of OFs. */
export const workshopWords = defineWords({
  calls: { fr: 'Élèves qui vous attendent', en: 'Learners waiting for you' },
  callsYou: { fr: (name: string) => `${name} vous appelle`, en: (name: string) => `${name} calls you` },
  showsYou: {
    fr: (name: string) => `${name} montre sa première pièce`,
    en: (name: string) => `${name} shows a first part`,
  },
  lookAtIt: { fr: 'Regarder', en: 'Look' },
  quality: { fr: 'Qualité', en: 'Quality' },
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
  nobody: { fr: 'confié à personne', en: 'given to nobody' },
  notBegun: { fr: 'pas commencé', en: 'not begun' },
  stopped: { fr: 'en pause', en: 'paused' },
  coming: { fr: 'J’y vais', en: 'I am coming' },
});
