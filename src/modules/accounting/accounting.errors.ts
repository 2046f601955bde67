import { refusal } from '../../core/errors/refusal.js';

export const monthNotOver = () =>
  refusal('accounting.month_not_over', 409, {
    fr: 'Ce mois n’est pas fini. Il se clôt à partir du premier jour du mois suivant.',
    en: 'This month is not over. It can be closed from the first day of the next one.',
  });

export const monthClosed = () =>
  refusal('accounting.month_closed', 409, {
    fr: 'Ce mois est déjà clos. Reprenez son fichier.',
    en: 'This month is closed already. Take its file.',
  });

export const closeEarlierFirst = (month: string) =>
  refusal('accounting.close_earlier_first', 409, {
    fr: `Les mois se closent dans l’ordre. Clôturez d’abord ${month}.`,
    en: `Months are closed in order. Close ${month} first.`,
  });

export const nothingBooked = () =>
  refusal('accounting.nothing_booked', 409, {
    fr: 'Rien n’est comptabilisé ce mois-là : il n’y a rien à clôturer.',
    en: 'Nothing is booked in that month: there is nothing to close.',
  });

export const accountsClosed = (month: string) =>
  refusal(
    'accounting.accounts_closed',
    409,
    {
      fr: `Le mois ${month} est clos avec ses comptes. Donnez une date qui le suit.`,
      en: `Month ${month} is closed with its accounts. Give a day after it.`,
    },
    'validFrom',
  );
