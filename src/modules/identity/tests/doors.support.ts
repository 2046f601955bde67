import type { House, TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { KeysService, SESSION_COOKIE, TABLET_COOKIE, UsersService } from '../index.js';

export const PASSWORD = 'le fil passe dans le chas';
export const OTHER_PASSWORD = 'la navette court sur le métier';
const FORM = 'application/x-www-form-urlencoded';
const BROWSER = { origin: 'http://localhost', host: 'localhost' };

export interface Sent {
  /** A session's secret. */
  session?: string;
  tablet?: string;
  from?: string;
}

/** What a browser sends. */
export const post = (house: House, url: string, fields: Record<string, string>, more: Sent = {}) => {
  const cookies = [
    ...(more.session ? [`${SESSION_COOKIE}=${more.session}`] : []),
    ...(more.tablet ? [`${TABLET_COOKIE}=${more.tablet}`] : []),
  ];
  const headers = { ...BROWSER, 'content-type': FORM, cookie: cookies.join('; ') };
  const payload = new URLSearchParams(fields).toString();
  return house.http({ method: 'POST', url, headers, payload, remoteAddress: more.from ?? '192.0.2.7' });
};

/** The session's secret in an answer that opened one. */
export const sessionIn = (headers: Record<string, unknown>): string | undefined =>
  new RegExp(`${SESSION_COOKIE}=([\\w-]{43})`).exec(String(headers['set-cookie']))?.[1];

export async function anAdult(
  house: House,
  school: TestSchool,
  email: string,
  role: 'director' | 'accountant' = 'director',
): Promise<Scope> {
  const users = house.get(UsersService);
  const userId = await users.createUser(school.system, { email, name: 'Claire Essai', password: PASSWORD });
  await users.grant(school.system, { userId, role });
  return { ...school.system, userId, roles: new Set([role]) };
}

/** The learners room stands to the right: its row is written by hand. */
export async function aLearner(house: House, { id, system }: TestSchool, pin: string): Promise<number> {
  const users = house.get(UsersService);
  const userId = await users.createUser(system, { email: null, name: 'Inès Essai' });
  const [row] = await house.unit.run(() =>
    sql<{ id: number }>(
      house.unit.manager,
      `INSERT INTO learner (school_id, first_name, last_name, birth_date, level, version, created_at)
       VALUES (?, 'Inès', 'Essai', '2010-03-07', 1, 1, '2026-09-01T08:00:00.000Z') RETURNING id`,
      [id],
    ),
  );
  await users.grant(system, { userId, role: 'learner', learnerId: row!.id });
  await users.setPin(system, userId, pin);
  return userId;
}

export const aTablet = async (house: House, { system }: TestSchool): Promise<string> =>
  (await house.get(KeysService).registerTablet(system, 'Tablette couture')).secret;
