import fc from 'fast-check';
import { available, leftToDeliver, mergedCells } from '../delivery.quantities.js';

describe('what can leave', () => {
  it('is made, not delivered, and on no other ready note', () => {
    expect(available({ produced: 10, delivered: 4 }, 0)).toBe(6);
    expect(available({ produced: 10, delivered: 4 }, 6)).toBe(0);
    expect(available({ produced: 10, delivered: 4 }, 9)).toBe(0);
    expect(leftToDeliver({ ordered: 12, cancelled: 2, delivered: 4 })).toBe(6);
  });

  it('sums a cell named twice, drops nothing but zero, and keeps one order', () => {
    const cells = fc.array(fc.record({ orderCellId: fc.integer({ min: 1, max: 5 }), quantity: fc.nat(20) }));
    fc.assert(
      fc.property(cells, (some) => {
        const merged = mergedCells(some);
        const sum = (rows: readonly { quantity: number }[]) => rows.reduce((total, row) => total + row.quantity, 0);
        expect(sum(merged)).toBe(sum(some));
        const ids = merged.map(({ orderCellId }) => orderCellId);
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        expect(merged.every(({ quantity }) => quantity > 0)).toBe(true);
      }),
    );
  });
});
