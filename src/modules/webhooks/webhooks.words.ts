import type { Tone } from '../../core/state-machine/state-machine.js';
import { defineWords, type Bilingual } from '../../core/words/words.js';
import type { WebhookState } from './webhook.entity.js';

export const webhookWords = defineWords({
  webhooks: { fr: 'Vos programmes prévenus', en: 'Programs that are told' },
  webhooksSub: {
    fr: 'Ouvrage écrit à ces adresses dès qu’une commande, une livraison, un devis ou une facture change.',
    en: 'Ouvrage writes to these addresses as soon as an order, a delivery, a quote or an invoice changes.',
  },
  back: { fr: 'Mon entreprise', en: 'My company' },
  address: { fr: 'Adresse', en: 'Address' },
  addressHint: {
    fr: 'L’adresse de votre programme (ERP), qui reçoit les messages signés « Standard Webhooks ».',
    en: 'The address of your program (ERP), which receives “Standard Webhooks” signed messages.',
  },
  add: { fr: 'Prévenir cette adresse', en: 'Tell this address' },
  none: { fr: 'Aucun programme prévenu', en: 'No program is told' },
  noneHelp: {
    fr: 'Votre ERP peut suivre ses commandes sans que personne ne recopie rien.',
    en: 'Your ERP can follow its orders with nobody copying anything.',
  },
  secretOnce: {
    fr: 'Le secret qui signe les messages. Copiez-le maintenant : il ne sera plus montré.',
    en: 'The secret that signs the messages. Copy it now: it will not be shown again.',
  },
  since: { fr: 'Depuis', en: 'Since' },
  givenUp: { fr: 'Abandonnés', en: 'Given up' },
  what: { fr: 'Ce qui est dit', en: 'What is told' },
  messages: { fr: 'Les derniers messages', en: 'The last messages' },
  noMessage: { fr: 'Aucun message encore', en: 'No message yet' },
  noMessageHelp: { fr: 'Envoyez un essai pour voir s’il arrive.', en: 'Send a trial to see whether it arrives.' },
  ping: { fr: 'Envoyer un essai', en: 'Send a trial' },
  pinged: { fr: 'L’essai part.', en: 'The trial is leaving.' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeLoss: {
    fr: 'Plus aucun message n’y sera envoyé ; ceux qui attendent sont abandonnés.',
    en: 'No message will be sent there any more; those that wait are given up.',
  },
  removed: { fr: 'L’adresse est retirée.', en: 'The address is removed.' },
  again: { fr: 'Renvoyer', en: 'Send again' },
  sentAgain: { fr: 'Le message repart.', en: 'The message leaves again.' },
  type: { fr: 'Message', en: 'Message' },
  on: { fr: 'Le', en: 'On' },
  state: { fr: 'État', en: 'State' },
  answer: { fr: 'Réponse', en: 'Answer' },
  next: { fr: (at: string) => `essai suivant ${at}`, en: (at: string) => `next attempt ${at}` },
});

export const WEBHOOK_STATE_WORDS: Record<WebhookState, Bilingual<string> & { tone: Tone }> = {
  pending: { fr: 'En attente', en: 'Waiting', tone: 'ochre' },
  sent: { fr: 'Arrivé', en: 'Arrived', tone: 'green' },
  dead: { fr: 'Abandonné', en: 'Given up', tone: 'red' },
};
