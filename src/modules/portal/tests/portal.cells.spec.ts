import { Refusal } from '../../../core/errors/refusal.js';
import { demandedLines } from '../portal.cells.js';
import { sizeGridOf } from '../portal.grid.js';
import type { PortalItem } from '../portal.types.js';

const item = (id: number, unitCode: PortalItem['unitCode'], variantIds: number[]): PortalItem => ({
  ...{ id, code: `I${id}`, name: `Item ${id}`, unitCode, priceE4: 185_000, drawingRevision: null },
  variants: variantIds.map((variantId) => ({ id: variantId, size: null, colour: null })),
});
const items = [item(1, 'C62', [11, 12]), item(2, 'HUR', [21])];

describe('Quantities of the order form', () => {
  it('become lines, in the steps of each unit, empty ones left out', () => {
    expect(demandedLines(items, { 11: '8', 12: '', 21: '12,5' })).toEqual([
      { itemId: 1, cells: [{ variantId: 11, quantity: 8 }] },
      { itemId: 2, cells: [{ variantId: 21, quantity: 1250 }] },
    ]);
    expect(demandedLines(items, undefined)).toEqual([]);
    expect(demandedLines(items, { 11: '0' })).toEqual([]);
  });

  it.each(['-1', '1.5', 'dix', '99999999', '1e3'])('refuses %s pieces, and says where', (typed) => {
    const attempt = () => demandedLines(items, { 11: typed });
    expect(attempt).toThrow(Refusal);
    try {
      attempt();
    } catch (error) {
      expect((error as Refusal).fields.map(({ field }) => field)).toEqual(['cells[11]']);
    }
  });

  it('leaves out what is not orderable: another school’s variant is no answer', () => {
    expect(demandedLines(items, { 99: '5' })).toEqual([]);
  });
});

describe('The size grid', () => {
  it('lines sizes up as people do, however they come', () => {
    const inOrder = (...sizes: string[]) =>
      sizeGridOf(
        sizes.map((size) => ({ size, colour: null })),
        { quantity: 'Quantité', name: 'Tablier' },
        () => ({ id: 1, quantity: 1 }),
      ).sizes;
    expect(inOrder('S', 'L', 'XL', 'M')).toEqual(['S', 'M', 'L', 'XL']);
    expect(inOrder('40', '38', '102')).toEqual(['38', '40', '102']);
    expect(inOrder('Grand', 'Petit')).toEqual(['Grand', 'Petit']);
  });

  it('puts colours in rows and sizes in columns, with holes where nothing is made', () => {
    const cells = [
      { size: 'S', colour: 'Écru', n: 4 },
      { size: 'M', colour: 'Écru', n: 8 },
      { size: 'M', colour: 'Bleu', n: 6 },
    ];
    const labels = { quantity: 'Quantité', name: 'Tablier' };
    expect(sizeGridOf(cells, labels, ({ n }, index) => ({ id: index, quantity: n }))).toEqual({
      sizes: ['S', 'M'],
      rows: [
        {
          label: 'Écru',
          cells: [
            { id: 0, quantity: 4 },
            { id: 1, quantity: 8 },
          ],
        },
        { label: 'Bleu', cells: [null, { id: 2, quantity: 6 }] },
      ],
    });
    expect(sizeGridOf([{ size: null, colour: null }], labels, () => ({ id: 1, quantity: 2 }))).toEqual({
      sizes: ['Quantité'],
      rows: [{ label: 'Tablier', cells: [{ id: 1, quantity: 2 }] }],
    });
  });
});
