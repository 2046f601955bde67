import { defineWords } from '../../core/words/words.js';

export const schoolWords = defineWords({
  school: { fr: 'École', en: 'School' },
  identity: { fr: 'Identité', en: 'Identity' },
  machines: { fr: 'Machines et postes', en: 'Machines and benches' },
  machine: { fr: 'Poste', en: 'Work centre' },
  workshop: { fr: 'Atelier', en: 'Workshop' },
  state: { fr: 'État', en: 'State' },
  check: { fr: 'Vérifiée jusqu’au', en: 'Checked until' },
  noCheck: { fr: 'jamais vérifiée', en: 'never checked' },
  inService: { fr: 'En service', en: 'In service' },
  outOfService: { fr: 'Consignée', en: 'Out of service' },
  stop: { fr: 'Consigner', en: 'Take out of service' },
  stopReason: { fr: 'Pourquoi cette machine est arrêtée', en: 'Why this machine is stopped' },
  back: { fr: 'Remettre en service', en: 'Put back in service' },
  hourlyCost: { fr: 'Coût d’une heure', en: 'Cost of an hour' },
  setRate: { fr: 'Coût', en: 'Cost' },
  removeRate: { fr: 'Coût de l’atelier', en: 'Workshop’s cost' },
  recordCheck: { fr: 'Vérification', en: 'Check' },
  validUntil: { fr: 'Valable jusqu’au', en: 'Good until' },
  settings: { fr: 'Réglages datés', en: 'Dated settings' },
  setting: { fr: 'Réglage', en: 'Setting' },
  validFrom: { fr: 'À partir du', en: 'From' },
  value: { fr: 'Valeur', en: 'Value' },
  put: { fr: 'Enregistrer le réglage', en: 'Record the setting' },
  none: { fr: 'Aucun poste', en: 'No work centre' },
  legalName: { fr: 'Raison sociale', en: 'Legal name' },
  address: { fr: 'Adresse', en: 'Address' },
  bank: { fr: 'IBAN', en: 'IBAN' },
  stoppedDone: {
    fr: 'La machine est hors service : aucun travail n’y démarre.',
    en: 'The machine is out of service: no work starts on it.',
  },
  restartedDone: { fr: 'La machine est de nouveau en service.', en: 'The machine is in service again.' },
  ratedDone: { fr: 'Les prochains devis en tiendront compte.', en: 'The quotes to come will count it.' },
  checkedDone: { fr: 'La vérification est notée.', en: 'The check is recorded.' },
  dueOnDebits: { fr: 'TVA sur les débits', en: 'VAT due on invoices' },
  settingPutDone: { fr: 'Le réglage est enregistré.', en: 'The setting is saved.' },
  change: { fr: 'Changer', en: 'Change' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  settingSub: {
    fr: 'La valeur d’avant reste vraie jusqu’à ce jour : rien d’émis ne change.',
    en: 'The value before stays true until that day: nothing issued changes.',
  },
  accountNumber: {
    fr: 'Trois à dix chiffres, de la classe 1 à 7 : 701000.',
    en: 'Three to ten digits, of class 1 to 7: 701000.',
  },
  fromDueDate: { fr: 'jours après l’échéance', en: 'days after the due date' },
  planHelp: {
    fr: 'Une relance est proposée ce jour-là, jamais envoyée seule. Moins de zéro : avant l’échéance.',
    en: 'A reminder is proposed that day, never sent by itself. Less than nothing: before the due date.',
  },
  yearly: { fr: 'Par an', en: 'A year' },
  rateHelp: {
    fr: 'Taux de la BCE plus 10 points, à dater du 1er janvier ou du 1er juillet.',
    en: 'The rate of the ECB plus 10 points, dated 1 January or 1 July.',
  },
  depositsOn: { fr: 'Comptabiliser un acompte', en: 'Book a deposit' },
  depositsOn_invoice: { fr: 'À sa facture', en: 'With its invoice' },
  depositsOn_payment: { fr: 'À son règlement', en: 'Once it is paid' },
  taxedKey: { fr: 'Part qui va avec les ventes taxées', en: 'Part that goes with taxed sales' },
  targetFrom: { fr: 'De', en: 'From' },
  targetTo: { fr: 'À', en: 'To' },
  category: { fr: 'Catégorie de TVA', en: 'VAT category' },
  rate: { fr: 'Taux', en: 'Rate' },
  exemptionReason: { fr: 'Motif d’exonération', en: 'Reason of the exemption' },
  exemptionHelp: {
    fr: (rate: string) => `Imprimé sur la facture. Inutile quand la vente est taxée (${rate}…).`,
    en: (rate: string) => `Printed on the invoice. Not needed when the sale is taxed (${rate}…).`,
  },
  exemptionCode: { fr: 'Code du motif (VATEX)', en: 'Code of the reason (VATEX)' },
  eReportingRegime: { fr: 'Régime de déclaration de la TVA', en: 'How VAT is declared' },
  platformName: { fr: 'Nom de la plateforme', en: 'Name of the platform' },
  platformHelp: {
    fr: 'Celle à qui l’école confie ses factures entre professionnels. Vide : aucune.',
    en: 'The one the school hands its invoices between professionals to. Empty: none.',
  },
  noPlatform: { fr: 'Aucune', en: 'None' },
});

export const accountWords = defineWords({
  customers: { fr: 'Clients', en: 'Customers' },
  goods: { fr: 'Ventes de biens', en: 'Sales of goods' },
  services: { fr: 'Prestations de services', en: 'Services' },
  vat: { fr: 'TVA collectée', en: 'VAT collected' },
  deposits: { fr: 'Acomptes reçus', en: 'Deposits received' },
  bank: { fr: 'Banque (virement, carte)', en: 'Bank (transfer, card)' },
  cheques: { fr: 'Chèques à encaisser', en: 'Cheques to cash' },
  cash: { fr: 'Caisse', en: 'Cash' },
  fees: { fr: 'Frais bancaires', en: 'Bank fees' },
  penalties: { fr: 'Pénalités de retard', en: 'Late penalties claimed' },
});

export const levelWords = defineWords({
  courtesy: { fr: 'Rappel de courtoisie', en: 'Courtesy note' },
  first: { fr: 'Première relance', en: 'First reminder' },
  second: { fr: 'Deuxième relance', en: 'Second reminder' },
  formal: { fr: 'Mise en demeure', en: 'Formal notice' },
});

export const eReportingWords = defineWords({
  none: { fr: 'Rien à déclarer', en: 'Nothing to declare' },
  monthly: { fr: 'Réel normal mensuel : trois fois par mois', en: 'Normal monthly regime: three times a month' },
  quarterly: { fr: 'Réel normal trimestriel : chaque mois', en: 'Normal quarterly regime: each month' },
  simplified: { fr: 'Réel simplifié : chaque mois', en: 'Simplified regime: each month' },
  franchise: { fr: 'Franchise en base : tous les deux mois', en: 'VAT franchise: every two months' },
});

export const settingWords = defineWords({
  vat_regime: { fr: 'Régime de TVA', en: 'VAT regime' },
  accounts: { fr: 'Comptes comptables', en: 'Accounts' },
  reminder_plan: { fr: 'Plan de relance', en: 'Reminder plan' },
  penalty_rate: { fr: 'Taux des pénalités de retard', en: 'Rate of late penalties' },
  platform: { fr: 'Plateforme agréée (factures électroniques)', en: 'Approved platform (e-invoices)' },
  e_reporting: { fr: 'E-reporting (ventes aux particuliers)', en: 'E-reporting (sales to consumers)' },
  recovery_sentence: { fr: 'Indemnité de recouvrement (PMT)', en: 'Recovery charge (PMT)' },
  penalty_sentence: { fr: 'Pénalités de retard (PMD)', en: 'Late penalties (PMD)' },
  mediator_sentence: { fr: 'Médiateur de la consommation', en: 'Consumer mediator' },
  discount_sentence: { fr: 'Escompte (AAB)', en: 'Early discount (AAB)' },
  learner_hour_cents: { fr: 'Coût d’une heure d’élève', en: 'Cost of a learner’s hour' },
  taxed_key: { fr: 'Clé des charges mixtes', en: 'Key of mixed charges' },
  thresholds: { fr: 'Seuils à surveiller', en: 'Thresholds to watch' },
  region_grant_cents: { fr: 'Région, par élève et par an', en: 'Region, a learner and year' },
  revenue_share_target: {
    fr: 'Part des ventes visée',
    en: 'Revenue share aimed at',
  },
});

export const thresholdWords = defineWords({
  vatFranchiseCents: { fr: 'Ventes taxables (franchise de TVA)', en: 'Taxable sales (VAT franchise)' },
  lucrativeFranchiseCents: {
    fr: 'Ventes lucratives (franchise des impôts commerciaux)',
    en: 'Lucrative sales (franchise of commercial taxes)',
  },
  grantsCents: { fr: 'Subventions (commissaire aux comptes)', en: 'Grants (statutory auditor)' },
  customerShare: { fr: 'Part d’un seul client', en: 'Share of one customer' },
});

export const categoryWords = defineWords({
  S: { fr: 'Taxé', en: 'Taxed' },
  E: { fr: 'Exonéré', en: 'Exempt' },
  O: { fr: 'Hors champ de la TVA', en: 'Outside the scope of VAT' },
  AE: { fr: 'Autoliquidation', en: 'Reverse charge' },
  Z: { fr: 'Taux zéro', en: 'Zero rate' },
  K: { fr: 'Livraison intracommunautaire', en: 'Supply within the EU' },
  G: { fr: 'Exportation', en: 'Export' },
});
