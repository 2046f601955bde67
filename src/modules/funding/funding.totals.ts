import { roundedRatio, split, type Cents } from '../../core/money/money.js';
import type {
  FundingLineKind,
  FundingLineStage,
  GrantAmounts,
  HeadcountRow,
  KindTotal,
  MonthSales,
  SalesCell,
  SourceShare,
} from './funding.types.js';

/** Under this many people a count tells about persons: it is not shown. */
export const SMALL_CELL = 5;
const WHOLE = 10_000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The months `2026-09` … `2027-08` of a school year. */
export function monthsOf(schoolYear: string): string[] {
  const start = Number(schoolYear.slice(0, 4));
  return Array.from({ length: 12 }, (_, index) => {
    const month = 9 + index;
    return month <= 12 ? `${start}-${String(month).padStart(2, '0')}` : `${start + 1}-0${month - 12}`;
  });
}

export interface LineBasis {
  /** The grant, or the amount for the learners counted. */
  givenCents: Cents;
  /** What its file says was asked for. */
  typedAskedCents: Cents | null;
  stage: FundingLineStage;
  receivedCents: Cents;
}

/** The funder said yes: the grant is a product from then on (ANC 2018-06), and may be thanked for. */
export const isNotified = (stage: FundingLineStage): boolean =>
  ['granted', 'advance_received', 'balance_awaited', 'closed'].includes(stage);

/** The sums of a line, everywhere: asked for, notified by its funder, received, and what of the notified is still due. */
export function lineAmounts({ givenCents, typedAskedCents, stage, receivedCents }: LineBasis): GrantAmounts {
  const notifiedCents = isNotified(stage) ? givenCents : 0;
  return {
    ...{ askedCents: typedAskedCents ?? givenCents, notifiedCents, receivedCents },
    dueCents: notifiedCents - receivedCents,
  };
}

/** The sums of several lines. */
export function amountsSum(lines: readonly GrantAmounts[]): GrantAmounts {
  const of = (key: keyof GrantAmounts) => sum(lines.map((line) => line[key]));
  return {
    ...{ askedCents: of('askedCents'), notifiedCents: of('notifiedCents') },
    ...{ receivedCents: of('receivedCents'), dueCents: of('dueCents') },
  };
}

/** Lines put together by kind, in the order given: what a funder sees. */
export function kindTotals(lines: readonly (GrantAmounts & { kind: FundingLineKind })[]): KindTotal[] {
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, ...amountsSum(lines.filter((line) => line.kind === kind)) }));
}

/**
 * Shares of a whole in hundredths of a percent, by largest remainder: they sum to 10 000 exactly, or are all 0
 * when there is nothing to share. A negative amount (credit notes beyond the sales) has no share.
 */
export function sharesOf(amounts: readonly Cents[]): number[] {
  const positive = amounts.map((cents) => Math.max(0, cents));
  return sum(positive) === 0 ? amounts.map(() => 0) : split(WHOLE, positive);
}

/** Where the money comes from: sales first, then each kind of funding that gives something. */
export function sourcesOf(salesCents: Cents, kinds: readonly KindTotal[]): SourceShare[] {
  const sources = [
    { kind: 'production_sales' as const, cents: salesCents },
    ...kinds
      .filter(({ notifiedCents }) => notifiedCents > 0)
      .map(({ kind, notifiedCents }) => ({ kind, cents: notifiedCents })),
  ];
  const shares = sharesOf(sources.map(({ cents }) => cents));
  return sources.map((source, index) => ({ ...source, share: shares[index]! }));
}

/** Share of own revenue = sales ÷ (sales + funding notified), in hundredths of a percent. */
export function revenueShare(salesCents: Cents, fundingCents: Cents): number | null {
  const sales = Math.max(0, salesCents);
  const whole = sales + Math.max(0, fundingCents);
  return whole === 0 ? null : roundedRatio(BigInt(sales) * BigInt(WHOLE), BigInt(whole));
}

/** Where a share stands against the school's target. */
export function againstTarget(share: number | null, target: { from: number; to: number }): 'under' | 'in' | 'over' {
  if (share === null || share < target.from) return 'under';
  return share > target.to ? 'over' : 'in';
}

export function perLearner(cents: Cents, headcount: number): Cents | null {
  return headcount > 0 ? roundedRatio(BigInt(cents), BigInt(headcount)) : null;
}

/** Sums of sales by a key of the cells: month, workshop or partner. */
export function salesBy<Cell extends { cents: Cents }, Key>(
  cells: readonly Cell[],
  key: (cell: Cell) => Key,
): Map<Key, Cents> {
  const totals = new Map<Key, Cents>();
  for (const cell of cells) totals.set(key(cell), (totals.get(key(cell)) ?? 0) + cell.cents);
  return totals;
}

/** The part of the order book a year expects: each order in one month only, the promised one or, once late, the present. */
export function orderBookOf(
  book: readonly SalesCell[],
  { first, last, present }: { first: string; last: string; present: string },
): SalesCell[] {
  const expected = book.map((cell) => ({ ...cell, month: cell.month < present ? present : cell.month }));
  return expected.filter(({ month }) => first <= month && month <= last);
}

export interface YearOfSales {
  months: readonly string[];
  workshopIds: readonly number[];
  sales: readonly SalesCell[];
  orderBook: readonly SalesCell[];
}

/** The months of the picture: sales by workshop, and the order book on top. */
export function monthlySales({ months, workshopIds, sales, orderBook }: YearOfSales): MonthSales[] {
  const sold = salesBy(sales, ({ month, workshopId }) => `${month}/${workshopId}`);
  const book = salesBy(orderBook, ({ month }) => month);
  return months.map((month) => {
    const byWorkshop = workshopIds.map((id) => sold.get(`${month}/${id}`) ?? 0);
    return { month, byWorkshop, totalCents: sum(byWorkshop), orderBookCents: book.get(month) ?? 0 };
  });
}

/**
 * Headcounts a funder may see: no cell under five. Small classes are put together, with the next smallest ones until
 * the group reaches five, so that no hidden count can be had by subtraction; under five in all, nothing is told.
 */
export function withoutSmallCells(rows: readonly HeadcountRow[], together: string): HeadcountRow[] {
  const counts = rows.filter(({ count }) => (count ?? 0) > 0);
  if (sum(counts.map(({ count }) => count ?? 0)) < SMALL_CELL) return [];
  const smallest = [...counts].sort((a, b) => (a.count ?? 0) - (b.count ?? 0));
  const group: HeadcountRow[] = [];
  const groupSize = () => sum(group.map(({ count }) => count ?? 0));
  while (
    smallest.length > 0 &&
    ((smallest[0]!.count ?? 0) < SMALL_CELL || (group.length > 0 && groupSize() < SMALL_CELL))
  )
    group.push(smallest.shift()!);
  const kept = counts.filter((row) => !group.includes(row));
  if (group.length === 0) return kept;
  return [...kept, { classId: null, className: together, count: groupSize() }];
}
