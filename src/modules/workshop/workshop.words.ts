import { defineWords } from '../../core/words/words.js';

/** Words of the master's day that are not those of OFs. */
export const workshopWords = defineWords({
  calls: { fr: 'Élèves qui vous attendent', en: 'Learners waiting for you' },
  callsYou: { fr: (name: string) => `${name} vous appelle`, en: (name: string) => `${name} calls you` },
  coming: { fr: 'J’y vais', en: 'I am coming' },
});
