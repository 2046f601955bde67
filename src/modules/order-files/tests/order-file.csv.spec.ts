import fc from 'fast-check';
import { type Refusal } from '../../../core/errors/refusal.js';
import { readTable } from '../order-file.csv.js';
import { matched } from '../order-file.matching.js';
import { orderTable } from '../order-file.table.js';
import { bag, desk, hour, shirt } from './order-files.builder.js';

/** Bytes of a text as a spreadsheet of Windows writes them: one a sign. */
const windows = (text: string) => Buffer.from(text, 'latin1');
const read = (bytes: Buffer) => matched(readTable(bytes), desk);
const faultsOf = (text: string) =>
  read(Buffer.from(text)).faults.map(({ field, code, sentence }) => [field, code, sentence.fr] as const);

describe('A table of quantities', () => {
  it('is read in Windows-1252, with decimal commas and sizes as headings', () => {
    const grid =
      'Article;Désignation;Couleur;Prix HT;S;M;Quantité\r\n' +
      'CH-01;Chemise;Écru;18,50;4;;\r\nCH-01;Chemise;Noir;18,50 ;2;3,00;\r\nSAC-2;Sac à dos;;9,25;;;1 200\r\nRET-H;Retouches;;;;;12,5\r\n';
    const { order, faults } = read(windows(grid));
    expect(faults).toEqual([]);
    expect(order.lines).toEqual([
      {
        itemId: shirt.id,
        cells: [
          { variantId: 10, quantity: 4 },
          { variantId: 12, quantity: 2 },
          { variantId: 13, quantity: 3 },
        ],
      },
      { itemId: bag.id, cells: [{ variantId: 20, quantity: 1200 }] },
      { itemId: hour.id, cells: [{ variantId: 30, quantity: 1250 }] },
    ]);
  });

  it('is read as a list, in UTF-8, with commas or tabs between cells', () => {
    const order = (text: string) => read(Buffer.from(text)).order.lines;
    const list = 'Item,Size,Colour,Qty\nch-01,m,ecru,7\n';
    const one = [{ itemId: shirt.id, cells: [{ variantId: 11, quantity: 7 }] }];
    expect(order(list)).toEqual(one);
    expect(order(`\ufeff${list.replaceAll(',', '\t')}`)).toEqual(one);
    expect(order('Item;Qty\n"SAC-2";5\n\n;\n')).toEqual([{ itemId: bag.id, cells: [{ variantId: 20, quantity: 5 }] }]);
  });

  it('names the cell of each fault, and says what to do', () => {
    const grid =
      'Article;Couleur;Prix;S;XL\nCH-01;Noir;18,50;1,5;\nCH-01;Rouge;18,50;2;\nCH-01;Noir;18,40;;4\nNON-1;;;1;\n;;;3;\n';
    expect(faultsOf(grid)).toEqual([
      ['D2', 'order_files.quantity', '« 1,5 » n’est pas une quantité (pièce). Écrivez un nombre, comme 12.'],
      ['B3', 'order_files.choice_unknown', 'CH-01 ne se fait pas en « Rouge ». Choisissez parmi : Écru, Noir.'],
      ['E4', 'order_files.choice_unknown', 'CH-01 ne se fait pas en « XL ». Choisissez parmi : S, M.'],
      ['C4', 'order_files.price', expect.stringContaining('18,50')],
      ['A5', 'order_files.item_unknown', expect.stringContaining('« NON-1 »')],
      ['A6', 'order_files.item_missing', expect.any(String)],
    ]);
  });

  it('refuses what is asked twice, what is unclear and what has no heading', () => {
    expect(faultsOf('Article;Taille;Couleur;Quantité\nCH-01;S;Noir;1\nCH-01;S;Noir;2\n')).toEqual([
      ['D3', 'order_files.twice', expect.stringContaining('D2')],
    ]);
    expect(faultsOf('Article;Taille;Quantité\nCH-01;S;1\nCH-01;;2\n')).toEqual([
      ['A2', 'order_files.choice_missing', expect.stringContaining('Écru, Noir')],
      ['B3', 'order_files.choice_missing', expect.stringContaining('S, M')],
    ]);
    expect(faultsOf('Article;Quantité;\nSAC-2;1;urgent\n')).toEqual([
      ['C2', 'order_files.headless', expect.stringContaining('urgent')],
    ]);
    expect(faultsOf('Article;S;s\nCH-01;1;2\n')).toContainEqual(['C1', 'order_files.column_twice', expect.any(String)]);
    expect(faultsOf('Nom\nChemise\n').map(([, code]) => code)).toEqual([
      'order_files.column_missing',
      'order_files.column_missing',
    ]);
    expect(faultsOf('Article;Quantité\nSAC-2;0\n')).toEqual([['A1', 'order_files.no_line', expect.any(String)]]);
    expect(faultsOf('Article;Quantité\nSAC-2;-3\n').map(([at]) => at)).toEqual(['B2']);
  });

  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004\u0000\u0000'), 'core.unreadable_table'],
    ['nothing', Buffer.alloc(0), 'core.unreadable_table'],
    ['a quotation mark left open', Buffer.from('Article;Quantité\n"SAC-2;1\n'), 'core.unreadable_table'],
    ['thousands of rows', Buffer.from(`Article;Quantité\n${'SAC-2;1\n'.repeat(2_001)}`), 'core.unreadable_table'],
  ])('refuses %s as a whole', (_, bytes, code) => {
    expect(() => readTable(bytes)).toThrow(expect.objectContaining({ code, status: 422 }) as Refusal);
  });

  it('given out empty and filled in asks for exactly what was written in', () => {
    const variants = [shirt, bag, hour].flatMap((item) => item.variants.map((variant) => ({ item, variant })));
    const quantities = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(quantities, fc.constantFrom('fr', 'en'), (asked, locale) => {
        const [head = '', ...rows] = orderTable(desk.items, locale).trim().split('\r\n');
        const names = head.split(';');
        const filled = rows.map((row) => {
          const cells = [...row.split(';'), ...names].slice(0, names.length).map((cell, at) => (at > 3 ? '' : cell));
          for (const [index, { item, variant }] of variants.entries())
            if (cells[0] === item.code && (cells[2] ?? '') === (variant.colour ?? ''))
              cells[variant.size === null ? 4 : names.indexOf(variant.size)] = String(asked[index] ?? 0);
          return cells.join(';');
        });
        const { order, faults } = read(Buffer.from([head, ...filled].join('\r\n')));
        const wanted = variants.map((_, index) => asked[index]!);
        const steps = variants.map(({ item }, index) => wanted[index]! * (item === hour ? 100 : 1));
        const got = new Map(order.lines.flatMap(({ cells }) => cells.map((cell) => [cell.variantId, cell.quantity])));
        expect(variants.map(({ variant }) => got.get(variant.id) ?? 0)).toEqual(steps);
        expect(faults.map(({ code }) => code)).toEqual(wanted.every((one) => one === 0) ? ['order_files.no_line'] : []);
      }),
    );
  });
});
