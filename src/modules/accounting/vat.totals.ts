import { roundedRatio, type Cents } from '../../core/money/money.js';
import type { InvoiceModel } from '../einvoice/index.js';
import type { AllocatedPayment } from '../payments/index.js';
import type { SealedFact } from '../ledger/index.js';

/** Sums without VAT and their VAT, of one rate. */
export interface VatSum {
  vatCategory: string;
  vatRate: number;
  taxableCents: Cents;
  vatCents: Cents;
}

/** A rate in a period: what was invoiced, and what came in of what was invoiced at any time. */
export interface VatRow {
  vatCategory: string;
  vatRate: number;
  invoiced: Pick<VatSum, 'taxableCents' | 'vatCents'>;
  collected: Pick<VatSum, 'taxableCents' | 'vatCents'>;
}

/** An amount with VAT shared over the rates of an invoice, pro rata; the last one takes the rounding. */
export function sharedOver(vat: readonly VatSum[], cents: Cents): VatSum[] {
  const whole = vat.reduce((sum, row) => sum + row.taxableCents + row.vatCents, 0);
  let left = cents;
  return vat.map((row, at) => {
    const own = row.taxableCents + row.vatCents;
    const part = at === vat.length - 1 ? left : roundedRatio(BigInt(cents) * BigInt(own), BigInt(whole || 1));
    left -= part;
    const vatCents = own === 0 ? 0 : roundedRatio(BigInt(row.vatCents) * BigInt(part), BigInt(own));
    const { vatCategory, vatRate } = row;
    return { vatCategory, vatRate, taxableCents: part - vatCents, vatCents };
  });
}

/** What an invoice asks for: its VAT less that of the deposits it takes off. */
export function vatAsked({ vat, deposits }: Pick<InvoiceModel, 'vat' | 'deposits'>): VatSum[] {
  const taken = deposits.flatMap((deposit) => deposit.vat);
  return vat.map(({ vatCategory, vatRate, taxableCents, vatCents }) => {
    const own = taken.filter((row) => row.vatCategory === vatCategory && row.vatRate === vatRate);
    const sum = (of: 'taxableCents' | 'vatCents') => own.reduce((total, row) => total + row[of], 0);
    return {
      ...{ vatCategory, vatRate },
      taxableCents: taxableCents - sum('taxableCents'),
      vatCents: vatCents - sum('vatCents'),
    };
  });
}

/** The VAT of the days that `within` holds, by rate: invoiced, and collected. */
export function vatSummary(facts: readonly SealedFact[], within: (day: string) => boolean): VatRow[] {
  const asked = new Map<string, VatSum[]>();
  const received = new Map<string, VatSum[]>();
  const rows = new Map<string, VatRow>();
  const add = (kind: 'invoiced' | 'collected', parts: readonly VatSum[], sign: 1 | -1) => {
    for (const { vatCategory, vatRate, taxableCents, vatCents } of parts) {
      const key = `${vatCategory}:${vatRate}`;
      const row = rows.get(key) ?? { vatCategory, vatRate, invoiced: nothing(), collected: nothing() };
      row[kind].taxableCents += sign * taxableCents;
      row[kind].vatCents += sign * vatCents;
      rows.set(key, row);
    }
  };
  for (const { type, number, onDay, payload } of facts) {
    const counts = within(onDay);
    if (type === 'INVOICE' || type === 'CREDIT_NOTE') {
      const parts = vatAsked((JSON.parse(payload) as { model: InvoiceModel }).model);
      asked.set(number, parts);
      if (counts) add('invoiced', parts, type === 'INVOICE' ? 1 : -1);
    }
    if (type === 'ALLOCATION') {
      const { parts } = JSON.parse(payload) as Pick<AllocatedPayment, 'parts'>;
      const shared = parts.flatMap((part) => sharedOver(asked.get(part.number) ?? [], part.amountCents));
      received.set(number, [...(received.get(number) ?? []), ...shared]);
      if (counts) add('collected', shared, 1);
    }
    if (type === 'PAYMENT_REVERSAL' && counts) add('collected', received.get(number) ?? [], -1);
  }
  return [...rows.values()].sort((a, b) => a.vatCategory.localeCompare(b.vatCategory) || b.vatRate - a.vatRate);
}

const nothing = () => ({ taxableCents: 0, vatCents: 0 });
