import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { WorkSession, WorkSessionState } from './work-session.entity.js';

/** A pause closes a session and going on opens another: there is no way back from closed. */
export const workSessionMachine = new StateMachine<WorkSessionState, 'close', WorkSession>({
  name: 'work_session',
  initial: 'open',
  states: {
    open: { fr: 'Ouverte', en: 'Open', tone: 'blue' },
    closed: { fr: 'Fermée', en: 'Closed', tone: 'plain' },
  },
  transitions: [
    {
      from: ['open'],
      event: 'close',
      to: 'closed',
      roles: ['learner', 'director', 'master'],
      words: { fr: 'Arrêter', en: 'Stop' },
    },
  ],
});
