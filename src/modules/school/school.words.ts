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
  recordCheck: { fr: 'Noter la vérification', en: 'Record the check' },
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
  checkedDone: { fr: 'La vérification est notée.', en: 'The check is recorded.' },
  dueOnDebits: { fr: 'TVA sur les débits', en: 'VAT due on invoices' },
  settingPutDone: { fr: 'Le réglage est enregistré.', en: 'The setting is saved.' },
  change: { fr: 'Changer', en: 'Change' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  settingSub: {
    fr: 'La valeur d’avant reste vraie jusqu’à ce jour : rien d’émis ne change.',
    en: 'The value before stays true until that day: nothing issued changes.',
  },
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
});

export const settingWords = defineWords({
  vat_regime: { fr: 'Régime de TVA', en: 'VAT regime' },
  recovery_sentence: { fr: 'Indemnité de recouvrement (PMT)', en: 'Recovery charge (PMT)' },
  penalty_sentence: { fr: 'Pénalités de retard (PMD)', en: 'Late penalties (PMD)' },
  discount_sentence: { fr: 'Escompte (AAB)', en: 'Early discount (AAB)' },
  region_grant_cents: { fr: 'Région, par élève et par an', en: 'Region, a learner and year' },
  revenue_share_target: {
    fr: 'Part des ventes visée',
    en: 'Revenue share aimed at',
  },
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
