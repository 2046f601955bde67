import { refusal } from '../../core/errors/refusal.js';
import { counted, shortDate } from '../../core/words/format.js';

export const instrumentTaken = (code: string) =>
  refusal(
    'quality.instrument_taken',
    409,
    {
      fr: `Le repère ${code} est déjà pris. Choisissez-en un autre.`,
      en: `The code ${code} is taken. Choose another one.`,
    },
    'code',
  );

export const notInRouting = (position: number) =>
  refusal(
    'quality.not_in_routing',
    409,
    {
      fr: `La gamme n’a pas d’opération ${position}. Choisissez une opération de la gamme.`,
      en: `The routing has no operation ${position}. Choose an operation of the routing.`,
    },
    'position',
  );

export const toleranceMissing = () =>
  refusal(
    'quality.tolerance_missing',
    409,
    {
      fr: 'Une cote se mesure : donnez son unité, sa valeur et ses deux écarts.',
      en: 'A dimension is measured: give its unit, its value and its two deviations.',
    },
    'nominal',
  );

export const toleranceUpsideDown = () =>
  refusal(
    'quality.tolerance_upside_down',
    409,
    {
      fr: 'L’écart inférieur dépasse l’écart supérieur. Échangez-les.',
      en: 'The lower deviation is above the upper one. Swap them.',
    },
    'lower',
  );

export const alreadyRetired = () =>
  refusal('quality.already_retired', 409, {
    fr: 'Ce contrôle est déjà retiré du plan. Rechargez la page.',
    en: 'This check is already out of the plan. Reload the page.',
  });

// What a learner reads: short sentences, plain words.

export const notWorkedOn = () =>
  refusal('quality.not_worked_on', 409, {
    fr: 'Commence ton travail. Tu contrôles ensuite.',
    en: 'Start your job. You check afterwards.',
  });

export const planChanged = () =>
  refusal('quality.plan_changed', 409, {
    fr: 'Le plan de contrôle a changé. Regarde la page encore une fois.',
    en: 'The control plan has changed. Look at the page again.',
  });

export const nothingToCheck = () =>
  refusal('quality.nothing_to_check', 409, {
    fr: 'Il n’y a rien à contrôler ici. Continue.',
    en: 'There is nothing to check here. Go on.',
  });

export const nothingMeasured = () =>
  refusal('quality.nothing_measured', 409, {
    fr: 'Écris au moins une mesure.',
    en: 'Write one measure at least.',
  });

export const firstIncomplete = (name: string) =>
  refusal('quality.first_incomplete', 409, {
    fr: `Première pièce : mesure aussi « ${name} ».`,
    en: `First part: also measure “${name}”.`,
  });

export const instrumentOverdue = (name: string, since: string) =>
  refusal('quality.instrument_overdue', 409, {
    fr: `${name} : contrôle dépassé le ${shortDate(since, 'fr')}. Préviens ton maître.`,
    en: `${name}: calibration overdue since ${shortDate(since, 'en')}. Tell your master.`,
  });

export const planMissing = () =>
  refusal('quality.plan_missing', 409, {
    fr: 'Pièce critique sans plan de contrôle. Ton maître l’écrit d’abord.',
    en: 'Critical piece without a control plan. Your master writes it first.',
  });

export const firstPartMissing = () =>
  refusal('quality.first_part_missing', 409, {
    fr: 'Contrôle d’abord ta première pièce.',
    en: 'Check your first part first.',
  });

export const firstPartWaiting = () =>
  refusal('quality.first_part_waiting', 409, {
    fr: 'Ton maître regarde ta première pièce. Attends son accord.',
    en: 'Your master is looking at your first part. Wait for a yes.',
  });

export const firstPartDone = () =>
  refusal('quality.first_part_done', 409, {
    fr: 'La première pièce est déjà acceptée. Fais la série.',
    en: 'The first part is already accepted. Make the series.',
  });

export const checksMissing = (name: string, missing: number) =>
  refusal('quality.checks_missing', 409, {
    fr: `Mesure encore ${counted(missing, 'fr', ['pièce', 'pièces'])} : ${name}.`,
    en: `Measure ${counted(missing, 'en', ['more piece', 'more pieces'])}: ${name}.`,
  });

export const firstNotConform = () =>
  refusal('quality.first_not_conform', 409, {
    fr: 'Une cote est hors tolérance. Refusez cette pièce, et faites-en contrôler une autre.',
    en: 'A dimension is out of tolerance. Refuse this part, and have another one checked.',
  });

export const dispositionMissing = () =>
  refusal(
    'quality.disposition_missing',
    409,
    { fr: 'Choisissez ce que deviennent les pièces.', en: 'Choose what becomes of the pieces.' },
    'disposition',
  );

export const nothingToCertify = () =>
  refusal('quality.nothing_to_certify', 409, {
    fr: 'Aucune pièce n’est validée à la dernière opération. Validez le travail d’abord.',
    en: 'No piece is validated at the last operation. Validate the work first.',
  });

export const notForCustomer = () =>
  refusal('quality.not_for_customer', 409, {
    fr: 'Cet OF n’est pas celui d’une commande. Un certificat se donne à un client.',
    en: 'This order is not a customer’s. A certificate is given to a customer.',
  });

export const openNonConformity = (number: string) =>
  refusal('quality.open_non_conformity', 409, {
    fr: `La non-conformité ${number} n’est pas décidée. Décidez-la avant de certifier.`,
    en: `Non-conformity ${number} is not decided. Decide it before certifying.`,
  });

export const nothingDelivered = () =>
  refusal('quality.nothing_delivered', 409, {
    fr: 'Rien n’est encore livré sur cette commande. Attendez la livraison, ou écrivez à l’école.',
    en: 'Nothing of this order is delivered yet. Wait for the delivery, or write to the school.',
  });

export const moreThanDelivered = (delivered: string) =>
  refusal(
    'quality.more_than_delivered',
    409,
    {
      fr: `Vous avez reçu ${delivered}. Indiquez cette quantité au plus.`,
      en: `You received ${delivered}. Enter that quantity at most.`,
    },
    'quantity',
  );

export const moreThanOrdered = (made: string) =>
  refusal(
    'quality.more_than_ordered',
    409,
    {
      fr: `Cet OF fait ${made}. Indiquez cette quantité au plus.`,
      en: `This order makes ${made}. Enter that quantity at most.`,
    },
    'quantity',
  );
