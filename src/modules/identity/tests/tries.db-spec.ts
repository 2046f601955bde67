import { randomUUID } from 'node:crypto';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { InvitationsService, KeysService, SessionsService, UsersService } from '../index.js';
import { aLearner, anAdult, aTablet, OTHER_PASSWORD, PASSWORD, post, sessionIn, type Sent } from './doors.support.js';

let house: House;
let school: TestSchool;
let tablet: string;
beforeAll(async () => {
  house = await openHouse([]);
  school = await house.aSchool();
  tablet = await aTablet(house, school);
});
afterAll(() => house.close());

const WRONG = 'un autre fil dans le chas';
const signIn = (email: string, password: string, more: Sent & { key?: string } = {}) =>
  post(house, '/sign-in', { email, password, ...(more.key ? { _key: more.key } : {}) }, more);
const enter = (userId: number, pin: string, more: Sent = {}) =>
  post(house, '/tablet', { userId: String(userId), pin }, { tablet, ...more });
const statuses = async (tries: Promise<{ statusCode: number }>[]) =>
  (await Promise.all(tries)).map((answer) => answer.statusCode).sort();
const inTurn = async (times: number, one: () => Promise<{ statusCode: number }>) => {
  const codes: number[] = [];
  for (let i = 0; i < times; i++) codes.push((await one()).statusCode);
  return codes;
};
const LOCKED_AFTER_FOUR = [422, 422, 422, 422, 429];

describe('wrong tries', () => {
  it('at once are as many as one after the other: passwords', async () => {
    await anAdult(house, school, 'vite@example.org');
    const codes = await statuses(Array.from({ length: 12 }, () => signIn('vite@example.org', WRONG)));
    expect(codes).toEqual([...Array<number>(4).fill(422), ...Array<number>(8).fill(429)]);
    expect((await signIn('vite@example.org', PASSWORD)).statusCode).toBe(429);
  });

  it('at once are as many as one after the other: PINs', async () => {
    const userId = await aLearner(house, school, '4827');
    const codes = await statuses(Array.from({ length: 12 }, (_, i) => enter(userId, String(5010 + i))));
    expect(codes).toEqual([...Array<number>(4).fill(422), ...Array<number>(8).fill(429)]);
    expect((await enter(userId, '4827', { from: '203.0.113.9' })).statusCode).toBe(429);
  });

  it('make known and unknown addresses wait alike', async () => {
    await anAdult(house, school, 'connue@example.org');
    expect(await inTurn(5, () => signIn('connue@example.org', WRONG))).toEqual(LOCKED_AFTER_FOUR);
    expect(await inTurn(5, () => signIn('inconnue@example.org', WRONG))).toEqual(LOCKED_AFTER_FOUR);
    const told = await Promise.all(['connue', 'inconnue'].map((who) => signIn(`${who}@example.org`, WRONG)));
    const [known, unknown] = told.map(({ body }) => /Attendez \d+ s/.exec(body)?.[0]);
    expect(known).toBe('Attendez 2 s');
    expect(unknown).toBe(known);
  });

  it('of a stranger elsewhere do not lock the owner out', async () => {
    await anAdult(house, school, 'visee@example.org');
    await inTurn(6, () => signIn('visee@example.org', WRONG, { from: '198.51.100.1' }));
    expect((await signIn('visee@example.org', PASSWORD, { from: '198.51.100.200' })).statusCode).toBe(429);
    expect((await signIn('visee@example.org', PASSWORD, { from: '203.0.113.5' })).statusCode).toBe(303);
  });

  it('stay counted under an idempotency key, though each is refused', async () => {
    const own = await anAdult(house, school, 'assise@example.org');
    await anAdult(house, school, 'cible@example.org');
    const { secret: session } = await house.get(SessionsService).open(own.userId, school.id);
    const codes = await inTurn(5, () => signIn('cible@example.org', WRONG, { session, key: randomUUID() }));
    expect(codes).toEqual(LOCKED_AFTER_FOUR);
  });

  it('are forgotten by a right one', async () => {
    await anAdult(house, school, 'distraite@example.org');
    const codes = await inTurn(3, async () => {
      await inTurn(3, () => signIn('distraite@example.org', WRONG));
      return signIn('distraite@example.org', PASSWORD);
    });
    expect(codes).toEqual([303, 303, 303]);
  });

  it('of the current password count too', async () => {
    const { userId } = await anAdult(house, school, 'curieuse@example.org');
    const { secret: session } = await house.get(SessionsService).open(userId, school.id);
    const change = (currentPassword: string) =>
      post(house, '/me/password', { currentPassword, newPassword: OTHER_PASSWORD, _key: randomUUID() }, { session });
    expect(await inTurn(5, () => change(WRONG))).toEqual(LOCKED_AFTER_FOUR);
    expect((await signIn('curieuse@example.org', PASSWORD)).statusCode).toBe(429);
  });

  it('at an invitation of somebody known count too', async () => {
    const director = await anAdult(house, school, 'hote@example.org');
    await anAdult(house, await house.aSchool(), 'ailleurs@example.org');
    const guest = { email: 'ailleurs@example.org', name: 'Ailleurs', role: 'master' as const };
    const { link } = await house.get(InvitationsService).invite(director, guest);
    const accept = () => post(house, new URL(link).pathname, { password: WRONG });
    expect(await inTurn(5, accept)).toEqual(LOCKED_AFTER_FOUR);
  });
});

describe('a session', () => {
  it('survives a sign-in that failed, and ends by one that did not', async () => {
    const { userId } = await anAdult(house, school, 'reste@example.org');
    const sessions = house.get(SessionsService);
    const { secret: session } = await sessions.open(userId, school.id);
    await signIn('reste@example.org', WRONG, { session });
    expect(await sessions.scopeOfCookie(session)).not.toBeNull();
    await signIn('reste@example.org', PASSWORD, { session });
    expect(await sessions.scopeOfCookie(session)).toBeNull();
  });

  it('other than the asking one, and every key, end with a changed password', async () => {
    const scope = await anAdult(house, school, 'change@example.org');
    const sessions = house.get(SessionsService);
    const mine = await sessions.open(scope.userId, school.id);
    const stolen = await sessions.open(scope.userId, school.id);
    const { key } = await house.get(KeysService).createKey(scope, 'ERP', 'director');
    const fields = { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD };
    expect((await post(house, '/me/password', fields, { session: mine.secret })).statusCode).toBe(303);
    expect(await sessions.scopeOfCookie(mine.secret)).not.toBeNull();
    expect(await sessions.scopeOfCookie(stolen.secret)).toBeNull();
    expect(await sessions.scopeOfKey(key)).toBeNull();
  });

  it('of a learner ends with a new PIN, which also opens what was locked', async () => {
    const userId = await aLearner(house, school, '4827');
    const session = sessionIn((await enter(userId, '4827')).headers)!;
    await inTurn(4, () => enter(userId, '5010'));
    await house.get(UsersService).setPin(school.system, userId, '9173');
    expect(await house.get(SessionsService).scopeOfCookie(session)).toBeNull();
    expect((await enter(userId, '9173')).statusCode).toBe(303);
  });
});
