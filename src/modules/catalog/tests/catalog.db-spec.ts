import type { Scope } from '../../../core/access/scope.js';
import { FileStore } from '../../../core/files/file-store.js';
import { Journal } from '../../../core/journal/journal.js';
import { localDate } from '../../../core/time/local-date.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { CatalogModule, CatalogQueries, CatalogService, type ItemRead } from '../index.js';
import { anItem, aWorkshop } from './catalog.builder.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();

describe('the catalogue', () => {
  let house: House;
  let school: TestSchool;
  let other: TestSchool;
  let service: CatalogService;
  let queries: CatalogQueries;
  let master: Scope;
  let headers: Record<string, string>;
  beforeAll(async () => {
    house = await openHouse([CatalogModule]);
    school = await house.aSchool();
    other = await house.aSchool();
    service = house.get(CatalogService);
    queries = house.get(CatalogQueries);
    master = await house.scope(school, 'master');
    headers = await house.signedIn(master);
  });
  afterAll(() => house.close());

  const get = (url: string, as = headers) => house.http({ method: 'GET', url, headers: as });
  const json = (method: 'POST' | 'PUT', url: string, payload: unknown, as = headers) =>
    house.http({ method, url, headers: as, payload });
  const send = (url: string, fields: Record<string, string | number>) =>
    house.http({ method: 'POST', url, headers: { ...headers, ...FORM }, payload: form(fields) });

  it('keeps an item with its sizes × colours, its routing and its drawing', async () => {
    const item = await anItem(house, school, { drawingRevision: 'A', marketPriceE4: 200_000 });
    expect(item).toMatchObject({
      priceE4: 185_000,
      underMarket: false,
      drawingRevision: 'A',
      active: true,
      version: 1,
    });
    expect(item.variants.map(({ size, colour }) => `${colour} ${size}`)).toEqual([
      'Écru M',
      'Écru L',
      'Bleu M',
      'Bleu L',
    ]);
    expect(await queries.routing(master, item.id)).toMatchObject([
      { position: 10, code: 'COU', setupMinutes: 15, unitCentiminutes: 250, workCenterId: null, competenceCodes: [] },
      { position: 20, code: 'PIQ' },
    ]);
    expect(await queries.revisions(master, item.id)).toEqual([{ revision: 'A', issuedOn: '2026-11-23', fileId: null }]);
    const part = await anItem(house, school, { kind: 'part', variants: undefined });
    expect(part.variants).toMatchObject([{ size: null, colour: null }]);
  });

  it('warns under 90 % of the market, from the cent', async () => {
    const item = await anItem(house, school);
    const price = { priceE4: 179_999, marketPriceE4: 200_000, version: 1 };
    expect(await service.updatePrice(master, item.id, price)).toEqual({ underMarket: true });
    const at90 = { ...price, priceE4: 180_000, version: 2 };
    expect(await service.updatePrice(master, item.id, at90)).toEqual({ underMarket: false });
    await expect(service.updatePrice(master, item.id, price)).rejects.toMatchObject({ code: 'core.stale' });
  });

  it('refuses a code twice in a school, not in two', async () => {
    await anItem(house, school, { code: 'DOUBLE' });
    await expect(anItem(house, school, { code: 'DOUBLE' })).rejects.toMatchObject({ code: 'catalog.code_taken' });
    await expect(anItem(house, other, { code: 'DOUBLE' })).resolves.toMatchObject({ code: 'DOUBLE' });
  });

  // On SQLite units stand in a queue and the second finds the code; PostgreSQL is where they meet.
  it('of eighteen who add one code at once, takes one and tells the others', async () => {
    const workshopId = await aWorkshop(house, school);
    const kind = { kind: 'part', unitCode: 'C62', priceE4: 10_000, criticality: 'standard' };
    for (let round = 1; round <= 4; round++) {
      const item = { code: `RACE-${round}`, name: 'Bride', workshopId, ...kind };
      const answers = await Promise.all(Array.from({ length: 18 }, () => json('POST', '/api/v1/items', item)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array<number>(17).fill(409)]);
    }
  });

  it('adds sizes and colours that are not there yet', async () => {
    const item = await anItem(house, school);
    await service.addVariants(master, item.id, [
      { size: 'M', colour: 'Écru' },
      { size: 'XL', colour: 'Écru' },
    ]);
    expect((await queries.get(master, item.id)).variants.map(({ size }) => size)).toEqual(['M', 'L', 'M', 'L', 'XL']);
    const twice = [{ size: 'S' }, { size: 'S' }];
    await expect(service.addVariants(master, item.id, twice)).rejects.toMatchObject({ code: 'catalog.variant_twice' });
  });

  it('brings a revision into force, once, never of tomorrow; its file stays in the school', async () => {
    const item = await anItem(house, school, { drawingRevision: 'A' });
    const revision = { revision: 'B', issuedOn: localDate('2026-11-20') };
    const file = { name: 'plan.pdf', bytes: Buffer.from('%PDF-1.7\n') };
    await service.addDrawingRevision(master, item.id, revision, file);
    expect((await queries.get(master, item.id)).drawingRevision).toBe('B');
    const [latest] = await queries.revisions(master, item.id);
    expect((await house.get(FileStore).open(master, latest!.fileId!)).name).toBe('plan.pdf');
    await expect(service.addDrawingRevision(master, item.id, revision)).rejects.toMatchObject({
      code: 'catalog.revision_taken',
    });
    const future = { revision: 'C', issuedOn: localDate('2026-11-24') };
    await expect(service.addDrawingRevision(master, item.id, future)).rejects.toMatchObject({
      code: 'catalog.revision_in_future',
    });
    const story = await house.get(Journal).of(master, { type: 'item', id: item.id });
    expect(story.map(({ event }) => event)).toEqual(['added', 'revision_added']);
  });

  it('does not find what is another school’s', async () => {
    const foreign = await anItem(house, other);
    const workshopId = await aWorkshop(house, other);
    const lost = { status: 404 };
    await expect(queries.get(master, foreign.id)).rejects.toMatchObject(lost);
    expect((await queries.items(master, [foreign.id])).size).toBe(0);
    expect(await queries.routing(master, foreign.id)).toEqual([]);
    await expect(service.retire(master, foreign.id)).rejects.toMatchObject(lost);
    await expect(service.setRouting(master, foreign.id, [])).rejects.toMatchObject(lost);
    await expect(anItem(house, school, { workshopId })).rejects.toMatchObject(lost);
    const [item, step] = [await anItem(house, school), { code: 'X', name: 'X', setupMinutes: 0, unitCentiminutes: 0 }];
    await expect(service.setRouting(master, item.id, [{ ...step, workCenterId: 999_999 }])).rejects.toMatchObject(lost);
    expect(await queries.routing(master, item.id)).toHaveLength(2);
    for (const noun of ['', '/edit', '/routing'])
      expect((await get(`/items/${foreign.id}${noun}`)).statusCode).toBe(404);
    for (const noun of ['', '/routing', '/revisions'])
      expect((await get(`/api/v1/items/${foreign.id}${noun}`)).statusCode).toBe(404);
    for (const noun of ['retirement', 'reinstatement'])
      expect((await json('POST', `/api/v1/items/${foreign.id}/${noun}`, {})).statusCode).toBe(404);
  });

  it('lets the accountant read and not keep, and shows nothing to a funder', async () => {
    const item = await anItem(house, school);
    const accountant = await house.scope(school, 'accountant');
    const [reads, none] = [await house.signedIn(accountant), await house.signedIn(await house.scope(school, 'funder'))];
    expect((await get(`/items/${item.id}`, reads)).body).not.toContain('Retirer du catalogue');
    expect([403, 404]).toContain((await json('POST', `/api/v1/items/${item.id}/retirement`, {}, reads)).statusCode);
    await expect(service.retire(accountant, item.id)).rejects.toMatchObject({ status: 403 });
    expect([403, 404]).toContain((await get('/items', none)).statusCode);
  });

  describe('its API', () => {
    it('adds, prices, routes, revises, retires and reinstates', async () => {
      const workshopId = await aWorkshop(house, school);
      const item = {
        ...{ code: 'BAG-20', name: 'Bague Ø 20', kind: 'part', workshopId, unitCode: 'C62', priceE4: 24_750 },
        criticality: 'critical',
      };
      const added = await json('POST', '/api/v1/items', item);
      expect(added.statusCode).toBe(201);
      const { id, version } = added.json<ItemRead>();
      const url = `/api/v1/items/${id}`;
      const step = { code: 'TOU', name: 'Tourner', setupMinutes: 30, unitCentiminutes: 125, workRules: ['D.4153-28'] };
      const routed = await json('PUT', `${url}/routing`, { steps: [{ ...step, competenceCodes: ['C3-1', 'C3-2'] }] });
      expect(routed.json()).toMatchObject([
        { position: 10, workRules: ['D.4153-28'], competenceCodes: ['C3-1', 'C3-2'] },
      ]);
      const wrong = await json('PUT', `${url}/routing`, { steps: [{ ...step, workRules: ['deux mots'] }] });
      expect([wrong.statusCode, wrong.json<{ errors: { field: string }[] }>().errors[0]!.field]).toEqual([
        422,
        'steps.0.workRules',
      ]);
      const stale = await json('PUT', `${url}/price`, { priceE4: 1, version });
      expect(stale.statusCode).toBe(409);
      const price = { priceE4: 20_000, marketPriceE4: 24_000, version: version + 1 };
      expect((await json('PUT', `${url}/price`, price)).json()).toMatchObject({ underMarket: true });
      const revision = { revision: 'C', issuedOn: '2026-11-02' };
      expect((await json('POST', `${url}/revisions`, revision)).statusCode).toBe(201);
      expect((await json('POST', `${url}/retirement`, {})).statusCode).toBe(204);
      expect((await json('POST', `${url}/retirement`, {})).statusCode).toBe(409);
      expect((await queries.orderable(master)).some((each) => each.id === id)).toBe(false);
      expect((await json('POST', `${url}/reinstatement`, {})).statusCode).toBe(204);
      expect((await get('/api/v1/items?q=bague%20%C3%B8')).json()).toMatchObject({ rows: [{ id }], next: null });
    });
  });

  describe('its pages', () => {
    it('add an item with a grid typed as two lists, and show it', async () => {
      const workshopId = await aWorkshop(house, school);
      const typed = { code: 'JUP-9', name: 'Jupe <Orne>', kind: 'garment', workshopId, unitCode: 'C62' };
      const more = { criticality: 'standard', marketPriceE4: '30', sizes: 'S, M', colours: 'Écru;Bleu' };
      const wrong = await send('/items', { ...typed, ...more, priceE4: 'beaucoup' });
      expect([wrong.statusCode, wrong.body.includes('value="JUP-9"')]).toEqual([422, true]);
      const added = await send('/items', { ...typed, ...more, priceE4: '18,5050' });
      expect(added.statusCode).toBe(303);
      const url = added.headers['location']!;
      const sheet = await get(url);
      expect(sheet.body).toContain('Jupe &lt;Orne>');
      expect(sheet.body).toContain('Sous le marché');
      expect(sheet.body).toContain('Pas encore de gamme');
      const item = await queries.get(master, Number(url.split('/').pop()));
      expect(item).toMatchObject({ priceE4: 185_050, marketPriceE4: 300_000 });
      expect(item.variants.map(({ colour, size }) => `${colour} ${size}`)).toEqual([
        'Écru S',
        'Écru M',
        'Bleu S',
        'Bleu M',
      ]);
    });

    it('write the whole routing: one operation removed, one moved, one added', async () => {
      const item = await anItem(house, school);
      const url = `/items/${item.id}/routing`;
      expect((await get(url)).body).toContain('value="COU"');
      const step = (at: number, fields: Record<string, string | number>) =>
        Object.fromEntries(Object.entries(fields).map(([name, value]) => [`steps[${at}][${name}]`, value]));
      const old = { ...step(0, { code: 'COU', name: 'Couper', setupMinutes: 15, unitMinutes: '2,5', remove: 1 }) };
      const kept = step(1, { position: 20, code: 'PIQ', name: 'Piquer', setupMinutes: 5, unitMinutes: 12 });
      const spare = step(2, { position: 30, code: '', name: '', setupMinutes: 0, unitMinutes: '' });
      const added = { position: 5, code: 'SUR', name: 'Surfiler', setupMinutes: 0, unitMinutes: '1,25' };
      const wrong = await send(url, { ...kept, ...step(3, { ...added, unitMinutes: 'x' }) });
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('href="#f-steps-1-unitMinutes-"');
      expect(wrong.body).toContain('value="Surfiler"');
      const done = await send(url, {
        ...old,
        ...kept,
        ...spare,
        ...step(3, { ...added, competenceCodes: 'C3-1, C9' }),
      });
      expect(done.statusCode).toBe(303);
      expect(await queries.routing(master, item.id)).toMatchObject([
        { position: 10, code: 'SUR', unitCentiminutes: 125, competenceCodes: ['C3-1', 'C9'], heavyLoad: false },
        { position: 20, code: 'PIQ', unitCentiminutes: 1200 },
      ]);
      const sheet = await get(`/items/${item.id}`);
      expect(sheet.body).toContain('18,25 min');
      expect(sheet.body).toContain('22 h 10');
      expect(sheet.body).toContain('code inconnu du référentiel');
    });

    it('edit, and refuse what somebody changed meanwhile', async () => {
      const item = await anItem(house, school);
      const url = `/items/${item.id}`;
      expect((await get(`${url}/edit`)).body).toContain('value="18,50"');
      const fields = { name: 'Tablier long', workshopId: item.workshopId, criticality: 'critical', priceE4: '20' };
      expect((await send(url, { ...fields, version: 1 })).statusCode).toBe(303);
      const again = await send(url, { ...fields, name: 'Autre', version: 1 });
      expect([again.statusCode, again.body.includes('value="Autre"')]).toEqual([409, true]);
      expect(await queries.get(master, item.id)).toMatchObject({ name: 'Tablier long', priceE4: 200_000, version: 3 });
      expect((await send(`${url}/retirement`, {})).headers['location']).toBe(url);
      expect((await send(`${url}/variants`, { sizes: 'XXL' })).statusCode).toBe(303);
    });

    it('list with search, filters and pages', async () => {
      const own = await house.aSchool();
      const mine = await house.signedIn(await house.scope(own, 'director'));
      expect((await get('/items', mine)).body).toContain('Aucun article ici');
      const [first, second] = [await anItem(house, own), await anItem(house, own, { kind: 'part', name: 'Axe' })];
      await service.retire(own.system, first.id);
      const shows = async (query: string) => {
        const { body } = await get(`/items?${query}`, mine);
        return [first, second].map(({ code }) => body.includes(`>${code}<`));
      };
      expect(await shows('')).toEqual([true, true]);
      expect(await shows('state=active')).toEqual([false, true]);
      expect(await shows('state=retired')).toEqual([true, false]);
      expect(await shows('kind=part')).toEqual([false, true]);
      expect(await shows(`workshopId=${first.workshopId}`)).toEqual([true, false]);
      expect(await shows('q=axe')).toEqual([false, true]);
      expect(await shows('limit=1')).toEqual([false, true]);
      expect(await shows(`limit=1&cursor=${second.id}`)).toEqual([true, false]);
    });
  });
});
