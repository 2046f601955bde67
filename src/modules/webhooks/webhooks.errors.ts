import { refusal } from '../../core/errors/refusal.js';

export const wrongAddress = (inside: boolean) =>
  refusal(
    'webhooks.wrong_address',
    422,
    {
      fr: `Donnez l’adresse complète de votre programme, comme ${inside ? 'http' : 'https'}://erp.exemple.fr/ouvrage, sans nom ni mot de passe.`,
      en: `Give the whole address of your program, such as ${inside ? 'http' : 'https'}://erp.example.org/ouvrage, without name or password.`,
    },
    'url',
  );

export const knownAddress = () =>
  refusal(
    'webhooks.known_address',
    409,
    {
      fr: 'Cette adresse est déjà prévenue. Retirez-la d’abord pour obtenir un nouveau secret.',
      en: 'This address is told already. Remove it first to get a new secret.',
    },
    'url',
  );

export const tooManyAddresses = (most: number) =>
  refusal('webhooks.too_many', 409, {
    fr: `${most} adresses au plus. Retirez-en une d’abord.`,
    en: `At most ${most} addresses. Remove one first.`,
  });

export const stillWaiting = () =>
  refusal('webhooks.waits', 409, {
    fr: 'Ce message part déjà tout seul : attendez le prochain essai.',
    en: 'This message leaves by itself: wait for the next attempt.',
  });
