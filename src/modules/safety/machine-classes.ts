import type { Bilingual, Locale } from '../../core/words/words.js';
import type { SafetyRule } from './safety.gate.types.js';

export interface MachineClassSeed {
  readonly code: string;
  readonly trade: 'machining' | 'garments' | 'common';
  /** Default only: the school's own risk assessment decides; its head may change it, with a written reason. */
  readonly rule: SafetyRule;
  readonly article: string | null;
  readonly requiresDriving: boolean;
  readonly trainingRequired: boolean;
  readonly name: Bilingual<string>;
  /** The condition of an A, or why the default is what it is. */
  readonly note: Bilingual<string> | null;
}

type Trade = MachineClassSeed['trade'];
const MACHINES = 'D.4153-28';

const CLOSED = note(
  'Permise carter fermé et verrouillé, en production seulement ; le réglage porte ouverte est une autre classe.',
  'Allowed with the guard closed and interlocked, in production only; setting with the door open is another class.',
);
const NEEDLE = note(
  'Permise avec protège-doigts ou garde en place, formée et encadrée ; à évaluer par l’école.',
  'Allowed with the finger guard fitted, trained and supervised; for the school to assess.',
);
const CRUSH = note(
  'Écrasement, brûlure, vapeur : dérogation par défaut, à évaluer par l’école.',
  'Crushing, burns, steam: derogation by default, for the school to assess.',
);
const DRIVEN = note(
  'Permise à qui a reçu la formation (R.4323-55) et tient une autorisation de conduite (R.4323-56).',
  'Allowed to who is trained (R.4323-55) and holds a driving authorisation (R.4323-56).',
);
const SHAKING = note(
  'Interdite au-dessus de 2,5 m/s² (main-bras) ; à reclasser si la vibration mesurée est plus basse.',
  'Forbidden above 2.5 m/s² (hand-arm); to be reclassed if the measured vibration is lower.',
);
const COLD_PRESS = note('Presse à métaux à chargement manuel (R.4313-78).', 'Metal press loaded by hand (R.4313-78).');
const IRON = note(
  'Permise fer et table en bon état, générateur contrôlé, encadrée.',
  'Allowed with iron and table in good order, steam generator checked, supervised.',
);

/** Machine classes seeded in a new school: those of the garment and the machining trades. */
export const MACHINE_CLASSES: readonly MachineClassSeed[] = [
  byDerogation('manual_lathe', 'machining', 'tour conventionnel', 'manual lathe'),
  allowed(
    'cnc_lathe_production',
    'machining',
    'tour CN en production, carter fermé',
    'CNC lathe, closed production',
    CLOSED,
  ),
  byDerogation('cnc_lathe_setting', 'machining', 'tour CN en réglage', 'CNC lathe, setting'),
  byDerogation('manual_mill', 'machining', 'fraiseuse', 'manual milling machine'),
  allowed(
    'cnc_mill_production',
    'machining',
    'centre d’usinage en production, carter fermé',
    'CNC mill, closed production',
    CLOSED,
  ),
  byDerogation('cnc_mill_setting', 'machining', 'centre d’usinage en réglage', 'CNC mill, setting'),
  byDerogation('drill_press', 'machining', 'perceuse à colonne', 'drill press'),
  byDerogation('surface_grinder', 'machining', 'rectifieuse plane', 'surface grinder'),
  byDerogation('cylindrical_grinder', 'machining', 'rectifieuse cylindrique', 'cylindrical grinder'),
  byDerogation('bench_grinder', 'machining', 'touret', 'bench grinder'),
  byDerogation('tool_sharpener', 'machining', 'affûteuse', 'tool sharpener'),
  byDerogation('deburring_machine', 'machining', 'ébavureuse', 'deburring machine'),
  byDerogation('metal_band_saw', 'machining', 'scie à ruban métal', 'metal band saw'),
  byDerogation('cut_off_saw', 'machining', 'tronçonneuse', 'cut-off saw'),
  byDerogation('edm', 'machining', 'électroérosion', 'electrical discharge machine'),
  byDerogation('press_brake', 'machining', 'presse plieuse', 'press brake', COLD_PRESS),
  byDerogation('metal_press', 'machining', 'presse à métaux', 'metal press', COLD_PRESS),
  forbidden('angle_grinder', 'machining', 'meuleuse portative', 'angle grinder', SHAKING),
  forbidden('portable_sander', 'machining', 'ponceuse portative', 'portable sander', SHAKING),
  { ...byDerogation('laser_marker', 'machining', 'marquage laser', 'laser marker'), article: 'D.4153-22' },
  free('dot_peen_marker', 'machining', 'marquage par micro-percussion', 'dot-peen marker', true),
  free(
    'coordinate_measuring',
    'machining',
    'machine à mesurer tridimensionnelle',
    'coordinate measuring machine',
    true,
  ),
  { ...byDerogation('air_compressor', 'common', 'compresseur d’air', 'air compressor'), article: 'D.4153-33' },
  driven('overhead_crane', 'pont roulant', 'overhead crane'),
  driven('forklift', 'chariot élévateur', 'forklift'),
  driven('powered_pallet_truck', 'transpalette électrique', 'powered pallet truck'),

  allowed('lockstitch', 'garments', 'piqueuse plate', 'lockstitch machine', NEEDLE),
  allowed('twin_needle', 'garments', 'double aiguille', 'twin-needle machine', NEEDLE),
  allowed('walking_foot', 'garments', 'piqueuse triple entraînement', 'walking-foot machine', NEEDLE),
  allowed('overlock', 'garments', 'surjeteuse', 'overlock machine', NEEDLE),
  allowed('coverstitch', 'garments', 'recouvreuse', 'coverstitch machine', NEEDLE),
  allowed('buttonhole', 'garments', 'machine à boutonnières', 'buttonhole machine', NEEDLE),
  allowed('button_sewing', 'garments', 'pose-bouton', 'button-sewing machine', NEEDLE),
  allowed('bartack', 'garments', 'machine à brides', 'bartack machine', NEEDLE),
  allowed('embroidery', 'garments', 'brodeuse', 'embroidery machine', NEEDLE),
  byDerogation('fusing_press', 'garments', 'presse à thermocoller', 'fusing press', CRUSH),
  byDerogation('steam_press', 'garments', 'presse à repasser', 'steam press', CRUSH),
  {
    ...allowed('steam_iron', 'garments', 'fer et table à repasser', 'steam iron and table', IRON),
    article: 'D.4153-33',
  },
  byDerogation('electric_round_knife', 'garments', 'ciseaux électriques à lame ronde', 'electric round knife'),
  byDerogation('electric_straight_knife', 'garments', 'ciseaux électriques à lame droite', 'electric straight knife'),
  byDerogation('textile_band_knife', 'garments', 'scie à ruban textile', 'textile band knife'),
  byDerogation('automatic_cutter', 'garments', 'table de découpe automatique', 'automatic cutting table'),
  byDerogation('spreading_machine', 'garments', 'matelasseur', 'spreading machine'),
  free('plotter', 'garments', 'traceur', 'plotter', true),
  free('hand_cutting', 'garments', 'coupe à la main', 'hand cutting', false),
];

const BY_CODE: ReadonlyMap<string, MachineClassSeed> = new Map(MACHINE_CLASSES.map((entry) => [entry.code, entry]));

export function machineClass(code: string): MachineClassSeed | null {
  return BY_CODE.get(code) ?? null;
}

/** Null for a class the school made itself. */
export function machineClassName(code: string, locale: Locale): string | null {
  return machineClass(code)?.name[locale] ?? null;
}

function note(fr: string, en: string): Bilingual<string> {
  return { fr, en };
}

function entry(code: string, trade: Trade, fr: string, en: string): MachineClassSeed {
  const plain = { rule: 'N', article: null, requiresDriving: false, trainingRequired: true, note: null } as const;
  return { code, trade, name: { fr, en }, ...plain };
}

function byDerogation(
  code: string,
  trade: Trade,
  fr: string,
  en: string,
  why: MachineClassSeed['note'] = null,
): MachineClassSeed {
  return { ...entry(code, trade, fr, en), rule: 'D', article: MACHINES, note: why };
}

function allowed(code: string, trade: Trade, fr: string, en: string, condition: Bilingual<string>): MachineClassSeed {
  return { ...entry(code, trade, fr, en), rule: 'A', article: MACHINES, note: condition };
}

function forbidden(code: string, trade: Trade, fr: string, en: string, why: Bilingual<string>): MachineClassSeed {
  return { ...entry(code, trade, fr, en), rule: 'F', article: 'D.4153-20', note: why };
}

function driven(code: string, fr: string, en: string): MachineClassSeed {
  return { ...entry(code, 'common', fr, en), rule: 'A', article: 'R.4153-51', requiresDriving: true, note: DRIVEN };
}

function free(code: string, trade: Trade, fr: string, en: string, trainingRequired: boolean): MachineClassSeed {
  return { ...entry(code, trade, fr, en), trainingRequired };
}
