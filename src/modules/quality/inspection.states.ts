import { StateMachine } from '../../core/state-machine/state-machine.js';

export type InspectionState = 'declared' | 'accepted' | 'refused' | 'recorded';
export type InspectionEvent = 'accept' | 'refuse' | 'record';

/** A first part waits for a master; a piece of the series is only recorded. */
export const inspectionMachine = new StateMachine<InspectionState, InspectionEvent, { state: InspectionState }>({
  name: 'inspection',
  initial: 'declared',
  states: {
    declared: { fr: 'À accepter', en: 'To accept', tone: 'ochre' },
    accepted: { fr: 'Acceptée', en: 'Accepted', tone: 'green' },
    refused: { fr: 'Refusée', en: 'Refused', tone: 'red' },
    recorded: { fr: 'Relevée', en: 'Recorded', tone: 'plain' },
  },
  transitions: [
    // A piece of the series is written so from the start; nobody asks for it.
    {
      from: ['declared'],
      event: 'record',
      to: 'recorded',
      roles: [],
      words: { fr: 'Relever', en: 'Record' },
    },
    {
      from: ['declared'],
      event: 'accept',
      to: 'accepted',
      roles: ['director', 'master'],
      words: { fr: 'Accepter la première pièce', en: 'Accept the first part' },
    },
    {
      from: ['declared'],
      event: 'refuse',
      to: 'refused',
      roles: ['director', 'master'],
      words: { fr: 'Refuser', en: 'Refuse' },
      reasonRequired: true,
    },
  ],
});
