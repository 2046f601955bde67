import type { Locale } from './words.js';

/** A text a spreadsheet cannot take for a formula (OWASP: a leading = + - @ tab or return runs), quoted. */
export function csvText(text: string): string {
  const harmless = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Cents as euros a spreadsheet reads as a number: `-12,50`. */
export const csvAmount = (cents: number, locale: Locale): string =>
  (cents / 100).toFixed(2).replace('.', locale === 'fr' ? ',' : '.');

/** A table for a spreadsheet: UTF-8 with its mark, `;` between cells, each cell already written for it. */
export function csvFile(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const table = [head.map(csvText), ...lines];
  return `\ufeff${table.map((cells) => cells.join(';')).join('\r\n')}\r\n`;
}
