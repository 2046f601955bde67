import fc from 'fast-check';
import { percentMade, stepsOf, type Progress } from '../portal.progress.js';

const order = (progress: Partial<Progress> = {}): Progress => ({
  ...{ state: 'confirmed' as const, ordered: 36, produced: 0, delivered: 0, invoiced: 0 },
  ...progress,
});
const states = (progress: Progress) => stepsOf(progress).map(({ state }) => state);

describe('The five steps of an order', () => {
  it('follow the order from demand to invoice', () => {
    expect(states(order({ state: 'draft' }))).toEqual(['done', 'next', 'todo', 'todo', 'todo']);
    expect(states(order())).toEqual(['done', 'done', 'next', 'todo', 'todo']);
    expect(states(order({ produced: 35, delivered: 10 }))).toEqual(['done', 'done', 'next', 'todo', 'todo']);
    expect(states(order({ produced: 36, delivered: 10 }))).toEqual(['done', 'done', 'done', 'next', 'todo']);
    expect(states(order({ produced: 36, delivered: 36, invoiced: 36 }))).toEqual(Array(5).fill('done'));
  });

  it('are not shown once cancelled', () => {
    expect(stepsOf(order({ state: 'cancelled' }))).toEqual([]);
  });

  it('have one next step at most, after all that is done in a row', () => {
    const counters = fc.record({
      state: fc.constantFrom('draft' as const, 'confirmed' as const, 'closed' as const),
      ordered: fc.nat(50),
      produced: fc.nat(50),
      delivered: fc.nat(50),
      invoiced: fc.nat(50),
    });
    fc.assert(
      fc.property(counters, (progress) => {
        const shown = states(progress);
        expect(shown).toHaveLength(5);
        expect(shown.filter((state) => state === 'next').length).toBeLessThanOrEqual(1);
        if (shown.includes('next')) expect(shown.slice(0, shown.indexOf('next'))).not.toContain('todo');
      }),
    );
  });
});

describe('Percent made', () => {
  it('is 100 only when all is made', () => {
    expect(percentMade({ ordered: 1000, produced: 999 })).toBe(99);
    expect(percentMade({ ordered: 36, produced: 36 })).toBe(100);
    expect(percentMade({ ordered: 0, produced: 0 })).toBe(0);
  });
});
