import { ALL_RIGHTS, type Scope } from '../../../core/access/scope.js';
import { Journal } from '../../../core/journal/journal.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { PartnerPeopleService, PartnersModule, PartnersQueries, PartnersService } from '../index.js';
import { aPartner } from './partners.builder.js';

describe('partners', () => {
  let house: House;
  let school: TestSchool;
  let director: Scope;
  let service: PartnersService;
  let people: PartnerPeopleService;
  let queries: PartnersQueries;

  beforeAll(async () => {
    house = await openHouse([PartnersModule]);
    school = await house.aSchool();
    director = await house.scope(school, 'director');
    service = house.get(PartnersService);
    people = house.get(PartnerPeopleService);
    queries = house.get(PartnersQueries);
  });
  afterAll(() => house.close());

  it('keeps numbers compact, roles as a set, and the SIREN of the SIRET', async () => {
    const id = await service.create(
      director,
      aPartner({ siret: '732 829 320 00074', roles: ['sponsor', 'customer', 'sponsor'] }),
    );
    const read = await queries.get(director, id);
    expect(read).toMatchObject({
      siret: '73282932000074',
      siren: '732829320',
      roles: ['customer', 'sponsor'],
      version: 1,
    });
    expect(read).not.toHaveProperty('schoolId');
  });

  it('refuses numbers that do not hold, field by field, and writes nothing', async () => {
    const before = (await queries.list(director, { state: 'all' })).rows.length;
    const wrong = service.create(director, aPartner({ siren: '552100554', vatNumber: 'FR45732829320' }));
    await expect(wrong).rejects.toMatchObject({ code: 'partners.wrong_identifiers', status: 422 });
    const fields = await wrong.catch((e: { fields: { field: string }[] }) => e.fields.map(({ field }) => field));
    expect(fields).toEqual(['siret', 'vatNumber']);
    await expect(service.create(director, aPartner({ roles: [] }))).rejects.toMatchObject({ code: 'partners.no_role' });
    expect((await queries.list(director, { state: 'all' })).rows).toHaveLength(before);
  });

  it('finds by folded text, role and state, and pages by keyset', async () => {
    const here = await house.scope(await house.aSchool(), 'director');
    for (const name of ['Atelier Noël', 'Chantreuil 100%', 'Lemahieu'])
      await service.create(here, aPartner({ name, legalName: name, email: 'a@b.example', city: 'Caen' }));
    await service.create(
      here,
      aPartner({ name: 'Fondation', legalName: 'Fondation', email: 'f@f.example', roles: ['sponsor'], active: false }),
    );
    const found = async (query: object) => (await queries.list(here, query)).rows.map(({ name }) => name);
    expect(await found({ q: 'noel' })).toEqual(['Atelier Noël']);
    expect(await found({ q: '100%' })).toEqual(['Chantreuil 100%']);
    expect(await found({ q: '%' })).toEqual(['Chantreuil 100%']);
    expect(await found({})).toEqual(['Lemahieu', 'Chantreuil 100%', 'Atelier Noël']);
    expect(await found({ state: 'inactive' })).toEqual(['Fondation']);
    expect(await found({ state: 'sponsor' })).toEqual([]);
    expect(await found({ state: 'customer', q: 'caen' })).toHaveLength(3);
    const first = await queries.list(here, { limit: 2 });
    expect(first.rows).toHaveLength(2);
    const second = await queries.list(here, { limit: 2, cursor: first.next! });
    expect(second).toMatchObject({ rows: [{ name: 'Atelier Noël' }], next: null });
    expect((await queries.options(here)).map(({ name }) => name)).toEqual([
      'Atelier Noël',
      'Chantreuil 100%',
      'Lemahieu',
    ]);
  });

  it('changes a sheet once: the second of two writers reloads', async () => {
    const id = await service.create(director, aPartner());
    await service.update(director, id, aPartner({ city: 'Caen' }), 1);
    await expect(service.update(director, id, aPartner({ city: 'Flers' }), 1)).rejects.toMatchObject({
      code: 'core.stale',
    });
    expect(await queries.get(director, id)).toMatchObject({ city: 'Caen', version: 2 });
    const story = await house.get(Journal).of(director, { type: 'partner', id });
    expect(story.map(({ event }) => event)).toEqual(['created', 'updated']);
    expect(story[1]!.facts).toEqual({ fields: ['city'] });
  });

  it('knows nothing of another school’s partner', async () => {
    const id = await service.create(director, aPartner());
    const stranger = await house.scope(await house.aSchool(), 'director');
    await expect(queries.get(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(service.update(stranger, id, aPartner(), 1)).rejects.toMatchObject({ status: 404 });
    await expect(people.invite(stranger, id, { ...ALL_RIGHTS, email: 'x@y.example', name: 'X' })).rejects.toMatchObject(
      {
        status: 404,
      },
    );
    expect((await queries.list(stranger, {})).rows).toEqual([]);
    expect(await queries.names(stranger, [id])).toEqual(new Map());
  });

  it('shows a partner’s person that company alone', async () => {
    const id = await service.create(director, aPartner());
    const other = await service.create(director, aPartner({ name: 'Autre' }));
    const person = await house.scope(school, 'partner', { partnerId: id });
    expect((await queries.list(person, { state: 'all' })).rows.map((row) => row.id)).toEqual([id]);
    expect((await queries.options(person)).map((row) => row.id)).toEqual([id]);
    expect([...(await queries.names(person, [id, other])).keys()]).toEqual([id]);
    await expect(queries.get(person, other)).rejects.toMatchObject({ status: 404 });
    expect(await queries.people(director, id)).toMatchObject([{ userId: person.userId }]);
  });

  it('invites a person of an active partner', async () => {
    const id = await service.create(director, aPartner());
    const { link } = await people.invite(director, id, {
      ...ALL_RIGHTS,
      email: 'claire@filix.example',
      name: 'Claire',
    });
    expect(link).toContain('/invitations/');
    await service.update(director, id, aPartner({ active: false }), 1);
    const late = people.invite(director, id, { ...ALL_RIGHTS, email: 'paul@filix.example', name: 'Paul' });
    await expect(late).rejects.toMatchObject({ code: 'partners.inactive' });
  });

  describe('by HTTP', () => {
    it('adds by the API, with its Location, and refuses by field', async () => {
      const headers = await house.signedIn(director);
      const made = await house.http({
        method: 'POST',
        url: '/api/v1/partners',
        headers,
        payload: aPartner({ name: 'Hag’tech' }),
      });
      expect(made.statusCode).toBe(201);
      const { id } = made.json<{ id: number }>();
      expect(made.headers.location).toBe(`/api/v1/partners/${id}`);
      const wrong = await house.http({
        method: 'POST',
        url: '/api/v1/partners',
        headers,
        payload: aPartner({ siret: '1' }),
      });
      expect(wrong.statusCode).toBe(422);
      expect(wrong.json<{ errors: { field: string }[] }>().errors[0]!.field).toBe('siret');
      const strange = await house.http({
        method: 'POST',
        url: '/api/v1/partners',
        headers,
        payload: { ...aPartner(), roles: ['king'] },
      });
      expect(strange.statusCode).toBe(422);
      expect(
        (await house.http({ method: 'GET', url: '/api/v1/partners?q=hag', headers })).json<{ rows: unknown[] }>().rows,
      ).toHaveLength(1);
    });

    it('adds by the page, keeps what was typed when refused, and shows the sheet', async () => {
      const headers = { ...(await house.signedIn(director)), 'content-type': 'application/x-www-form-urlencoded' };
      const { roles: _, ...fields } = aPartner({ name: 'Épicc <b>', country: 'FR' });
      const form = (more: Record<string, string>) =>
        new URLSearchParams({ ...(fields as unknown as Record<string, string>), ...more }).toString();
      const again = await house.http({
        method: 'POST',
        url: '/partners',
        headers,
        payload: form({ siret: '12', customer: '1' }),
      });
      expect(again.statusCode).toBe(422);
      expect(again.body).toContain('value="12"');
      expect(again.body).toContain('14 chiffres');
      const made = await house.http({
        method: 'POST',
        url: '/partners',
        headers,
        payload: form({ customer: '1', sponsor: '1' }),
      });
      expect(made.statusCode).toBe(303);
      const sheet = await house.http({ method: 'GET', url: made.headers.location!, headers });
      expect(sheet.body).toContain('Épicc &lt;b>');
      expect(sheet.body).toContain('Mécène');
      expect(sheet.body).toContain(`/orders?partnerId=${made.headers.location!.split('/').pop()}`);
      expect((await house.http({ method: 'GET', url: '/partners', headers })).statusCode).toBe(200);
      expect((await house.http({ method: 'GET', url: '/partners/new', headers })).statusCode).toBe(200);
      expect((await house.http({ method: 'GET', url: `${made.headers.location}/edit`, headers })).statusCode).toBe(200);
    });

    it('lets the accountant read but not invite, and partners not in at all', async () => {
      const id = await service.create(director, aPartner());
      const accountant = await house.signedIn(await house.scope(school, 'accountant'));
      expect((await house.http({ method: 'GET', url: `/partners/${id}`, headers: accountant })).body).not.toContain(
        'Inviter',
      );
      const payload = { name: 'X', email: 'x@y.example' };
      const invited = await house.http({
        method: 'POST',
        url: `/api/v1/partners/${id}/invitations`,
        headers: accountant,
        payload,
      });
      expect([403, 404]).toContain(invited.statusCode);
      const person = await house.signedIn(await house.scope(school, 'partner', { partnerId: id }));
      expect([403, 404]).toContain(
        (await house.http({ method: 'GET', url: `/api/v1/partners/${id}`, headers: person })).statusCode,
      );
    });
  });
});
