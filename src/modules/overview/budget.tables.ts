import type { Cell, Table } from '../../core/files/table.js';
import { say, type Locale } from '../../core/words/words.js';
import { accountWords, budgetWords, sectorWords } from './overview.words.js';
import type { GrantReport, ReportSide, SectorRow } from './budget.types.js';

/** The grant report as a workbook: charges, products, sectors. */
export function reportTables(
  { charges, products, sectors }: GrantReport,
  locale: Locale,
): Record<'charges' | 'products' | 'sectors', Table> {
  const words = say(budgetWords, locale);
  const names = say(sectorWords, locale);
  const head = [words.ofCharges, words.mixed, words.sales, words.grants, words.otherProducts, words.result];
  return {
    charges: sideTable(words.charges, charges, locale),
    products: sideTable(words.products, products, locale),
    sectors: {
      ...{ name: words.sectors, head: [words.sector, ...head] },
      rows: [...sectors, ...totalOf(sectors)].map((row) => [
        row.sector === null ? words.total : names[row.sector],
        ...[row.chargesCents, row.mixedCents, row.salesCents, row.grantsCents].map((cents) => ({ cents })),
        ...[row.otherProductsCents, row.resultCents].map((cents) => ({ cents })),
      ]),
    },
  };
}

/** Of both sectors; nothing where none is told. */
function totalOf(sectors: readonly SectorRow[]): (Omit<SectorRow, 'sector'> & { sector: null })[] {
  if (sectors.length === 0) return [];
  const sum = (of: Exclude<keyof SectorRow, 'sector'>) => sectors.reduce((all, row) => all + row[of], 0);
  return [
    {
      ...{ sector: null, chargesCents: sum('chargesCents'), mixedCents: sum('mixedCents') },
      ...{ salesCents: sum('salesCents'), grantsCents: sum('grantsCents') },
      ...{ otherProductsCents: sum('otherProductsCents'), resultCents: sum('resultCents') },
    },
  ];
}

function sideTable(name: string, { rows, plannedCents, realisedCents }: ReportSide, locale: Locale): Table {
  const words = say(budgetWords, locale);
  const accounts = say(accountWords, locale);
  const amounts = (planned: number, realised: number): Cell[] => [{ cents: planned }, { cents: realised }];
  return {
    ...{ name, head: [words.account, words.planned, words.realised, words.share] },
    rows: [
      ...rows.flatMap(({ account, share, parts, ...row }) => [
        [accounts[account], ...amounts(row.plannedCents, row.realisedCents), share === null ? null : { share }],
        ...parts.map((part) => [`   ${part.funder}`, ...amounts(part.plannedCents, part.realisedCents), null]),
      ]),
      [words.total, ...amounts(plannedCents, realisedCents), null],
    ],
  };
}
