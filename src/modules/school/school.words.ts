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
  valueHelp: {
    fr: 'En JSON, de la même forme que la valeur précédente.',
    en: 'As JSON, shaped like the value before.',
  },
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
  settingPutDone: { fr: 'Le réglage est enregistré.', en: 'The setting is saved.' },
});

export const settingWords = defineWords({
  vat_regime: { fr: 'Régime de TVA', en: 'VAT regime' },
  recovery_sentence: { fr: 'Indemnité de recouvrement (PMT)', en: 'Recovery charge (PMT)' },
  penalty_sentence: { fr: 'Pénalités de retard (PMD)', en: 'Late penalties (PMD)' },
  discount_sentence: { fr: 'Escompte (AAB)', en: 'Early discount (AAB)' },
  region_grant_cents: { fr: 'Région, par élève et par an (centimes)', en: 'Region, a learner and year (cents)' },
  revenue_share_target: {
    fr: 'Part des ventes visée (centièmes de %)',
    en: 'Revenue share aimed at (hundredths of %)',
  },
});
