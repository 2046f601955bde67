import type { Held, Role } from '../../src/core/access/scope.js';
import { fieldNames, filled, knockersOf, learnerNames, tradeNames, type Knocker } from '../support/callers.js';
import type { House } from '../support/house.js';
import { Forms, knock, undone, validLetter, validQuery, type Answer, type Letter } from '../support/knocking.js';
import { routesOf, servedBy, type Route } from '../support/routes.js';
import { watchTables, type Tables } from '../support/tables.js';
import { twoSchools, type Names, type SchoolSet } from '../support/two-schools.js';
import { openWholeHouse } from '../support/whole-house.js';

/** What answers without a handler of Nest: no data, no policy. */
const BESIDE = [
  /^(GET|HEAD) \/assets\//,
  /^(GET|HEAD) \/(worker\.js|manifest\.webmanifest)$/,
  /^(GET|HEAD) \/api\/openapi\.json$/,
  /^(GET|HEAD) \/api\/try(\/|$)/,
];
/** Params that are words, the same in every school. */
const WORDS = [
  'kind',
  'schoolYear',
  'settingKey',
  'secret',
  'resetSecret',
  'badge',
  'workOrderNumber',
  'position',
  'seq',
  'month',
];

let house: House;
let first: SchoolSet;
let second: SchoolSet;
let routes: Route[];
let knockers: Knocker[];
let forms: Forms;
let tables: Tables;
/** What somebody of the second school would type in the path. */
let elsewhere: Names;
let cells = 0;

beforeAll(async () => {
  house = await openWholeHouse({ signInsPerMinute: 1_000 });
  ({ first, second } = await twoSchools(house));
  routes = routesOf(house);
  knockers = await knockersOf(house, first);
  [{ own: elsewhere }] = (await knockersOf(house, second)) as [Knocker];
  forms = new Forms(house);
  tables = await watchTables(house);
}, 60_000);
afterAll(async () => {
  process.stdout.write(`authorisation: ${routes.length} routes, ${cells} cells on ${__DB__}\n`);
  await tables.close();
  await house.close();
});

const isKey = ({ name }: Knocker): boolean => name.endsWith(' key');
/** A key is nobody at a page, and is refused where only a person may ask. */
const allows = (route: Route, knocker: Knocker): boolean =>
  open(route) || (allowsHeld(route, knocker) && !(isKey(knocker) && (route.page || route.inPerson)));
const allowsHeld = ({ policy }: Route, { role, held }: Knocker): boolean =>
  role !== null && (policy![0] === 'signed-in' || held.some((one) => (policy as Held[]).includes(one)));
const open = ({ policy }: Route): boolean => policy![0] === 'anyone';
const told = (route: Route, who: string, { status, body }: Answer) =>
  `${route.method} ${route.path} as ${who}: ${status} ${body.slice(0, 160).replace(/\s+/g, ' ')}`;

describe('every route', () => {
  it('declares who may take it', () => {
    const silent = routes
      .filter(({ policy }) => !policy)
      .map(({ method, path, handler }) => `${method} ${path} (${handler})`);
    expect(silent).toEqual([]);
    expect(routes.length).toBeGreaterThan(250);
  });

  it('is served by Nest: nothing hides beside it', () => {
    const known = new Set(
      routes.flatMap(({ method, path }) => [`${method} ${path}`, ...(method === 'GET' ? [`HEAD ${path}`] : [])]),
    );
    const served = servedBy(house);
    const hidden = served.filter((one) => !known.has(one) && !BESIDE.some((pattern) => pattern.test(one)));
    expect(hidden).toEqual([]);
    expect([...known].filter((one) => !served.includes(one))).toEqual([]);
  });

  it('names only what the two schools have one of', () => {
    const missing = routes.flatMap(({ path }) => {
      try {
        filled(path, { ...knockers[1]!.own });
        filled(path, elsewhere);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
    expect(missing).toEqual([]);
  });
});

describe('a role that a route does not name', () => {
  it('finds nothing there, and changes nothing', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((one) => !open(one))) {
      for (const knocker of knockers.filter((one) => !allows(route, one))) {
        const letter = {
          headers: { ...knocker.headers, 'content-type': 'application/json' },
          payload: route.method === 'GET' ? undefined : '{}',
        };
        const answer = await knock(house, route.method, filled(route.path, knocker.own), letter);
        if (!isDenied(route, knocker, answer)) wrong.push(told(route, knocker.name, answer));
        wrong.push(...(await changes(route, knocker.name)));
        cells++;
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

function isDenied(route: Route, knocker: Knocker, { status, headers }: Answer): boolean {
  if (knocker.role !== null && !(isKey(knocker) && route.page)) return status === 404;
  if (route.page && route.method === 'GET') return status === 303 && headers['location']!.startsWith('/sign-in?next=');
  return status === 401;
}

async function changes(route: Route, who: string): Promise<string[]> {
  const changed = await tables.changed();
  return changed.length === 0 ? [] : [`${route.method} ${route.path} as ${who} changed ${changed.join(', ')}`];
}

/** The same path with what is another's: everything at once, then one param at a time. */
function foreign(route: Route, own: Names, other: Names): Names[] {
  const ids = route.params.filter((name) => !WORDS.includes(name) && other[name] !== undefined);
  if (ids.length === 0) return [];
  const each = ids.length > 1 ? ids.map((name) => ({ ...own, [name]: other[name]! })) : [];
  return [{ ...own, ...Object.fromEntries(ids.map((name) => [name, other[name]!])) }, ...each];
}

describe('a role that a route names', () => {
  const others = (role: Role): [string, Names][] => {
    const schools: [string, Names][] = [['the other school', elsewhere]];
    if (role === 'partner') return [...schools, ['another partner', tradeNames(first.otherPartner)]];
    if (role === 'learner') return [...schools, ['another learner', learnerNames(first.otherLearner)]];
    return schools;
  };

  const wrongIds = (route: Route, { name, role, own }: Knocker): [string, Names][] =>
    others(role!).flatMap(([whose, names]) =>
      foreign(route, own, names).map((ids): [string, Names] => [`${name}, ids of ${whose}`, ids]),
    );

  async function findsNothing(route: Route, ids: Names, letter: Letter, who: string): Promise<string[]> {
    const answer = await knock(house, route.method, filled(route.path, ids), letter);
    cells++;
    return [...(answer.status === 404 ? [] : [told(route, who, answer)]), ...(await changes(route, who))];
  }

  it('finds nothing of another school, partner or learner, and changes nothing', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((one) => !open(one) && one.params.length > 0)) {
      for (const knocker of knockers.filter((one) => one.role !== null && allows(route, one))) {
        const letter = await validLetter(forms, route, knocker, fieldNames(first));
        await tables.changed();
        for (const [who, ids] of wrongIds(route, knocker)) wrong.push(...(await findsNothing(route, ids, letter, who)));
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('is let in to what is its own', async () => {
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    const done = new Set<string>();
    for (const route of routes) {
      for (const knocker of knockers.filter((one) => allows(route, one))) {
        const letter = await validLetter(forms, route, knocker, fieldNames(first));
        const url = filled(route.path, { ...knocker.own, ...suiting(route) }) + validQuery(route, fieldNames(first));
        const answer = await undone(house, () => knock(house, route.method, url, letter));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status < 400) done.add(`${route.method} ${route.path}`);
        const fine = route.method === 'GET' ? [200, 303] : [200, 201, 204, 303, 409, 422];
        if (!fine.includes(answer.status)) wrong.push(told(route, knocker.name, answer));
        wrong.push(...(await changes(route, `${knocker.name}, undone`)));
        cells++;
      }
    }
    process.stdout.write(`own calls: ${[...statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}\n`);
    expect(wrong).toEqual([]);
    // The others are stopped by a state or a rule, after the door.
    expect(done.size / routes.length).toBeGreaterThan(0.8);
  }, 180_000);
});

/** An id in the state a route is about, where the usual one is not. */
function suiting({ path, method }: Route): Names {
  const { partner, learner } = first;
  if (/\/orders\/:orderId\/(deliveries|deliverable)/.test(path)) return { orderId: partner.deliveredOrder };
  if (/\/orders\/:orderId\/invoices/.test(path)) return { orderId: partner.deliveredOrder };
  if (/\/(short-closure|closure)$/.test(path) && path.includes(':orderId')) return { orderId: partner.billedOrder };
  if (/:noteId\/(shipment|cancellation)/.test(path)) return { noteId: partner.notes.ready };
  if (/:invoiceId(\/(issuance|paid-issuance|discard))?$/.test(path) && method !== 'GET')
    return { invoiceId: partner.invoices.draft };
  if (/:assignmentId\/start/.test(path)) return { assignmentId: learner.assignments.assigned };
  return {};
}
