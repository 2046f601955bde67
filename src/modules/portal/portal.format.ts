import { formatQuantity, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';
import type { Locale } from '../../core/words/words.js';

/** `23/11/2026`; a dash for none. */
export const dayLabel = (day: string | null, locale: Locale): string => (day === null ? '—' : shortDate(day, locale));

/** `12,5 h`; pieces are counted without a unit. */
export function quantityLabel(quantity: number, unitCode: UnitCode, locale: Locale): string {
  const figure = formatQuantity(quantity, unitCode, locale);
  return UNITS[unitCode].scale === 0 ? figure : `${figure} ${UNITS[unitCode][locale]}`;
}

/** `M, Écru`; a dash for what has neither size nor colour. */
export function sizeLabel({ size, colour }: { size: string | null; colour: string | null }): string {
  return [size, colour].filter(Boolean).join(', ') || '—';
}

/** The address of a list's next page, its filters kept. */
export function nextPage(path: string, query: { q?: string; state?: string }, next: number | null): string | undefined {
  if (next === null) return undefined;
  const answers = Object.entries({ q: query.q, state: query.state, cursor: String(next) });
  const given = answers.filter((answer): answer is [string, string] => answer[1] !== undefined);
  return `${path}?${new URLSearchParams(given).toString()}`;
}
