import { CAP_CIP } from './frameworks.js';
import { sentences, settingsOfDemo } from './sentences.js';
import { step } from './steps.js';
import { usinageClasses } from './usinage-classes.js';
import type { ItemSeed, SchoolSeed, StepSeed } from './seed.types.js';

const saw = (unit: number) =>
  step(
    'DEB',
    'Débit',
    'SCI1',
    [10, unit],
    [['W3', 'W5'], 'Règle la butée.\nScie avec le lubrifiant.\nRange les bruts par lot.'],
  );
const turnSetting = (minutes: number) =>
  step(
    'REG',
    'Réglage tour CN',
    'TCN1R',
    [minutes, 0],
    [['W2', 'W4'], 'Monte l’outil T3.\nRègle à la cote du plan.\nAppelle le maître avant la première pièce.'],
  );
const turning = (unit: number) =>
  step(
    'TOU',
    'Tournage série',
    'TCN1',
    [0, unit],
    [['W5', 'W7'], 'Ferme le carter.\nLance le cycle.\nMesure une pièce sur cinq.'],
  );
const milling = (setup: number, unit: number) =>
  step(
    'FRA',
    'Fraisage',
    'FRA1',
    [setup, unit],
    [['W4', 'W5'], 'Serre la pièce dans l’étau.\nApproche à la main.\nVérifie la première pièce avec le maître.'],
  );
const drilling = (unit: number) =>
  step(
    'PER',
    'Perçage, taraudage',
    'PER1',
    [10, unit],
    [['W5'], 'Pointe avant de percer.\nBride la pièce.\nTaraude avec l’huile.'],
  );
const deburring = (unit: number) =>
  step(
    'EBA',
    'Ébavurage',
    'EBA1',
    [0, unit],
    [['W5', 'W9'], 'Casse les angles à la lime.\nSouffle les copeaux.\nPose les pièces sans choc.'],
  );
const measuring = (unit: number) =>
  step(
    'CTL',
    'Contrôle',
    'MET1',
    [5, unit],
    [['W6', 'W11'], 'Nettoie la pièce.\nMesure les cotes du plan.\nNote chaque mesure.'],
  );

const part = (
  [code, name, workshop]: [string, string, string],
  [priceCents, marketPriceCents]: [number, number],
  drawings: string[],
  routing: StepSeed[],
): ItemSeed => ({
  code,
  name,
  kind: 'part',
  workshop,
  priceCents,
  marketPriceCents,
  criticality: 'standard',
  drawings,
  routing,
});

/** A machining school: two classes of twelve. */
export const usinageCotentin: SchoolSeed = {
  school: {
    code: 'usinage-cotentin',
    name: 'École d’usinage du Cotentin',
    trade: 'machining',
    legalName: 'Association école d’usinage du Cotentin',
    legalForm: 'Association loi 1901',
    siren: '800000200',
    siret: '80000020000017',
    rna: 'W502009902',
    uai: '0502999C',
    vatNumber: 'FR34800000200',
    street: '15 rue de l’Ancienne Fonderie',
    postcode: '50700',
    city: 'Valognes',
    country: 'FR',
    email: 'contact@usinage-cotentin.example',
    phone: '02 33 00 02 02',
    iban: 'FR7630004000031234567890143',
    bic: 'BNPAFRPP',
  },
  settings: settingsOfDemo(sentences),
  workshops: [
    { code: 'TOURNAGE', name: 'Tournage' },
    { code: 'FRAISAGE', name: 'Fraisage' },
  ],
  workCenters: [
    { code: 'SCI1', name: 'Scie à ruban', workshop: 'TOURNAGE', machineClassCode: 'metal_band_saw' },
    {
      code: 'TCN1',
      name: 'Tour CN 1, carter fermé',
      workshop: 'TOURNAGE',
      machineClassCode: 'cnc_lathe_production',
      hourlyRateCents: 6_200,
    },
    {
      code: 'TCN1R',
      name: 'Tour CN 1, réglage',
      workshop: 'TOURNAGE',
      machineClassCode: 'cnc_lathe_setting',
      hourlyRateCents: 6_200,
    },
    {
      code: 'TCN2',
      name: 'Tour CN 2, carter fermé',
      workshop: 'TOURNAGE',
      machineClassCode: 'cnc_lathe_production',
      hourlyRateCents: 6_200,
    },
    { code: 'TOU1', name: 'Tour conventionnel', workshop: 'TOURNAGE', machineClassCode: 'manual_lathe' },
    { code: 'FRA1', name: 'Fraiseuse 1', workshop: 'FRAISAGE', machineClassCode: 'manual_mill' },
    { code: 'FRA2', name: 'Fraiseuse 2', workshop: 'FRAISAGE', machineClassCode: 'manual_mill' },
    {
      code: 'CUV1',
      name: 'Centre d’usinage, carter fermé',
      workshop: 'FRAISAGE',
      machineClassCode: 'cnc_mill_production',
    },
    { code: 'PER1', name: 'Perceuse à colonne', workshop: 'FRAISAGE', machineClassCode: 'drill_press' },
    { code: 'EBA1', name: 'Établi d’ébavurage', workshop: 'FRAISAGE', machineClassCode: null },
    { code: 'MET1', name: 'Salle de métrologie', workshop: 'TOURNAGE', machineClassCode: null },
  ],
  trade: 'machining',
  framework: CAP_CIP,
  staff: [
    { name: 'Yann Pelletier', email: 'yann.pelletier@usinage-cotentin.example', role: 'director' },
    {
      name: 'Marc Lefèvre',
      email: 'marc.lefevre@usinage-cotentin.example',
      role: 'master',
      workshops: ['TOURNAGE', 'FRAISAGE'],
    },
    {
      name: 'Sylvie Hamon',
      email: 'sylvie.hamon@usinage-cotentin.example',
      role: 'master',
      workshops: ['TOURNAGE', 'FRAISAGE'],
    },
    { name: 'Hélène Roux', email: 'helene.roux@cabinet-roux.example', role: 'accountant' },
    { name: 'Agnès Vidal', email: 'agnes.vidal@region.example', role: 'funder' },
  ],
  classes: usinageClasses,
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
      email: 'maintenance@filix.example',
      paymentTerms: 'NET30',
      roles: ['customer'],
      person: 'Julie Marchand',
      weight: 2,
    },
    {
      name: 'Mécanique du Val de Saire',
      siren: '800000341',
      siret: '80000034100019',
      legalName: 'Mécanique du Val de Saire SAS',
      kind: 'company',
      street: 'Zone du Café Cochon',
      postcode: '50700',
      city: 'Valognes',
      contactName: 'Pierre Lenoir',
      email: 'pierre.lenoir@mvs.example',
      paymentTerms: 'EOM45A',
      roles: ['customer', 'sponsor', 'tax_payer'],
      person: 'Pierre Lenoir',
      weight: 5,
    },
    {
      name: 'Chantier naval des Îles',
      siren: '800000358',
      siret: '80000035800013',
      legalName: 'Chantier naval des Îles SARL',
      kind: 'company',
      street: '1 quai Ouest',
      postcode: '50100',
      city: 'Cherbourg-en-Cotentin',
      contactName: 'Anne Le Goff',
      email: 'achats@cni.example',
      paymentTerms: 'NET45',
      roles: ['customer', 'board_member'],
      weight: 4,
    },
    {
      name: 'Laiterie du Plain',
      siren: '800000366',
      siret: '80000036600016',
      legalName: 'Laiterie du Plain SA',
      kind: 'company',
      street: '6 route de Carentan',
      postcode: '50480',
      city: 'Sainte-Mère-Église',
      contactName: 'Éric Vautier',
      email: 'technique@laiterie.example',
      paymentTerms: 'NET30',
      roles: ['customer'],
      weight: 2,
    },
  ],
  items: [
    {
      ...part(
        ['AXE-20H7', 'Axe Ø20 h7', 'TOURNAGE'],
        [2850, 3000],
        ['A', 'B'],
        [saw(1), turnSetting(45), turning(6), deburring(1), { ...measuring(2), level: 1 }],
      ),
      criticality: 'critical',
    },
    part(
      ['BRI-B12', 'Bride B-12', 'FRAISAGE'],
      [4600, 4800],
      ['A', 'B', 'C'],
      [saw(1.5), milling(40, 14), drilling(4), deburring(2), measuring(2)],
    ),
    part(
      ['ENT-30', 'Entretoise Ø30', 'TOURNAGE'],
      [1240, 1300],
      ['A'],
      [saw(0.8), turnSetting(30), turning(3.5), deburring(0.7), measuring(0.8)],
    ),
    part(
      ['CHA-VER', 'Chape de vérin', 'FRAISAGE'],
      [6900, 7200],
      ['A', 'B'],
      [saw(2), milling(60, 22), drilling(6), deburring(3), measuring(3)],
    ),
    part(
      ['BAG-GUI', 'Bague de guidage', 'TOURNAGE'],
      [1680, 1750],
      ['A'],
      [saw(0.8), turnSetting(35), turning(4.5), measuring(1)],
    ),
    part(
      ['PLA-FIX', 'Platine de fixation', 'FRAISAGE'],
      [3350, 3500],
      ['A', 'D'],
      [saw(1.2), milling(35, 9), drilling(5), deburring(1.5), measuring(1.5)],
    ),
  ],
  funding: [
    {
      kind: 'region',
      funder: 'Région Normandie',
      agreement: 'CONV-2026-121',
      counting: 'mean',
      perLearnerCents: 500_000,
      stage: 'advance_received',
      nextDueLabel: 'bilan au 30 juin',
      nextDueInDays: 219,
      received: 5000,
    },
    {
      kind: 'state',
      funder: 'État, ministère du Travail',
      agreement: 'EDP-2026-22',
      grantedCents: 6_950_000,
      stage: 'under_review',
      nextDueLabel: 'pièce demandée',
      nextDueInDays: 9,
      received: 0,
    },
    {
      kind: 'apprenticeship_tax',
      funder: 'Solde de la taxe d’apprentissage',
      grantedCents: 4_480_000,
      stage: 'balance_awaited',
      reportDueInDays: 48,
      received: 6000,
    },
    { kind: 'foundation', funder: 'Fondation des Métiers', grantedCents: 1_200_000, stage: 'closed', received: 10_000 },
    { kind: 'family_fees', funder: 'Familles', grantedCents: 360_000, stage: 'closed', received: 10_000 },
  ],
  declarationDaysLeft: 41,
  orders: { perMonth: 4, lines: [1, 3], pieces: [8, 60] },
};
