import type { ItemSeed, LearnerSeed, SchoolSeed } from '../../database/seeds/seed.types.js';
import { CAP_FLOU } from '../../database/seeds/frameworks.js';
import { sentences, settingsOfDemo } from '../../database/seeds/sentences.js';

export const LEARNERS = 40;
const MASTERS = ['Marc', 'Nadia', 'Sylvie', 'Yves'];
const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];
const both = ['COUTURE', 'TOURNAGE'];
const ten = <T>(make: (n: number) => T): T[] => Array.from({ length: 10 }, (_, n) => make(n + 1));

const common = { criticality: 'standard' as const, drawings: ['A'] };
const garment = (n: number): ItemSeed => ({
  ...common,
  code: `VET-${n}`,
  name: `Blouse d’atelier modèle ${n}`,
  kind: 'garment',
  workshop: 'COUTURE',
  priceCents: 1850 + 10 * n,
  marketPriceCents: 1900 + 10 * n,
  sizes: SIZES,
  routing: [
    {
      code: 'PIQ',
      name: 'Assemblage',
      center: 'PIQ1',
      setup: 15,
      unit: 12,
      competences: ['C3-3'],
      instructions: 'Pique à 1 cm du bord.',
    },
  ],
});
const part = (n: number): ItemSeed => ({
  ...common,
  code: `PCE-${n}`,
  name: `Bague de guidage ${n}`,
  kind: 'part',
  workshop: 'TOURNAGE',
  priceCents: 730 + 5 * n,
  marketPriceCents: 800 + 5 * n,
  routing: [
    {
      code: 'TOU',
      name: 'Tournage',
      center: 'TOU1',
      setup: 20,
      unit: 4,
      competences: ['C2-3'],
      instructions: 'Mesure une pièce sur cinq.',
    },
  ],
});
const learner = (n: number): LearnerSeed => ({
  firstName: `Prénom${n}`,
  lastName: `Nom${n}`,
  ageAtEntry: 15 + (n % 2),
  birthday: '05-21',
});

/** The school of the reference day: 20 products of one operation each, one customer, 40 learners with every paper. */
export const benchSchool: SchoolSeed = {
  school: {
    ...{ code: 'journee-de-reference', name: 'École de la journée de référence', trade: 'garment' },
    legalName: 'Association de la journée de référence',
    legalForm: 'Association loi 1901',
    ...{ siren: '800000101', siret: '80000010100017', rna: 'W142009901', uai: '0142999F' },
    vatNumber: 'FR28800000101',
    ...{ street: '2 rue du Vieux Moulin', postcode: '14110', city: 'Condé-en-Normandie', country: 'FR' },
    ...{ email: 'contact@reference.example', phone: '02 31 00 01 01' },
    ...{ iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
  },
  settings: settingsOfDemo(sentences),
  workshops: [
    { code: 'COUTURE', name: 'Atelier couture' },
    { code: 'TOURNAGE', name: 'Tournage' },
  ],
  workCenters: [
    { code: 'PIQ1', name: 'Piqueuse plate', workshop: 'COUTURE', machineClassCode: 'lockstitch' },
    { code: 'TOU1', name: 'Tour conventionnel', workshop: 'TOURNAGE', machineClassCode: 'manual_lathe' },
  ],
  trade: 'garments',
  framework: CAP_FLOU,
  staff: [
    { name: 'Claire Aubert', email: 'direction@reference.example', role: 'director' },
    ...MASTERS.map((name) => ({
      name: `${name} Maître`,
      email: `${name.toLowerCase()}@reference.example`,
      role: 'master' as const,
      workshops: both,
    })),
    { name: 'Hélène Roux', email: 'compta@reference.example', role: 'accountant' },
  ],
  classes: [
    {
      name: 'Première année',
      capacity: 20,
      yearsIn: 0,
      learners: Array.from({ length: 20 }, (_, n) => learner(n + 1)),
    },
    {
      name: 'Deuxième année',
      capacity: 20,
      yearsIn: 1,
      learners: Array.from({ length: 20 }, (_, n) => learner(n + 21)),
    },
  ],
  partners: [
    {
      ...{ name: 'Filix', siren: '800000309', siret: '80000030900016', legalName: 'Filix SAS', kind: 'company' },
      ...{ street: '8 rue des Filatures', postcode: '14110', city: 'Condé-en-Normandie' },
      ...{ contactName: 'Julie Marchand', email: 'atelier@filix.example', paymentTerms: 'NET30' },
      roles: ['customer'],
      weight: 1,
    },
  ],
  items: [...ten(garment), ...ten(part)],
  funding: [],
  declarationDaysLeft: 700,
  orders: { perMonth: 0, lines: [5, 5], pieces: [1, 6] },
};
