import { keptSteps, variantsOf } from '../catalog.forms.js';
import { formatCentiminutes, isUnderMarket, marketCentiminutes } from '../catalog.totals.js';

describe('the market', () => {
  it.each([
    [89_999, 100_000, true],
    [90_000, 100_000, false],
    [0, 0, false],
    [1, null, false],
    [899_999_999, 1_000_000_000, true],
  ])('finds %d under 90 %% of %s: %s', (price, market, under) => {
    expect(isUnderMarket(price, market)).toBe(under);
  });

  it('counts set-ups once and cycles for each', () => {
    const steps = [
      { setupMinutes: 15, unitCentiminutes: 250 },
      { setupMinutes: 0, unitCentiminutes: 33 },
    ];
    expect(marketCentiminutes(steps, 1)).toBe(1783);
    expect(marketCentiminutes(steps, 100)).toBe(29_800);
    expect(marketCentiminutes([], 100)).toBe(0);
  });

  it.each([
    [250, '2,5 min'],
    [5999, '59,99 min'],
    [6000, '1 h 00'],
    [18_450, '3 h 05'],
    [11_999, '2 h 00'],
  ])('says %d hundredths as %s', (centiminutes, said) => {
    expect(formatCentiminutes(centiminutes)).toBe(said);
  });
});

describe('the forms', () => {
  it('make every size in every colour, or one of neither', () => {
    expect(variantsOf({ sizes: ' S, ,M', colours: 'Écru' })).toEqual([
      { size: 'S', colour: 'Écru' },
      { size: 'M', colour: 'Écru' },
    ]);
    expect(variantsOf({ colours: 'Bleu' })).toEqual([{ size: null, colour: 'Bleu' }]);
    expect(variantsOf({})).toBeUndefined();
  });

  it('keep the operations filled in, numbered as they are shown again', () => {
    const body = { steps: { 0: { code: 'A', remove: '1' }, 1: { code: ' ', name: '' }, 7: { name: 'B' } } };
    expect(keptSteps(body)).toEqual({ steps: { 0: { name: 'B' } } });
    expect(keptSteps({})).toEqual({ steps: {} });
  });
});
