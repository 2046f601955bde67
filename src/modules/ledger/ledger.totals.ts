import type { Cents } from '../../core/money/money.js';
import type { VatBreakdown } from '../../core/money/vat.js';
import { vatAsked, type InvoiceModel } from '../einvoice/index.js';
import type { EntryType } from './ledger-entry.entity.js';

/** What a closing reads of each entry. */
export interface ClosedEntry {
  type: EntryType;
  amountCents: Cents;
  payload: string;
}

export interface PeriodTotals {
  invoices: number;
  creditNotes: number;
  /** Invoices less credit notes, all taxes included. */
  salesCents: Cents;
  payments: number;
  /** Payments less those taken back. */
  receivedCents: Cents;
  /** A rate a row, credit notes and deposits taken off. */
  vat: VatBreakdown[];
}

/** The totals of a period from its sealed entries alone (CGI 286-I-3° bis). */
export function periodTotals(entries: readonly ClosedEntry[]): PeriodTotals {
  const of = (...types: EntryType[]) => entries.filter(({ type }) => types.includes(type));
  const sum = (some: readonly ClosedEntry[]) => some.reduce((total, { amountCents }) => total + amountCents, 0);
  const sales = of('INVOICE', 'CREDIT_NOTE');
  return {
    invoices: of('INVOICE').length,
    creditNotes: of('CREDIT_NOTE').length,
    salesCents: sum(sales),
    payments: of('PAYMENT').length,
    receivedCents: sum(of('PAYMENT', 'PAYMENT_REVERSAL')),
    vat: vatOf(sales),
  };
}

function vatOf(sales: readonly ClosedEntry[]): VatBreakdown[] {
  const rows = new Map<string, VatBreakdown>();
  for (const { type, payload } of sales) {
    const sign = type === 'CREDIT_NOTE' ? -1 : 1;
    const { model } = JSON.parse(payload) as { model: Pick<InvoiceModel, 'typeCode' | 'vat' | 'deposits'> };
    // In the place of one that told its VAT.
    if (model.typeCode === '384') continue;
    for (const { vatCategory, vatRate, taxableCents, vatCents } of vatAsked(model)) {
      const key = `${vatCategory}:${vatRate}`;
      const row = rows.get(key) ?? { vatCategory, vatRate, taxableCents: 0, vatCents: 0 };
      row.taxableCents += sign * taxableCents;
      row.vatCents += sign * vatCents;
      rows.set(key, row);
    }
  }
  return [...rows.values()].sort((a, b) => a.vatCategory.localeCompare(b.vatCategory) || b.vatRate - a.vatRate);
}

export type ClosingType = 'CLOSING_DAY' | 'CLOSING_MONTH' | 'CLOSING_YEAR';
/** How much of a day names the period: `2026-11-23`, `2026-11`, `2026`. */
export const PERIOD_LENGTH: Readonly<Record<ClosingType, number>> = {
  CLOSING_DAY: 10,
  CLOSING_MONTH: 7,
  CLOSING_YEAR: 4,
};

/**
 * The periods that ended before `today` and hold something, less those closed already: the oldest first, a month
 * after its days and a year after its months.
 */
export function periodsToClose(
  days: readonly string[],
  closed: ReadonlySet<string>,
  today: string,
): { type: ClosingType; period: string }[] {
  const due = (Object.keys(PERIOD_LENGTH) as ClosingType[]).flatMap((type) => {
    const length = PERIOD_LENGTH[type];
    const periods = [...new Set(days.map((day) => day.slice(0, length)))];
    const over = periods.filter((period) => period < today.slice(0, length) && !closed.has(`${type} ${period}`));
    return over.map((period) => ({ type, period, end: `${period}~` }));
  });
  // "~" sorts after the "-" of what a period holds.
  return due.sort((a, b) => (a.end < b.end ? -1 : 1)).map(({ type, period }) => ({ type, period }));
}
