import type { Cell } from '../../core/files/table.js';
import { formatCents } from '../../core/money/money.js';
import { formatNumber, percent, shortDate } from '../../core/words/format.js';
import type { Locale } from '../../core/words/words.js';

/** A cell of a table as people read it. */
export function cellText(cell: Cell, locale: Locale): string {
  if (cell === null) return '—';
  if (typeof cell === 'string') return cell;
  if ('cents' in cell) return formatCents(cell.cents, locale);
  if ('day' in cell) return shortDate(cell.day, locale);
  if ('share' in cell) return percent(cell.share, locale, 1);
  return formatNumber(cell.count, locale, 2);
}
