import type { Bilingual, Locale } from '../words/words.js';

/** 404 not there (or not yours), 403 not for your role, 409 a rule says no, 422 a shape is wrong, 429 too often. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 431;

export interface FieldProblem {
  /** Path in the request: `lines.0.quantity`. */
  field: string;
  code: string;
  sentence: Bilingual<string>;
}

/** What is wrong at a place of the request or of a file. */
export const problemAt = (field: string, code: string, fr: string, en: string): FieldProblem => ({
  field,
  code,
  sentence: { fr, en },
});

/** The house says no, and says what to do. The same sentence reaches the page and the API (RFC 9457 `detail`). */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: RefusalStatus,
    readonly sentence: Bilingual<string>,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${sentence.en}`);
    this.name = 'Refusal';
  }

  say(locale: Locale): string {
    return this.sentence[locale];
  }
}

/**
 * Declares a refusal of a room: `refusal('sales.empty', 409, { fr, en })`. Each call makes a new error.
 * With the `field` it is about, a form says it beside that field.
 */
export function refusal(code: string, status: RefusalStatus, sentence: Bilingual<string>, field?: string): Refusal {
  return new Refusal(code, status, sentence, field === undefined ? [] : [{ field, code, sentence }]);
}
