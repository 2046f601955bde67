import fc from 'fast-check';
import { totalsOf, VAT_CATEGORIES, type VatLine, vatRateText } from '../vat.js';

const line = fc.record<VatLine>({
  netCents: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  vatCategory: fc.constantFrom(...VAT_CATEGORIES),
  vatRate: fc.constantFrom(0, 210, 550, 1000, 2000),
});
const lines = fc.array(line, { maxLength: 40 });

/** Round half away from zero of base × rate, in integers. */
function vatOf(base: bigint, rate: bigint): bigint {
  const product = base * rate;
  const size = product < 0n ? -product : product;
  const rounded = size / 10_000n + (size % 10_000n >= 5_000n ? 1n : 0n);
  return product < 0n ? -rounded : rounded;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + BigInt(value), 0n);

describe('the totals', () => {
  it('add up: lines, VAT rows and the three totals', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const totals = totalsOf(given);
        expect(BigInt(totals.totalWithoutVatCents)).toBe(sum(given.map((l) => l.netCents)));
        expect(BigInt(totals.totalWithoutVatCents)).toBe(sum(totals.vat.map((row) => row.taxableCents)));
        expect(BigInt(totals.totalVatCents)).toBe(sum(totals.vat.map((row) => row.vatCents)));
        expect(totals.totalWithVatCents).toBe(totals.totalWithoutVatCents + totals.totalVatCents);
      }),
    );
  });

  it('hold one VAT row for each category and rate, rounded once on its base', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const { vat } = totalsOf(given);
        const keys = vat.map((row) => `${row.vatCategory}:${row.vatRate}`);
        expect(new Set(keys)).toEqual(new Set(given.map((l) => `${l.vatCategory}:${l.vatRate}`)));
        expect(keys).toHaveLength(new Set(keys).size);
        for (const row of vat) {
          const own = given.filter((l) => l.vatCategory === row.vatCategory && l.vatRate === row.vatRate);
          expect(BigInt(row.taxableCents)).toBe(sum(own.map((l) => l.netCents)));
          expect(BigInt(row.vatCents)).toBe(vatOf(BigInt(row.taxableCents), BigInt(row.vatRate)));
        }
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, (given) => {
        expect(totalsOf([...given].reverse())).toEqual(totalsOf(given));
      }),
    );
  });

  it('round on the base, never by summing the VAT of lines', () => {
    const three = [1, 2, 3].map(() => ({ netCents: 3, vatCategory: 'S' as const, vatRate: 2000 }));
    // Each line alone would give round(0,6) = 1: three of them 3; the base gives round(1,8) = 2.
    expect(totalsOf(three)).toEqual({
      totalWithoutVatCents: 9,
      totalVatCents: 2,
      totalWithVatCents: 11,
      vat: [{ vatCategory: 'S', vatRate: 2000, taxableCents: 9, vatCents: 2 }],
    });
  });

  it('leave the lines as they were', () => {
    const given = [{ netCents: 3, vatCategory: 'S' as const, vatRate: 2000 }];
    const before = structuredClone(given);
    totalsOf(given);
    expect(given).toEqual(before);
  });

  it('of nothing are zero', () => {
    expect(totalsOf([])).toEqual({ totalWithoutVatCents: 0, totalVatCents: 0, totalWithVatCents: 0, vat: [] });
  });

  it.each([
    ['taxed', 2000],
    ['exempt', 0],
  ])('refuse what no integer of ours can hold (%s)', (_, vatRate) => {
    const huge = { netCents: Number.MAX_SAFE_INTEGER - 1, vatCategory: 'S' as const, vatRate };
    expect(() => totalsOf([huge, huge])).toThrow(RangeError);
    expect(() => totalsOf([huge, { ...huge, vatCategory: 'E' }])).toThrow(RangeError);
  });
});

describe('the VAT rate in words', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

  it.each([
    ['S', 2000, '20 %', '20%'],
    ['S', 550, '5,5 %', '5.5%'],
    ['Z', 0, '0 %', '0%'],
    ['E', 0, 'Exonéré', 'Exempt'],
    ['O', 0, 'Hors champ', 'Outside scope'],
    ['AE', 0, 'Autoliquidation', 'Reverse charge'],
  ] as const)('%s at %i is %s', (category, rate, fr, en) => {
    expect(plain(vatRateText(category, rate, 'fr'))).toBe(fr);
    expect(vatRateText(category, rate, 'en')).toBe(en);
  });
});
