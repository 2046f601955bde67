import { StateMachine } from '../../core/state-machine/state-machine.js';

export type PaymentState = 'recorded' | 'allocated' | 'reversed';
export type PaymentEvent = 'allocate_part' | 'allocate' | 'reverse';

/** Money received. `recorded` while some of it is on no invoice, `allocated` when all of it is. */
export const paymentMachine = new StateMachine<PaymentState, PaymentEvent, { state: PaymentState }>({
  name: 'payment',
  initial: 'recorded',
  states: {
    recorded: { fr: 'À affecter', en: 'To allocate', tone: 'ochre' },
    allocated: { fr: 'Affecté', en: 'Allocated', tone: 'green' },
    reversed: { fr: 'Annulé', en: 'Reversed', tone: 'plain' },
  },
  transitions: [
    {
      from: ['recorded'],
      event: 'allocate_part',
      to: 'recorded',
      roles: ['director', 'accountant'],
      words: { fr: 'Affecter en partie', en: 'Allocate in part' },
    },
    {
      from: ['recorded'],
      event: 'allocate',
      to: 'allocated',
      roles: ['director', 'accountant'],
      words: { fr: 'Affecter', en: 'Allocate' },
    },
    {
      from: ['recorded', 'allocated'],
      event: 'reverse',
      to: 'reversed',
      roles: ['director', 'accountant'],
      words: { fr: 'Annuler le règlement', en: 'Reverse the payment' },
      reasonRequired: true,
    },
  ],
});
