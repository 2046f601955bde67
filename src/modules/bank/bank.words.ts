import { defineWords } from '../../core/words/words.js';

export const bankWords = defineWords({
  bank: { fr: 'Banque', en: 'Bank' },
  bankSub: {
    fr: 'Les mouvements de la banque, et les factures qu’ils règlent. Rien n’est enregistré sans vous.',
    en: 'What the bank tells, and the invoices it pays. Nothing is recorded without you.',
  },
  back: { fr: 'Banque', en: 'Bank' },
  backToPayments: { fr: 'Règlements', en: 'Payments' },
  bring: { fr: 'Importer un relevé', en: 'Import a statement' },
  file: { fr: 'Fichier de la banque', en: 'File of the bank' },
  fileHelp: {
    fr: 'CAMT.053 (XML), OFX ou tableau CSV, 5 Mo au plus. Ce qui sort du compte est mis de côté.',
    en: 'CAMT.053 (XML), OFX or a CSV table, 5 MB at most. What leaves the account is set aside.',
  },
  brought: {
    fr: (added: number, known: number) =>
      `${added} ${added >= 2 ? 'mouvements ajoutés' : 'mouvement ajouté'}${known > 0 ? `, ${known} déjà là` : ''}.`,
    en: (added: number, known: number) =>
      `${added} ${added === 1 ? 'movement' : 'movements'} added${known > 0 ? `, ${known} there already` : ''}.`,
  },
  open: { fr: 'À rapprocher', en: 'To match' },
  matched: { fr: 'Rapproché', en: 'Matched' },
  aside: { fr: 'De côté', en: 'Set aside' },
  on: { fr: 'Le', en: 'On' },
  amount: { fr: 'Montant', en: 'Amount' },
  label: { fr: 'Libellé', en: 'Label' },
  payer: { fr: 'Payeur', en: 'Payer' },
  settles: { fr: 'Règle', en: 'Pays' },
  sure: { fr: 'Sûr', en: 'Sure' },
  toCheck: { fr: 'À vérifier', en: 'To check' },
  noProposal: { fr: 'Rien de reconnu', en: 'Nothing recognised' },
  act: { fr: 'Que faire', en: 'What to do' },
  match: { fr: 'Valider', en: 'Accept' },
  choose: { fr: 'Choisir', en: 'Choose' },
  setAside: { fr: 'Mettre de côté', en: 'Set aside' },
  matchSure: { fr: 'Valider tout ce qui est sûr', en: 'Accept all that is sure' },
  matchedDone: { fr: 'Règlement enregistré.', en: 'Payment recorded.' },
  asideDone: { fr: 'Mouvement mis de côté.', en: 'Movement set aside.' },
  sureDone: {
    fr: (count: number) => `${count} ${count >= 2 ? 'règlements enregistrés' : 'règlement enregistré'}.`,
    en: (count: number) => `${count} ${count === 1 ? 'payment' : 'payments'} recorded.`,
  },
  chooseTitle: { fr: (amount: string) => `Que règlent ${amount} ?`, en: (amount: string) => `What do ${amount} pay?` },
  invoices: { fr: 'Factures à payer', en: 'Invoices to pay' },
  chooseHelp: {
    fr: 'D’un seul client. Ce qui dépasse reste à affecter sur le règlement.',
    en: 'Of one customer. What is over stays to allocate on the payment.',
  },
  record: { fr: 'Enregistrer le règlement', en: 'Record the payment' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  state: { fr: 'État', en: 'State' },
  show: { fr: 'Afficher', en: 'Show' },
  payment: { fr: 'Règlement', en: 'Payment' },
  none: { fr: 'Rien à rapprocher', en: 'Nothing to match' },
  noneHelp: {
    fr: 'Importez le relevé de la banque : chaque mouvement n’entre qu’une fois, même si deux fichiers le disent.',
    en: 'Import the statement of the bank: each movement comes in once, even when two files tell it.',
  },
});
