import type { SchoolSettings } from '../../src/modules/school/index.js';

/** The sentences of an invoice (C. com. L441-9, L441-10, D441-5); the accountant may date others. */
export const sentences = {
  recovery_sentence: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €',
  penalty_sentence:
    'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points, exigibles sans rappel le lendemain de l’échéance',
  mediator_sentence:
    'En cas de litige, le client peut saisir gratuitement le médiateur de la consommation : Médiation Exemple, 1 place du Marché, 14000 Caen',
  discount_sentence: 'Pas d’escompte pour paiement anticipé',
};

export function settingsOfDemo(texts: typeof sentences): SchoolSettings {
  return {
    vat_regime: { category: 'S', rate: 2000, exemptionReason: null, exemptionCode: null, dueOnDebits: false },
    ...texts,
    region_grant_cents: 500_000,
    reminder_plan: { courtesy: -5, first: 3, second: 15, formal: 30 },
    penalty_rate: 1215,
    revenue_share_target: { from: 3000, to: 5000 },
    learner_hour_cents: 950,
    taxed_key: 6000,
    thresholds: {
      ...{ vatFranchiseCents: 8_500_000, lucrativeFranchiseCents: 8_001_100, grantsCents: 15_300_000 },
      customerShare: 6000,
    },
    accounts: {
      ...{ customers: '411000', goods: '701000', services: '706000', vat: '445710', deposits: '419100' },
      ...{
        bank: '512000',
        cheques: '511200',
        cash: '530000',
        fees: '627000',
        penalties: '763000',
        depositsOn: 'invoice',
      },
    },
    platform: { name: '' },
    e_reporting: { regime: 'none' },
  };
}
