import type { Locale } from '../words/words.js';

/** What the fonts of `fonts/` draw (make-fonts.py), then Greek and Cyrillic letters drawn by Typst's own serif. */
const DRAWN =
  '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u0107\\u010a-\\u0113\\u0116-\\u011b\\u011e-\\u0123\\u0126-\\u0127\\u012a-\\u012b' +
  '\\u012e-\\u0133\\u0136-\\u0137\\u0139-\\u013e\\u0141-\\u0148\\u0150-\\u0155\\u0158-\\u015b\\u015e-\\u0165\\u016a-\\u016b' +
  '\\u016e-\\u017e\\u0192\\u0218-\\u021b\\u0237\\u02c6-\\u02c7\\u02c9\\u02da\\u02dc-\\u02dd\\u1e80-\\u1e85\\u1e9e' +
  '\\u1ef2-\\u1ef3\\u2009\\u2011\\u2013-\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2020\\u2022\\u2026\\u202f\\u2039-\\u203a\\u2044' +
  '\\u20ac\\u20b9\\u2113\\u2116\\u2122\\u2190\\u2192\\u2212\\u2215\\u2264-\\u2265\\u2300\\u25a1\\u2610\\u2713\\u2717' +
  '\\u0391-\\u03a1\\u03a3-\\u03c9\\u0400-\\u045f';
const NOT_DRAWN = new RegExp(`[^\\n${DRAWN}]`, 'gu');

/** Same character, an encoding the fonts have; characters that take no ink are dropped. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\r\n?|[\u2028\u2029]/g, '\n'],
  [/[\t\u2000-\u2008\u200a\u205f\u3000]/g, ' '],
  [/[\u2010\u00ad](?=\n|$)|[\u2010]/g, '-'],
  [/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g, ''],
  [/\u2012/g, '–'],
  [/\u2015/g, '—'],
  [/\u03bc/g, 'µ'],
  [/\u2126/g, 'Ω'],
];

/** French typography: these signs never start a line, nor « end one. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/ (?=[;!?»%€])/g, '\u202f'],
  [/ (?=:(\s|$))/g, '\u00a0'],
  [/« /g, '«\u202f'],
];

/** A text ready to be drawn: PDF/A refuses a document where one character has no drawing, so □ takes its place. */
export function drawable(text: string, locale: Locale): string {
  const rules = locale === 'fr' ? [...REPLACED, ...FRENCH] : REPLACED;
  return rules
    .reduce((result, [pattern, by]) => result.replace(pattern, by), text.normalize('NFC'))
    .replace(NOT_DRAWN, '□');
}

/** Every text of a document's data made drawable. Keys ending in `Svg` or `Xml` hold files: left as they are. */
export function drawableData(value: unknown, locale: Locale, key = ''): unknown {
  if (typeof value === 'string') return /(Svg|Xml)$/.test(key) ? value : drawable(value, locale);
  if (Array.isArray(value)) return value.map((each) => drawableData(each, locale, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, drawableData(each, locale, name)]));
}
