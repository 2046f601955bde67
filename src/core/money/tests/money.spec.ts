import fc from 'fast-check';
import { UNITS, type UnitCode } from '../../quantity/unit.js';
import { formatCents, formatEuros, formatPrice, lineNetAmount, roundedRatio } from '../money.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Half away from zero, told by the remainder: another way to the same answer. */
function oracle(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const twice = 2n * (rest < 0n ? -rest : rest);
  const size = denominator < 0n ? -denominator : denominator;
  if (twice < size) return quotient;
  return quotient + (numerator < 0n === denominator < 0n ? 1n : -1n);
}

const big = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const divisor = fc.oneof(
  fc.constantFrom(1n, 2n, 100n, 10_000n, -2n, -100n),
  fc.bigInt({ min: 1n, max: 10n ** 12n }),
  fc.bigInt({ min: -(10n ** 6n), max: -1n }),
);

describe('the one rounding', () => {
  it('is to the nearest, half away from zero, at any size', () => {
    fc.assert(
      fc.property(big, divisor, (numerator, denominator) => {
        const expected = oracle(numerator, denominator);
        const safe = expected >= BigInt(Number.MIN_SAFE_INTEGER) && expected <= BigInt(Number.MAX_SAFE_INTEGER);
        if (!safe) expect(() => roundedRatio(numerator, denominator)).toThrow(RangeError);
        else expect(BigInt(roundedRatio(numerator, denominator))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [1n, 2n, 1],
    [-1n, 2n, -1],
    [1n, -2n, -1],
    [-1n, -2n, 1],
    [3n, 2n, 2],
    [-5n, 2n, -3],
    [49n, 100n, 0],
    [-49n, 100n, 0],
    [0n, -7n, 0],
  ])('%s / %s is %s', (numerator, denominator, expected) => {
    // toBe tells 0 from -0, which would print « -0,00 € ».
    expect(roundedRatio(numerator, denominator)).toBe(expected);
  });

  it('refuses to divide by zero', () => {
    expect(() => roundedRatio(1n, 0n)).toThrow(RangeError);
  });
});

describe('the net amount of a line', () => {
  it('is quantity × price, rounded once', () => {
    const unit = fc.constantFrom(...(Object.keys(UNITS) as UnitCode[]));
    const quantity = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(quantity, unit, fc.integer({ min: 0, max: 1_000_000_000 }), (steps, code, price) => {
        const { scale } = UNITS[code];
        const exact = oracle(BigInt(steps) * BigInt(price), 10n ** BigInt(scale) * 100n);
        expect(BigInt(lineNetAmount(steps, scale, price))).toBe(exact);
      }),
    );
  });

  it.each([
    [3, 0, 185_000, 5550],
    [1, 0, 50, 1],
    [1, 0, 49, 0],
    [1500, 3, 123_456, 1852],
    [333, 2, 450_000, 14_985],
  ])('of %i steps (scale %i) at %i is %i cents', (steps, scale, price, cents) => {
    expect(lineNetAmount(steps, scale, price)).toBe(cents);
  });

  it('refuses what no integer of ours can hold', () => {
    expect(() => lineNetAmount(Number.MAX_SAFE_INTEGER, 0, 1_000_000)).toThrow(RangeError);
    expect(() => lineNetAmount(1.5, 0, 100)).toThrow(RangeError);
    expect(() => lineNetAmount(NaN, 0, 100)).toThrow(RangeError);
  });
});

describe('an amount on paper', () => {
  it('is written cent by cent in both languages', () => {
    expect(plain(formatCents(123_450))).toBe('1 234,50 €');
    expect(formatCents(123_450, 'en')).toBe('€1,234.50');
    expect(plain(formatCents(-5))).toBe('−0,05 €');
    expect(plain(formatEuros(-40))).toBe('0 €');
    expect(formatCents(-123, 'en')).toBe('−€1.23');
    expect(plain(formatPrice(185_000))).toBe('18,50 €');
    expect(plain(formatPrice(185_001))).toBe('18,5001 €');
    expect(formatPrice(185_010, 'en')).toBe('€18.501');
  });

  it('reads back as the same cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (cents) => {
        const digits = formatCents(cents)
          .replace('−', '-')
          .replace(/[^\d-]/g, '');
        expect(BigInt(digits)).toBe(BigInt(cents));
      }),
    );
  });
});
