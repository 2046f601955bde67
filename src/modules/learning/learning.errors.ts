import { refusal } from '../../core/errors/refusal.js';

export const nothingTaught = (schoolYear: string) =>
  refusal('learning.nothing_taught', 409, {
    fr: `Aucun travail de cette entreprise n’est encore validé pour ${schoolYear}. Revenez quand un maître en aura validé.`,
    en: `No work of this company is validated yet for ${schoolYear}. Come back when a master has validated some.`,
  });
