import fc from 'fast-check';
import { askedValues, requestBody } from '../quoting.forms.js';

const variants = ['M', 'L'].flatMap((size, row) =>
  ['Écru', 'Bleu'].map((colour, at) => ({ id: 10 * row + at + 1, size, colour })),
);
const shirt = { variants, unitCode: 'C62' as const };
const request = { quantities: [20, 50], sizes: null, fitQuantity: null };

describe('the form of a need', () => {
  it('reads the grid under its heads, and prices its sum when no quantity is written', () => {
    const body = {
      subject: 'Tabliers',
      sizes: { 0: 'S', 1: '38' },
      colours: { 0: 'Écru', 1: '' },
      grid: { '0-0': '4', '0-1': '', '1-1': '6', '1-0': '0' },
      quantities: { 0: { quantity: '' } },
    };
    expect(requestBody(body)).toEqual({
      subject: 'Tabliers',
      sizes: [
        { size: 'S', colour: 'Écru', quantity: '4' },
        { size: '38', colour: '', quantity: '6' },
      ],
      quantities: [{ quantity: '10' }],
    });
  });

  it('keeps the quantities written beside a grid, and asks for one when there is neither', () => {
    const beside = requestBody({ sizes: { 0: 'S' }, grid: { '0-0': '4' }, quantities: { 0: { quantity: '50' } } });
    expect(beside['quantities']).toEqual([{ quantity: '50' }]);
    expect(requestBody({ sizes: { 0: 'S' }, grid: { '0-0': '' } })['quantities']).toEqual([{ quantity: '' }]);
  });

  it('says what is no quantity to the shape, and never throws', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.dictionary(fc.string(), fc.string()));
    fc.assert(
      fc.property(value, value, value, value, (grid, sizes, colours, quantities) => {
        const read = requestBody({ grid, sizes, colours, quantities });
        expect(Array.isArray(read['quantities'])).toBe(true);
      }),
    );
  });
});

describe('a line of the quote that answers it', () => {
  it('holds the sizes asked for where the item has them, and the other quantities', () => {
    const sizes = [
      { size: 'm', colour: 'ecru', quantity: 12 },
      { size: 'L', colour: 'Bleu', quantity: 8 },
    ];
    expect(askedValues({ ...request, sizes }, shirt, 'fr')).toEqual({
      ...{ 'cells[1]': '12', 'cells[12]': '8' },
      'otherQuantities[0][quantity]': '50',
    });
  });

  it('holds none when a size is not made, or a colour is to be chosen', () => {
    expect(askedValues({ ...request, sizes: [{ size: 'XL', colour: 'Bleu', quantity: 20 }] }, shirt, 'fr')).toEqual({});
    expect(askedValues({ ...request, sizes: [{ size: 'M', colour: null, quantity: 20 }] }, shirt, 'fr')).toEqual({});
    expect(askedValues(request, shirt, 'fr')).toEqual({});
  });

  it('holds what suits when fewer do, of an item without sizes', () => {
    const part = { variants: [{ id: 5, size: null, colour: null }], unitCode: 'C62' as const };
    expect(askedValues(request, part, 'fr')).toEqual({ 'cells[5]': '20', 'otherQuantities[0][quantity]': '50' });
    expect(askedValues({ ...request, fitQuantity: 12 }, part, 'fr')).toEqual({ 'cells[5]': '12' });
  });
});
