import type { Cents } from '../../core/money/money.js';

/** Charges whose amounts are shared between the sectors of VAT. */
export const CHARGES = ['60', '61', '63', '64', '65', '68'] as const;
export const isCharge = (account: string): boolean => CHARGES.some((charge) => charge === account);
/** Products the accountant gives a sector, as charges have. */
export const OTHER_PRODUCTS = ['76', '78'] as const;
export const hasSector = (account: string): boolean =>
  [...CHARGES, ...OTHER_PRODUCTS].some((sectored) => sectored === account);
/** What the accountant types; 73, 74 and 75 come from the grants. */
export const TYPED_ACCOUNTS = [...CHARGES, '86', '70', '76', '78', '87'] as const;
export type TypedAccount = (typeof TYPED_ACCOUNTS)[number];
export type Charge = (typeof CHARGES)[number];
/** The rows of the report (Cerfa 15059), in its order. */
export const CHARGE_ROWS = [...CHARGES, '86'] as const;
export const PRODUCT_ROWS = ['70', '73', '74', '75', '76', '78', '87'] as const;
export type ReportAccount = (typeof CHARGE_ROWS)[number] | (typeof PRODUCT_ROWS)[number];

/** Of VAT: taxed, not taxed, mixed. */
export const SECTORS = ['T', 'NT', 'M'] as const;
export type Sector = (typeof SECTORS)[number];

export interface BudgetRowRead {
  account: TypedAccount;
  /** Of a charge, and of products 76 to 78. */
  sector: Sector | null;
  plannedCents: Cents;
  realisedCents: Cents;
}

export interface BudgetRead {
  schoolYear: string;
  /** 0 before the first one is saved. */
  version: number;
  /** Every account the accountant types, in the order of the report. */
  rows: BudgetRowRead[];
}

/** A row of the grant report: what was planned and what became of it. */
export interface ReportRow {
  account: ReportAccount;
  plannedCents: Cents;
  realisedCents: Cents;
  /** Realised of planned, in hundredths of a percent; null when nothing was planned. */
  share: number | null;
  /** Of grants: each funder's part. */
  parts: { lineId: number; funder: string; plannedCents: Cents; realisedCents: Cents }[];
}

export interface ReportSide {
  rows: ReportRow[];
  plannedCents: Cents;
  realisedCents: Cents;
}

/** Charges and products of a sector; what is mixed is shared by the key. Together the sectors are the whole report. */
export interface SectorRow {
  sector: 'T' | 'NT';
  chargesCents: Cents;
  /** Of them, its part of the mixed ones; contributions in kind (86) are not taxed. */
  mixedCents: Cents;
  salesCents: Cents;
  grantsCents: Cents;
  /** Products 76 to 78, and contributions in kind (87). */
  otherProductsCents: Cents;
  resultCents: Cents;
}

/** Compte rendu financier of a school year (Cerfa 15059), and the sectors of VAT behind it. */
export interface GrantReport {
  schoolYear: string;
  version: number;
  charges: ReportSide;
  products: ReportSide;
  /** Part of mixed charges that goes with taxed sales, in hundredths of a percent; null when not set. */
  key: number | null;
  sectors: SectorRow[];
  /** Sectors are told on planned charges: none is realised yet. */
  planned: boolean;
}
