import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { IdentityModule, KeysService, SESSION_COOKIE, TABLET_COOKIE, UsersService } from '../index.js';
import { aLearner, post, sessionIn } from './doors.support.js';

let house: House;
let school: TestSchool;
let tablet: string;
let learner: number;
beforeAll(async () => {
  house = await openHouse([IdentityModule]);
  school = await house.aSchool();
  tablet = await aTablet(school);
  learner = await aLearner(house, school, '4827');
});
afterAll(() => house.close());

async function aTablet(of: TestSchool): Promise<string> {
  const director = await house.scope(of, 'director');
  return (await house.get(KeysService).registerTablet(director, 'Tablette 1')).secret;
}

const give = (to = learner) => house.get(UsersService).giveBadge(school.system, to);
const show = (badge: string, on: string | null = tablet) =>
  house.http({ method: 'GET', url: `/badges/${badge}`, headers: on ? { cookie: `${TABLET_COOKIE}=${on}` } : {} });
const enter = (badge: string, on?: string) => post(house, `/badges/${badge}`, {}, { tablet: on ?? tablet });
const isIn = async (session: string) => {
  const headers = { cookie: `${SESSION_COOKIE}=${session}` };
  return (await house.http({ method: 'GET', url: '/api/v1/me', headers })).statusCode === 200;
};

describe('a badge', () => {
  it('shows whose it is, and only the button lets in', async () => {
    const badge = await give();
    const seen = await show(badge);
    expect([seen.statusCode, sessionIn(seen.headers)]).toEqual([200, undefined]);
    expect(seen.body).toMatch(/C’est toi, Inès Essai\s\?/);
    const entered = await enter(badge);
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/terminal']);
    expect(await isIn(sessionIn(entered.headers)!)).toBe(true);
  });

  it('opens on a registered tablet of the school alone, and names nobody elsewhere', async () => {
    const badge = await give();
    const other = await aTablet(await house.aSchool());
    for (const on of ['', 'not-a-tablet', other]) {
      const seen = await show(badge, on);
      expect([seen.statusCode, seen.headers.location]).toEqual(on === other ? [422, undefined] : [303, '/tablet']);
      expect(seen.body).not.toContain('Inès');
      const entered = await enter(badge, on || 'none');
      expect([entered.headers.location, sessionIn(entered.headers)]).not.toContain('/terminal');
      expect(sessionIn(entered.headers)).toBeUndefined();
    }
  });

  it('is one: a new one ends the old one and its sessions, and one that is lost opens nothing', async () => {
    const old = await give();
    const session = sessionIn((await enter(old)).headers)!;
    const fresh = await give();
    expect(await isIn(session)).toBe(false);
    expect((await enter(old)).statusCode).toBe(422);
    const again = sessionIn((await enter(fresh)).headers)!;
    await house.get(UsersService).takeBadge(school.system, learner);
    expect(await isIn(again)).toBe(false);
    expect((await show(fresh)).body).toContain('Ce badge n’ouvre plus');
    // The code still does.
    const pin = await post(house, '/tablet', { userId: String(learner), pin: '4827' }, { tablet });
    expect(pin.headers.location).toBe('/terminal');
  });

  it('is a learner’s, of the caller’s school', async () => {
    const missing = { code: 'core.not_found' };
    const adult = (await house.scope(school, 'master')).userId;
    await expect(give(adult)).rejects.toMatchObject(missing);
    const elsewhere = await house.aSchool();
    const stranger = house.get(UsersService).giveBadge(elsewhere.system, learner);
    await expect(stranger).rejects.toMatchObject(missing);
  });

  it('is dead when the learner has left, and kept as a hash', async () => {
    const leaving = await aLearner(house, school, '5938');
    const badge = await give(leaving);
    const rows = await house.read.manager.query<{ badge_hash: string }[]>('SELECT badge_hash FROM app_user');
    expect(JSON.stringify(rows)).not.toContain(badge);
    await house.get(UsersService).endMembership(school.system, leaving, 'learner');
    expect((await enter(badge)).statusCode).toBe(422);
  });
});
