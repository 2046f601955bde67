import { roundedRatio, type Cents } from '../../core/money/money.js';
import type { InvoiceModel } from '../einvoice/index.js';

/** Sums without VAT and their VAT, of one rate. */
export interface VatSum {
  vatCategory: string;
  vatRate: number;
  taxableCents: Cents;
  vatCents: Cents;
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
