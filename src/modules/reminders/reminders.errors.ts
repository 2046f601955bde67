import { refusal } from '../../core/errors/refusal.js';

export const lettersChanged = () =>
  refusal(
    'reminders.letters_changed',
    409,
    {
      fr: 'Rien n’est envoyé : une lettre a changé depuis (règlement, suspension, envoi). Relisez la liste.',
      en: 'Nothing is sent: a letter has changed since (payment, hold, sending). Read the list again.',
    },
    'letters',
  );

export const formalAlone = () =>
  refusal('reminders.formal_alone', 409, {
    fr: 'Une mise en demeure s’établit à part, une par une, après l’avoir lue ; les autres lettres s’envoient ensemble.',
    en: 'A formal notice is made by itself, one at a time, once it was read; other letters are sent together.',
  });

export const nothingOwed = () =>
  refusal('reminders.nothing_owed', 409, {
    fr: 'Rien n’est dû sur ce document : il n’y a rien à relancer.',
    en: 'Nothing is due on this paper: there is nothing to remind of.',
  });

export const noPenalty = () =>
  refusal('reminders.no_penalty', 409, {
    fr: 'Rien à réclamer : client particulier ou public, facture à l’heure ou réglée, taux absent des réglages, ou déjà décidé.',
    en: 'Nothing to claim: private or public customer, invoice in time or paid, no rate in the settings, or decided already.',
  });

export const noNote = () =>
  refusal('reminders.no_note', 409, {
    fr: 'Aucune note de pénalités n’est due sur cette facture.',
    en: 'No penalty note is owed on this invoice.',
  });

export const promiseWithoutDay = () =>
  refusal(
    'reminders.promise_without_day',
    422,
    {
      fr: 'Donnez le jour promis, aujourd’hui ou plus tard.',
      en: 'Give the promised day, today or later.',
    },
    'promisedOn',
  );

export const notHeld = () =>
  refusal(
    'reminders.not_held',
    409,
    {
      fr: 'Rien ne suspend les relances de cette facture.',
      en: 'Nothing holds back the reminders of this invoice.',
    },
    'kind',
  );
