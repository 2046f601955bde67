import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { RequestState } from './price-request.entity.js';

export interface RequestSubject {
  id: number;
  schoolId: number;
  state: RequestState;
  version: number;
  answer: string | null;
}

/** It can still be spoken of, added to and quoted. */
export const isOpenRequest = (state: RequestState): boolean => state !== 'declined' && state !== 'withdrawn';

/** Neither priced nor ended. */
export const isUnanswered = (state: RequestState): boolean => isOpenRequest(state) && state !== 'quoted';

export type RequestEvent = 'qualify' | 'wait' | 'resume' | 'quote' | 'decline' | 'withdraw';

/** `submitted → qualifying → quoted | declined`; a question to the customer in between. */
export const priceRequestMachine = new StateMachine<RequestState, RequestEvent, RequestSubject>({
  name: 'price_request',
  initial: 'submitted',
  states: {
    submitted: { fr: 'Reçue', en: 'Received', tone: 'ochre' },
    qualifying: { fr: 'À l’étude', en: 'Being studied', tone: 'blue' },
    waiting_customer: { fr: 'Attend le client', en: 'Waits for the customer', tone: 'plain' },
    quoted: { fr: 'Devis envoyé', en: 'Quoted', tone: 'green' },
    declined: { fr: 'Déclinée', en: 'Declined', tone: 'red' },
    withdrawn: { fr: 'Retirée', en: 'Withdrawn', tone: 'plain' },
  },
  transitions: [
    {
      from: ['submitted'],
      event: 'qualify',
      to: 'qualifying',
      roles: ['director', 'master'],
      words: { fr: 'Étudier la demande', en: 'Study the request' },
    },
    {
      from: ['qualifying'],
      event: 'wait',
      to: 'waiting_customer',
      // A word of the thread does it.
      roles: [],
      words: { fr: 'Attendre la réponse du client', en: 'Wait for the customer’s answer' },
    },
    {
      from: ['waiting_customer'],
      event: 'resume',
      to: 'qualifying',
      roles: ['director', 'master', 'buyer'],
      words: { fr: 'Reprendre l’étude', en: 'Study on' },
    },
    {
      from: ['submitted', 'qualifying', 'waiting_customer'],
      event: 'quote',
      to: 'quoted',
      roles: [],
      words: { fr: 'Envoyer le devis', en: 'Send the quote' },
    },
    {
      from: ['submitted', 'qualifying', 'waiting_customer'],
      event: 'decline',
      to: 'declined',
      roles: ['director', 'master'],
      words: { fr: 'Décliner la demande', en: 'Decline the request' },
      reasonRequired: true,
    },
    {
      from: ['submitted', 'qualifying', 'waiting_customer'],
      event: 'withdraw',
      to: 'withdrawn',
      roles: ['buyer'],
      words: { fr: 'Retirer la demande', en: 'Withdraw the request' },
      reasonRequired: true,
    },
  ],
});
