import type { Role } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { badCases, BROKEN_BODIES, NOT_IDS } from '../support/bad-values.js';
import { validBody, type Body } from '../support/bodies.js';
import { fieldNames, filled, knockersOf, type Knocker } from '../support/callers.js';
import type { House } from '../support/house.js';
import { fileLetter, jsonLetter, knock, undone, type Answer, type Letter } from '../support/knocking.js';
import { routesOf, type Route } from '../support/routes.js';
import { watchTables, type Tables } from '../support/tables.js';
import { PDF } from '../support/trade.js';
import { twoSchools, type Names, type SchoolSet } from '../support/two-schools.js';
import { openWholeHouse } from '../support/whole-house.js';

let house: House;
let first: SchoolSet;
let names: Names;
let foreign: Names;
let routes: Route[];
let knockers: Knocker[];
let tables: Tables;
let asked = 0;
/** Problem code → how it was brought about, to hear it in English too. */
const problems = new Map<string, { route: Route; url: string; letter: Letter; detail: string }>();

beforeAll(async () => {
  house = await openWholeHouse();
  const { first: own, second } = await twoSchools(house);
  first = own;
  names = fieldNames(first);
  const others = fieldNames(second);
  // Words are the same in every school; only ids tell them apart.
  foreign = Object.fromEntries(
    Object.entries(others).filter(([name, value]) => typeof value === 'number' && names[name] !== value),
  );
  knockers = await knockersOf(house, first);
  routes = routesOf(house).filter(({ page }) => !page);
  tables = await watchTables(house);
}, 60_000);
afterAll(async () => {
  process.stdout.write(`bad input, API: ${asked} requests, ${problems.size} problems on ${__DB__}\n`);
  await tables.close();
  await house.close();
});

const knockerOf = ({ policy }: Route): Knocker => {
  const role = policy![0] === 'signed-in' || policy![0] === 'anyone' ? 'director' : (policy as readonly Role[])[0]!;
  return knockers.find(({ name }) => name === role)!;
};

async function refusedWell(route: Route, url: string, letter: Letter, label: string): Promise<string[]> {
  const answer = await knock(house, route.method, url, letter);
  asked++;
  const changed = await tables.changed();
  const where = `${route.method} ${url} ${label}`.slice(0, 200);
  return [
    ...wrongWith(route, url, letter, answer).map((why) => `${where}: ${why}`),
    ...(changed.length > 0 ? [`${where} changed ${changed.join(', ')}`] : []),
  ];
}

function wrongWith(route: Route, url: string, letter: Letter, { status, headers, body }: Answer): string[] {
  if (![400, 404, 409, 413, 415, 422, 429].includes(status)) return [`${status} ${body.slice(0, 120)}`];
  if (!headers['content-type']?.startsWith('application/problem+json'))
    return [`no problem: ${headers['content-type']}`];
  const problem = JSON.parse(body) as { code?: string; detail?: string; status?: number };
  if (!problem.code || !problem.detail || problem.status !== status) return [`says nothing: ${body.slice(0, 200)}`];
  if (!problems.has(problem.code)) problems.set(problem.code, { route, url, letter, detail: problem.detail });
  return [];
}

function bodyOf(route: Route): Body {
  return validBody(route.body!, { ...names, ...(route.body!.name === 'NewKey' ? { role: 'director' } : {}) });
}

/** What the house may take: done, and undone. */
async function noFault({ method }: Route, url: string, letter: Letter, label: string): Promise<string[]> {
  const { status, body } = await undone(house, () => knock(house, method, url, letter));
  asked++;
  return status < 500 ? [] : [`${method} ${url} ${label}: ${status} ${body.slice(0, 100)}`];
}

/** The gate answers every question about somebody or something it cannot find with « refused ». */
const isAnswered = ({ path }: Route, label: string): boolean =>
  path === '/api/v1/safety/questions' && / = of (nothing|the other school)$/.test(label);

async function gateRefuses(url: string, letter: Letter, label: string): Promise<string[]> {
  const { status, body } = await knock(house, 'POST', url, letter);
  asked++;
  return status === 200 && body.startsWith('{"outcome":"refused"')
    ? []
    : [`${url} ${label}: ${status} ${body.slice(0, 80)}`];
}

describe('a wrong body', () => {
  it('is refused field by field with a sentence, and changes nothing', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ body }) => body !== null)) {
      const knocker = knockerOf(route);
      const url = filled(route.path, knocker.own);
      for (const { label, body, refused } of badCases(route.body!, bodyOf(route), foreign)) {
        const letter = jsonLetter(knocker, body);
        if (!refused) wrong.push(...(await noFault(route, url, letter, label)));
        else if (isAnswered(route, label)) wrong.push(...(await gateRefuses(url, letter, label)));
        else wrong.push(...(await refusedWell(route, url, letter, label)));
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('that is no body at all is refused too', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ takesBody }) => takesBody)) {
      const knocker = knockerOf(route);
      const url = filled(route.path, knocker.own);
      for (const { label, payload, type = 'application/json' } of BROKEN_BODIES) {
        const letter = { headers: { ...knocker.headers, 'content-type': type }, payload };
        wrong.push(...(await refusedWell(route, url, letter, label)));
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

describe('a wrong address', () => {
  it('is an address where nothing is', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ params }) => params.length > 0)) {
      const knocker = knockerOf(route);
      const letter = route.body ? jsonLetter(knocker, bodyOf(route)) : { headers: knocker.headers };
      for (const id of NOT_IDS) {
        const url = route.path.replace(/:\w+/g, id);
        wrong.push(...(await refusedWell(route, url, letter, '')));
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('with wrong questions is refused, never with a fault', async () => {
    const wrong: string[] = [];
    const refused = [
      'limit=0',
      'limit=-1',
      'limit=1000000000',
      'limit=abc',
      'cursor=abc',
      'cursor=-1',
      'cursor=1e9',
      `q=${'x'.repeat(10_000)}`,
      'q=%00',
    ];
    for (const route of routes.filter(({ query }) => query !== null)) {
      const knocker = knockerOf(route);
      const url = filled(route.path, knocker.own);
      const known = Object.keys(validBody(route.query!, names));
      for (const question of refused.filter((one) => known.includes(one.split('=')[0]!))) {
        wrong.push(...(await refusedWell(route, `${url}?${question}`, { headers: knocker.headers }, '')));
      }
      for (const question of known.flatMap((name) => ODD_QUESTIONS.map((value) => `${name}${value}`))) {
        wrong.push(...(await noFault(route, `${url}?${question}`, { headers: knocker.headers }, '')));
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

const ODD_QUESTIONS = [
  '=',
  '=%ED%A0%80',
  '=1&limit=2&limit=3',
  '[]=1',
  '[a][b]=1',
  '=9999-12-31',
  '=0000-00-00',
  '=2147483648',
  '=1e308',
  '=__proto__',
  '=%27%20OR%201=1--',
  '=%25%25%25',
  '=%F0%9F%A7%B5',
];

describe('a wrong file', () => {
  it('is refused with a sentence', async () => {
    const wrong: string[] = [];
    for (const route of routes
      .filter(({ path }) => path.endsWith('/attachments'))
      .filter(({ method }) => method === 'POST')) {
      const knocker = knockerOf(route);
      const url = filled(route.path, knocker.own);
      const send = (label: string, name: string, bytes: Buffer, field?: string) =>
        refusedWell(route, url, fileLetter(knocker, name, bytes, field), label);
      wrong.push(...(await send('empty', 'plan.pdf', Buffer.alloc(0))));
      wrong.push(...(await send('a program', 'plan.pdf', Buffer.from('MZ\u0090\u0000\u0003 programme'))));
      wrong.push(...(await send('a page', 'plan.html', Buffer.from('<script>alert(1)</script>'))));
      wrong.push(...(await send('an SVG', 'plan.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))));
      wrong.push(...(await send('21 MB', 'plan.pdf', Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024, 32)]))));
      wrong.push(...(await send('in another field', 'plan.pdf', PDF, 'autre')));
      const odd = ['../../../etc/passwd', 'C:\\a.pdf', 'a'.repeat(400), '\u202efdp.exe', 'a;b="c".pdf', '....'];
      for (const name of odd) {
        const { status, body } = await undone(house, () => knock(house, 'POST', url, fileLetter(knocker, name, PDF)));
        if (status >= 500 || /\.\.|\\|etc\//.test(body))
          wrong.push(`${url} named ${name}: ${status} ${body.slice(0, 100)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('every problem', () => {
  it('is told in English to who reads English', async () => {
    const wrong: string[] = [];
    await house.unit.run(() => sql(house.unit.manager, "UPDATE app_user SET locale = 'en'"));
    for (const [code, { route, url, letter, detail }] of problems) {
      // Before the door the person is not known yet: there the browser's language counts.
      const headers = { ...letter.headers, 'accept-language': 'en' };
      const answer = await knock(house, route.method, url, { ...letter, headers });
      const told = JSON.parse(answer.body) as { code: string; detail: string };
      const language = answer.headers['content-language'];
      if (told.code !== code || language !== 'en' || told.detail === detail) wrong.push(`${code}: ${told.detail}`);
    }
    expect(problems.size).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});
