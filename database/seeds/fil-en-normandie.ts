import { CAP_FLOU } from './frameworks.js';
import { sentences, settingsOfDemo } from './sentences.js';
import { step } from './steps.js';
import type { ItemSeed, SchoolSeed, StepSeed } from './seed.types.js';

const cut = (unit: number) =>
  step(
    'COU',
    'Coupe',
    'COU1',
    [30, unit],
    [['C2-2', 'C3-1'], 'Pose le patron dans le droit-fil.\nCoupe sans hâte.\nRange les paquets par taille.'],
  );
const overlock = (unit: number) =>
  step(
    'SUR',
    'Surfilage',
    'SUR1',
    [10, unit],
    [['C2-3', 'C3-3'], 'Enfile la surjeteuse.\nEssaie sur une chute.\nSurfile les bords.'],
  );
const sew = (unit: number) =>
  step(
    'PIQ',
    'Assemblage',
    'PIQ1',
    [15, unit],
    [['C2-4', 'C3-3'], 'Point droit, longueur 2,5.\nPique à 1 cm du bord.\nArrête chaque couture.'],
  );
const press = (unit: number) =>
  step(
    'REP',
    'Finitions, repassage',
    'REP1',
    [5, unit],
    [['C3-3'], 'Coupe les fils.\nRepasse sur l’envers.\nPlie selon le modèle.'],
  );
const check = (unit: number) =>
  step(
    'CTL',
    'Contrôle',
    'CTL1',
    [0, unit],
    [['C3-4', 'C4-1'], 'Mesure deux pièces par taille.\nRegarde chaque couture.\nSépare ce qui est à reprendre.'],
  );

const garment = (
  code: string,
  name: string,
  prices: [number, number],
  grid: [string[], string[]],
  routing: StepSeed[],
): ItemSeed => ({
  code,
  name,
  kind: 'garment',
  workshop: 'COUTURE',
  priceCents: prices[0],
  marketPriceCents: prices[1],
  criticality: 'standard',
  drawings: ['A'],
  sizes: grid[0],
  colours: grid[1],
  routing,
});

const LETTERS = ['S', 'M', 'L', 'XL'];

/** A garment school: five learners in a first class of twelve places. */
export const filEnNormandie: SchoolSeed = {
  school: {
    code: 'fil-en-normandie',
    name: 'Fil en Normandie',
    trade: 'garment',
    legalName: 'École de production normande industrie textile et de la mode',
    legalForm: 'Association loi 1901',
    siren: '800000101',
    siret: '80000010100017',
    rna: 'W142009901',
    uai: '0142999F',
    vatNumber: 'FR28800000101',
    street: '2 rue du Vieux Moulin',
    postcode: '14110',
    city: 'Condé-en-Normandie',
    country: 'FR',
    email: 'contact@fil-en-normandie.example',
    phone: '02 31 00 01 01',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
  },
  settings: settingsOfDemo(sentences),
  workshops: [{ code: 'COUTURE', name: 'Atelier couture' }],
  workCenters: [
    {
      code: 'COU1',
      name: 'Table de coupe, ciseaux électriques',
      workshop: 'COUTURE',
      machineClassCode: 'electric_straight_knife',
    },
    { code: 'COU2', name: 'Table de coupe à la main', workshop: 'COUTURE', machineClassCode: 'hand_cutting' },
    { code: 'PIQ1', name: 'Piqueuse plate 1', workshop: 'COUTURE', machineClassCode: 'lockstitch' },
    { code: 'PIQ2', name: 'Piqueuse plate 2', workshop: 'COUTURE', machineClassCode: 'lockstitch' },
    { code: 'SUR1', name: 'Surjeteuse 4 fils', workshop: 'COUTURE', machineClassCode: 'overlock' },
    { code: 'REC1', name: 'Recouvreuse', workshop: 'COUTURE', machineClassCode: 'coverstitch' },
    { code: 'THE1', name: 'Presse à thermocoller', workshop: 'COUTURE', machineClassCode: 'fusing_press' },
    { code: 'REP1', name: 'Table aspirante et fer', workshop: 'COUTURE', machineClassCode: 'steam_iron' },
    { code: 'CTL1', name: 'Table de contrôle', workshop: 'COUTURE', machineClassCode: null },
  ],
  trade: 'garments',
  framework: CAP_FLOU,
  staff: [
    { name: 'Claire Aubert', email: 'claire.aubert@fil-en-normandie.example', role: 'director' },
    { name: 'Nadia Lebret', email: 'nadia.lebret@fil-en-normandie.example', role: 'master', workshops: ['COUTURE'] },
    { name: 'Hélène Roux', email: 'helene.roux@cabinet-roux.example', role: 'accountant' },
    { name: 'Agnès Vidal', email: 'agnes.vidal@region.example', role: 'funder' },
  ],
  classes: [
    {
      name: 'CAP couture',
      capacity: 12,
      yearsIn: 1,
      learners: [
        { firstName: 'Inès', lastName: 'Duval', ageAtEntry: 15, birthday: '03-14' },
        { firstName: 'Chloé', lastName: 'Martin', ageAtEntry: 16, birthday: '06-02' },
        { firstName: 'Lina', lastName: 'Bertin', ageAtEntry: 15, birthday: '05-21' },
        { firstName: 'Maëlys', lastName: 'Renard', ageAtEntry: 16, birthday: '01-30' },
        { firstName: 'Enzo', lastName: 'Caron', ageAtEntry: 15, birthday: '07-08' },
      ],
    },
  ],
  partners: [
    {
      name: 'Filix',
      siren: '800000309',
      siret: '80000030900016',
      legalName: 'Filix SAS',
      kind: 'company',
      street: '8 rue des Filatures',
      postcode: '14110',
      city: 'Condé-en-Normandie',
      contactName: 'Julie Marchand',
      email: 'atelier@filix.example',
      paymentTerms: 'NET30',
      roles: ['customer', 'supplier', 'board_member', 'tax_payer'],
      person: 'Julie Marchand',
      weight: 5,
    },
    {
      name: 'Maison Lemercier',
      siren: '800000317',
      siret: '80000031700019',
      legalName: 'Lemercier Textiles SARL',
      kind: 'company',
      street: '14 quai des Teinturiers',
      postcode: '61100',
      city: 'Flers',
      contactName: 'Paul Lemercier',
      email: 'paul@lemercier.example',
      paymentTerms: 'NET45',
      roles: ['customer', 'sponsor'],
      person: 'Paul Lemercier',
      weight: 3,
    },
    {
      name: 'Lin des Dunes',
      siren: '800000325',
      siret: '80000032500012',
      legalName: 'Lin des Dunes SAS',
      kind: 'company',
      street: '3 chemin du Marais',
      postcode: '14470',
      city: 'Courseulles-sur-Mer',
      contactName: 'Maud Perrin',
      email: 'achats@lindesdunes.example',
      paymentTerms: 'NET30',
      roles: ['customer'],
      weight: 2,
    },
    {
      name: 'Ville de Condé',
      siren: '800000333',
      siret: '80000033300016',
      legalName: 'Commune de Condé',
      kind: 'public',
      street: 'Place de l’Hôtel-de-Ville',
      postcode: '14110',
      city: 'Condé-en-Normandie',
      contactName: 'Service culture',
      email: 'culture@ville.example',
      paymentTerms: 'NET30',
      roles: ['customer'],
      weight: 1,
    },
  ],
  items: [
    garment(
      'TAB-NOI',
      'Tablier « Noireau »',
      [1850, 1900],
      [LETTERS, ['Écru', 'Bleu']],
      [cut(2.5), overlock(3), sew(9), press(3.5), check(1.5)],
    ),
    garment(
      'BLO-DRU',
      'Blouse d’atelier « Druance »',
      [3600, 3800],
      [LETTERS, ['Bleu', 'Gris']],
      [cut(4), overlock(5), sew(18), press(5), check(2)],
    ),
    garment(
      'TOT-CON',
      'Tote bag « Condé »',
      [620, 650],
      [['Unique'], ['Écru', 'Noir']],
      [cut(1), overlock(1.5), sew(3), check(0.5)],
    ),
    garment(
      'JUP-VER',
      'Jupe portefeuille « Vère »',
      [4200, 4300],
      [
        ['XS', ...LETTERS],
        ['Noir', 'Kaki'],
      ],
      [cut(4), overlock(4), sew(16), press(6), check(2)],
    ),
    garment(
      'HOU-GUI',
      'Housse de bobine en fil guipé',
      [2400, 2500],
      [['Unique'], ['Gris']],
      [cut(2), sew(8), press(1), check(1)],
    ),
  ],
  funding: [
    {
      kind: 'region',
      funder: 'Région Normandie',
      agreement: 'CONV-2026-118',
      perLearnerCents: 500_000,
      stage: 'advance_received',
      nextDueLabel: 'bilan intermédiaire',
      nextDueInDays: 60,
      received: 5000,
    },
    {
      kind: 'state',
      funder: 'État, ministère du Travail',
      agreement: 'EDP-2026-14',
      grantedCents: 1_450_000,
      stage: 'under_review',
      nextDueLabel: 'pièce demandée',
      nextDueInDays: 9,
      received: 0,
    },
    {
      kind: 'apprenticeship_tax',
      funder: 'Solde de la taxe d’apprentissage',
      grantedCents: 920_000,
      stage: 'closed',
      received: 10_000,
    },
    {
      kind: 'foundation',
      funder: 'Fondation du Bocage',
      grantedCents: 600_000,
      stage: 'balance_awaited',
      reportDueInDays: 12,
      received: 7000,
    },
  ],
  declarationDaysLeft: 640,
  orders: { perMonth: 3, lines: [1, 2], pieces: [4, 14] },
};
