import { roundedRatio, split, type Cents } from '../../core/money/money.js';
import {
  CHARGES,
  isCharge,
  OTHER_PRODUCTS,
  type BudgetRowRead,
  type ReportRow,
  type ReportSide,
  type SectorRow,
} from './budget.types.js';

const WHOLE = 10_000;
const sum = (cents: readonly Cents[]): Cents => cents.reduce((all, each) => all + each, 0);

/** Part of a whole in hundredths of a percent; null of nothing. */
export const shareOf = (part: Cents, whole: Cents): number | null =>
  whole === 0 ? null : roundedRatio(BigInt(part) * BigInt(WHOLE), BigInt(whole));

/** A grant of a school year in its first civil year, September to December, and in its second: 4 and 8 twelfths. */
export const ofCivilYears = (cents: Cents): [first: Cents, second: Cents] =>
  split(cents, [4, 8]) as [first: Cents, second: Cents];

export function sideOf(rows: readonly Omit<ReportRow, 'share'>[]): ReportSide {
  return {
    rows: rows.map((row) => ({ ...row, share: shareOf(row.realisedCents, row.plannedCents) })),
    plannedCents: sum(rows.map(({ plannedCents }) => plannedCents)),
    realisedCents: sum(rows.map(({ realisedCents }) => realisedCents)),
  };
}

export interface SectorBasis {
  rows: readonly BudgetRowRead[];
  /** Which column of the budget its charges are told on. */
  of: 'plannedCents' | 'realisedCents';
  key: number;
  taxedSalesCents: Cents;
  otherSalesCents: Cents;
  grantsCents: Cents;
}

/** Taxed and not taxed: what is their own, and what is mixed shared by the key, to the cent. */
export function sectorsOf({ rows, of, key, ...products }: SectorBasis): SectorRow[] {
  const keyed = (cents: Cents) => split(cents, [key, WHOLE - key]);
  const within = (accounts: readonly string[]) => rows.filter(({ account }) => accounts.includes(account));
  const typed = (accounts: readonly string[], sector: string, column: SectorBasis['of']) =>
    sum(
      within(accounts)
        .filter((row) => row.sector === sector)
        .map((row) => row[column]),
    );
  const mixed = keyed(typed(CHARGES, 'M', of));
  const mixedProducts = keyed(typed(OTHER_PRODUCTS, 'M', 'realisedCents'));
  // Contributions in kind are outside VAT, on both sides.
  const [used, contributed] = [
    [0, sum(within(['86']).map((row) => row[of]))],
    [0, sum(within(['87']).map((row) => row.realisedCents))],
  ] as const;
  const sold = [products.taxedSalesCents, products.otherSalesCents];
  // Grants pay for teaching: they are outside VAT.
  const given = [0, products.grantsCents];
  return (['T', 'NT'] as const).map((sector, at) => {
    const chargesCents = typed(CHARGES, sector, of) + mixed[at]! + used[at]!;
    const [salesCents, grantsCents] = [sold[at]!, given[at]!];
    const otherProductsCents = typed(OTHER_PRODUCTS, sector, 'realisedCents') + mixedProducts[at]! + contributed[at]!;
    const resultCents = salesCents + grantsCents + otherProductsCents - chargesCents;
    return { sector, chargesCents, mixedCents: mixed[at]!, salesCents, grantsCents, otherProductsCents, resultCents };
  });
}

/** Charges of the year without contributions in kind. */
export const chargesOf = (rows: readonly BudgetRowRead[], of: SectorBasis['of']): Cents =>
  sum(rows.filter(({ account }) => isCharge(account)).map((row) => row[of]));
