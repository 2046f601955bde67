import fc from 'fast-check';
import type { Refusal } from '../../../core/errors/refusal.js';
import { amendedCounters, changesOf } from '../sales.amendment.js';
import { orderedNet } from '../sales.totals.js';
import type { CellCounters } from '../sales.types.js';

const cell = (id: number, more: Partial<CellCounters> = {}) => ({
  ...{ id, size: 'M', colour: 'Bleu', ordered: 10, cancelled: 0, produced: 0 },
  ...{ delivered: 0, returned: 0, invoiced: 0, credited: 0 },
  ...more,
});
const line = (...cells: ReturnType<typeof cell>[]) => [{ unitCode: 'C62' as const, cells }];
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Refusal).code;
  }
  return '';
};

describe('an amendment', () => {
  it('changes the cells that it names, and only those', () => {
    const cells = [cell(1), cell(2, { cancelled: 4 }), cell(3)];
    const wanted = [
      { orderCellId: 1, ordered: 12 },
      { orderCellId: 2, ordered: 6 },
    ];
    expect(changesOf(line(...cells), wanted)).toEqual([{ orderCellId: 1, from: 10, to: 12 }]);
    expect(changesOf(line(...cells), [])).toEqual([]);
  });

  it('never asks for less than is made, for nothing at all, nor for a cell of another order', () => {
    const cells = [cell(1, { produced: 4 }), cell(2)];
    const wanting = (orderCellId: number, ordered: number) =>
      refusal(() => changesOf(line(...cells), [{ orderCellId, ordered }]));
    expect(wanting(1, 3)).toBe('sales.less_than_made');
    expect(wanting(1, 4)).toBe('');
    expect(wanting(2, 10_000_001)).toBe('sales.more_than_held');
    expect(wanting(9, 1)).toBe('core.not_found');
    const all = [1, 2].map((orderCellId) => ({ orderCellId, ordered: 0 }));
    expect(refusal(() => changesOf(line(cell(1), cell(2)), all))).toBe('sales.all_called_off');
  });

  it('tells what is made in the unit of its line', () => {
    const hours = [{ unitCode: 'HUR' as const, cells: [cell(1, { ordered: 2_000, produced: 1_250 })] }];
    const act = () => changesOf(hours, [{ orderCellId: 1, ordered: 100 }]);
    expect(act).toThrow(
      expect.objectContaining({
        sentence: expect.objectContaining({ fr: expect.stringContaining('12,5 h') }),
      }) as Refusal,
    );
  });

  it('leaves the ledger as its table wants it, with what is wanted ordered, however often it is amended', () => {
    const walk = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), walk, (ordered, made, wishes) => {
        let row = cell(1, { ordered, produced: Math.min(made, ordered) });
        for (const wish of wishes) {
          const to = Math.max(wish, row.produced);
          row = amendedCounters(row, { from: orderedNet(row), to });
          expect(orderedNet(row)).toBe(to);
          expect(row.cancelled).toBeGreaterThanOrEqual(0);
          expect(row.cancelled + row.produced).toBeLessThanOrEqual(row.ordered);
        }
      }),
    );
  });
});
