import { Refusal } from '../errors/refusal.js';
import { typedSteps, type UnitCode } from '../quantity/unit.js';
import type { FieldError } from '../ui/form.js';
import type { Locale } from '../words/words.js';
import { Page, type Redirect } from './answers.js';
import { readForm } from './read-shape.js';
import { UploadedFile } from './uploaded-file.js';

export type FormBody = Readonly<Record<string, unknown>>;

/** What was wrong and what was typed: the `errors` and `values` of a Form. */
export interface FormTrouble {
  errors: readonly FieldError[];
  values: Readonly<Record<string, string>>;
}
export const NO_TROUBLE: FormTrouble = { errors: [], values: {} };

interface OnForm {
  again: (trouble: FormTrouble) => Promise<Page>;
  /** Sent by a script of the page: it shows the refusal itself. */
  bare?: boolean;
}

/** Reads a form, does its work, and shows it again with what to correct when it is refused. */
export function submitForm<T extends object>(
  locale: Locale,
  dto: new () => T,
  body: FormBody,
  { done, ...on }: OnForm & { done: (value: T) => Promise<Redirect | Page> },
): Promise<Redirect | Page> {
  return submitFile(locale, body, { ...on, done: () => done(readForm(dto, body)) });
}

/** The same for a form that brings a file and says nothing else. */
export async function submitFile(
  locale: Locale,
  body: FormBody,
  on: OnForm & { done: () => Promise<Redirect | Page> },
): Promise<Redirect | Page> {
  try {
    return await on.done();
  } catch (error) {
    if (on.bare || !(error instanceof Refusal) || ![409, 413, 415, 422, 429].includes(error.status)) throw error;
    const page = await on.again({ errors: said(error, locale), values: typedValues(body) });
    return new Page(page.title, page.body, { ...page.options, status: error.status });
  }
}

function said(refusal: Refusal, locale: Locale): FieldError[] {
  // The path `steps.0.code` of a shape is the input `steps[0][code]` of a form.
  const inputOf = (path: string) => path.replace(/\.([^.]+)/g, '[$1]');
  const fields = refusal.fields.map(({ field, sentence }) => ({ field: inputOf(field), message: sentence[locale] }));
  return fields.length > 0 ? fields : [{ message: refusal.say(locale) }];
}

/** What is under a name with brackets: `{ 12: '3' }` of `cells[12]`; nothing when it is no such thing. */
export const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What was typed, by the name of its field: `cells[12]` again from `{ cells: { 12: '3' } }`; no form is deeper. */
export function typedValues(body: FormBody, parent = '', levels = 2): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(body ?? {})) {
    const name = parent ? `${parent}[${key}]` : key;
    if (typeof value === 'string') values[name] = value;
    else if (levels > 0 && typeof value === 'object' && value !== null && !(value instanceof UploadedFile))
      Object.assign(values, typedValues(value as FormBody, name, levels - 1));
  }
  return values;
}

/** A form in which one field is a quantity, typed in its unit and read in steps. */
export function inSteps(body: FormBody, field: string, unit: UnitCode): FormBody {
  const typed = body[field];
  return typeof typed === 'string' ? { ...body, [field]: typedSteps(typed, unit) } : body;
}
