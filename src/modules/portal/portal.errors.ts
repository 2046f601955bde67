import { refusal } from '../../core/errors/refusal.js';

export const nothingDemanded = () =>
  refusal('portal.nothing_demanded', 422, {
    fr: 'Aucune quantité n’est écrite. Écrivez-en au moins une.',
    en: 'No quantity is written. Write at least one.',
  });
