/** The screen speaks French first and English second. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

// A sentence may take parameters; both languages must then take the same ones.
type Sentence = string | ((...parameters: never[]) => string);
export type Bilingual<T extends Sentence = Sentence> = Readonly<Record<Locale, T>>;
type Dictionary = Readonly<Record<string, Bilingual>>;
type Said<D extends Dictionary> = { readonly [K in keyof D]: D[K]['fr'] extends string ? string : D[K]['fr'] };

/** Declares the words of a room. A key without one of the two languages does not compile. */
export function defineWords<const D extends Dictionary>(words: D): D {
  return words;
}

const spoken = new WeakMap<Dictionary, Partial<Record<Locale, unknown>>>();

/** The words of a room in one language: `say(salesWords, 'fr').orders`. */
export function say<D extends Dictionary>(words: D, locale: Locale): Said<D> {
  const known = spoken.get(words) ?? {};
  spoken.set(words, known);
  known[locale] ??= Object.fromEntries(Object.entries(words).map(([key, entry]) => [key, set(entry[locale], locale)]));
  return known[locale] as Said<D>;
}

function set(sentence: Sentence, locale: Locale): Sentence {
  if (locale !== 'fr') return sentence;
  if (typeof sentence === 'string') return frenchSpaces(sentence);
  return (...parameters) => frenchSpaces(sentence(...parameters));
}

/** French typography: the space before `: ; ? ! %`, after `«` and before `»` never ends a line. */
const frenchSpaces = (text: string): string => text.replace(/ (?=[:;?!%»€])|(?<=«) /g, '\u00a0');
