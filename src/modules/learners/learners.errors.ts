import { refusal } from '../../core/errors/refusal.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';

export const classFull = (className: string, capacity: number) =>
  refusal(
    'learners.class_full',
    409,
    {
      fr: `La classe ${className} a déjà ses ${capacity} places prises. Choisissez une autre classe, ou enregistrez un départ d’abord.`,
      en: `Class ${className} already has its ${capacity} places taken. Choose another class, or record a departure first.`,
    },
    'classId',
  );

export const tooYoung = (enteredOn: LocalDate) =>
  refusal(
    'learners.too_young',
    409,
    {
      fr: `Un élève doit avoir 15 ans au plus tard le 31 décembre de l’année où il entre (${enteredOn.slice(0, 4)}). Corrigez la date de naissance ou la date d’entrée.`,
      en: `A learner must be 15 by 31 December of the year of entry (${enteredOn.slice(0, 4)}). Correct the birth date or the day of entry.`,
    },
    'birthDate',
  );

export const implausibleBirthDate = () =>
  refusal(
    'learners.implausible_birth_date',
    409,
    {
      fr: 'Cette date de naissance n’est pas vraisemblable pour un élève (30 ans au plus à l’entrée). Corrigez-la.',
      en: 'This birth date is not plausible for a learner (30 at most on entry). Correct it.',
    },
    'birthDate',
  );

export const implausibleEntry = () =>
  refusal(
    'learners.implausible_entry',
    409,
    {
      fr: 'La date d’entrée est à plus d’un an d’aujourd’hui dans le futur. Corrigez-la.',
      en: 'The day of entry is more than a year in the future. Correct it.',
    },
    'enteredOn',
  );

export const alreadyLeft = (lastDay: LocalDate) =>
  refusal('learners.already_left', 409, {
    fr: `Le départ est déjà enregistré (dernier jour : ${shortDate(lastDay, 'fr')}). Il n’y a plus rien à faire.`,
    en: `The departure is already recorded (last day: ${shortDate(lastDay, 'en')}). Nothing more to do.`,
  });

export const leftBeforeEntering = (enteredOn: LocalDate) =>
  refusal(
    'learners.left_before_entering',
    409,
    {
      fr: `Le dernier jour précède l’entrée (${shortDate(enteredOn, 'fr')}). Choisissez un jour à partir de cette date.`,
      en: `The last day is before the entry (${shortDate(enteredOn, 'en')}). Choose a day from that date on.`,
    },
    'lastDay',
  );

export const noTabletAccount = () =>
  refusal('learners.no_tablet_account', 409, {
    fr: 'Cet élève a quitté l’école : il n’a plus de code. Réinscrivez-le d’abord.',
    en: 'This learner has left the school and has no PIN any more. Admit the learner again first.',
  });

export const nameTaken = (name: string) =>
  refusal('learners.name_taken', 409, {
    fr: `« ${name} » existe déjà dans l’école. Prenez un autre nom.`,
    en: `“${name}” already exists in the school. Take another name.`,
  });

export const repeatedCode = (code: string) =>
  refusal('learners.repeated_code', 409, {
    fr: `Le code ${code} est donné deux fois. Gardez-en un seul.`,
    en: `Code ${code} is given twice. Keep one only.`,
  });
