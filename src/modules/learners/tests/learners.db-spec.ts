import fc from 'fast-check';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { Journal } from '../../../core/journal/journal.js';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import { IdentityQueries, KeysService, SessionsService, SignInService } from '../../identity/index.js';
import { Enrolment } from '../enrolment.entity.js';
import { LearnersModule, LearnersQueries, LearnersService } from '../index.js';
import { aClass, aLearner } from './learners.builder.js';

const day = localDate;
const today = day('2026-11-23');

describe('learners', () => {
  let house: House;
  let school: TestSchool;
  let director: Scope;
  let service: LearnersService;
  let queries: LearnersQueries;

  beforeAll(async () => {
    house = await openHouse([LearnersModule]);
    school = await house.aSchool();
    director = await house.scope(school, 'director');
    service = house.get(LearnersService);
    queries = house.get(LearnersQueries);
  });
  afterAll(() => house.close());

  const userOf = async (learnerId: number) => {
    const text = 'SELECT user_id, ended_at FROM membership WHERE learner_id = ?';
    return (await sql<{ user_id: number; ended_at: string | null }>(house.read.manager, text, [learnerId]))[0];
  };

  it('admits: a learner, an enrolment, somebody who signs in at the tablet', async () => {
    const classId = await aClass(service, director);
    const id = await service.admit(director, aLearner(classId, { pin: '4827' }));
    expect(await queries.get(director, id)).toMatchObject({ displayName: 'Inès D.', classId, level: 1, leftOn: null });
    expect((await queries.names(director, [id])).get(id)).toBe('Inès D.');
    expect(await userOf(id)).toMatchObject({ ended_at: null });
    const [line] = await house.get(Journal).of(director, { type: 'learner', id });
    expect(line).toMatchObject({ event: 'admitted', facts: { classId, enteredOn: '2026-09-01' } });
    expect(JSON.stringify(line)).not.toContain('Inès');
  });

  it('keeps nothing of an admission whose PIN is weak', async () => {
    const classId = await aClass(service, director, 1);
    await expect(service.admit(director, aLearner(classId, { pin: '1234' }))).rejects.toMatchObject({
      status: expect.any(Number) as number,
    });
    expect((await queries.headcountRows(director, today)).find((row) => row.classId === classId)!.count).toBe(0);
    await service.admit(director, aLearner(classId));
  });

  it('refuses over capacity, and gives the place back when somebody leaves', async () => {
    const classId = await aClass(service, director, 2);
    const first = await service.admit(director, aLearner(classId));
    await service.admit(director, aLearner(classId, { enteredOn: day('2027-01-04') }));
    await expect(service.admit(director, aLearner(classId))).rejects.toMatchObject({
      code: 'learners.class_full',
      status: 409,
    });
    await service.leave(director, first, day('2026-12-18'));
    await service.admit(director, aLearner(classId, { enteredOn: day('2026-12-19') }));
  });

  it('gives the last place once, however many ask for it together', async () => {
    const classId = await aClass(service, director, 3);
    const asked = Array.from({ length: 8 }, () => service.admit(director, aLearner(classId)));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await queries.headcountRows(director, today)).find((row) => row.classId === classId)!.count).toBe(3);
  });

  it('refuses dates that cannot be a learner’s', async () => {
    const classId = await aClass(service, director);
    const admit = (birthDate: string) => service.admit(director, aLearner(classId, { birthDate: day(birthDate) }));
    await expect(admit('2014-01-01')).rejects.toMatchObject({ code: 'learners.too_young' });
    await expect(admit('1970-01-01')).rejects.toMatchObject({ code: 'learners.implausible_birth_date' });
  });

  it('ends the enrolment and the tablet on departure, once', async () => {
    const id = await service.admit(director, aLearner(await aClass(service, director)));
    await expect(service.leave(director, id, day('2026-08-31'))).rejects.toMatchObject({
      code: 'learners.left_before_entering',
    });
    await service.leave(director, id, day('2026-11-20'));
    await expect(service.leave(director, id, day('2026-11-21'))).rejects.toMatchObject({
      code: 'learners.already_left',
    });
    expect((await queries.list(director, day('2026-11-20'))).map((row) => row.id)).toContain(id);
    expect((await queries.list(director, day('2026-11-21'))).map((row) => row.id)).not.toContain(id);
    expect((await userOf(id))!.ended_at).not.toBeNull();
    await expect(service.resetPin(director, id, '4827')).rejects.toMatchObject({ code: 'learners.no_tablet_account' });
    expect((await queries.atWork(director, [id], day('2026-11-20'))).get(id)!.enrolled).toBe(true);
    expect((await queries.atWork(director, [id], day('2026-11-21'))).get(id)!.enrolled).toBe(false);
  });

  describe('an announced departure', () => {
    const lastDay = day('2026-11-25');
    const lastMoment = '2026-11-25T22:59:59.999Z';
    afterEach(() => house.clock.set('2026-11-23T08:00:00Z'));

    it.each([
      ['today', today, '2026-11-23T22:59:59.999Z', '2026-11-23T23:00:00.000Z'],
      ['a day to come', lastDay, lastMoment, '2026-11-25T23:00:00.000Z'],
      ['a day of summer', day('2027-06-30'), '2027-06-30T21:59:59.999Z', '2027-06-30T22:00:00.000Z'],
    ])('for %s shuts nothing before the end of that day', async (_, on, before, after) => {
      const sessions = house.get(SessionsService);
      const signIns = house.get(SignInService);
      const { secret: tablet } = await house.get(KeysService).registerTablet(director, 'Atelier');
      const id = await service.admit(director, aLearner(await aClass(service, director), { pin: '4827' }));
      const { user_id: userId } = (await userOf(id))!;
      await service.leave(director, id, on);
      await service.resetPin(director, id, '5938');
      house.clock.set(before);
      const { secret } = await signIns.byPin(tablet, userId, '5938');
      const scope = (await sessions.scopeOfCookie(secret))!;
      expect(scope.learnerId).toBe(id);
      expect((await house.get(IdentityQueries).me(scope)).school.id).toBe(school.id);
      expect((await signIns.learnersAt(tablet))!.map((row) => row.userId)).toContain(userId);
      house.clock.set(after);
      expect(await sessions.scopeOfCookie(secret)).toBeNull();
      await expect(signIns.byPin(tablet, userId, '5938')).rejects.toMatchObject({ code: 'identity.wrong_pin' });
      expect((await signIns.learnersAt(tablet))!.map((row) => row.userId)).not.toContain(userId);
      await expect(service.resetPin(director, id, '4827')).rejects.toMatchObject({
        code: 'learners.no_tablet_account',
      });
    });

    it('for a day that is past shuts the tablet at once', async () => {
      const id = await service.admit(director, aLearner(await aClass(service, director), { pin: '4827' }));
      const { user_id: userId } = (await userOf(id))!;
      const { secret } = await house.get(SessionsService).open(userId, school.id);
      await service.leave(director, id, day('2026-11-22'));
      expect(await house.get(SessionsService).scopeOfCookie(secret)).toBeNull();
    });
  });

  it('sets a level and mends a record; the journal keeps no name and no birth date', async () => {
    const id = await service.admit(director, aLearner(await aClass(service, director)));
    await service.setLevel(director, id, 3);
    const right = { firstName: 'Agnès', lastName: 'Durand', birthDate: day('2010-04-13') };
    await expect(service.correct(director, id, right, 1)).rejects.toMatchObject({ code: 'core.stale' });
    await service.correct(director, id, right, 2);
    expect(await queries.get(director, id)).toMatchObject({ ...right, level: 3, version: 3 });
    const story = await house.get(Journal).of(director, { type: 'learner', id });
    expect(story.map(({ event }) => event)).toEqual(['admitted', 'level_set', 'corrected']);
    expect(story[2]!.facts).toEqual({ fields: ['firstName', 'birthDate'] });
  });

  it('tells a working list of competences from an official one', async () => {
    const here = await house.scope(await house.aSchool(), 'director');
    await aClass(service, here);
    expect(await queries.competences(here)).toMatchObject([{ code: 'C3-3', status: 'working' }]);
    const twice = {
      code: 'X',
      title: 'X',
      status: 'official' as const,
      source: 's',
      competences: [
        { code: 'A', title: 'a' },
        { code: 'A', title: 'b' },
      ],
    };
    await expect(service.addFramework(here, twice)).rejects.toMatchObject({ code: 'learners.repeated_code' });
  });

  it('knows nothing of another school’s learner or class', async () => {
    const classId = await aClass(service, director);
    const id = await service.admit(director, aLearner(classId));
    const stranger = await house.scope(await house.aSchool(), 'director');
    await expect(queries.get(stranger, id)).rejects.toMatchObject({ status: 404 });
    expect(await queries.names(stranger, [id])).toEqual(new Map());
    expect(await queries.atWork(stranger, [id], today)).toEqual(new Map());
    expect(await queries.list(stranger, today)).toEqual([]);
    expect(await queries.headcount(stranger, today)).toBe(0);
    for (const act of [
      () => service.leave(stranger, id, today),
      () => service.setLevel(stranger, id, 4),
      () => service.resetPin(stranger, id, '4827'),
      () => service.admit(stranger, aLearner(classId)),
      () => service.correct(stranger, id, { firstName: 'X', lastName: 'Y', birthDate: day('2010-01-01') }, 1),
    ])
      await expect(act()).rejects.toMatchObject({ status: 404 });
  });

  it('gives names to heads, masters and the learner alone', async () => {
    const classId = await aClass(service, director);
    const id = await service.admit(director, aLearner(classId));
    const other = await service.admit(director, aLearner(classId, { firstName: 'Léo' }));
    const base = { ...director, userId: (await userOf(id))!.user_id };
    const self: Scope = { ...base, roles: new Set(['learner']), learnerId: id };
    expect([...(await queries.names(self, [id, other])).values()]).toEqual(['Inès D.']);
    expect((await queries.list(self, today)).map((row) => row.id)).toEqual([id]);
    await expect(queries.get(self, other)).rejects.toMatchObject({ status: 404 });
    for (const role of ['accountant', 'funder'] as const) {
      const scope: Scope = { ...director, roles: new Set([role]) };
      expect(await queries.names(scope, [id])).toEqual(new Map());
      expect(await queries.list(scope, today)).toEqual([]);
      await expect(queries.get(scope, id)).rejects.toMatchObject({ status: 404 });
      expect(await queries.headcount(scope, today)).toBeGreaterThan(0);
    }
  });

  it('counts, over random enrolments, what a naive count of each day counts', async () => {
    const start = day('2026-01-01');
    const stays = fc.array(
      fc.record({ learner: fc.nat(3), from: fc.nat(25), days: fc.option(fc.nat(12), { nil: null }) }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(stays, async (drawn) => {
        const here = await house.scope(await house.aSchool(), 'director');
        const classId = await aClass(service, here, 40);
        const ids: number[] = [];
        for (let n = 0; n < 4; n++)
          ids.push(await service.admit(here, aLearner(classId, { enteredOn: day('2027-09-01') })));
        const rows = drawn.map(({ learner, from, days }) => {
          const enteredOn = addDays(start, from);
          const leftOn = days === null ? null : addDays(enteredOn, days);
          return { schoolId: here.schoolId, learnerId: ids[learner]!, classId, enteredOn, leftOn };
        });
        await house.unit.run(async () => {
          if (rows.length > 0) await house.unit.manager.insert(Enrolment, rows);
        });
        for (let n = 0; n < 40; n += 3) {
          const on = addDays(start, n);
          const there = rows.filter((row) => row.enteredOn <= on && (row.leftOn === null || row.leftOn >= on));
          const naive = new Set(there.map(({ learnerId }) => learnerId)).size;
          expect([on, await queries.headcount(here, on)]).toEqual([on, naive]);
          const byClass = (await queries.headcountRows(here, on)).reduce((sum, { count }) => sum + count, 0);
          expect([on, byClass]).toEqual([on, naive]);
        }
      }),
      { numRuns: 12 },
    );
  });

  describe('by HTTP', () => {
    it('admits, shows and lets go by the pages; a PIN is never written back', async () => {
      const headers = { ...(await house.signedIn(director)), 'content-type': 'application/x-www-form-urlencoded' };
      const classId = await aClass(service, director);
      const post = (url: string, fields: Record<string, string>) =>
        house.http({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
      const fields = {
        firstName: 'Inès',
        lastName: 'Durand',
        classId: String(classId),
        enteredOn: '2026-09-01',
        level: '0',
      };
      const refused = await post('/learners', { ...fields, birthDate: '2015-01-01', pin: '9173' });
      expect(refused.statusCode).toBe(409);
      expect(refused.body).not.toContain('9173');
      expect(refused.body).toContain('15 ans');
      const made = await post('/learners', { ...fields, birthDate: '12/04/2010' });
      expect(made.statusCode).toBe(303);
      const at = made.headers.location!;
      for (const url of ['/learners', '/learners/new', at, `${at}/edit`, '/frameworks'])
        expect([url, (await house.http({ method: 'GET', url, headers })).statusCode]).toEqual([url, 200]);
      expect((await post(`${at}/level`, { level: '2' })).statusCode).toBe(303);
      const pin = await post(`${at}/pin`, { pin: '1111' });
      expect(pin.statusCode).toBeGreaterThanOrEqual(409);
      expect(pin.body).not.toContain('1111');
      expect((await post(`${at}/departure`, { lastDay: '2026-11-20' })).statusCode).toBe(303);
      const working = await post('/frameworks', {
        code: 'W',
        title: 'CIP',
        status: 'working',
        source: 'école',
        competences: 'W1 prendre le poste\nW2 lire',
      });
      expect(working.statusCode).toBe(303);
      expect((await house.http({ method: 'GET', url: '/frameworks', headers })).body).toContain('non officiel');
    });

    it('is closed to accountants, partners’ eyes and strangers', async () => {
      const id = await service.admit(director, aLearner(await aClass(service, director)));
      const accountant = await house.signedIn(await house.scope(school, 'accountant'));
      for (const url of ['/api/v1/learners', `/api/v1/learners/${id}`, '/learners', `/learners/${id}`]) {
        const answer = await house.http({ method: 'GET', url, headers: accountant });
        expect([403, 404]).toContain(answer.statusCode);
        expect(answer.body).not.toContain('Inès');
      }
      const stranger = await house.signedIn(await house.scope(await house.aSchool(), 'director'));
      expect((await house.http({ method: 'GET', url: `/api/v1/learners/${id}`, headers: stranger })).statusCode).toBe(
        404,
      );
      const master = await house.signedIn(await house.scope(school, 'master'));
      expect(
        (await house.http({ method: 'GET', url: '/api/v1/learners/headcount', headers: master })).json(),
      ).toMatchObject({ on: '2026-11-23' });
    });
  });

  itReads('prints a badge a tablet reads, shown once', async () => {
    const id = await service.admit(director, aLearner(await aClass(service, director)));
    const headers = { ...(await house.signedIn(director)), 'idempotency-key': 'badge-1' };
    const url = `/learners/${id}/badge`;
    const made = await house.http({ method: 'POST', url, headers });
    expect(made.statusCode).toBe(201);
    const [, pdf] = /href="data:application\/pdf;base64,([^"]+)"/.exec(made.body)!;
    const card = new PaperFile(Buffer.from(pdf!, 'base64'));
    const [address] = card.codes({ mm: 50 });
    expect(address).toMatch(new RegExp(`^${house.settings.baseUrl}/badges/[\\w-]{43}$`));
    expect([card.pages(), Math.round(card.widthMm())]).toEqual([1, 86]);
    expect(card.text()).toMatch(/Inès D\.[\s\S]*Classe F/);
    card.remove();
    const tablet = await house.get(KeysService).registerTablet(director, 'Tablette 9');
    const { name } = await house.get(SignInService).holderOf(tablet.secret, address!.split('/').at(-1)!);
    expect(name).toBe('Inès D.');
    expect((await house.http({ method: 'POST', url, headers })).body).not.toContain('data:application/pdf');
  });
});
