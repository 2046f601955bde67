import type { Cents } from '../../core/money/money.js';
import type { Forecast, ForecastMonth } from './overview.types.js';

interface OfMonth {
  month: string | null;
  cents: Cents;
}

export interface ForecastBasis {
  schoolYear: string;
  months: readonly string[];
  /** `2026-11`: what was promised before is expected in it. */
  present: string;
  received: readonly OfMonth[];
  grantsReceived: readonly OfMonth[];
  invoicesDue: readonly OfMonth[];
  orders: readonly OfMonth[];
  grantsExpected: readonly OfMonth[];
}

const sumOf = (rows: readonly OfMonth[], month: string | null): Cents =>
  rows.filter((row) => row.month === month).reduce((sum, { cents }) => sum + cents, 0);

/** The months of a year, and a last one for grants without a day; each amount in one month only. */
export function forecastOf(basis: ForecastBasis): Forecast {
  const { schoolYear, months, present } = basis;
  const orders = basis.orders.map(({ month, cents }) => ({
    month: month !== null && month < present ? present : month,
    cents,
  }));
  const rows = [...months, null].map((month): ForecastMonth => ({
    month,
    receivedCents: sumOf(basis.received, month),
    grantsReceivedCents: sumOf(basis.grantsReceived, month),
    invoicesDueCents: sumOf(basis.invoicesDue, month),
    ordersCents: sumOf(orders, month),
    grantsExpectedCents: sumOf(basis.grantsExpected, month),
  }));
  const shown = rows.filter(({ month, grantsExpectedCents }) => month !== null || grantsExpectedCents > 0);
  const total = (key: keyof Forecast['total']) => shown.reduce((sum, row) => sum + row[key], 0);
  return {
    ...{ schoolYear, months: shown },
    total: {
      receivedCents: total('receivedCents'),
      grantsReceivedCents: total('grantsReceivedCents'),
      invoicesDueCents: total('invoicesDueCents'),
      ordersCents: total('ordersCents'),
      grantsExpectedCents: total('grantsExpectedCents'),
    },
  };
}

/** What a month brought, and what it is expected to bring. */
export const cameIn = (row: Forecast['total']): Cents => row.receivedCents + row.grantsReceivedCents;
export const toCome = (row: Forecast['total']): Cents =>
  row.invoicesDueCents + row.ordersCents + row.grantsExpectedCents;
