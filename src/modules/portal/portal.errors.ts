import { refusal } from '../../core/errors/refusal.js';

export const nothingDemanded = () =>
  refusal('portal.nothing_demanded', 422, {
    fr: 'Aucune quantité n’est écrite. Écrivez-en au moins une.',
    en: 'No quantity is written. Write at least one.',
  });

export const noFile = () =>
  refusal('portal.no_file', 422, {
    fr: 'Aucun fichier n’est choisi. Choisissez un fichier, puis envoyez-le.',
    en: 'No file is chosen. Choose a file, then send it.',
  });
