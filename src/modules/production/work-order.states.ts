import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { WorkOrder, WorkOrderState } from './work-order.entity.js';

/** Something may still be made of it. */
export const OPEN_STATES: readonly WorkOrderState[] = ['planned', 'released', 'in_progress', 'suspended'];

export type WorkOrderEvent =
  'release' | 'start' | 'suspend' | 'resume' | 'complete' | 'reopen' | 'close' | 'cancel' | 'abandon';

/** An OF. Progress is derived from its cells; these states say only what may still be done with it. */
export const workOrderMachine = new StateMachine<WorkOrderState, WorkOrderEvent, WorkOrder>({
  name: 'work_order',
  initial: 'planned',
  states: {
    planned: { fr: 'Préparé', en: 'Planned', tone: 'plain' },
    released: { fr: 'Lancé', en: 'Released', tone: 'blue' },
    in_progress: { fr: 'En cours', en: 'In progress', tone: 'blue' },
    suspended: { fr: 'Suspendu', en: 'Suspended', tone: 'ochre' },
    completed: { fr: 'Terminé', en: 'Completed', tone: 'green' },
    closed: { fr: 'Clos', en: 'Closed', tone: 'plain' },
    cancelled: { fr: 'Annulé', en: 'Cancelled', tone: 'red' },
    abandoned: { fr: 'Abandonné', en: 'Abandoned', tone: 'red' },
  },
  transitions: [
    {
      from: ['planned'],
      event: 'release',
      to: 'released',
      roles: ['director', 'master'],
      words: words('Lancer', 'Release'),
    },
    { from: ['released'], event: 'start', to: 'in_progress', roles: [], words: words('Démarrer', 'Start') },
    {
      from: ['released', 'in_progress'],
      event: 'suspend',
      to: 'suspended',
      roles: ['director', 'master'],
      words: words('Suspendre', 'Suspend'),
      reasonRequired: true,
    },
    {
      from: ['suspended'],
      event: 'resume',
      to: 'in_progress',
      roles: ['director', 'master'],
      words: words('Reprendre', 'Resume'),
    },
    {
      from: ['released', 'in_progress'],
      event: 'complete',
      to: 'completed',
      roles: [],
      words: words('Terminer', 'Complete'),
    },
    // A count that was corrected has left something to do again.
    { from: ['completed'], event: 'reopen', to: 'in_progress', roles: [], words: words('Rouvrir', 'Reopen') },
    {
      from: ['completed'],
      event: 'close',
      to: 'closed',
      roles: ['director', 'master'],
      words: words('Clore', 'Close'),
    },
    {
      from: ['planned', 'released'],
      event: 'cancel',
      to: 'cancelled',
      roles: ['director', 'master'],
      words: words('Annuler l’OF', 'Cancel the work order'),
      reasonRequired: true,
    },
    {
      from: ['in_progress', 'suspended'],
      event: 'abandon',
      to: 'abandoned',
      roles: ['director', 'master'],
      words: words('Abandonner l’OF', 'Abandon the work order'),
      reasonRequired: true,
    },
  ],
});

function words(fr: string, en: string) {
  return { fr, en };
}
