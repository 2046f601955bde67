import fc from 'fast-check';
import { formatQuantity, MAX_QUANTITY, UNIT_CODES, UNITS } from '../unit.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a quantity', () => {
  it.each([
    [12, 'C62', '12', '12'],
    [12_500, 'MTR', '12,5', '12.5'],
    [1_234_567, 'KGM', '1 234,567', '1,234.567'],
    [125, 'HUR', '1,25', '1.25'],
    [0, 'MTK', '0', '0'],
    [MAX_QUANTITY, 'C62', '10 000 000', '10,000,000'],
  ] as const)('of %i steps of %s is written %s', (steps, unit, fr, en) => {
    expect(plain(formatQuantity(steps, unit))).toBe(fr);
    expect(formatQuantity(steps, unit, 'en')).toBe(en);
  });

  it('counts pieces when no unit is named', () => {
    expect(formatQuantity(7)).toBe('7');
  });

  it('reads back as the same steps, whatever the unit', () => {
    const unit = fc.constantFrom(...UNIT_CODES);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_QUANTITY }), unit, (steps, code) => {
        const [whole = '', part = ''] = formatQuantity(steps, code)
          .replace(/[\s\u00a0\u202f]/g, '')
          .split(',');
        expect(Number(whole + part.padEnd(UNITS[code].scale, '0'))).toBe(steps);
      }),
    );
  });
});
