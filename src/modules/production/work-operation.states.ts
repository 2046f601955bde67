import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { OperationState, WorkOperation } from './work-operation.entity.js';

export type OperationEvent = 'unblock' | 'start' | 'pause' | 'resume' | 'finish' | 'reopen' | 'skip';

/** Only `skip` is a person's own act; the others follow from sessions and counted pieces. */
export const operationMachine = new StateMachine<OperationState, OperationEvent, WorkOperation>({
  name: 'work_operation',
  initial: 'blocked',
  states: {
    blocked: { fr: 'En attente', en: 'Waiting', tone: 'plain' },
    ready: { fr: 'Prête', en: 'Ready', tone: 'ochre' },
    in_progress: { fr: 'En cours', en: 'In progress', tone: 'blue' },
    paused: { fr: 'En pause', en: 'Paused', tone: 'ochre' },
    done: { fr: 'Faite', en: 'Done', tone: 'green' },
    skipped: { fr: 'Passée', en: 'Skipped', tone: 'plain' },
  },
  transitions: [
    { from: ['blocked'], event: 'unblock', to: 'ready', roles: [], words: words('Débloquer', 'Unblock') },
    { from: ['ready'], event: 'start', to: 'in_progress', roles: [], words: words('Commencer', 'Start') },
    { from: ['in_progress'], event: 'pause', to: 'paused', roles: [], words: words('Mettre en pause', 'Pause') },
    { from: ['paused'], event: 'resume', to: 'in_progress', roles: [], words: words('Reprendre', 'Resume') },
    { from: ['in_progress', 'paused'], event: 'finish', to: 'done', roles: [], words: words('Terminer', 'Finish') },
    { from: ['done'], event: 'reopen', to: 'in_progress', roles: [], words: words('Rouvrir', 'Reopen') },
    {
      from: ['ready', 'blocked'],
      event: 'skip',
      to: 'skipped',
      roles: ['director', 'master'],
      words: words('Passer l’étape', 'Skip the step'),
      reasonRequired: true,
    },
  ],
});

function words(fr: string, en: string) {
  return { fr, en };
}
