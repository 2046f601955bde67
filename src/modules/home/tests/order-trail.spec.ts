import fc from 'fast-check';
import { localDate } from '../../../core/time/local-date.js';
import { trailOf, watchesOf, type TrailFacts, type WatchFacts } from '../order-trail.totals.js';

const day = localDate('2026-11-23');
const facts = (changes: Partial<WatchFacts> = {}): WatchFacts => ({
  state: 'confirmed',
  placedOn: localDate('2026-11-03'),
  promisedOn: localDate('2026-12-18'),
  confirmedOn: localDate('2026-11-06'),
  ...{ ordered: 36, produced: 28, delivered: 0, invoiced: 0, billedCents: 0, paidCents: 0 },
  ...{ lastShippedOn: null, lastIssuedOn: null, nextDueOn: null, wishedOn: null },
  ...{
    rework: 0,
    shortfall: 0,
    reserves: 0,
    overdueCents: 0,
    overdueSince: null,
    overCreditCents: 0,
    materialDueOn: null,
  },
  ...changes,
});
const states = (one: TrailFacts) => trailOf(one).map(({ state }) => state);
const kinds = (one: WatchFacts) => watchesOf(one, day).map(({ kind }) => kind);

describe('The trail of an order', () => {
  it('goes from the request to the money', () => {
    expect(states(facts({ state: 'draft', confirmedOn: null, promisedOn: null, produced: 0 }))).toEqual([
      ...['done', 'next', 'todo', 'todo', 'todo', 'todo'],
    ]);
    expect(states(facts())).toEqual(['done', 'done', 'next', 'todo', 'todo', 'todo']);
    expect(states(facts({ produced: 36 }))).toEqual(['done', 'done', 'done', 'next', 'todo', 'todo']);
    expect(states(facts({ produced: 36, delivered: 36 }))).toEqual(['done', 'done', 'done', 'done', 'next', 'todo']);
    const billed = facts({ produced: 36, delivered: 36, invoiced: 36, billedCents: 79_920 });
    expect(states(billed)).toEqual(['done', 'done', 'done', 'done', 'done', 'next']);
    expect(states({ ...billed, paidCents: 79_919 })[5]).toBe('next');
    expect(states({ ...billed, paidCents: 79_920 })).toEqual(Array(6).fill('done'));
  });

  it('has no next station once cancelled', () => {
    expect(states(facts({ state: 'cancelled', ordered: 0, produced: 0 }))).not.toContain('next');
  });

  it('never shows payment done while something is left to invoice', () => {
    const counters = fc.record({ produced: fc.nat(36), delivered: fc.nat(36), invoiced: fc.nat(36) });
    fc.assert(
      fc.property(counters, fc.nat(1000), fc.nat(1000), (counted, billedCents, paidCents) => {
        const trail = trailOf(facts({ ...counted, billedCents, paidCents }));
        if (counted.invoiced < 36) expect(trail[5]!.state).not.toBe('done');
        expect(trail.filter(({ state }) => state === 'next').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('What to watch', () => {
  it('says nothing of an order that goes well', () => {
    expect(kinds(facts())).toEqual([]);
  });

  it('tells of reserves until the order is closed', () => {
    expect(watchesOf(facts({ reserves: 2 }), day)).toEqual([{ kind: 'reserves', notes: 2 }]);
    expect(kinds(facts({ reserves: 2, state: 'closed' }))).toEqual([]);
  });

  it('tells late from tight by the day', () => {
    expect(watchesOf(facts({ promisedOn: localDate('2026-11-22') }), day)).toEqual([{ kind: 'late', days: 1 }]);
    expect(watchesOf(facts({ promisedOn: day }), day)).toEqual([{ kind: 'tight', days: 0 }]);
    expect(kinds(facts({ promisedOn: localDate('2026-11-26') }))).toEqual(['tight']);
    expect(kinds(facts({ promisedOn: localDate('2026-11-27') }))).toEqual([]);
  });

  it('is not late once all is delivered', () => {
    const delivered = { produced: 36, delivered: 36, invoiced: 36 };
    expect(kinds(facts({ ...delivered, promisedOn: localDate('2026-11-01') }))).toEqual([]);
  });

  it('names pieces to redo, missing, to invoice, and money overdue', () => {
    const troubled = facts({
      ...{ rework: 2, shortfall: 1, delivered: 10, invoiced: 4, overdueCents: 500 },
      overdueSince: localDate('2026-11-13'),
    });
    expect(watchesOf(troubled, day)).toEqual([
      { kind: 'overdue', cents: 500, days: 10 },
      { kind: 'shortfall', quantity: 1 },
      { kind: 'rework', quantity: 2 },
      { kind: 'to_invoice', quantity: 6 },
    ]);
  });

  it('warns of a limit passed while it can still be said no, and while it is made', () => {
    const over = { overCreditCents: 12_000 };
    expect(kinds(facts({ state: 'draft', ...over }))).toContain('over_credit');
    expect(kinds(facts(over))).toContain('over_credit');
    expect(kinds(facts({ state: 'closed', ...over }))).not.toContain('over_credit');
    expect(kinds(facts())).not.toContain('over_credit');
  });

  it('says since when the customer’s material is awaited, of an order that runs', () => {
    const late = facts({ materialDueOn: localDate('2026-11-20') });
    expect(watchesOf(late, day)).toContainEqual({ kind: 'material_late', days: 3 });
    expect(kinds(facts({ materialDueOn: day }))).not.toContain('material_late');
    expect(kinds(facts({ state: 'draft', materialDueOn: localDate('2026-11-20') }))).not.toContain('material_late');
  });
});
