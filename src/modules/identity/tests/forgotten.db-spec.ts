import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { Outbox } from '../../../core/mail/outbox.js';
import { sql } from '../../../core/database/sql.js';
import { KeysService, PasswordResetsService, SessionsService, SignInService } from '../index.js';
import { anAdult, OTHER_PASSWORD, PASSWORD, post } from './doors.support.js';

let house: House;
let school: TestSchool;
let resets: PasswordResetsService;
beforeAll(async () => {
  house = await openHouse([]);
  school = await house.aSchool();
  resets = house.get(PasswordResetsService);
});
afterAll(() => house.close());

const letters = async (to: string) =>
  (await house.get(Outbox).list(school.system)).filter(({ recipient }) => recipient === to);
const pathIn = async (to: string) => new URL((await letters(to))[0]!.secret!).pathname;
const NET = '192.0.2.0/24';

describe('a forgotten password', () => {
  it('is asked from the sign-in page, and told the same of known and unknown', async () => {
    await anAdult(house, school, 'connue@example.org');
    expect((await house.http({ method: 'GET', url: '/sign-in' })).body).toContain('href="/forgotten-password"');
    const told = await Promise.all(
      ['connue', 'inconnue'].map((who) => post(house, '/forgotten-password', { email: `${who}@example.org` })),
    );
    const [known, unknown] = told.map(({ statusCode, headers, body }) => [statusCode, headers['location'], body]);
    expect(known).toEqual([303, '/forgotten-password?sent=1', '']);
    expect(unknown).toEqual(known);
    const page = await house.http({ method: 'GET', url: '/forgotten-password?sent=1' });
    expect(page.body).toContain('Si cette adresse est connue');
    expect(await letters('inconnue@example.org')).toEqual([]);
  });

  it('is chosen anew by the link, once; sessions, keys and locks end', async () => {
    const scope = await anAdult(house, school, 'oublieuse@example.org');
    const session = await house.get(SessionsService).open(scope.userId, school.id);
    const { key } = await house.get(KeysService).createKey(scope, 'ERP', 'director');
    const signIn = house.get(SignInService);
    const by = (password: string) => signIn.byPassword('oublieuse@example.org', password, NET);
    for (let i = 0; i < 4; i++) await expect(by('je ne sais plus du tout')).rejects.toThrow();
    await resets.ask(' Oublieuse@Example.org ');
    const url = await pathIn('oublieuse@example.org');
    expect((await house.http({ method: 'GET', url })).body).toContain('oublieuse@example.org');
    expect((await post(house, url, { password: 'court' })).statusCode).toBe(422);
    const chosen = await post(house, url, { password: OTHER_PASSWORD });
    expect([chosen.statusCode, chosen.headers['location']]).toEqual([303, '/sign-in']);
    await expect(by(OTHER_PASSWORD)).resolves.toHaveProperty('secret');
    await expect(by(PASSWORD)).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
    expect(await house.get(SessionsService).scopeOfCookie(session.secret)).toBeNull();
    expect(await house.get(SessionsService).scopeOfKey(key)).toBeNull();
    expect((await post(house, url, { password: PASSWORD })).statusCode).toBe(409);
    expect((await house.http({ method: 'GET', url })).statusCode).toBe(409);
  });

  it('has a link of one hour, kept as a hash, out of the body', async () => {
    await anAdult(house, school, 'lente@example.org');
    await resets.ask('lente@example.org');
    const secret = (await pathIn('lente@example.org')).split('/').at(-1)!;
    expect((await letters('lente@example.org'))[0]!.body).not.toContain(secret);
    const rows = await sql<{ token_hash: string }>(house.read.manager, 'SELECT token_hash FROM password_reset');
    expect(rows.map((row) => row.token_hash)).not.toContain(secret);
    house.clock.set('2026-11-23T09:00:00Z');
    await expect(resets.at(secret)).rejects.toMatchObject({ code: 'identity.reset_over' });
    house.clock.set('2026-11-23T08:00:00Z');
    await expect(resets.at(secret)).resolves.toEqual({ email: 'lente@example.org' });
  });

  it('taken twice at once, is chosen once', async () => {
    await anAdult(house, school, 'deux-fois@example.org');
    await resets.ask('deux-fois@example.org');
    const secret = (await pathIn('deux-fois@example.org')).split('/').at(-1)!;
    const ends = await Promise.allSettled([resets.reset(secret, PASSWORD), resets.reset(secret, OTHER_PASSWORD)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('asked ten times at once fills no mailbox', async () => {
    await anAdult(house, school, 'assaillie@example.org');
    await Promise.all(Array.from({ length: 10 }, () => resets.ask('assaillie@example.org')));
    expect(await letters('assaillie@example.org')).toHaveLength(1);
    house.clock.set('2026-11-23T08:06:00Z');
    await resets.ask('assaillie@example.org');
    expect(await letters('assaillie@example.org')).toHaveLength(2);
    house.clock.set('2026-11-23T08:00:00Z');
  });

  it('of somebody without a role any more is mailed to nobody', async () => {
    const { userId } = await anAdult(house, school, 'partie@example.org', 'accountant');
    await house.unit.run(() =>
      sql(house.unit.manager, "UPDATE membership SET ended_at = '2026-11-01T08:00:00.000Z' WHERE user_id = ?", [
        userId,
      ]),
    );
    await resets.ask('partie@example.org');
    expect(await letters('partie@example.org')).toEqual([]);
  });
});
