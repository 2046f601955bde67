import type { Cell, Table } from '../../core/files/table.js';
import { shortDate } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import { shortened } from './overview.shortened.js';
import { overviewTables } from './overview.tables.js';
import type { YearOverview } from './overview.types.js';
import { overviewWords, budgetWords } from './overview.words.js';
import { reportTables } from './budget.tables.js';
import type { GrantReport } from './budget.types.js';
import { cellText } from './cell-text.js';

export const BOARD_TEMPLATE = 'src/modules/overview/documents/overview.typ';
export const REPORT_TEMPLATE = 'src/modules/overview/documents/grant-report.typ';

/** Rows that fit on one A4 page with the rest; what is over is one more row. */
const MOST = { grants: 8, workshops: 4, customers: 5, orders: 8 };

interface Printed {
  title: string;
  head: readonly string[];
  words: number;
  /** The column that takes the room left; the first unless said. */
  flex?: number;
  rows: { cells: string[]; strong?: boolean; sub?: boolean }[];
}

const cells = (row: readonly Cell[], locale: Locale): string[] => row.map((cell) => cellText(cell, locale));

const printed = ({ name, head, rows }: Table, locale: Locale, words = 1): Printed => ({
  ...{ title: name, head, words },
  rows: rows.map((row) => ({ cells: cells(row, locale) })),
});

/** The grants without the columns the page has no room for. */
function grantsPrinted({ name, head, rows }: Table, locale: Locale): Printed {
  const words = say(overviewWords, locale);
  const left: readonly string[] = [words.schoolYear, words.asked];
  const kept = <T>(row: readonly T[]) => row.filter((_, at) => !left.includes(head[at]!));
  return printed({ name, head: kept(head), rows: rows.map(kept) }, locale, 2);
}

/** What overview.typ prints: one A4 page. */
export function overviewData(page: YearOverview, school: string, locale: Locale): object {
  const words = say(overviewWords, locale);
  const { figures, ageing, vat, gauges, closing } = overviewTables(page, locale);
  const { grants, workshops, customers, orders } = overviewTables(shortened(page, MOST, locale), locale);
  const { period, asOf } = page;
  return {
    school,
    figures: figures.rows.map(([label, value]) => ({
      label: cellText(label!, locale),
      value: cellText(value!, locale),
    })),
    title: words.title(period.name),
    subtitle: words.told(shortDate(period.from, locale), shortDate(period.to, locale), shortDate(asOf, locale)),
    grants: grantsPrinted(grants, locale),
    workshops: printed(workshops, locale),
    orders: { ...printed(orders, locale, 2), flex: 1 },
    left: [printed(customers, locale), printed(vat, locale), printed(closing, locale)],
    right: [printed(ageing, locale), printed(gauges, locale)],
    note: words.marginHelp,
  };
}

/** What grant-report.typ prints: the tables of the compte rendu financier. */
export function reportData(report: GrantReport, school: string, locale: Locale): object {
  const words = say(budgetWords, locale);
  const { charges, products, sectors } = reportTables(report, locale);
  const side = (table: Table): Printed => ({
    ...printed(table, locale),
    rows: table.rows.map((row, at) => ({
      cells: cells(row, locale).map((text) => text.trim()),
      strong: at === table.rows.length - 1,
      sub: String(row[0]).startsWith(' '),
    })),
  });
  const key = report.key === null ? [] : [words.keySaid(cellText({ share: report.key }, locale))];
  return {
    ...{ school, title: words.title(report.schoolYear), subtitle: words.sub },
    ...{ charges: side(charges), products: side(products), sectors: side(sectors) },
    notes: [...key, ...(report.planned ? [words.onPlanned] : [])],
    signatures: [words.president, words.accountant],
  };
}
