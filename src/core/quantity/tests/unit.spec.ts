import fc from 'fast-check';
import {
  commonUnit,
  formatQuantity,
  MAX_QUANTITY,
  parseQuantity,
  quantityInput,
  quantityText,
  typedSteps,
  UNIT_CODES,
} from '../unit.js';

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

  it.each([
    [28, 'C62', '28 pièces', '28 pieces'],
    [1, 'C62', '1 pièce', '1 piece'],
    [0, 'C62', '0 pièce', '0 pieces'],
    [1250, 'HUR', '12,5 h', '12.5 h'],
    [2, 'E48', '2 forfaits', '2 services'],
    [3, null, 'plusieurs unités', 'several units'],
  ] as const)('of %i steps of %s is said %s', (steps, unit, fr, en) => {
    expect(quantityText(steps, unit)).toBe(fr);
    expect(quantityText(steps, unit, 'en')).toBe(en);
  });

  it('has a unit as a sum only when its lines share one', () => {
    expect(commonUnit([{ unitCode: 'HUR' }, { unitCode: 'HUR' }])).toBe('HUR');
    expect(commonUnit([{ unitCode: 'HUR' }, { unitCode: 'C62' }])).toBeNull();
    expect(commonUnit([])).toBeNull();
  });

  it.each([
    ['12,5', 'HUR', 1250],
    ['12.5', 'HUR', 1250],
    [' 1 234 ', 'C62', 1234],
    ['0', 'C62', 0],
    ['1,5', 'C62', null],
    ['1,234', 'HUR', null],
    ['-1', 'C62', null],
    ['1e3', 'C62', null],
    ['', 'C62', null],
    ['100000', 'HUR', MAX_QUANTITY],
    ['100000,01', 'HUR', null],
  ] as const)('typed %j in %s is %p', (typed, unit, steps) => {
    expect(parseQuantity(typed, unit)).toBe(steps);
  });

  it('of too many hours is not taken for fewer', () => {
    expect(typedSteps('200000', 'HUR')).not.toMatch(/^\d/);
    expect([typedSteps(' 2,5 ', 'HUR'), typedSteps(' ', 'HUR')]).toEqual(['250', '']);
  });

  it('reads back from its box as the same steps, whatever the unit and the language', () => {
    const unit = fc.constantFrom(...UNIT_CODES);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_QUANTITY }),
        unit,
        fc.constantFrom('fr', 'en'),
        (steps, code, locale) => {
          expect(parseQuantity(quantityInput(steps, code, locale), code)).toBe(steps);
        },
      ),
    );
  });
});
