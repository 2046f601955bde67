import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { WorkSession, WorkSessionState } from './work-session.entity.js';

export type WorkSessionEvent = 'close' | 'validate' | 'correct' | 'reject';

/** A pause closes a session and going on opens another: there is no way back from closed. Its minutes are a master's. */
export const workSessionMachine = new StateMachine<WorkSessionState, WorkSessionEvent, WorkSession>({
  name: 'work_session',
  initial: 'open',
  states: {
    open: { fr: 'Ouverte', en: 'Open', tone: 'blue' },
    closed: { fr: 'Fermée', en: 'Closed', tone: 'plain' },
    validated: { fr: 'Validée', en: 'Validated', tone: 'green' },
    rejected: { fr: 'Refusée', en: 'Rejected', tone: 'red' },
  },
  transitions: [
    {
      from: ['open'],
      event: 'close',
      to: 'closed',
      roles: ['learner', 'director', 'master'],
      words: { fr: 'Arrêter', en: 'Stop' },
    },
    {
      from: ['closed'],
      event: 'validate',
      to: 'validated',
      roles: ['director', 'master'],
      words: { fr: 'Valider le temps', en: 'Validate the time' },
    },
    {
      from: ['closed', 'validated'],
      event: 'correct',
      to: 'validated',
      roles: ['director', 'master'],
      words: { fr: 'Corriger le temps', en: 'Correct the time' },
      reasonRequired: true,
    },
    {
      from: ['closed'],
      event: 'reject',
      to: 'rejected',
      roles: ['director', 'master'],
      words: { fr: 'Écarter ce temps', en: 'Leave this time out' },
      reasonRequired: true,
    },
  ],
});
