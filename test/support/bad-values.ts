import { fieldsOf, type Body, type Field } from './bodies.js';
import type { Dto } from './routes.js';
import type { Names } from './two-schools.js';

/** A wrong answer to one field. `refused`: it must be; otherwise the house may take it, but must not fall. */
export interface BadCase {
  /** `lines.0.quantity = -1` */
  label: string;
  body: Body;
  refused: boolean;
}

interface BadValue {
  value: unknown;
  refused: boolean;
  label?: string;
}

const no = (value: unknown, label?: string): BadValue => ({ value, refused: true, label });
const perhaps = (value: unknown, label?: string): BadValue => ({ value, refused: false, label });
const MISSING = Symbol('missing');
export const HUGE = [2 ** 31, 2 ** 53, 1e308];
export const NOT_A_DAY = [
  '2026-02-30',
  '0000-00-00',
  '29/02/2027',
  '2026-13-01',
  '2026-11-23T00:00:00Z',
  'demain',
  '20261123',
];
export const PROTO = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

let depth: unknown = 'fond';
for (let level = 0; level < 200; level++) depth = { suite: depth };

/** One wrong value after the other in every field of a body, those of its first lines included. */
export function badCases(dto: Dto, valid: Body, foreign: Names, at = ''): BadCase[] {
  return fieldsOf(dto).flatMap((field) => {
    const path = at ? `${at}.${field.name}` : field.name;
    const own = badValues(field, foreign).map(({ value, refused, label }) => ({
      label: `${path} = ${label ?? shown(value)}`,
      body: withField(valid, field.name, value),
      refused,
    }));
    return [...own, ...linesOf(field, valid, foreign, path)];
  });
}

function linesOf(field: Field, valid: Body, foreign: Names, path: string): BadCase[] {
  const lines = valid[field.name];
  if (field.kind !== 'list' || !Array.isArray(lines) || lines.length === 0) return [];
  const [line, ...rest] = lines as [Body, ...Body[]];
  const tooMany = Array.from({ length: (field.max ?? 0) + 1 }, () => line);
  return [
    { label: `${path} too many`, body: { ...valid, [field.name]: tooMany }, refused: true },
    ...badCases(field.of!() as Dto, line, foreign, `${path}.0`).map((bad) => ({
      ...bad,
      body: { ...valid, [field.name]: [bad.body, ...rest] },
    })),
  ];
}

function withField(valid: Body, name: string, value: unknown): Body {
  if (value === MISSING) return Object.fromEntries(Object.entries(valid).filter(([key]) => key !== name));
  return { ...valid, [name]: value };
}

function badValues(field: Field, foreign: Names): BadValue[] {
  const { optional } = field;
  const nothing = optional ? perhaps : no;
  const common = [nothing(MISSING, 'missing'), nothing(null), no(depth, '200 levels deep'), no({ a: 1 })];
  switch (field.kind) {
    case 'list':
      return [...common, no('abc'), no(12), no([null]), no(['a']), no([[]]), no([[[1]]])];
    case 'flag':
      return [...common, no('yes'), no(2), no([true])];
    case 'day':
      return [...common, no(20261123), no([]), ...NOT_A_DAY.map((day) => no(day)), perhaps('9999-12-31')];
    case 'text':
      return [...common, ...badTexts(field, foreign)];
    case 'integer':
    case 'cents':
    case 'price':
    case 'thousandths':
      return [...common, ...badNumbers(field, foreign)];
  }
}

function badTexts({ name, choices, email, longest, optional }: Field, foreign: Names): BadValue[] {
  const types = [no(12), no(true), no(['a']), no([]), no({ toString: 'a' })];
  if (choices) return [...types, no('inconnu'), no(''), ...PROTO.map((word) => no(word))];
  const empty = optional ? perhaps : no;
  const signs = [no('a\u0000b', 'NUL'), no('a\ud800b', 'half a surrogate'), no('a\u0007b', 'bell')];
  const foreignText = name in foreign ? [no(foreign[name], 'of the other school')] : [];
  const long = no('é'.repeat((longest ?? 254) + 1), 'too long');
  const odd = [
    '🧵🪡',
    'مرحبا \u202eabc',
    '<script>alert(1)</script>',
    "'; DROP TABLE school; --",
    'a'.repeat(longest ?? 9),
  ];
  const written = email ? odd.map((value) => no(value)) : [...odd, ...PROTO].map((value) => perhaps(value));
  return [...types, empty(''), empty('  '), ...signs, long, ...written, ...foreignText];
}

function badNumbers({ name, min, max, optional, kind }: Field, foreign: Names): BadValue[] {
  const outside = (value: number) =>
    value < (min ?? -Infinity) || value > (max ?? Infinity) ? no(value) : perhaps(value);
  const types = [no('12'), no('abc'), no(true), no([1]), no(1.5), no(''), (optional ? perhaps : no)(NaN, 'NaN')];
  const numbers = [-1, 0, -(2 ** 31), (max ?? 0) + 1, ...HUGE].map(outside);
  const ids = kind === 'integer' && name.endsWith('Id') ? [no(2_147_483_647, 'of nothing')] : [];
  const others = name in foreign ? [no(foreign[name], 'of the other school')] : [];
  return [...types, ...numbers, ...ids, ...others];
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 40) ?? String(value);
}

/** A wrong text typed in one field of a form; the others stay as they were. */
export interface BadForm {
  label: string;
  form: Record<string, string>;
  refused: boolean;
}

/** The same for a page, where everything is typed: `quantities[12]` and its like are fields of their own. */
export function badForms(dto: Dto, form: Record<string, string>, foreign: Names, at = ''): BadForm[] {
  return fieldsOf(dto).flatMap((field) => {
    const name = at ? `${at}[${field.name}]` : field.name;
    if (field.kind === 'list') return badForms(field.of!() as Dto, form, foreign, `${name}[0]`);
    if (field.kind === 'flag') return [];
    return badTyped(field, foreign).map(({ value, refused }) => ({
      label: `${name} = ${shown(value)}`,
      form: { ...form, [name]: String(value) },
      // An empty line of a table is left out by some pages: no answer is wrong there.
      refused: refused && !(at && String(value).trim() === ''),
    }));
  });
}

function badTyped(field: Field, foreign: Names): BadValue[] {
  const empty = field.optional ? perhaps : no;
  const others = field.name in foreign ? [no(foreign[field.name])] : [];
  if (field.kind === 'day') return [empty(''), ...NOT_A_DAY.map((day) => no(day)), perhaps('9999-12-31')];
  if (field.kind === 'text') {
    const { longest, choices } = field;
    const known = choices ? ['inconnu', ...PROTO].map((word) => no(word)) : [no('é'.repeat((longest ?? 254) + 1))];
    return [empty(''), empty('  '), no('a\u0000b'), no('a\u0007b'), ...known, ...others, perhaps('🧵 مرحبا \u202e')];
  }
  const signs = ['abc', '1e3', '0x10', '--1', '9'.repeat(25), '1/2', '١٢', 'a\u0000'];
  const low = field.min !== null && field.min >= 0 ? no : perhaps;
  const zero = field.min !== null && field.min >= 1 ? no : perhaps;
  const ids = field.name.endsWith('Id') ? [no(2_147_483_647), no(2_147_483_648)] : [];
  return [empty(''), ...signs.map((sign) => no(sign)), low('-1'), zero('0'), ...ids, ...others];
}

/** What a field of any form may be made to hold. */
export const ODD_TEXTS = [
  '',
  'abc',
  '-1',
  '0',
  '1,5',
  '9999999999',
  '9'.repeat(30),
  '1e308',
  'a\u0000b',
  '🧵 مرحبا',
  '2026-02-30',
  '9999-12-31',
  '__proto__',
  'x'.repeat(5000),
];

/** Whole bodies that are no body. */
export const BROKEN_BODIES: readonly { label: string; payload: string; type?: string }[] = [
  { label: 'half a JSON', payload: '{"a":' },
  { label: 'no JSON', payload: 'bonjour' },
  { label: 'a list', payload: '[]' },
  { label: 'null', payload: 'null' },
  { label: 'a number', payload: '12' },
  { label: 'a text', payload: '"bonjour"' },
  { label: 'nothing', payload: '' },
  { label: 'proto', payload: '{"__proto__":{"isAdmin":true}}' },
  { label: 'constructor', payload: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  { label: 'an unknown field', payload: '{"inconnu":1}' },
  { label: '10,000 levels', payload: `${'['.repeat(10_000)}${']'.repeat(10_000)}` },
  { label: '2 MB', payload: `{"a":"${'x'.repeat(2_000_000)}"}` },
  { label: 'plain text', payload: '{}', type: 'text/plain' },
  { label: 'XML', payload: '<a/>', type: 'application/xml' },
  { label: 'no boundary', payload: 'a', type: 'multipart/form-data' },
  { label: 'broken parts', payload: '--fil\r\nhello', type: 'multipart/form-data; boundary=fil' },
];

/** What is no id, as it stands in an address. */
export const NOT_IDS = [
  '0',
  '-1',
  '1.5',
  'abc',
  '1099511627776',
  '%00',
  '..%2f',
  '1e3',
  '0x10',
  '%201',
  '%2B1',
  '%EF%BC%91',
  '%F0%9F%A7%B5',
  'a'.repeat(99),
];
