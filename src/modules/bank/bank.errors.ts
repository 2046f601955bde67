import { problemAt, refusal, Refusal } from '../../core/errors/refusal.js';

/** Nothing of the file is imported; `at` names its row, element or tag. */
export const statementRefused = (at: string, fr: string, en: string) =>
  new Refusal(
    'bank.statement_refused',
    422,
    {
      fr: `Rien n’est importé. ${at} : ${fr}`,
      en: `Nothing is imported. ${at}: ${en}`,
    },
    [problemAt('file', 'bank.statement_refused', `${at} : ${fr}`, `${at}: ${en}`)],
  );

export const notInEuros = (at: string, currency: string) =>
  statementRefused(at, `la monnaie est « ${currency} », pas l’euro.`, `it is in “${currency}”, not in euros.`);

export const unknownStatement = () =>
  refusal(
    'bank.unknown_format',
    422,
    {
      fr: 'Ce fichier n’est pas un relevé, ou ses colonnes n’ont pas de titre (date, libellé, montant). Exportez de la banque un CAMT.053 (XML), un OFX ou un tableau CSV.',
      en: 'This file is no bank statement, or its columns have no headings (date, label, amount). Export a CAMT.053 (XML), an OFX or a CSV table from the bank.',
    },
    'file',
  );

export const lineNotOpen = () =>
  refusal('bank.line_not_open', 409, {
    fr: 'Cette ligne est déjà traitée. Rechargez la page.',
    en: 'This line is settled already. Reload the page.',
  });

export const notADebit = () =>
  refusal('bank.not_a_debit', 409, {
    fr: 'Cette ligne est une entrée d’argent : ni des frais, ni un remboursement.',
    en: 'This line is money coming in: neither a fee nor a refund.',
  });

export const notACredit = () =>
  refusal('bank.not_a_credit', 409, {
    fr: 'Cette ligne est une sortie d’argent : elle ne paie pas une aide.',
    en: 'This line is money going out: it pays no grant.',
  });

export const notAside = () =>
  refusal('bank.not_aside', 409, {
    fr: 'Cette ligne n’est pas de côté. Rechargez la page.',
    en: 'This line is not set aside. Reload the page.',
  });

export const notItsReturn = () =>
  refusal(
    'bank.not_its_return',
    422,
    {
      fr: 'Choisissez un règlement du même montant, reçu avant ce mouvement et non annulé.',
      en: 'Choose a payment of the same amount, received before this movement and not reversed.',
    },
    'paymentId',
  );

export const nothingChosen = () =>
  refusal(
    'bank.nothing_chosen',
    422,
    {
      fr: 'Choisissez au moins une facture, d’un seul client.',
      en: 'Choose one invoice at least, of one customer.',
    },
    'invoiceIds',
  );
