import type { Bilingual } from '../words/words.js';
import { refusal, Refusal, type FieldProblem } from './refusal.js';

/** One answer for what does not exist and for what is another's. */
export const notFound = () =>
  refusal('core.not_found', 404, {
    fr: 'Cette page n’existe pas, ou elle n’est pas pour vous. Revenez à l’accueil.',
    en: 'This page does not exist, or is not for you. Go back home.',
  });

export const signInFirst = () =>
  refusal('core.sign_in_first', 401, { fr: 'Connectez-vous pour continuer.', en: 'Sign in to go on.' });

export const stale = () =>
  refusal('core.stale', 409, {
    fr: 'Quelqu’un a changé cette fiche entre-temps. Rechargez la page et recommencez.',
    en: 'Somebody changed this meanwhile. Reload the page and try again.',
  });

export const alreadyThere = () =>
  refusal('core.already_there', 409, {
    fr: 'Cela existe déjà : quelqu’un vient de l’enregistrer. Rechargez la page et regardez.',
    en: 'This already exists: somebody has just recorded it. Reload the page and look.',
  });

export const wrongShape = (fields: readonly FieldProblem[]) =>
  new Refusal(
    'core.wrong_shape',
    422,
    { fr: 'Certaines réponses sont à corriger.', en: 'Some answers must be corrected.' },
    fields,
  );

export const brokenBody = () =>
  refusal('core.broken_body', 400, {
    fr: 'La requête est illisible. Envoyez un JSON ou un formulaire valide.',
    en: 'The request cannot be read. Send valid JSON or a valid form.',
  });

/** Not HTTP, or cut short. */
export const brokenRequest = () =>
  refusal('core.broken_request', 400, {
    fr: 'La requête est illisible. Rechargez la page et recommencez.',
    en: 'The request cannot be read. Reload the page and try again.',
  });

export const brokenAddress = () =>
  refusal('core.broken_address', 400, {
    fr: 'Cette adresse est mal écrite. Vérifiez-la, ou revenez à l’accueil.',
    en: 'This address is badly written. Check it, or go back home.',
  });

export const headersTooLarge = () =>
  refusal('core.headers_too_large', 431, {
    fr: 'L’adresse ou les cookies envoyés sont trop longs. Effacez les cookies de ce site, puis recommencez.',
    en: 'The address or the cookies sent are too long. Delete the cookies of this site, then try again.',
  });

export const tooSlow = () =>
  refusal('core.too_slow', 408, {
    fr: 'La requête n’est pas arrivée à temps. Vérifiez la connexion et recommencez.',
    en: 'The request did not arrive in time. Check the connection and try again.',
  });

export const tooLarge = () =>
  refusal('core.too_large', 413, {
    fr: 'C’est trop gros. Envoyez un fichier de 20 Mo au plus.',
    en: 'This is too large. Send a file of 20 MB at most.',
  });

export const tooOften = (seconds: number) =>
  refusal('core.too_often', 429, {
    fr: `Trop d’essais. Attendez ${seconds} s, puis recommencez.`,
    en: `Too many tries. Wait ${seconds} s, then try again.`,
  });

export const foreignOrigin = () =>
  refusal('core.foreign_origin', 403, {
    fr: 'Cette demande vient d’un autre site. Recommencez depuis Ouvrage.',
    en: 'This request comes from another site. Start again from Ouvrage.',
  });

export const keyReused = () =>
  refusal('core.idempotency_key_reused', 422, {
    fr: 'Cette clé d’idempotence a déjà servi pour une autre demande. Prenez-en une nouvelle.',
    en: 'This idempotency key was used for another request. Take a new one.',
  });

export const shownOnce = () =>
  refusal('core.shown_once', 409, {
    fr: 'C’est déjà fait, et la réponse ne se montre qu’une fois. Si vous ne l’avez plus, créez-en une autre.',
    en: 'This is done already, and its answer is shown only once. If you do not have it any more, make another.',
  });

export const wrongKey = () =>
  refusal('core.wrong_idempotency_key', 422, {
    fr: 'Cette clé d’idempotence ne peut pas être gardée. Prenez 1 à 100 signes ASCII, un UUID par exemple.',
    en: 'This idempotency key cannot be kept. Take 1 to 100 ASCII signs, a UUID for example.',
  });

export const transitionRefused = (label: Bilingual<string>, state: Bilingual<string>) =>
  refusal('core.transition_refused', 409, {
    fr: `« ${label.fr} » n’est pas possible à l’état « ${state.fr} ». Rechargez la page pour voir ce qui l’est.`,
    en: `“${label.en}” is not possible in the state “${state.en}”. Reload the page to see what is.`,
  });

export const notYourRole = (label: Bilingual<string>) =>
  refusal('core.not_your_role', 403, {
    fr: `« ${label.fr} » n’est pas dans vos droits. Demandez à la direction.`,
    en: `“${label.en}” is not among your rights. Ask the head of the school.`,
  });

export const reasonMissing = (label: Bilingual<string>) =>
  refusal('core.reason_missing', 422, {
    fr: `« ${label.fr} » demande un motif. Écrivez-le en une phrase.`,
    en: `“${label.en}” needs a reason. Write it in one sentence.`,
  });

export const backdated = (lastDate: string) =>
  refusal('core.backdated', 409, {
    fr: `La date précède celle du dernier numéro (${lastDate}). Prenez cette date ou une date plus récente.`,
    en: `The date is before that of the last number (${lastDate}). Take that date or a later one.`,
  });
