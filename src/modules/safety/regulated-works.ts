import type { Bilingual } from '../../core/words/words.js';

interface RegulatedWork {
  /** F forbidden, D by derogation, A allowed under the condition its article states. */
  readonly rule: 'F' | 'D' | 'A';
  readonly article: string;
  readonly name: Bilingual<string>;
}

/**
 * Works forbidden or regulated for learners of 15 to 17 (Code du travail, D.4153-16 to D.4153-37, R.4153-50, R.4153-52).
 * An article with two regimes has two codes. A code that is not here is unknown to the gate, which then refuses.
 */
export const REGULATED_WORKS = {
  'D.4153-16': work(
    'F',
    'D.4153-16',
    'actes ou images violents ou pornographiques',
    'violent or pornographic acts or images',
  ),
  'D.4153-17': work('D', 'D.4153-17', 'agents chimiques dangereux', 'dangerous chemical agents'),
  'D.4153-18/1': work('D', 'D.4153-18', 'amiante, empoussièrement de niveau 1', 'asbestos, dust level 1'),
  'D.4153-18/2': work('F', 'D.4153-18', 'amiante, empoussièrement de niveau 2 ou 3', 'asbestos, dust level 2 or 3'),
  'D.4153-19': work('F', 'D.4153-19', 'agents biologiques des groupes 3 et 4', 'biological agents of groups 3 and 4'),
  'D.4153-20': work('F', 'D.4153-20', 'vibrations mécaniques', 'mechanical vibration'),
  'D.4153-21': work('D', 'D.4153-21', 'rayonnements ionisants', 'ionising radiation'),
  'D.4153-22': work('D', 'D.4153-22', 'rayonnements optiques artificiels', 'artificial optical radiation'),
  'D.4153-22-1': work('F', 'D.4153-22-1', 'champs électromagnétiques', 'electromagnetic fields'),
  'D.4153-24': work('F', 'D.4153-24', 'pièces nues sous tension', 'live electrical parts'),
  'R.4153-50': work('A', 'R.4153-50', 'opérations d’ordre électrique', 'electrical operations'),
  'D.4153-27': work(
    'D',
    'D.4153-27',
    'conduite d’équipements mobiles ou de levage',
    'driving of mobile or lifting equipment',
  ),
  'D.4153-28': work('D', 'D.4153-28', 'machines dangereuses', 'dangerous machines'),
  'D.4153-29': work('D', 'D.4153-29', 'maintenance sans arrêt possible', 'maintenance that cannot be done stopped'),
  'D.4153-30/1': work('F', 'D.4153-30', 'hauteur sans protection collective', 'height without collective protection'),
  'D.4153-30/2': work('D', 'D.4153-30', 'hauteur avec équipement individuel', 'height with personal equipment'),
  'D.4153-31': work('D', 'D.4153-31', 'montage d’échafaudages', 'scaffold assembly'),
  'D.4153-33': work('D', 'D.4153-33', 'appareils à pression', 'pressure equipment'),
  'D.4153-34': work('D', 'D.4153-34', 'milieu confiné', 'confined space'),
  'D.4153-35': work('D', 'D.4153-35', 'verre ou métal en fusion', 'molten glass or metal'),
  'D.4153-36': work('F', 'D.4153-36', 'températures extrêmes', 'extreme temperatures'),
  'D.4153-37': work('F', 'D.4153-37', 'animaux féroces ou venimeux', 'fierce or venomous animals'),
  'R.4153-52': work('A', 'R.4153-52', 'manutention de charges lourdes', 'handling of heavy loads'),
} as const satisfies Record<string, RegulatedWork>;

export type WorkRule = keyof typeof REGULATED_WORKS;

export function isWorkRule(code: unknown): code is WorkRule {
  return typeof code === 'string' && Object.hasOwn(REGULATED_WORKS, code);
}

export function regulatedWork(code: WorkRule): RegulatedWork {
  return REGULATED_WORKS[code];
}

function work(rule: RegulatedWork['rule'], article: string, fr: string, en: string): RegulatedWork {
  return { rule, article, name: { fr, en } };
}
