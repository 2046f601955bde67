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

export const countingDays = () =>
  refusal(
    'funding.counting_days',
    422,
    {
      fr: 'Un seul jour : aucun autre. Une moyenne : un autre jour au moins, dans l’ordre. Au prorata : le dernier jour de la période.',
      en: 'One day: no other. A mean: one other day at least, in order. Pro rata: the last day of the period.',
    },
    'furtherDays.0.day',
  );

export const notifiedBefore = () =>
  refusal(
    'funding.notified_before',
    422,
    {
      fr: 'La notification ne précède pas la demande. Corrigez l’un des deux jours.',
      en: 'A grant is not notified before it is asked for. Correct one of the two days.',
    },
    'notifiedOn',
  );

export const reportedLater = () =>
  refusal(
    'funding.reported_later',
    422,
    {
      fr: 'Ce jour n’est pas encore venu. Notez le compte rendu quand il est rendu.',
      en: 'This day has not come yet. Record the report once it is given.',
    },
    'reportedOn',
  );

export const alreadyTakenBack = () =>
  refusal('funding.already_taken_back', 409, {
    fr: 'Ce versement est déjà repris. Rechargez la page pour voir les versements.',
    en: 'This receipt is already taken back. Reload the page to see the receipts.',
  });

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
