import { StateMachine } from '../../core/state-machine/state-machine.js';
import type { NonConformityState } from './non-conformity.entity.js';

export type NonConformityEvent = 'contain' | 'decide' | 'act' | 'close';

const roles = ['director', 'master'] as const;

/** Set apart, decided on, kept from coming back, closed. */
export const nonConformityMachine = new StateMachine<
  NonConformityState,
  NonConformityEvent,
  { state: NonConformityState }
>({
  name: 'non_conformity',
  initial: 'open',
  states: {
    open: { fr: 'Ouverte', en: 'Open', tone: 'red' },
    contained: { fr: 'Mise à part', en: 'Contained', tone: 'ochre' },
    dispositioned: { fr: 'Décidée', en: 'Decided', tone: 'blue' },
    action: { fr: 'Action en cours', en: 'Action', tone: 'blue' },
    closed: { fr: 'Close', en: 'Closed', tone: 'green' },
  },
  transitions: [
    {
      from: ['open'],
      event: 'contain',
      to: 'contained',
      roles: [...roles],
      words: { fr: 'Les pièces sont à part', en: 'The pieces are set apart' },
    },
    {
      from: ['open', 'contained'],
      event: 'decide',
      to: 'dispositioned',
      roles: [...roles],
      words: { fr: 'Décider', en: 'Decide' },
    },
    {
      from: ['dispositioned'],
      event: 'act',
      to: 'action',
      roles: [...roles],
      words: { fr: 'Prendre une action', en: 'Take an action' },
    },
    {
      from: ['dispositioned', 'action'],
      event: 'close',
      to: 'closed',
      roles: [...roles],
      words: { fr: 'Clore', en: 'Close' },
    },
  ],
});
