import { Refusal } from '../../../core/errors/refusal.js';
import { demandedLines } from '../portal.cells.js';
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
