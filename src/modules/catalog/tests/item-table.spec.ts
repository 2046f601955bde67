import fc from 'fast-check';
import { readCsv } from '../../../core/files/csv-table.js';
import type { ItemRead } from '../catalog.types.js';
import { itemTable, planOf, type CatalogDesk } from '../item-table.js';

const workshops = [
  { id: 1, code: 'COUTURE', name: 'Atelier couture' },
  { id: 2, code: 'COUPE', name: 'Coupe' },
];
const item = (code: string, more: Partial<ItemRead> = {}): ItemRead => ({
  ...{ id: 1, code, name: `Article ${code}`, kind: 'garment', workshopId: 1, partnerId: null, unitCode: 'C62' },
  ...{ priceE4: 185_000, marketPriceE4: null, underMarket: false, criticality: 'standard', drawingRevision: null },
  ...{ active: true, version: 3, variants: [{ id: 1, size: null, colour: null }] },
  ...more,
});
const desk = (items: ItemRead[] = [], more: Partial<CatalogDesk> = {}): CatalogDesk => ({
  ...{ items, workshops, kind: 'garment' as const },
  ...more,
});
const read = (text: string, at = desk()) => planOf(readCsv(Buffer.from(text, 'latin1')), at);
const faults = (text: string, at = desk()) =>
  read(text, at).faults.map(({ field, code, sentence }) => [field, code, sentence.fr]);

describe('a table of items', () => {
  it('is read with its prices in decimal commas, its lists and what need not be told', () => {
    const table =
      'Code;Désignation;Atelier;Prix HT;Prix du marché;Tailles;Couleurs\r\n' +
      'TAB;Tablier « Noireau »;couture;1 018,5;;S, M;Écru\r\nSAC;Sac;Coupe;6,20 ;7,00;;\r\n';
    const { plans, faults } = read(table);
    expect(faults).toEqual([]);
    expect(plans.map(({ item: one }) => one)).toMatchObject([
      {
        ...{
          code: 'TAB',
          name: 'Tablier « Noireau »',
          kind: 'garment',
          workshopId: 1,
          unitCode: 'C62',
          priceE4: 10_185_000,
        },
        variants: [
          { size: 'S', colour: 'Écru' },
          { size: 'M', colour: 'Écru' },
        ],
      },
      { code: 'SAC', workshopId: 2, priceE4: 62_000, marketPriceE4: 70_000 },
    ]);
    const alone = desk([], { workshops: [workshops[1]!], kind: 'part' });
    expect(read('Code;Nom;Prix\nAXE;Axe;3\n', alone).plans[0]!.item).toMatchObject({ workshopId: 2, kind: 'part' });
  });

  it('names the cell of each fault', () => {
    const table = 'Code;Nom;Atelier;Prix;Unité\nA;Un;PEINTURE;3;\nB;;COUPE;douze;\nA2;Deux;COUPE;1;parsec\n';
    expect(faults(table)).toEqual([
      ['C2', 'catalog.workshop_unknown', expect.stringContaining('COUTURE, COUPE')],
      ['B3', 'catalog.cell', expect.any(String)],
      ['D3', 'catalog.cell', expect.any(String)],
      ['E4', 'catalog.cell', expect.any(String)],
    ]);
    expect(faults('Code;Nom;Prix;Remarque\nA;Un;3;x\n')).toEqual([
      ['D1', 'catalog.column_unknown', expect.any(String)],
    ]);
    expect(faults('Nom\nUn\n').map(([at, code]) => [at, code])).toEqual([
      ['A1', 'catalog.column_missing'],
      ['A1', 'catalog.column_missing'],
    ]);
    const twice = 'Code;Nom;Atelier;Prix\nA;Un;COUPE;3\nA;Deux;COUPE;4\n';
    expect(faults(twice)).toEqual([['A3', 'catalog.item_twice', expect.any(String)]]);
  });

  it('tells what changes of an item that is there, whose unit and kind stay', () => {
    const sized = item('TAB', {
      variants: [
        { id: 1, size: 'S', colour: 'Noir' },
        { id: 2, size: 'M', colour: 'Écru' },
      ],
    });
    const plan = (row: string) => read(`Code;Nom;Atelier;Prix;Tailles;Couleurs;Unité\n${row}\n`, desk([sized]));
    expect(plan('TAB;Article TAB;;18,50;S,M;Noir,Écru;').plans[0]).toMatchObject({ changes: [], variants: [] });
    expect(plan('TAB;Autre;COUPE;19;S,L;Noir;pièce').plans[0]).toMatchObject({
      changes: ['name', 'workshop', 'price', 'variants'],
      variants: [{ size: 'L', colour: 'Noir' }],
    });
    expect(plan('TAB;Article TAB;;18,50;;;h').faults).toMatchObject([{ field: 'G2', code: 'catalog.unit_stays' }]);
  });

  it('given out and sent back changes nothing', () => {
    const text = fc.stringMatching(/^[A-Za-zÉé «»,=@'-]{1,20}$/).map((one) => one.trim().replace(/^$/, 'x'));
    const list = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,4}$/), { maxLength: 3 });
    const some = fc.record({
      name: text,
      priceE4: fc.integer({ min: 0, max: 99_999_999 }),
      sizes: list,
      colours: list,
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), fc.constantFrom('fr', 'en'), (drawn, locale) => {
        const items = drawn.map(({ name, priceE4, sizes, colours }, index) => {
          const either = (values: string[]) => (values.length > 0 ? values : [null]);
          const variants = either(colours).flatMap((colour) => either(sizes).map((size) => ({ id: 1, size, colour })));
          return item(`I-${index}`, { name, priceE4, marketPriceE4: index % 2 ? priceE4 : null, variants });
        });
        const { plans, faults: found } = planOf(readCsv(Buffer.from(itemTable(items, workshops, locale))), desk(items));
        expect(found).toEqual([]);
        expect(plans.map(({ known, changes }) => [known?.code, changes])).toEqual(items.map(({ code }) => [code, []]));
      }),
    );
  });
});
