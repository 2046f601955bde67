import { StateMachine } from '../../core/state-machine/state-machine.js';

export type DeliveryState = 'ready' | 'shipped' | 'received' | 'cancelled';
export type DeliveryEvent = 'ship' | 'receive' | 'cancel';

/** A delivery note: what is shipped is delivered, and only what is delivered is invoiced. */
export const deliveryMachine = new StateMachine<DeliveryState, DeliveryEvent, { state: DeliveryState }>({
  name: 'delivery_note',
  initial: 'ready',
  states: {
    ready: { fr: 'Prêt', en: 'Ready', tone: 'blue' },
    shipped: { fr: 'Expédié', en: 'Shipped', tone: 'ochre' },
    received: { fr: 'Reçu', en: 'Received', tone: 'green' },
    cancelled: { fr: 'Annulé', en: 'Cancelled', tone: 'plain' },
  },
  transitions: [
    {
      from: ['ready'],
      event: 'ship',
      to: 'shipped',
      roles: ['director', 'master'],
      words: { fr: 'Expédier', en: 'Ship' },
    },
    {
      from: ['ready'],
      event: 'cancel',
      to: 'cancelled',
      roles: ['director', 'master'],
      words: { fr: 'Annuler le bon', en: 'Cancel the note' },
      reasonRequired: true,
    },
    {
      from: ['shipped'],
      event: 'receive',
      to: 'received',
      roles: ['director', 'master', 'accountant', 'receiver'],
      words: { fr: 'Confirmer la réception', en: 'Confirm reception' },
    },
  ],
});
