import { randomUUID } from 'node:crypto';
import { openHouse, type House } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { IdempotentRequest } from '../../core.entities.js';
import { sql } from '../../database/sql.js';
import { notes } from '../../tests/notes.js';
import { ProbeModule } from './probe.js';

let house: House;
let director: Scope;
let browser: Record<string, string>;
beforeAll(async () => {
  house = await openHouse([ProbeModule]);
  director = await house.scope(await house.aSchool(), 'director');
  browser = await house.signedIn(director);
});
afterAll(() => house.close());

const api = (url: string, payload: object, key?: string, headers = browser) =>
  house.http({
    method: 'POST',
    url: `/api/v1/${url}`,
    headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload,
  });
const form = (url: string, fields: Record<string, string>, headers = browser) =>
  house.http({
    method: 'POST',
    url: `/${url}`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const seen = (prefix: string) => notes(house.read, prefix);
const remembered = (key: string) => house.read.manager.countBy(IdempotentRequest, { key });
const ERP = { name: 'ERP', role: 'director' };

async function keysNamed(name: string): Promise<number> {
  const list = await house.http({ method: 'GET', url: '/api/v1/api-keys', headers: browser });
  return list.json<{ name: string }[]>().filter((key) => key.name === name).length;
}

describe('a program that repeats itself', () => {
  it('with the same key and body has one effect and the same answer', async () => {
    const key = randomUUID();
    const first = await api('probe/notes', { subject: 'twice' }, key);
    const second = await api('probe/notes', { subject: 'twice' }, key);
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(await seen('twice')).toEqual(['twice']);
  });

  it('from eight clients at once has one effect and eight same answers', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => api('probe/notes', { subject: 'eight' }, key)));
    expect(answers.map((a) => a.statusCode)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
    expect(answers.filter((a) => a.headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(await seen('eight')).toEqual(['eight']);
  });

  it('for a secret gets it once; the house keeps that it was given, not what', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => api('api-keys', { ...ERP, name: 'Une fois' }, key)));
    expect(answers.map((a) => a.statusCode).sort()).toEqual([201, 409, 409]);
    const refused = answers.find((a) => a.statusCode === 409)!;
    expect(refused.json()).toMatchObject({ code: 'core.shown_once' });
    expect(await keysNamed('Une fois')).toBe(1);
    const kept = await house.read.manager.findBy(IdempotentRequest, { key });
    expect(kept).toMatchObject([{ status: 201, shownOnce: true, body: null }]);
  });

  it('in another school of the same person is another request, with another answer', async () => {
    const there = await house.aSchool();
    const member = "INSERT INTO membership (user_id, school_id, role, created_at) VALUES (?, ?, 'director', ?)";
    const row = [director.userId, there.id, '2026-09-01T08:00:00.000Z'];
    await house.unit.run(() => sql(house.unit.manager, member, row));
    const elsewhere = await house.signedIn({ ...director, schoolId: there.id });
    const key = randomUUID();
    const here = await api('probe/notes', { subject: 'school' }, key);
    const second = await api('probe/notes', { subject: 'school' }, key, elsewhere);
    expect([here.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.headers['idempotent-replayed']).toBeUndefined();
    expect(await seen('school')).toEqual(['school', 'school']);
  });

  it('by a key of a program is another request than by the person', async () => {
    const secret = (await api('api-keys', ERP)).json<{ key: string }>().key;
    const key = randomUUID();
    await api('probe/notes', { subject: 'program' }, key);
    const second = await api('probe/notes', { subject: 'program' }, key, { authorization: `Bearer ${secret}` });
    expect([second.statusCode, second.headers['idempotent-replayed']]).toEqual([201, undefined]);
  });

  it('from twenty clients, more than the base has connections, too', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api('probe/notes', { subject: 'twenty' }, key)));
    expect(answers.map((a) => a.statusCode)).toEqual(Array(20).fill(201));
    expect(await seen('twenty')).toEqual(['twenty']);
  });

  it('with another body, path or method is refused, and changes nothing', async () => {
    const key = randomUUID();
    await api('probe/notes', { subject: 'other-1' }, key);
    for (const [url, subject] of [
      ['probe/notes', 'other-2'],
      ['probe/silent', 'other-1'],
      ['probe/notes?x=1', 'other-1'],
    ] as const) {
      const answer = await api(url, { subject }, key);
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'core.idempotency_key_reused' });
    }
    expect(await seen('other-')).toEqual(['other-1']);
  });

  it('without a key repeats its effect', async () => {
    await api('probe/notes', { subject: 'free' });
    await api('probe/notes', { subject: 'free' });
    await api('probe/notes', { subject: 'free' }, '');
    expect(await seen('free')).toHaveLength(3);
  });

  it('is answered again with nothing when nothing was answered', async () => {
    const key = randomUUID();
    const answers = [
      await api('probe/silent', { subject: 'silent' }, key),
      await api('probe/silent', { subject: 'silent' }, key),
    ];
    expect(answers.map((a) => [a.statusCode, a.body])).toEqual([
      [204, ''],
      [204, ''],
    ]);
    expect(await seen('silent')).toEqual(['silent']);
  });

  it('is not mixed up with somebody else who chose the same key', async () => {
    const key = randomUUID();
    const other = await house.signedIn(await house.scope(await house.aSchool(), 'director'));
    expect((await api('probe/notes', { subject: 'same-key-1' }, key)).statusCode).toBe(201);
    expect((await api('probe/notes', { subject: 'same-key-2' }, key, other)).statusCode).toBe(201);
    expect(await seen('same-key-')).toEqual(['same-key-1', 'same-key-2']);
  });

  it.each(['k'.repeat(101), 'clé', 'a\tb'])(
    'with a key nobody could keep (%p) is told so, not served without one',
    async (key) => {
      const answer = await api('probe/notes', { subject: 'wrong-key' }, key);
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'core.wrong_idempotency_key' });
      expect(await seen('wrong-key')).toEqual([]);
    },
  );
});

describe('a refused request is not remembered', () => {
  it.each([
    ['by its shape', { subject: '' }, 422],
    ['by a rule', { subject: 'taken-api' }, 409],
    ['by a fault of ours', { subject: 'broken-api' }, 500],
  ])('%s', async (_, body, status) => {
    const key = randomUUID();
    expect((await api('probe/notes', body, key)).statusCode).toBe(status);
    expect((await api('probe/notes', body, key)).statusCode).toBe(status);
    expect(await remembered(key)).toBe(0);
    expect((await api('probe/notes', { subject: `right-${status}` }, key)).statusCode).toBe(201);
    expect(await seen(`right-${status}`)).toEqual([`right-${status}`]);
    expect(await seen('taken')).toEqual([]);
    expect(await seen('broken')).toEqual([]);
  });

  it.each([
    ['by its shape', '', 422, 'Cette réponse manque.'],
    ['by a rule', 'taken-form', 409, 'Déjà pris. Choisissez-en un autre.'],
  ])('a form refused %s is shown again each time, and may be corrected', async (_, subject, status, sentence) => {
    const _key = randomUUID();
    for (const again of [1, 2]) {
      const answer = await form('probe/notes', { _key, subject });
      expect([again, answer.statusCode]).toEqual([again, status]);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain(sentence);
    }
    expect(await remembered(_key)).toBe(0);
    const right = await form('probe/notes', { _key, subject: `form-${status}` });
    expect([right.statusCode, right.headers['location']]).toEqual([303, '/probe/there']);
    expect(await seen(`form-${status}`)).toEqual([`form-${status}`]);
  });

  it('a form that meets a fault of ours neither', async () => {
    const _key = randomUUID();
    expect((await form('probe/notes', { _key, subject: 'broken-form' })).statusCode).toBe(500);
    expect(await remembered(_key)).toBe(0);
    expect(await seen('broken')).toEqual([]);
  });

  it('by a deadlock or a lock, tries again and ends well', async () => {
    const key = randomUUID();
    const both = await Promise.all([1, 2].map(() => api('probe/notes', { subject: 'taken-both' }, key)));
    expect(both.map((a) => a.statusCode)).toEqual([409, 409]);
    expect(await remembered(key)).toBe(0);
  });
});

describe('a form sent twice', () => {
  it('has one effect, and leads twice to the same place', async () => {
    const _key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => form('probe/notes', { _key, subject: 'double' })),
    );
    expect(answers.map((a) => [a.statusCode, a.headers['location'], a.body])).toEqual(
      Array(8).fill([303, '/probe/there', '']),
    );
    expect(await seen('double')).toEqual(['double']);
  });

  it('that was answered by a page shows the same page', async () => {
    const _key = randomUUID();
    const first = await form('probe/shown', { _key, subject: 'shown' });
    const second = await form('probe/shown', { _key, subject: 'shown' });
    expect(first.body).toContain('clé 1234');
    expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body]);
    expect(second.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(await seen('shown')).toEqual(['shown']);
  });

  it('with a key nobody could keep is told so', async () => {
    const answer = await form('probe/notes', { _key: 'a\0b', subject: 'nul-key' });
    expect(answer.statusCode).toBe(422);
    expect(await seen('nul-key')).toEqual([]);
  });

  it('of the house itself (a new API key) makes one key and shows it once', async () => {
    const fields = { _key: randomUUID(), name: 'Page', role: 'director' };
    const first = await form('me/api-keys', fields);
    const shown = /ouv_[\w-]{43}/.exec(first.body)?.[0];
    expect(shown).toBeDefined();
    const second = await form('me/api-keys', fields);
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('créez-en une autre');
    expect(second.body).not.toContain(shown);
    const kept = await house.read.manager.findBy(IdempotentRequest, { key: fields._key });
    expect(JSON.stringify(kept)).not.toContain('ouv_');
    expect(await keysNamed('Page')).toBe(1);
  });
});
