import fc from 'fast-check';
import {
  againstTarget,
  isNotified,
  kindTotals,
  lineAmounts,
  monthlySales,
  monthsOf,
  orderBookOf,
  perLearner,
  revenueShare,
  salesBy,
  sharesOf,
  SMALL_CELL,
  sourcesOf,
  withoutSmallCells,
} from '../funding.totals.js';
import { FUNDING_LINE_KINDS, FUNDING_LINE_STAGES } from '../funding.types.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const cents = fc.integer({ min: -5_000_000, max: 900_000_000 });
const positive = fc.integer({ min: 0, max: 9_000_000_000_000 });

const saleOf = fc.record({
  month: fc.constantFrom(...monthsOf('2026-2027')),
  workshopId: fc.integer({ min: 1, max: 4 }),
  partnerId: fc.integer({ min: 1, max: 9 }),
  cents,
});

describe('Shares', () => {
  it('sum to the whole, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 12 }), (amounts) => {
        expect(sum(sharesOf(amounts))).toBe(sum(amounts) === 0 ? 0 : 10_000);
      }),
    );
  });

  it('are within one hundredth of a percent of the truth, and never negative', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 9 }), (amounts) => {
        const total = sum(amounts);
        sharesOf(amounts).forEach((share, index) => {
          expect(share).toBeGreaterThanOrEqual(0);
          if (total > 0) expect(Math.abs(share - (amounts[index]! * 10_000) / total)).toBeLessThan(1);
        });
      }),
    );
  });

  it('give nothing to a negative amount', () => {
    expect(sharesOf([-100, 300, 100])).toEqual([0, 7500, 2500]);
  });
});

describe('A line', () => {
  it('is due for what is notified, less what is received', () => {
    const basis = fc.record({
      ...{ givenCents: positive, typedAskedCents: fc.option(positive) },
      stage: fc.constantFrom(...FUNDING_LINE_STAGES),
      receivedCents: positive,
    });
    fc.assert(
      fc.property(basis, (line) => {
        const amounts = lineAmounts(line);
        expect(amounts.notifiedCents - amounts.receivedCents).toBe(amounts.dueCents);
        expect(amounts.notifiedCents).toBe(isNotified(line.stage) ? line.givenCents : 0);
        expect(amounts.askedCents).toBe(line.typedAskedCents ?? line.givenCents);
        expect(amounts.receivedCents).toBe(line.receivedCents);
      }),
    );
  });

  it('is what is given, or nothing before it is notified and once refused', () => {
    const line = { givenCents: 12_000_000, typedAskedCents: 15_000_000, receivedCents: 6_000_000 };
    expect(lineAmounts({ ...line, stage: 'granted' })).toEqual({
      ...{ askedCents: 15_000_000, notifiedCents: 12_000_000 },
      ...{ receivedCents: 6_000_000, dueCents: 6_000_000 },
    });
    for (const stage of ['under_review', 'refused'] as const)
      expect(lineAmounts({ ...line, stage })).toMatchObject({ notifiedCents: 0, dueCents: -6_000_000 });
  });

  it('keeps the sums when put together by kind', () => {
    const line = fc.record({
      kind: fc.constantFrom(...FUNDING_LINE_KINDS),
      ...{ askedCents: positive, notifiedCents: positive, receivedCents: positive, dueCents: positive },
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const kinds = kindTotals(lines);
        for (const key of ['askedCents', 'notifiedCents', 'receivedCents', 'dueCents'] as const)
          expect(sum(kinds.map((one) => one[key]))).toBe(sum(lines.map((one) => one[key])));
        expect(new Set(kinds.map((k) => k.kind)).size).toBe(kinds.length);
      }),
    );
  });
});

describe('Sales', () => {
  it('sum to the same total by month, by workshop and by partner', () => {
    fc.assert(
      fc.property(fc.array(saleOf, { maxLength: 60 }), (sales) => {
        const total = sum(sales.map((sale) => sale.cents));
        expect(sum([...salesBy(sales, (sale) => sale.month).values()])).toBe(total);
        expect(sum([...salesBy(sales, (sale) => sale.workshopId).values()])).toBe(total);
        expect(sum([...salesBy(sales, (sale) => sale.partnerId).values()])).toBe(total);
        const months = monthlySales({
          months: monthsOf('2026-2027'),
          workshopIds: [1, 2, 3, 4],
          sales,
          orderBook: [],
        });
        expect(sum(months.map((month) => month.totalCents))).toBe(total);
        for (const month of months) expect(sum(month.byWorkshop)).toBe(month.totalCents);
      }),
    );
  });

  it('counts each order of the order book in one year: the promised one, or the present when it is late', () => {
    const book = [
      { month: '2026-05', workshopId: 1, cents: 100 },
      { month: '2026-11', workshopId: 1, cents: 20 },
      { month: '2027-10', workshopId: 1, cents: 3 },
    ];
    const expected = (year: string) => {
      const months = monthsOf(year);
      const orderBook = orderBookOf(book, { first: months[0]!, last: months[11]!, present: '2026-11' });
      const drawn = monthlySales({ months, workshopIds: [1], sales: [], orderBook });
      return drawn.flatMap(({ month, orderBookCents }) => (orderBookCents > 0 ? [[month, orderBookCents]] : []));
    };
    expect(['2025-2026', '2026-2027', '2027-2028', '2028-2029'].map(expected)).toEqual([
      [],
      [['2026-11', 120]],
      [['2027-10', 3]],
      [],
    ]);
  });

  it('names the twelve months of a school year', () => {
    expect(monthsOf('2026-2027')).toEqual([
      ...['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02'],
      ...['2027-03', '2027-04', '2027-05', '2027-06', '2027-07', '2027-08'],
    ]);
  });
});

describe('Own revenue', () => {
  it('is sales over sales and funding', () => {
    expect(revenueShare(0, 0)).toBeNull();
    expect(revenueShare(5_000, 10_000)).toBe(3333);
    expect(revenueShare(-5, 10_000)).toBe(0);
    expect(
      sourcesOf(5_000, [{ kind: 'region', askedCents: 0, notifiedCents: 10_000, receivedCents: 0, dueCents: 10_000 }]),
    ).toEqual([
      { kind: 'production_sales', cents: 5_000, share: 3333 },
      { kind: 'region', cents: 10_000, share: 6667 },
    ]);
  });

  it('stands under, in or over the target, its bounds included', () => {
    const target = { from: 3000, to: 5000 };
    expect([null, 2999, 3000, 5000, 5001].map((share) => againstTarget(share, target))).toEqual([
      ...['under', 'under', 'in', 'in', 'over'],
    ]);
  });

  it('is told per learner, when there are any', () => {
    expect(perLearner(100, 3)).toBe(33);
    expect(perLearner(100, 0)).toBeNull();
  });
});

describe('What a funder sees of classes', () => {
  const rows = fc
    .array(fc.nat(12), { maxLength: 8 })
    .map((counts) => counts.map((count, index) => ({ classId: index + 1, className: `C${index}`, count })));

  it('never holds a cell under five, and keeps the total', () => {
    fc.assert(
      fc.property(rows, (classes) => {
        const shown = withoutSmallCells(classes, 'Autres');
        for (const row of shown) expect(row.count).toBeGreaterThanOrEqual(SMALL_CELL);
        const total = sum(classes.map((row) => row.count));
        expect(sum(shown.map((row) => row.count ?? 0))).toBe(total < SMALL_CELL ? 0 : total);
      }),
    );
  });

  it('takes a large class into the group when it is the only way to hide a small one', () => {
    const classes = [
      { classId: 1, className: 'A', count: 12 },
      { classId: 2, className: 'B', count: 3 },
    ];
    expect(withoutSmallCells(classes, 'Autres')).toEqual([{ classId: null, className: 'Autres', count: 15 }]);
  });
});
