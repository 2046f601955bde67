import type { FieldProblem } from '../../core/errors/refusal.js';
import type { Bilingual } from '../../core/words/words.js';

export interface Identifiers {
  siren?: string | null;
  siret?: string | null;
  vatNumber?: string | null;
}

/** La Poste numbers its establishments outside the Luhn key: their digits add up to a multiple of five. */
const LA_POSTE = '356000000';

const SENTENCES = {
  siren: {
    fr: 'Ce SIREN n’est pas juste : 9 chiffres, dont le dernier est une clé. Recopiez-le de l’avis INSEE.',
    en: 'This SIREN is not right: 9 digits, the last one a key. Copy it from the INSEE notice.',
  },
  siret: {
    fr: 'Ce SIRET n’est pas juste : 14 chiffres, dont le dernier est une clé. Recopiez-le de l’avis INSEE.',
    en: 'This SIRET is not right: 14 digits, the last one a key. Copy it from the INSEE notice.',
  },
  siretOfAnother: {
    fr: 'Ce SIRET ne commence pas par le SIREN. Corrigez l’un des deux.',
    en: 'This SIRET does not start with the SIREN. Correct one of them.',
  },
  vat: {
    fr: 'Ce numéro de TVA n’est pas juste. Pour la France : FR, deux signes de clé, puis le SIREN.',
    en: 'This VAT number is not right. For France: FR, two key signs, then the SIREN.',
  },
  vatOfAnother: {
    fr: 'Ce numéro de TVA n’est pas celui du SIREN. Corrigez l’un des deux.',
    en: 'This VAT number is not that of the SIREN. Correct one of them.',
  },
} satisfies Record<string, Bilingual<string>>;

/** Capitals, without spaces, dots or dashes; null when nothing is left. */
export function compact(value: string | null | undefined): string | null {
  return value?.replace(/[\s.\-\u00a0\u202f]/g, '').toUpperCase() || null;
}

/** The SIREN is read from the SIRET when it is not given. */
export function readIdentifiers(typed: Identifiers): {
  siren: string | null;
  siret: string | null;
  vatNumber: string | null;
} {
  const siret = compact(typed.siret);
  return { siret, siren: compact(typed.siren) ?? siret?.slice(0, 9) ?? null, vatNumber: compact(typed.vatNumber) };
}

export function isSiren(value: string): boolean {
  return /^\d{9}$/.test(value) && luhn(value);
}

export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value)) return false;
  const ofLaPoste = value.startsWith(LA_POSTE) && digitSum(value) % 5 === 0;
  return isSiren(value.slice(0, 9)) && (luhn(value) || ofLaPoste);
}

/** A French number carries its key when it is made of digits; others are only looked at for their shape. */
export function isVatNumber(value: string): boolean {
  const french = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(value);
  if (!french) return !value.startsWith('FR') && /^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(value);
  const [, key = '', siren = ''] = french;
  return isSiren(siren) && (/[A-Z]/.test(key) || Number(key) === vatKey(siren));
}

/** Key of a French VAT number: (12 + 3 × (SIREN mod 97)) mod 97. */
export function vatKey(siren: string): number {
  return (12 + 3 * (Number(siren) % 97)) % 97;
}

/** All that is wrong in the numbers of a partner, field by field; empty when they agree. */
export function identifierProblems(typed: Identifiers): FieldProblem[] {
  const { siren, siret, vatNumber } = readIdentifiers(typed);
  const given = compact(typed.siren);
  const problems: FieldProblem[] = [];
  const add = (field: string, code: keyof typeof SENTENCES) =>
    problems.push({ field, code, sentence: SENTENCES[code] });
  if (given !== null && !isSiren(given)) add('siren', 'siren');
  if (siret !== null && !isSiret(siret)) add('siret', 'siret');
  else if (siret !== null && siren !== null && !siret.startsWith(siren)) add('siret', 'siretOfAnother');
  if (vatNumber !== null && !isVatNumber(vatNumber)) add('vatNumber', 'vat');
  else if (vatNumber?.startsWith('FR') && siren !== null && !vatNumber.endsWith(siren))
    add('vatNumber', 'vatOfAnother');
  return problems;
}

function digitSum(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0 && sum > 0;
}
