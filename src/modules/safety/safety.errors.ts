import { refusal } from '../../core/errors/refusal.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';

export const directorOnly = () =>
  refusal('safety.director_only', 403, {
    fr: 'Seule la direction peut le faire (le chef d’établissement en répond). Demandez-lui.',
    en: 'Only the head of the school may do this (and answers for it). Ask the head.',
  });

export const unknownClass = (code: string) =>
  refusal('safety.unknown_class', 409, {
    fr: `La classe de machine « ${code} » n’existe pas dans l’école. Ajoutez-la d’abord, ou choisissez dans la liste.`,
    en: `Machine class “${code}” does not exist in the school. Add it first, or choose from the list.`,
  });

export const classExists = (code: string) =>
  refusal('safety.class_exists', 409, {
    fr: `La classe de machine « ${code} » existe déjà. Changez sa règle au lieu d’en ajouter une.`,
    en: `Machine class “${code}” already exists. Change its rule instead of adding one.`,
  });

export const articleMissing = () =>
  refusal('safety.article_missing', 409, {
    fr: 'Une règle F, D ou A cite son article, comme D.4153-28. Écrivez-le.',
    en: 'A rule F, D or A names its article, such as D.4153-28. Write it.',
  });

export const classIncomplete = () =>
  refusal('safety.class_incomplete', 409, {
    fr: 'Cette classe n’est pas dans la liste de la maison : donnez son nom et sa règle.',
    en: 'This class is not in the house list: give its name and its rule.',
  });

export const sameRule = () =>
  refusal('safety.same_rule', 409, {
    fr: 'C’est déjà la règle de cette classe. Rien n’est changé.',
    en: 'This is the rule of the class already. Nothing is changed.',
  });

export const dayToCome = () =>
  refusal('safety.day_to_come', 409, {
    fr: 'Ce jour n’est pas encore venu. Enregistrez le papier une fois qu’il est fait.',
    en: 'That day has not come yet. Record the paper once it is done.',
  });

export const endBeforeStart = () =>
  refusal('safety.end_before_start', 409, {
    fr: 'La fin précède le début. Corrigez l’une des deux dates.',
    en: 'The end is before the start. Correct one of the two dates.',
  });

export const opinionTooLong = (lastDay: LocalDate) =>
  refusal('safety.opinion_too_long', 409, {
    fr: `L’avis médical est annuel (R.4153-40) : il finit le ${shortDate(lastDay, 'fr')} au plus tard. Corrigez la date.`,
    en: `The medical opinion is yearly (R.4153-40): it ends on ${shortDate(lastDay, 'en')} at the latest. Correct the date.`,
  });

export const notDriven = (code: string) =>
  refusal('safety.not_driven', 409, {
    fr: `« ${code} » ne se conduit pas : aucune autorisation n’est à donner. Choisissez un engin mobile ou de levage.`,
    en: `“${code}” is not driven: there is no authorisation to give. Choose mobile or lifting equipment.`,
  });

export const nothingNamed = () =>
  refusal('safety.nothing_named', 409, {
    fr: 'Dites pour quelles machines ou quels travaux. Cochez-en au moins un.',
    en: 'Say for which machines or works. Tick at least one.',
  });

export const notAnAdult = () =>
  refusal('safety.not_staff', 409, {
    fr: 'Cette personne n’est ni à la direction ni maître dans l’école. Choisissez quelqu’un de l’équipe.',
    en: 'This person is neither head nor master in the school. Choose somebody of the staff.',
  });

export const alreadyNamed = () =>
  refusal('safety.already_named', 409, {
    fr: 'Cette personne est déjà désignée pour cet atelier. Rien n’est à faire.',
    en: 'This person is already named for this workshop. Nothing to do.',
  });

export const namingOver = () =>
  refusal('safety.naming_over', 409, {
    fr: 'Cette désignation est déjà finie. Rien n’est à faire.',
    en: 'This naming is already over. Nothing to do.',
  });

export const frozenDeclaration = () =>
  refusal('safety.frozen_declaration', 409, {
    fr: 'Une déclaration envoyée ne se modifie plus. Signalez un changement, puis enregistrez la mise à jour envoyée.',
    en: 'A declaration that was sent cannot be edited. Note a change, then record the update sent.',
  });

export const workNotOne = () =>
  refusal('safety.work_not_one', 409, {
    fr: 'Chaque ligne couvre soit une classe de machine, soit un travail réglementé. Remplissez l’un des deux.',
    en: 'Each line covers either a machine class or a regulated work. Fill in one of them.',
  });

export const proofMissing = () =>
  refusal('safety.proof_missing', 409, {
    fr: 'L’envoi doit avoir une date certaine. Écrivez sa preuve, comme le numéro du recommandé.',
    en: 'The sending must have a certain date. Write its proof, such as the registered letter number.',
  });
