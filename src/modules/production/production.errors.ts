import { refusal, Refusal } from '../../core/errors/refusal.js';
import { quantityText, type UnitCode } from '../../core/quantity/unit.js';
import { sentenceOf, type GateAnswer, type GateFinding } from '../safety/index.js';

const FIELD_OF_RULE: Readonly<Record<string, string>> = { B6: 'supervisorId', B7: 'workCenterId' };

/** The safety gate says no. Every missing paper is named; `fields[].code` is the rule. */
export function gateRefused({ blocks }: GateAnswer): Refusal {
  const said = blocks.map((finding) => ({ finding, fr: sentenceOf(finding, 'fr'), en: sentenceOf(finding, 'en') }));
  const join = (locale: 'fr' | 'en') => said.map((one) => one[locale]).join(' ');
  return new Refusal(
    'production.gate_refused',
    409,
    { fr: `Refusé par la sécurité. ${join('fr')}`, en: `Refused for safety. ${join('en')}` },
    said.map(({ finding, fr, en }) => ({ field: fieldOf(finding), code: finding.rule, sentence: { fr, en } })),
  );
}

const fieldOf = ({ rule }: GateFinding): string => FIELD_OF_RULE[rule] ?? 'learnerId';

export const alreadyAssigned = () =>
  refusal('production.already_assigned', 409, {
    fr: 'Cet élève a déjà cette opération sur cette demi-journée. Choisissez un autre élève ou un autre moment.',
    en: 'This learner already has this operation on that half-day. Choose another learner or another time.',
  });

export const learnerGone = () =>
  refusal('production.learner_gone', 409, {
    fr: 'Cet élève n’est pas inscrit ce jour-là. Choisissez un autre élève ou un autre jour.',
    en: 'This learner is not enrolled on that day. Choose another learner or another day.',
  });

export const operationOver = () =>
  refusal('production.operation_over', 409, {
    fr: 'Cette opération est faite ou passée. Choisissez-en une qui reste à faire.',
    en: 'This operation is done or skipped. Choose one that is still to do.',
  });

export const workOrderStopped = () =>
  refusal('production.work_order_stopped', 409, {
    fr: 'Cet OF n’est pas en cours. Choisissez un OF lancé.',
    en: 'This work order is not running. Choose a released one.',
  });

export const sessionOpen = () =>
  refusal('production.session_open', 409, {
    fr: 'Un travail est déjà commencé. Mets-le en pause ou finis-le, puis commence celui-ci.',
    en: 'A job is already started. Pause or finish it, then start this one.',
  });

export const sessionOver = (most: number) =>
  refusal('production.session_over', 409, {
    fr: `Ce temps ne peut pas dépasser ${most} min : l’élève a fait autre chose ensuite, ou la demi-journée était finie.`,
    en: `This time cannot be more than ${most} min: the learner did something else next, or the half-day was over.`,
  });

export const alreadyCorrected = () =>
  refusal('production.already_corrected', 409, {
    fr: 'Ce compte a déjà été corrigé. Corrigez plutôt le compte qui l’a remplacé.',
    en: 'This count was corrected already. Correct the count that replaced it instead.',
  });

export const sameCount = () =>
  refusal('production.same_count', 409, {
    fr: 'Rien ne change. Écrivez les quantités telles qu’elles auraient dû être comptées.',
    en: 'Nothing changes. Write the quantities as they should have been counted.',
  });

export const workOrderSuspended = () =>
  refusal('production.work_order_suspended', 409, {
    fr: 'Ce travail est suspendu par un maître. Prends un autre travail.',
    en: 'This job is suspended by a master. Take another job.',
  });

export const jobOver = () =>
  refusal('production.job_over', 409, {
    fr: 'Ce travail est fini ou repris. Prends un autre travail.',
    en: 'This job is done or taken back. Take another job.',
  });

export const drawingChanged = (revision: string) =>
  refusal('production.drawing_changed', 409, {
    fr: `Le plan a changé (indice ${revision}). Appelle ton maître.`,
    en: `The drawing has changed (revision ${revision}). Call your master.`,
  });

export const drawingKnown = () =>
  refusal('production.drawing_known', 409, {
    fr: 'Cet OF suit déjà le plan en vigueur. Rien n’est à prendre en compte.',
    en: 'This work order already follows the drawing in force. There is nothing to acknowledge.',
  });

export const notStarted = () =>
  refusal('production.not_started', 409, {
    fr: 'Ce travail n’est pas commencé. Appuie sur « Je commence » d’abord.',
    en: 'This job is not started. Press “I start” first.',
  });

export const notWorking = () =>
  refusal('production.not_working', 409, {
    fr: 'Ce travail est déjà arrêté. Recharge la page.',
    en: 'This job is already stopped. Reload the page.',
  });

export const nothingToDo = () =>
  refusal('production.nothing_to_do', 409, {
    fr: 'Rien à faire ici pour l’instant : les pièces de l’étape d’avant ne sont pas prêtes. Prends un autre travail.',
    en: 'Nothing to do here for now: the pieces of the step before are not ready. Take another job.',
  });

export const selfCheckMissing = () =>
  new Refusal(
    'production.self_check_missing',
    422,
    { fr: 'Contrôle tes pièces, puis coche la case.', en: 'Check your pieces, then tick the box.' },
    [
      {
        field: 'selfChecked',
        code: 'required',
        sentence: { fr: 'Contrôle tes pièces, puis coche la case.', en: 'Check your pieces, then tick the box.' },
      },
    ],
  );

export const emptyReport = () =>
  refusal('production.empty_report', 409, {
    fr: 'Rien n’est compté. Écris combien de pièces sont bonnes, à refaire ou perdues.',
    en: 'Nothing is counted. Write how many pieces are good, to redo or lost.',
  });

export const tooManyPieces = (label: string, left: number, unit: UnitCode) =>
  refusal('production.too_many_pieces', 409, {
    fr: `${label ? `${label} : i` : 'I'}l reste ${quantityText(left, unit, 'fr')} à faire. Compte de nouveau.`,
    en: `${label ? `${label}: ` : ''}${quantityText(left, unit, 'en')} left to do. Count again.`,
  });

export const scrapReasonMissing = () =>
  refusal('production.scrap_reason_missing', 422, {
    fr: 'Dis pourquoi les pièces sont perdues : choisis une raison.',
    en: 'Say why the pieces are lost: choose a reason.',
  });

export const alreadyUsed = (used: number, unit: UnitCode) =>
  refusal('production.already_used', 409, {
    fr: `L’étape suivante a déjà utilisé ${quantityText(used, unit, 'fr')} : ce compte ne peut plus être refusé. Refusez d’abord le compte de l’étape suivante.`,
    en: `The next step has already used ${quantityText(used, unit, 'en')}: this count can no longer be rejected. Reject the count of the next step first.`,
  });

export const lastStep = () =>
  refusal('production.last_step', 409, {
    fr: 'C’est la seule étape qui reste à cet OF : elle ne peut pas être passée. Annulez plutôt l’OF.',
    en: 'This is the only step left in this work order: it cannot be skipped. Cancel the work order instead.',
  });

export const nothingMissing = () =>
  refusal('production.nothing_missing', 409, {
    fr: 'Rien ne manque : tout ce qui est commandé est fait ou en cours. Validez d’abord les pièces perdues.',
    en: 'Nothing is missing: all that is ordered is made or being made. Validate the lost pieces first.',
  });

export const noOrder = () =>
  refusal('production.no_order', 409, {
    fr: 'Cet OF n’a pas de commande. Créez un nouvel OF pour refaire des pièces.',
    en: 'This work order has no order. Make a new work order to make pieces again.',
  });

export const unknownVariant = () =>
  refusal('production.unknown_variant', 422, {
    fr: 'Cet article n’existe pas dans cette taille. Choisissez une taille de l’article.',
    en: 'This item does not exist in this size. Choose a size of the item.',
  });

export const madeOutside = () =>
  refusal('production.made_outside', 409, {
    fr: 'Cette étape se fait chez un sous-traitant : envoyez les pièces au lieu de la confier.',
    en: 'This step is made by a subcontractor: send the pieces instead of giving it.',
  });

export const madeHere = () =>
  refusal('production.made_here', 409, {
    fr: 'Cette étape se fait à l’école : confiez-la à un élève.',
    en: 'This step is made at the school: give it to a learner.',
  });

export const nothingMoved = () =>
  refusal('production.nothing_moved', 422, {
    fr: 'Aucune quantité n’est écrite. Écrivez combien de pièces partent ou reviennent.',
    en: 'No quantity is written. Write how many pieces leave or come back.',
  });

export const tooManyToSend = (label: string, left: number, unit: UnitCode) =>
  refusal('production.too_many_to_send', 409, {
    fr: `${label ? `${label} : ` : ''}${quantityText(left, unit, 'fr')} à envoyer, pas plus. Corrigez la quantité.`,
    en: `${label ? `${label}: ` : ''}${quantityText(left, unit, 'en')} to send, no more. Correct the quantity.`,
  });

export const tooManyBack = (label: string, outside: number, unit: UnitCode) =>
  refusal('production.too_many_back', 409, {
    fr: `${label ? `${label} : ` : ''}${quantityText(outside, unit, 'fr')} chez le sous-traitant, pas plus. Corrigez la quantité.`,
    en: `${label ? `${label}: ` : ''}${quantityText(outside, unit, 'en')} at the subcontractor, no more. Correct the quantity.`,
  });

export const stillOutside = (outside: number, unit: UnitCode) =>
  refusal('production.still_outside', 409, {
    fr: `${quantityText(outside, unit, 'fr')} chez un sous-traitant : recevez-les, bonnes ou perdues, avant d’arrêter l’OF.`,
    en: `${quantityText(outside, unit, 'en')} at a subcontractor: receive them, good or lost, before stopping the work order.`,
  });

export const notLaterThanToday = (field: string) =>
  refusal(
    'production.not_later_than_today',
    422,
    {
      fr: 'Ce mouvement est daté d’après aujourd’hui. Corrigez sa date.',
      en: 'This move is dated after today. Correct its date.',
    },
    field,
  );

export const tooMuchGiven = (left: number, unit: UnitCode) =>
  refusal(
    'production.too_much_given',
    409,
    {
      fr: `Il reste ${quantityText(left, unit, 'fr')} à répartir. Donnez une part plus petite, ou reprenez-en une.`,
      en: `${quantityText(left, unit, 'en')} left to share out. Give a smaller part, or take one back.`,
    },
    'quantity',
  );

export const alreadyMaking = (item: string, running: string) =>
  refusal('production.already_making', 409, {
    fr: `L’atelier fait déjà ${running} de « ${item} ». Gardez-les, ou abandonnez l’OF d’abord.`,
    en: `The workshop is making ${running} of “${item}” already. Keep them, or abandon the work order first.`,
  });
