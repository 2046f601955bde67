import type { VatBreakdown, VatCategory, VatRate } from '../../core/money/vat.js';
import { vatAsked, type InvoiceModel } from '../einvoice/index.js';
import type { SealedFact } from '../ledger/index.js';
import { LeftToCollect } from './collection.totals.js';

/** A rate in a period: what was invoiced, and what came in of what was invoiced at any time. */
export interface VatRow {
  vatCategory: VatCategory;
  vatRate: VatRate;
  invoiced: Pick<VatBreakdown, 'taxableCents' | 'vatCents'>;
  collected: Pick<VatBreakdown, 'taxableCents' | 'vatCents'>;
}

/** The VAT of the days that `within` holds, by rate: invoiced, and collected. */
export function vatSummary(facts: readonly SealedFact[], within: (day: string) => boolean): VatRow[] {
  const left = new LeftToCollect();
  const rows = new Map<string, VatRow>();
  const add = (kind: 'invoiced' | 'collected', parts: readonly VatBreakdown[], sign: 1 | -1) => {
    for (const { vatCategory, vatRate, taxableCents, vatCents } of parts) {
      const key = `${vatCategory}:${vatRate}`;
      const row = rows.get(key) ?? { vatCategory, vatRate, invoiced: nothing(), collected: nothing() };
      row[kind].taxableCents += sign * taxableCents;
      row[kind].vatCents += sign * vatCents;
      rows.set(key, row);
    }
  };
  for (const fact of facts) {
    const came = left.read(fact);
    if (!within(fact.onDay)) continue;
    for (const { vat } of came) add('collected', vat, 1);
    if (fact.type !== 'INVOICE' && fact.type !== 'CREDIT_NOTE') continue;
    const { model } = JSON.parse(fact.payload) as { model: InvoiceModel };
    // It sells nothing again.
    if (model.typeCode === '384') continue;
    const asked = vatAsked(model);
    add('invoiced', asked, fact.type === 'INVOICE' ? 1 : -1);
  }
  return [...rows.values()].sort((a, b) => a.vatCategory.localeCompare(b.vatCategory) || b.vatRate - a.vatRate);
}

const nothing = () => ({ taxableCents: 0, vatCents: 0 });
