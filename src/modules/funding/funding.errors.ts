import { refusal } from '../../core/errors/refusal.js';

export const oneAmount = () =>
  refusal('funding.one_amount', 422, {
    fr: 'Donnez une somme fixe, ou un montant par élève avec le jour du comptage : l’un des deux.',
    en: 'Give a fixed sum, or an amount per learner with the counting day: one of the two.',
  });

export const wrongSchoolYear = () =>
  refusal('funding.wrong_school_year', 422, {
    fr: 'L’année scolaire s’écrit comme 2026-2027.',
    en: 'A school year is written like 2026-2027.',
  });

export const countedOutside = () =>
  refusal(
    'funding.counted_outside',
    422,
    {
      fr: 'Le jour du comptage n’est pas dans l’année scolaire. Prenez un jour entre le 1er septembre et le 31 août.',
      en: 'The counting day is not in the school year. Take a day from 1 September to 31 August.',
    },
    'countedOn',
  );

export const lineRefused = () =>
  refusal('funding.line_refused', 409, {
    fr: 'Ce financement est refusé. Changez d’abord son étape, puis notez le versement.',
    en: 'This grant is refused. Change its stage first, then record the receipt.',
  });

export const receivedLater = () =>
  refusal(
    'funding.received_later',
    422,
    {
      fr: 'Ce jour n’est pas encore venu. Notez le versement quand il est reçu.',
      en: 'This day has not come yet. Record the receipt once it is there.',
    },
    'receivedOn',
  );
