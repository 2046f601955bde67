import fc from 'fast-check';
import { ofCivilYears, sectorsOf, sideOf } from '../budget.totals.js';
import { split } from '../../../core/money/money.js';
import { CHARGE_ROWS, SECTORS, TYPED_ACCOUNTS, type BudgetRowRead, type Sector } from '../budget.types.js';
import { gaugeOf, marginOf, marginsSum, orderMargins, perHead, perLearnerDay } from '../costs.totals.js';
import { cameIn, forecastOf, toCome } from '../forecast.totals.js';
import { firstOf } from '../overview.shortened.js';
import { besides, periodOf } from '../period.js';

const cents = fc.integer({ min: 0, max: 1_000_000_000 });
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);

describe('a sum cut in parts', () => {
  it('is whole again, and no part is a cent from its share', () => {
    const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (total, each) => {
        const parts = split(total, each);
        expect(sum(parts)).toBe(total);
        const all = sum(each);
        if (all > 0)
          for (const [at, part] of parts.entries()) expect(Math.abs(part - (total * each[at]!) / all)).toBeLessThan(1);
      }),
    );
  });

  it('of a grant by civil years is 4 and 8 twelfths', () => {
    expect(ofCivilYears(1_200_000)).toEqual([400_000, 800_000]);
    fc.assert(fc.property(cents, (due) => expect(sum(ofCivilYears(due))).toBe(due)));
  });
});

describe('the sectors of VAT', () => {
  const row = fc.record({ sector: fc.constantFrom<Sector>(...SECTORS), plannedCents: cents, realisedCents: cents });
  const rows = fc.array(row, { minLength: TYPED_ACCOUNTS.length, maxLength: TYPED_ACCOUNTS.length }).map((all) =>
    all.map(({ sector, ...one }, at): BudgetRowRead => {
      const account = TYPED_ACCOUNTS[at]!;
      return { ...one, account, sector: ['86', '70', '87'].includes(account) ? null : sector };
    }),
  );

  it('hold every euro of the report, whatever the key', () => {
    fc.assert(
      fc.property(rows, fc.nat(10_000), fc.tuple(cents, cents, cents), (all, key, [taxed, other, grants]) => {
        const basis = { rows: all, of: 'realisedCents' as const, key };
        const sectors = sectorsOf({ ...basis, taxedSalesCents: taxed, otherSalesCents: other, grantsCents: grants });
        const rowOf = (account: string) => all.find((one) => one.account === account)?.realisedCents ?? 0;
        const charges = sum(CHARGE_ROWS.map(rowOf));
        const typed = sum(['76', '78', '87'].map(rowOf));
        expect(sum(sectors.map(({ chargesCents }) => chargesCents))).toBe(charges);
        expect(sum(sectors.map((one) => one.salesCents + one.grantsCents))).toBe(taxed + other + grants);
        expect(sum(sectors.map(({ otherProductsCents }) => otherProductsCents))).toBe(typed);
        expect(sum(sectors.map(({ resultCents }) => resultCents))).toBe(taxed + other + grants + typed - charges);
      }),
    );
  });

  it('share mixed charges by the key', () => {
    const mixed: BudgetRowRead = { account: '60', sector: 'M', plannedCents: 0, realisedCents: 1_001 };
    const products = { taxedSalesCents: 0, otherSalesCents: 0, grantsCents: 0 };
    const [taxed, other] = sectorsOf({ rows: [mixed], of: 'realisedCents', key: 5_000, ...products });
    expect([taxed!.mixedCents, other!.mixedCents]).toEqual([501, 500]);
  });

  it('tell no share of nothing planned', () => {
    const row70 = { account: '70' as const, plannedCents: 0, realisedCents: 5, parts: [] };
    expect(sideOf([row70, { ...row70, plannedCents: 10 }]).rows.map(({ share }) => share)).toEqual([null, 5_000]);
  });
});

describe('margins', () => {
  it('keep what learning cost apart, and sum', () => {
    const work = { minutes: 90, materialCents: 2_000, scrap: 1 };
    const margin = marginOf(10_000, work, 950);
    expect(margin).toMatchObject({ marginCents: 8_000, marginShare: 8_000, learningCents: 1_425 });
    expect(marginsSum([margin, margin])).toEqual({
      ...{ salesCents: 20_000, materialCents: 4_000, marginCents: 16_000, marginShare: 8_000 },
      ...{ minutes: 180, learningCents: 2_850, scrap: 2 },
    });
    expect(marginOf(0, work, null)).toMatchObject({ marginCents: -2_000, marginShare: null, learningCents: null });
  });

  it('are the same by order and by workshop, to the cent', () => {
    const at = fc.record({ orderId: fc.nat(4), workshopId: fc.nat(2) });
    const key = (row: { orderId: number; workshopId: number }) => `${row.orderId}/${row.workshopId}`;
    const each = <T extends { orderId: number; workshopId: number }>(row: fc.Arbitrary<T>) =>
      fc.uniqueArray(row, { selector: key, maxLength: 12 });
    const sold = each(fc.tuple(at, cents).map(([of, netCents]) => ({ ...of, netCents })));
    const took = fc.tuple(at, fc.nat(5_000), cents, fc.nat(9));
    const work = each(took.map(([of, minutes, materialCents, scrap]) => ({ ...of, minutes, materialCents, scrap })));
    fc.assert(
      fc.property(sold, work, fc.integer({ min: 1, max: 5_000 }), (sales, works, hour) => {
        const cells = orderMargins(sales, works, hour);
        const grouped = (of: 'orderId' | 'workshopId') =>
          [...new Set(cells.map((cell) => cell[of]))].map((id) => marginsSum(cells.filter((cell) => cell[of] === id)));
        const total = marginsSum(cells);
        expect(marginsSum(grouped('orderId'))).toEqual(total);
        expect(marginsSum(grouped('workshopId'))).toEqual(total);
        const took = sum(works.map(({ materialCents }) => materialCents));
        expect(total.marginCents).toBe(sum(sales.map(({ netCents }) => netCents)) - took);
      }),
    );
  });

  it('are told by learner and by day of seven hours, never of nothing', () => {
    expect([perHead(1_000_000, 12.5), perHead(1, 0)]).toEqual([80_000, null]);
    expect([perLearnerDay(10_000, 840), perLearnerDay(1, 0)]).toEqual([5_000, null]);
    expect([7_999, 8_000, 9_999, 10_000].map((value) => gaugeOf('grantsCents', value, 10_000).tone)).toEqual([
      ...['green', 'ochre', 'ochre', 'red'],
    ]);
  });
});

describe('a table shortened', () => {
  it('has every row, or so many and one that sums the others', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 9 }), fc.integer({ min: 0, max: 5 }), (rows, most) => {
        const shown = firstOf(rows, most, sum);
        expect(sum(shown)).toBe(sum(rows));
        expect(shown).toHaveLength(Math.min(rows.length, most + 1));
      }),
    );
  });
});

describe('a forecast', () => {
  const months = ['2026-09', '2026-10', '2026-11', '2026-12'];
  const known = fc.array(fc.record({ month: fc.constantFrom(...months), cents }), { maxLength: 6 });
  const announced = fc.array(fc.record({ month: fc.constantFrom(null, ...months.slice(2)), cents }), { maxLength: 6 });

  it('tells each amount once, none expected before the present month', () => {
    fc.assert(
      fc.property(known, known, known, known, announced, (received, came, due, orders, grants) => {
        const invoicesDue = due.filter(({ month }) => month >= '2026-11');
        const forecast = forecastOf({
          ...{
            schoolYear: '2026-2027',
            months,
            present: '2026-11',
            received,
            grantsReceived: came,
            invoicesDue,
            orders,
          },
          grantsExpected: grants,
        });
        const all = (rows: readonly { cents: number }[]) => sum(rows.map((row) => row.cents));
        expect(cameIn(forecast.total)).toBe(all(received) + all(came));
        expect(toCome(forecast.total)).toBe(all(invoicesDue) + all(orders) + all(grants));
        expect(forecast.months.slice(0, 2).map(toCome)).toEqual([0, 0]);
        expect(sum(forecast.months.map(toCome))).toBe(toCome(forecast.total));
      }),
    );
  });
});

describe('a period', () => {
  it('is a school year, or a civil year over two of them', () => {
    expect(periodOf('2026-2027')).toMatchObject({ from: '2026-09-01', to: '2027-08-31' });
    expect(periodOf('2026')).toMatchObject({
      ...{ from: '2026-01-01', to: '2026-12-31' },
      schoolYears: [
        { schoolYear: '2025-2026', twelfths: 8 },
        { schoolYear: '2026-2027', twelfths: 4 },
      ],
    });
    expect(besides(periodOf('2026'))).toEqual(['2025', '2027']);
    expect(besides(periodOf('2026-2027'))).toEqual(['2025-2026', '2027-2028']);
    for (const wrong of ['', '26', '2026-2028', '1900', '2026-', 'x']) expect(() => periodOf(wrong)).toThrow();
  });
});
