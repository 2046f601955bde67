import type { NewSchool, SchoolSettings } from '../../src/modules/school/index.js';

let count = 0;

/** A complete school, with a SIREN of its own. */
export function aSchoolNamed(name: string): NewSchool {
  const siren = sirenNumber(++count);
  return {
    code: `ecole-${siren}`,
    name,
    trade: 'garment',
    legalName: `Association ${name}`,
    legalForm: 'Association loi 1901',
    siren,
    siret: siretOf(siren),
    rna: 'W142000001',
    uai: '0142000A',
    vatNumber: `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`,
    street: '1 rue de l’Atelier',
    postcode: '14110',
    city: 'Condé-en-Normandie',
    country: 'FR',
    email: 'contact@example.org',
    phone: '02 31 00 00 00',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
  };
}

export const settingsOfASchool: SchoolSettings = {
  vat_regime: { category: 'S', rate: 2000, exemptionReason: null, exemptionCode: null, dueOnDebits: false },
  recovery_sentence: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €',
  penalty_sentence:
    'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points, exigibles sans rappel le lendemain de l’échéance',
  discount_sentence: 'Pas d’escompte pour paiement anticipé',
  mediator_sentence:
    'En cas de litige, le client peut saisir gratuitement le médiateur de la consommation : Médiation Exemple, 1 place du Marché, 14000 Caen',
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

/** The n-th invented SIREN that passes Luhn. */
export function sirenNumber(n: number): string {
  const body = String(80_000_000 + n);
  return body + luhnDigit(body);
}

export function siretOf(siren: string): string {
  const body = `${siren}0001`;
  return body + luhnDigit(body);
}

function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
