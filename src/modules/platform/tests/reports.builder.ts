import { localDate } from '../../../core/time/local-date.js';
import { sealedInvoice } from '../../accounting/tests/books.builder.js';
import type { InvoiceModel, Treatment } from '../../einvoice/index.js';
import type { SealedFact } from '../../ledger/index.js';

type Wish = Parameters<typeof sealedInvoice>[0] & {
  treatment?: Treatment;
  /** Services whose VAT is due when they are invoiced. */
  onDebits?: boolean;
};

/** A sealed paper as the ledger holds it, to a consumer unless said otherwise. */
export function aSale({ treatment = 'B2C', onDebits = false, ...wish }: Wish): SealedFact {
  const fact = sealedInvoice(wish);
  const told = JSON.parse(fact.payload) as { model: InvoiceModel };
  const services = wish.lines.filter(([, , service]) => service).length;
  const letter = services === 0 ? 'B' : services === wish.lines.length ? 'S' : 'M';
  const model: InvoiceModel = {
    ...told.model,
    notes: [{ subjectCode: 'BAR', content: treatment }],
    businessProcess: `${letter}1`,
    vatDueCode: onDebits ? '5' : letter === 'S' ? '72' : null,
  };
  return { ...fact, payload: JSON.stringify({ ...told, model }) };
}

export const modelIn = ({ payload }: SealedFact): InvoiceModel =>
  (JSON.parse(payload) as { model: InvoiceModel }).model;
export const dayAt = (at: number) =>
  localDate(`2026-${String(1 + Math.floor(at / 28)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`);
