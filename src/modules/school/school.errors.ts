import { refusal } from '../../core/errors/refusal.js';
import { shortDate } from '../../core/words/format.js';

export const settingMissing = (key: string, on: string) =>
  refusal('school.setting_missing', 409, {
    fr: `Le réglage « ${key} » manque au ${shortDate(on, 'fr')}. Renseignez-le dans les réglages de l’école.`,
    en: `The setting “${key}” is missing on ${shortDate(on, 'en')}. Fill it in the school’s settings.`,
  });

export const settingExists = () =>
  refusal('school.setting_exists', 409, {
    fr: 'Ce réglage a déjà une valeur à cette date. Choisissez une autre date.',
    en: 'This setting already has a value from that day. Choose another day.',
  });

export const settingShape = () =>
  refusal('school.setting_shape', 422, {
    fr: 'Ces réponses ne vont pas ensemble : une vente taxée a un taux, une vente exonérée un motif, et une cible va du plus petit au plus grand.',
    en: 'These answers do not go together: a taxed sale has a rate, an exempt one a reason, and a target goes from the smaller to the larger.',
  });

export const codeTaken = () =>
  refusal('school.code_taken', 409, {
    fr: 'Ce code sert déjà dans l’école. Choisissez-en un autre.',
    en: 'This code is already used in the school. Choose another one.',
  });
