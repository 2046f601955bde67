import { sizeOrder } from '../size-order.js';

const ordered = (sizes: string[]) => sizeOrder(sizes).map((place) => sizes[place]);

describe('the order of sizes', () => {
  it('puts letters from small to large, however they came', () => {
    expect(ordered(['S', 'M', 'XL', 'L', 'XS'])).toEqual(['XS', 'S', 'M', 'L', 'XL']);
    expect(ordered(['3XL', 'XXL', 'xl'])).toEqual(['xl', 'XXL', '3XL']);
  });

  it('puts figures in their order', () => {
    expect(ordered(['42', '38', '36,5'])).toEqual(['36,5', '38', '42']);
  });

  it('leaves other names, and sizes of both makes, as they come', () => {
    expect(ordered(['Adulte', 'Enfant', 'Bébé'])).toEqual(['Adulte', 'Enfant', 'Bébé']);
    expect(ordered(['M', '38', 'S'])).toEqual(['M', '38', 'S']);
    expect(ordered([])).toEqual([]);
  });
});
