import type { ItemRead, VariantRead } from '../../catalog/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import type { Desk } from '../order-file.matching.js';

const variants = (from: number, pairs: [string | null, string | null][]): VariantRead[] =>
  pairs.map(([size, colour], index) => ({ id: from + index, size, colour }));

const item = (id: number, code: string, more: Partial<ItemRead>): ItemRead => ({
  ...{ id, code, name: `Article ${code}`, kind: 'garment', workshopId: 1, partnerId: null, unitCode: 'C62' },
  ...{ priceE4: 185_000, marketPriceE4: null, underMarket: false, criticality: 'standard', drawingRevision: null },
  ...{ active: true, version: 1, variants: [] },
  ...more,
});

/** A shirt of two sizes and two colours, a bag without a choice, an hour of work. */
export const shirt = item(1, 'CH-01', {
  variants: variants(10, [
    ['S', 'Écru'],
    ['M', 'Écru'],
    ['S', 'Noir'],
    ['M', 'Noir'],
  ]),
});
export const bag = item(2, 'SAC-2', { priceE4: 92_500, variants: variants(20, [[null, null]]) });
export const hour = item(3, 'RET-H', { unitCode: 'HUR', priceE4: 240_000, variants: variants(30, [[null, null]]) });

export const desk: Desk = {
  items: [shirt, bag, hour],
  seller: { name: 'Fil en Normandie', siren: '930000001' },
  buyer: { name: 'Filix', siren: '930000019' },
  today: '2026-12-01' as LocalDate,
};

interface UblLine {
  code?: string;
  quantity?: string;
  unit?: string;
  price?: string;
  /** More of the line's XML, after the price. */
  line?: string;
  properties?: Record<string, string>;
}

/** A UBL 2.1 Order of the make of Peppol BIS Ordering 3; `head` is XML put before the lines. */
export function ublOrder({ head = '', lines }: { head?: string; lines: UblLine[] }): string {
  const property = ([name, value]: [string, string]) =>
    `<cac:AdditionalItemProperty><cbc:Name>${name}</cbc:Name><cbc:Value>${value}</cbc:Value></cac:AdditionalItemProperty>`;
  const price = (amount: string) =>
    `<cac:Price><cbc:PriceAmount currencyID="EUR">${amount}</cbc:PriceAmount></cac:Price>`;
  const written = lines.map(
    (
      { code, quantity = '10', unit = 'NAR', line = '', properties = {}, ...more },
      index,
    ) => `<cac:OrderLine><cac:LineItem>
      <cbc:ID>${index + 1}</cbc:ID><cbc:Quantity unitCode="${unit}">${quantity}</cbc:Quantity>${line}
      ${more.price ? price(more.price) : ''}<cac:Item><cbc:Name>As they call it</cbc:Name>
      ${code ? `<cac:SellersItemIdentification><cbc:ID>${code}</cbc:ID></cac:SellersItemIdentification>` : ''}
      ${Object.entries(properties).map(property).join('')}</cac:Item></cac:LineItem></cac:OrderLine>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>F-7781</cbc:ID>${head}${written.join('')}</Order>`;
}
