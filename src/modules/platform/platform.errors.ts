import { problemAt, refusal, Refusal } from '../../core/errors/refusal.js';
import type { Locale } from '../../core/words/words.js';
import { codeWords, reasonsOf, reasonWords } from './platform.codes.js';

/** Nothing of the message is kept; `at` names its element. */
export const messageRefused = (at: string, fr: string, en: string) =>
  new Refusal(
    'platform.message_refused',
    422,
    { fr: `Rien n’est enregistré. ${at} : ${fr}`, en: `Nothing is recorded. ${at}: ${en}` },
    [problemAt('file', 'platform.message_refused', `${at} : ${fr}`, `${at}: ${en}`)],
  );

export const unknownMessage = () =>
  refusal(
    'platform.unknown_message',
    422,
    {
      fr: 'Ce fichier n’est pas un message de cycle de vie (CDAR). Téléchargez-le en XML depuis la plateforme.',
      en: 'This file is no life-cycle message (CDAR). Download it as XML from the platform.',
    },
    'file',
  );

export const reasonMissing = () =>
  refusal(
    'platform.reason_missing',
    422,
    {
      fr: 'Ce statut dit toujours pourquoi. Choisissez un motif.',
      en: 'This status always says why. Choose a reason.',
    },
    'reason',
  );

/** The norm says which reasons a status may give. */
export const reasonOfAnother = (code: number) => {
  const own = reasonsOf(code);
  const named = (locale: Locale) => own.map((reason) => reasonWords(reason)[locale]).join(', ');
  return refusal(
    'platform.reason_of_another',
    422,
    own.length === 0
      ? {
          fr: `Le statut « ${codeWords(code).fr} » ne donne pas de motif. Écrivez ce qu’il faut dans la précision.`,
          en: `The status “${codeWords(code).en}” gives no reason. Write what is needed in the detail.`,
        }
      : {
          fr: `Ce motif n’est pas de ce statut. « ${codeWords(code).fr} » admet : ${named('fr')}.`,
          en: `This reason is not of this status. “${codeWords(code).en}” takes: ${named('en')}.`,
        },
    'reason',
  );
};

export const notYet = () =>
  refusal('platform.not_yet', 422, { fr: 'Ce jour n’est pas encore venu.', en: 'This day has not come yet.' }, 'on');

export const nothingToHandOver = () =>
  refusal('platform.nothing_to_hand_over', 409, {
    fr: 'Rien n’attend d’être remis. Rechargez la page.',
    en: 'Nothing waits to be handed over. Reload the page.',
  });

export const periodNotOver = () =>
  refusal('platform.period_not_over', 409, {
    fr: 'Cette période n’est pas finie. Déclarez-la quand elle l’est.',
    en: 'This period is not over. Declare it once it is.',
  });

export const nothingToDeclare = () =>
  refusal('platform.nothing_to_declare', 409, {
    fr: 'Rien n’est à déclarer de cette période.',
    en: 'There is nothing to declare of this period.',
  });

export const alreadyDeclared = () =>
  refusal('platform.already_declared', 409, {
    fr: 'Cette période est déclarée, et rien n’a changé depuis. Rechargez la page.',
    en: 'This period is declared, and nothing changed since. Reload the page.',
  });

export const periodsDeclared = (last: string) =>
  refusal(
    'platform.periods_declared',
    409,
    {
      fr: `Des périodes sont déclarées jusqu’au ${last}. Donnez une date qui le suit.`,
      en: `Periods are declared until ${last}. Give a day after it.`,
    },
    'validFrom',
  );

export const notGivenUp = () =>
  refusal('platform.not_given_up', 409, {
    fr: 'Cet envoi n’est pas abandonné : il est parti, ou il va partir. Rechargez la page.',
    en: 'This sending is not given up: it has left, or is about to. Reload the page.',
  });

export const taskDone = () =>
  refusal('platform.task_done', 409, {
    fr: 'C’est déjà fait. Rechargez la page.',
    en: 'This is done already. Reload the page.',
  });

export const notOnInvoice = () =>
  refusal(
    'platform.not_on_invoice',
    422,
    {
      fr: 'Cet article n’est pas sur la facture. Choisissez-en un de la liste.',
      en: 'This item is not on the invoice. Choose one of the list.',
    },
    'orderLineId',
  );

export const platformSilent = (why: string) =>
  refusal('platform.silent', 409, {
    fr: `La plateforme n’a pas répondu comme attendu (${why}). Réessayez plus tard.`,
    en: `The platform did not answer as expected (${why}). Try again later.`,
  });
