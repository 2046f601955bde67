import { sizeGridOf } from '../size-grid-of.js';

describe('cells as a grid', () => {
  it('puts colours in rows and sizes in columns, with holes where nothing is made', () => {
    const cells = [
      { size: 'S', colour: 'Écru', n: 4 },
      { size: 'M', colour: 'Écru', n: 8 },
      { size: 'M', colour: 'Bleu', n: 6 },
    ];
    const labels = { size: 'Quantité', colour: 'Tablier' };
    expect(sizeGridOf(cells, labels, ({ n }, index) => ({ id: index, quantity: n }))).toEqual({
      sizes: ['S', 'M'],
      rows: [
        {
          label: 'Écru',
          cells: [
            { id: 0, quantity: 4 },
            { id: 1, quantity: 8 },
          ],
        },
        { label: 'Bleu', cells: [null, { id: 2, quantity: 6 }] },
      ],
    });
    expect(sizeGridOf([{ size: null, colour: null }], labels, () => ({ id: 1, quantity: 2 }))).toEqual({
      sizes: ['Quantité'],
      rows: [{ label: 'Tablier', cells: [{ id: 1, quantity: 2 }] }],
    });
  });
});
