import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { Outbox, wholeBody } from '../../../core/mail/outbox.js';
import { InvitationsService, KeysService, SessionsService, SignInService, UsersService } from '../index.js';

let house: House;
let school: TestSchool;
const PASSWORD = 'le fil passe dans le chas';
const NET = '192.0.2.0/24';
const FROM = { locale: 'fr' as const, network: NET };

beforeAll(async () => {
  house = await openHouse([]);
  school = await house.aSchool();
});
afterAll(() => house.close());

async function aDirector(email: string) {
  const users = house.get(UsersService);
  const userId = await users.createUser(school.system, { email, name: 'Claire Essai', password: PASSWORD });
  await users.grant(school.system, { userId, role: 'director' });
  return userId;
}
const browser = { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe('signing in', () => {
  it('opens a session with the right password, and pages are for signed-in people only', async () => {
    await aDirector('claire@example.org');
    const payload = form({ email: ' Claire@Example.org ', password: PASSWORD, next: '/people' });
    const answer = await house.http({ method: 'POST', url: '/sign-in', headers: browser, payload });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/people']);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/i);
    const people = await house.http({ method: 'GET', url: '/people', headers: { cookie } });
    expect(people.statusCode).toBe(200);
    expect(people.body).toContain('Claire Essai');
    const stranger = await house.http({ method: 'GET', url: '/people' });
    expect([stranger.statusCode, stranger.headers['location']]).toEqual([303, '/sign-in?next=%2Fpeople']);
  });

  it('never sends anybody to another site', async () => {
    await aDirector('loin@example.org');
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const payload = form({ email: 'loin@example.org', password: PASSWORD, next });
      const answer = await house.http({ method: 'POST', url: '/sign-in', headers: browser, payload });
      expect(answer.headers['location']).toBe('/');
    }
  });

  it('says the same of a wrong password and of an unknown address, and waits longer after each failure', async () => {
    await aDirector('lente@example.org');
    const signIn = house.get(SignInService);
    const wrong = (email: string) => signIn.byPassword(email, 'faux mot de passe', NET).catch((e: Error) => e.message);
    expect(await wrong('personne@example.org')).toBe(await wrong('lente@example.org'));
    for (let i = 0; i < 3; i++) await wrong('lente@example.org');
    await expect(signIn.byPassword('lente@example.org', PASSWORD, NET)).rejects.toMatchObject({
      code: 'identity.locked',
    });
    house.clock.set('2026-11-23T08:10:00Z');
    await expect(signIn.byPassword('lente@example.org', PASSWORD, NET)).resolves.toHaveProperty('secret');
  });

  it('refuses a form sent by another site', async () => {
    const headers = { ...browser, origin: 'https://evil.example' };
    const answer = await house.http({
      method: 'POST',
      url: '/sign-in',
      headers,
      payload: form({ email: 'a@b.fr', password: 'x' }),
    });
    expect(answer.statusCode).toBe(403);
    const { origin: _origin, ...silent } = browser;
    expect((await house.http({ method: 'POST', url: '/sign-in', headers: silent, payload: '' })).statusCode).toBe(403);
  });

  it('shows the form again with what to correct and what was typed', async () => {
    const payload = form({ email: 'qui@example.org', password: '' });
    const answer = await house.http({ method: 'POST', url: '/sign-in', headers: browser, payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Cette réponse manque.');
    expect(answer.body).toContain('qui@example.org');
  });
});

describe('sessions', () => {
  it('end by sign-out, by idling, by age, and when the role ends', async () => {
    house.clock.set('2026-11-23T09:00:00Z');
    const userId = await aDirector('duree@example.org');
    await aDirector('autre-direction@example.org');
    const sessions = house.get(SessionsService);
    const { secret } = await sessions.open(userId, school.id);
    house.clock.set('2026-11-23T16:00:00Z');
    expect(await sessions.scopeOfCookie(secret)).not.toBeNull();
    house.clock.set('2026-11-24T00:30:00Z');
    expect(await sessions.scopeOfCookie(secret)).toBeNull();
    const again = await sessions.open(userId, school.id);
    await house.get(UsersService).endMembership(school.system, userId, 'director');
    expect(await sessions.scopeOfCookie(again.secret)).toBeNull();
    house.clock.set('2026-11-23T09:00:00Z');
  });

  it('keep one school from another', async () => {
    const other = await house.aSchool();
    const userId = await aDirector('deux-ecoles@example.org');
    const sessions = house.get(SessionsService);
    const { secret } = await sessions.open(userId, school.id);
    const scope = (await sessions.scopeOfCookie(secret))!;
    await expect(sessions.enter(scope, secret, other.id)).rejects.toMatchObject({ status: 404 });
    await house.get(UsersService).grant(other.system, { userId, role: 'accountant' });
    await sessions.enter(scope, secret, other.id);
    const there = (await sessions.scopeOfCookie(secret))!;
    expect([there.schoolId, [...there.roles]]).toEqual([other.id, ['accountant']]);
  });
});

describe('invitations', () => {
  it('are mailed, let one person in once, and expire', async () => {
    const invitations = house.get(InvitationsService);
    const guest = { email: 'invitee@example.org', name: 'Hélène Essai', role: 'accountant' as const };
    const host = await house.scope(school, 'director');
    const { link } = await invitations.invite(host, guest);
    const [mail] = await house.get(Outbox).list(school.system);
    expect(wholeBody(mail!)).toContain(link);
    const secret = link.split('/').at(-1)!;
    await expect(invitations.accept(secret, 'court', FROM)).rejects.toMatchObject({ code: 'identity.weak_password' });
    await invitations.accept(secret, PASSWORD, FROM);
    await expect(invitations.accept(secret, PASSWORD, FROM)).rejects.toMatchObject({
      code: 'identity.invitation_over',
    });
    const late = await invitations.invite(host, { ...guest, email: 'tard@example.org' });
    house.clock.set('2026-12-23T09:00:00Z');
    await expect(invitations.at(late.link.split('/').at(-1)!)).rejects.toMatchObject({
      code: 'identity.invitation_over',
    });
    house.clock.set('2026-11-23T09:00:00Z');
  });
});

describe('API keys', () => {
  it('act with one role of their owner until revoked', async () => {
    const userId = await aDirector('cle@example.org');
    const scope = { ...school.system, userId, roles: new Set(['director'] as const) };
    const keys = house.get(KeysService);
    await expect(keys.createKey(scope, 'ERP', 'accountant')).rejects.toMatchObject({ status: 404 });
    const { id, key } = await keys.createKey(scope, 'ERP', 'director');
    const me = await house.http({ method: 'GET', url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } });
    expect(me.json<{ roles: string[] }>().roles).toEqual(['director']);
    await keys.revokeKey(scope, id);
    const after = await house.http({ method: 'GET', url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } });
    expect(after.statusCode).toBe(401);
    expect(after.json()).toMatchObject({ code: 'core.sign_in_first', status: 401 });
  });
});
