import type { ItemRead } from '../../catalog/index.js';
import { csvText } from '../../../core/words/csv.js';
import { ordersCsv } from '../sales.csv.js';
import { amendmentOf, demandOf, draftFromBody, draftFromQuery, draftUrl } from '../sales.forms.js';
import type { OrderRow } from '../sales.types.js';

const item = (id: number, unitCode: ItemRead['unitCode'], variantIds: number[]) =>
  ({ id, unitCode, variants: variantIds.map((variant) => ({ id: variant, size: null, colour: null })) }) as ItemRead;

describe('the address of an order being typed', () => {
  it('says again what was typed', () => {
    const body = {
      ...{ partnerId: '3', customerReference: 'F-7781; & Cie', wishedOn: '2026-12-18', note: 'Fil fourni\nici' },
      items: { 0: '4', 1: '7' },
      cells: { 12: '3', 13: '', 14: '2,5' },
    };
    const draft = draftFromBody(body);
    const query = Object.fromEntries(new URL(draftUrl(draft), 'http://x').searchParams);
    expect(draftFromQuery(query)).toEqual(draft);
    expect(draft).toMatchObject({ itemIds: [4, 7], quantities: new Map([[12, '3'], [14, '2,5']]) }); // prettier-ignore
  });

  it('takes one more item once, and nothing that is no id', () => {
    expect(draftFromBody({ items: { 0: '4' }, add: '7' }).itemIds).toEqual([4, 7]);
    expect(draftFromQuery({ items: '4,x,-1,0,4', item: '4' }).itemIds).toEqual([4]);
    expect(draftFromQuery({ items: ['4'], cells: { 1: '2' } }).itemIds).toEqual([]);
  });
});

describe('the demand of an order being typed', () => {
  it('counts in steps of the unit and leaves out what has no quantity', () => {
    const draft = draftFromBody({ cells: { 1: '3', 2: '0', 3: '1,5', 4: 'deux', 5: '' } });
    const items = [item(10, 'C62', [1, 2]), item(11, 'HUR', [3]), item(12, 'C62', [4]), item(13, 'C62', [5])];
    expect(demandOf(draft, items)['lines']).toEqual([
      { itemId: '10', cells: [{ variantId: '1', quantity: '3' }] },
      { itemId: '11', cells: [{ variantId: '3', quantity: '150' }] },
      { itemId: '12', cells: [{ variantId: '4', quantity: '« deux »' }] },
    ]);
  });

  it('does not turn a piece and a half into fifteen', () => {
    const draft = draftFromBody({ cells: { 1: '1,5' } });
    expect(demandOf(draft, [item(10, 'C62', [1])])['lines']).toEqual([
      { itemId: '10', cells: [{ variantId: '1', quantity: '« 1,5 »' }] },
    ]);
  });
});

describe('the export', () => {
  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1'])('disarms %j', (text) => {
    expect(csvText(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('quotes what would break a row, and leaves plain text alone', () => {
    expect(csvText('Filix; "SAS"')).toBe('"Filix; ""SAS"""');
    expect(csvText('Filix')).toBe('Filix');
  });

  it('has as many cells in each row as in its head', () => {
    const order = {
      ...{ id: 1, number: 'CO-2026-00001', partnerId: 1, partnerName: '=HYPERLINK("x")', state: 'draft' },
      ...{ placedOn: '2026-11-23', wishedOn: null, promisedOn: null, customerReference: null },
      ...{
        totalWithoutVatCents: 18_550,
        totalWithVatCents: 22_260,
        unitCode: 'C62',
        ordered: 10,
        produced: 0,
        delivered: 0,
        invoiced: 0,
      },
    } as OrderRow;
    const [head, row] = ordersCsv([order], 'fr').split('\r\n');
    expect(head!.startsWith('\ufeff')).toBe(true);
    expect(row).toBe(`CO-2026-00001;"'=HYPERLINK(""x"")";;À confirmer;2026-11-23;;;185,50;222,60;pièce;10;0;0;0`);
    expect(head!.split(';')).toHaveLength(14);
  });

  it('writes hours as hours, and no sum of several units', () => {
    const order = { number: 'CO', partnerName: 'Filix', state: 'confirmed', ordered: 1250, produced: 250 };
    const cells = (unitCode: OrderRow['unitCode']) =>
      ordersCsv([{ ...order, unitCode, delivered: 0, invoiced: 0 } as OrderRow], 'fr')
        .split('\r\n')[1]!
        .split(';');
    expect(cells('HUR').slice(-5)).toEqual(['h', '12,5', '2,5', '0', '0']);
    expect(cells(null).slice(-5)).toEqual(['plusieurs unités', '', '', '', '']);
  });
});

describe('the form of an amendment', () => {
  const order = {
    lines: [
      { unitCode: 'C62', cells: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      { unitCode: 'HUR', cells: [{ id: 4 }] },
    ],
  } as never;

  it('asks for none where a box was emptied, and leaves what it does not show', () => {
    const body = { promisedOn: '18/12/2026', reason: 'Moins', version: '3', cells: { 1: '12', 2: ' ', 4: '2,5' } };
    expect(amendmentOf(body, order)).toEqual({
      ...{ promisedOn: '18/12/2026', reason: 'Moins', version: '3' },
      cells: [
        { orderCellId: '1', ordered: '12' },
        { orderCellId: '2', ordered: '0' },
        { orderCellId: '4', ordered: '250' },
      ],
    });
  });
});
