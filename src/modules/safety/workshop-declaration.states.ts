import { refusal } from '../../core/errors/refusal.js';
import { StateMachine } from '../../core/state-machine/state-machine.js';
import { addDays, daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import type { WorkshopDeclaration } from './workshop-declaration.entity.js';
import { lastDayOfDeclaration } from './safety.gate.subjects.js';
import type { DeclarationState } from './safety.gate.types.js';

export type DeclarationEvent = 'send' | 'acknowledge' | 'ask_renewal' | 'change' | 'tell' | 'expire' | 'withdraw';

/** A declaration and what its guards look at. */
export type DeclarationCase = WorkshopDeclaration & { works: number; today: LocalDate };

/** Days before the end when a renewal is to be prepared. */
export const RENEWAL_DAYS = 60;
/** R.4153-42: a change is told within eight days. */
export const TELLING_DAYS = 8;

const director = ['director'] as const;

/** R.4153-41 to R.4153-44: three years from the sending; a change of works is told within eight days. */
export const declarationStates = new StateMachine<DeclarationState, DeclarationEvent, DeclarationCase>({
  name: 'workshop_declaration',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', en: 'Draft', tone: 'plain' },
    sent: { fr: 'Envoyée', en: 'Sent', tone: 'blue' },
    active: { fr: 'En vigueur', en: 'In force', tone: 'green' },
    to_renew: { fr: 'À renouveler', en: 'To renew', tone: 'ochre' },
    to_update: { fr: 'À mettre à jour', en: 'To update', tone: 'ochre' },
    expired: { fr: 'Finie', en: 'Ended', tone: 'red' },
    withdrawn: { fr: 'Retirée', en: 'Withdrawn', tone: 'plain' },
  },
  transitions: [
    {
      from: ['draft'],
      event: 'send',
      to: 'sent',
      roles: director,
      words: { fr: 'Enregistrer l’envoi', en: 'Record the sending' },
      guard: (subject) => (subject.works === 0 ? nothingDeclared() : null),
    },
    {
      from: ['sent'],
      event: 'acknowledge',
      to: 'active',
      roles: director,
      words: { fr: 'Enregistrer l’accusé de réception', en: 'Record the receipt' },
    },
    {
      from: ['sent', 'active'],
      event: 'ask_renewal',
      to: 'to_renew',
      roles: director,
      words: { fr: 'Marquer à renouveler', en: 'Mark to renew' },
      guard: (subject) => (left(subject) >= RENEWAL_DAYS ? renewalTooEarly(lastDay(subject)) : null),
    },
    {
      from: ['active'],
      event: 'change',
      to: 'to_update',
      roles: director,
      words: { fr: 'Signaler un changement', en: 'Note a change' },
      reasonRequired: true,
    },
    {
      from: ['to_update'],
      event: 'tell',
      to: 'active',
      roles: director,
      words: { fr: 'Enregistrer la mise à jour envoyée', en: 'Record the update sent' },
    },
    {
      from: ['sent', 'active', 'to_renew', 'to_update'],
      event: 'expire',
      to: 'expired',
      roles: director,
      words: { fr: 'Clore : les trois ans sont passés', en: 'Close: the three years are over' },
      guard: (subject) => (left(subject) >= 0 ? notOver(lastDay(subject)) : null),
    },
    {
      from: ['sent', 'active', 'to_renew', 'to_update'],
      event: 'withdraw',
      to: 'withdrawn',
      roles: director,
      words: { fr: 'Retirer la déclaration', en: 'Withdraw the declaration' },
      reasonRequired: true,
    },
  ],
});

/** The event the calendar alone asks for, or null. */
export function dueEvent({ state, sentOn }: { state: DeclarationState; sentOn: string | null }, today: LocalDate) {
  if (sentOn === null || state === 'draft' || state === 'expired' || state === 'withdrawn') return null;
  const days = daysBetween(today, lastDayOfDeclaration(sentOn as LocalDate));
  if (days < 0) return 'expire';
  return days < RENEWAL_DAYS && (state === 'sent' || state === 'active') ? 'ask_renewal' : null;
}

/** The last day to tell a change noted on a day. */
export function tellBefore(notedOn: LocalDate): LocalDate {
  return addDays(notedOn, TELLING_DAYS);
}

function lastDay({ sentOn, today }: DeclarationCase): LocalDate {
  return sentOn === null ? today : lastDayOfDeclaration(sentOn as LocalDate);
}

function left(subject: DeclarationCase): number {
  return daysBetween(subject.today, lastDay(subject));
}

const nothingDeclared = () =>
  refusal('safety.nothing_declared', 409, {
    fr: 'Cette déclaration ne couvre encore rien. Cochez au moins une machine ou un travail d’un atelier.',
    en: 'This declaration covers nothing yet. Tick at least one machine or work of a workshop.',
  });

const renewalTooEarly = (day: LocalDate) =>
  refusal('safety.renewal_too_early', 409, {
    fr: `Elle est bonne jusqu’au ${shortDate(day, 'fr')}. Préparez le renouvellement dans les ${RENEWAL_DAYS} derniers jours.`,
    en: `It is good until ${shortDate(day, 'en')}. Prepare the renewal in the last ${RENEWAL_DAYS} days.`,
  });

const notOver = (day: LocalDate) =>
  refusal('safety.not_over', 409, {
    fr: `Elle est bonne jusqu’au ${shortDate(day, 'fr')}. Pour l’arrêter avant, retirez-la avec un motif.`,
    en: `It is good until ${shortDate(day, 'en')}. To stop it before, withdraw it with a reason.`,
  });
