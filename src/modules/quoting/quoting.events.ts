import { eventType } from '../../core/events/event-bus.js';
import type { PriceE4 } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';

/** A line as the customer accepted it: at this price, whatever the catalogue says now. */
export interface AgreedLine {
  itemId: number;
  itemName: string;
  drawingRevision: string | null;
  itemNetPriceE4: PriceE4;
  vatCategory: VatCategory;
  vatRate: VatRate;
  cells: { variantId: number; quantity: number }[];
}

/** A customer accepted a quote: one order is owed at its prices. Handled inside the acceptance. */
export interface QuoteAccepted {
  quoteId: number;
  partnerId: number;
  customerReference: string | null;
  wishedOn: string | null;
  lines: AgreedLine[];
}
export const quoteAccepted = eventType<QuoteAccepted>('quoting.quote_accepted.1');
