import { everyRow, listed, listUrl, nextPage } from '../paging.js';

describe('a list', () => {
  const all = Array.from({ length: 450 }, (_, index) => ({ id: 450 - index }));
  const list = ({ cursor = 999, limit = 50 }: { cursor?: number; limit?: number }) =>
    Promise.resolve(listed(all.filter(({ id }) => id < cursor).slice(0, limit + 1), limit));

  it('is cut into pages, each naming the next', async () => {
    expect(await list({ limit: 2 })).toEqual({ rows: [{ id: 450 }, { id: 449 }], next: 449 });
    expect(await list({ cursor: 3, limit: 2 })).toEqual({ rows: [{ id: 2 }, { id: 1 }], next: null });
  });

  it('is exported whole, from its cursor on', async () => {
    expect(await everyRow(list, {})).toEqual(all);
    expect(await everyRow(list, { cursor: 301 })).toEqual(all.slice(150));
  });

  it('keeps its filters from page to page, and drops the place it stood at', () => {
    const filters = { q: 'a b', state: '', partnerId: 3, cursor: 9, workshopId: undefined };
    expect(nextPage('/orders', filters, 7)).toBe('/orders?q=a+b&partnerId=3&cursor=7');
    expect(nextPage('/orders', filters, null)).toBeUndefined();
    expect(listUrl('/orders.csv', filters)).toBe('/orders.csv?q=a+b&partnerId=3');
    expect(listUrl('/orders.csv', { cursor: 9 })).toBe('/orders.csv');
  });
});
