import { formatCents } from '../money/money.js';
import { vatRateText, type VatBreakdown } from '../money/vat.js';
import { formatQuantity, type UnitCode } from '../quantity/unit.js';
import type { DocumentSizes, DocumentVatRow } from './document-data.js';

interface SizedQuantity {
  size: string | null;
  colour: string | null;
  quantity: number;
}

/** The sizes of a line by colour, with their sums; undefined for what has neither size nor colour. */
export function sizesText(cells: readonly SizedQuantity[], unitCode: UnitCode): DocumentSizes[] | undefined {
  if (!cells.some(({ size, colour }) => size !== null || colour !== null)) return undefined;
  const said = (quantity: number) => formatQuantity(quantity, unitCode);
  const colours = [...new Set(cells.map(({ colour }) => colour ?? ''))];
  return colours.map((label) => {
    const own = cells.filter(({ colour }) => (colour ?? '') === label);
    return {
      label: label || undefined,
      cells: own.map(({ size, quantity }) => ({ size: size ?? '', quantity: said(quantity) })),
      total: said(own.reduce((sum, { quantity }) => sum + quantity, 0)),
    };
  });
}

/** A row of the VAT table. */
export const vatRowText = ({ vatCategory, vatRate, taxableCents, vatCents }: VatBreakdown): DocumentVatRow => ({
  rate: vatRateText(vatCategory, vatRate, 'fr'),
  base: formatCents(taxableCents, 'fr'),
  vat: formatCents(vatCents, 'fr'),
});
