import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { Assignment, AssignmentState } from './assignment.entity.js';

export type AssignmentEvent = 'start' | 'finish' | 'withdraw' | 'reopen';

/** `start` and `finish` are the learner's; `reopen` gives back work that was rejected or left. */
export const assignmentMachine = new StateMachine<AssignmentState, AssignmentEvent, Assignment>({
  name: 'assignment',
  initial: 'assigned',
  states: {
    assigned: { fr: 'Confié', en: 'Assigned', tone: 'plain' },
    active: { fr: 'En cours', en: 'Active', tone: 'blue' },
    finished: { fr: 'Fini', en: 'Finished', tone: 'green' },
    withdrawn: { fr: 'Retiré', en: 'Withdrawn', tone: 'plain' },
  },
  transitions: [
    { from: ['assigned'], event: 'start', to: 'active', roles: ['learner'], words: words('Commencer', 'Start') },
    { from: ['active'], event: 'finish', to: 'finished', roles: ['learner'], words: words('Finir', 'Finish') },
    {
      from: ['assigned', 'active'],
      event: 'withdraw',
      to: 'withdrawn',
      roles: ['director', 'master'],
      words: words('Retirer', 'Withdraw'),
      reasonRequired: true,
    },
    {
      from: ['finished'],
      event: 'reopen',
      to: 'assigned',
      roles: ['director', 'master'],
      words: words('Redonner', 'Give back'),
    },
  ],
});

function words(fr: string, en: string) {
  return { fr, en };
}
