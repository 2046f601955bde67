import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { KeysService, SessionsService, UsersService } from '../index.js';
import { anAdult } from './doors.support.js';

let house: House;
let school: TestSchool;
let director: Scope;
beforeAll(async () => {
  house = await openHouse([]);
  school = await house.aSchool();
  director = await anAdult(house, school, 'claire@example.org');
});
afterAll(() => house.close());

const aKey = (scope: Scope) => house.get(KeysService).createKey(scope, 'ERP', 'director');
const bearer = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });

describe('a key', () => {
  it('opens the API, and no page', async () => {
    const { key } = await aKey(director);
    const get = (url: string) => house.http({ method: 'GET', url, headers: bearer(key) });
    expect((await get('/api/v1/people')).statusCode).toBe(200);
    const page = await get('/people');
    expect([page.statusCode, page.headers['location']]).toEqual([303, '/sign-in?next=%2Fpeople']);
  });

  it('makes no key, ends none, and invites nobody', async () => {
    const { id, key } = await aKey(director);
    const calls = [
      ['POST', '/api/v1/api-keys', { name: 'Fille', role: 'director' }],
      ['GET', '/api/v1/api-keys', undefined],
      ['DELETE', `/api/v1/api-keys/${id}`, undefined],
      ['POST', '/api/v1/invitations', { email: 'evil@example.org', name: 'Evil', role: 'director' }],
      ['DELETE', '/api/v1/invitations/1', undefined],
    ] as const;
    for (const [method, url, payload] of calls) {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await house.http({ method, url, headers, payload });
      expect([method, url, answer.statusCode]).toEqual([method, url, 404]);
    }
    expect(await house.get(SessionsService).scopeOfKey(key)).not.toBeNull();
  });

  it('ends with its role, and does not come back with it', async () => {
    const leaving = await anAdult(house, school, 'partante@example.org');
    const { key } = await aKey(leaving);
    const users = house.get(UsersService);
    await users.endMembership(director, leaving.userId, 'director');
    await users.grant(school.system, { userId: leaving.userId, role: 'director' });
    expect(await house.get(SessionsService).scopeOfKey(key)).toBeNull();
  });

  it('of a partner’s person is of one company', async () => {
    const made: number[] = [];
    for (const name of ['Filix', 'Autre']) {
      const [row] = await house.unit.run(() =>
        sql<{ id: number }>(
          house.unit.manager,
          `INSERT INTO partner (school_id, name, legal_name, kind, street, postcode, city, country, email, roles,
             payment_terms, active, search_text, version, created_at)
           VALUES (?, ?, 'x', 'company', 'rue', '27000', 'Évreux', 'FR', 'a@x.example', '["customer"]',
             'days30', TRUE, 'x', 1, '2026-09-01T08:00:00.000Z') RETURNING id`,
          [school.id, name],
        ),
      );
      made.push(row!.id);
    }
    const partner = await house.scope(school, 'partner', { partnerId: made[0]! });
    const { key } = await house.get(KeysService).createKey(partner, 'ERP', 'partner');
    expect((await house.get(SessionsService).scopeOfKey(key))?.partnerId).toBe(made[0]);
    await house.unit.run(() =>
      sql(house.unit.manager, 'UPDATE membership SET partner_id = ? WHERE user_id = ?', [made[1], partner.userId]),
    );
    expect(await house.get(SessionsService).scopeOfKey(key)).toBeNull();
  });
});
