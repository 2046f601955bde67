import { roundedRatio, split, type Cents } from '../../core/money/money.js';
import type {
  FundingLineKind,
  FundingLineRead,
  FundingLineStage,
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
  stage: FundingLineStage;
  receivedCents: Cents;
}

/** The funder said yes: the grant is a product from then on (ANC 2018-06), and may be thanked for. */
export const isNotified = (stage: FundingLineStage): boolean =>
  ['granted', 'advance_received', 'balance_awaited', 'closed'].includes(stage);

/** What a line owes: nothing once refused. */
export function lineAmounts({
  givenCents,
  stage,
  receivedCents,
}: LineBasis): Pick<FundingLineRead, 'dueCents' | 'receivedCents' | 'remainingCents'> {
  const dueCents = stage === 'refused' ? 0 : givenCents;
  return { dueCents, receivedCents, remainingCents: dueCents - receivedCents };
}

/** Lines put together by kind, in the order given: what a funder sees. */
export function kindTotals(
  lines: readonly Pick<FundingLineRead, 'kind' | 'dueCents' | 'receivedCents'>[],
): KindTotal[] {
  const kinds = new Map<FundingLineKind, KindTotal>();
  for (const { kind, dueCents, receivedCents } of lines) {
    const total = kinds.get(kind) ?? { kind, dueCents: 0, receivedCents: 0, remainingCents: 0 };
    total.dueCents += dueCents;
    total.receivedCents += receivedCents;
    total.remainingCents = total.dueCents - total.receivedCents;
    kinds.set(kind, total);
  }
  return [...kinds.values()];
}

/**
 * Shares of a whole in hundredths of a percent, by largest remainder: they sum to 10 000 exactly, or are all 0
 * when there is nothing to share. A negative amount (credit notes beyond the sales) has no share.
 */
export function sharesOf(amounts: readonly Cents[]): number[] {
  const positive = amounts.map((cents) => Math.max(0, cents));
  return sum(positive) === 0 ? amounts.map(() => 0) : split(WHOLE, positive);
}

/** Where the money comes from: sales first, then each kind of funding that owes something. */
export function sourcesOf(salesCents: Cents, kinds: readonly KindTotal[]): SourceShare[] {
  const sources = [
    { kind: 'production_sales' as const, cents: salesCents },
    ...kinds.filter(({ dueCents }) => dueCents > 0).map(({ kind, dueCents }) => ({ kind, cents: dueCents })),
  ];
  const shares = sharesOf(sources.map(({ cents }) => cents));
  return sources.map((source, index) => ({ ...source, share: shares[index]! }));
}

/** Share of own revenue = sales ÷ (sales + funding due), in hundredths of a percent. */
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
