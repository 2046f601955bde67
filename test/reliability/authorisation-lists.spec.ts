import { fieldNames, filled, knockersOf, type Knocker } from '../support/callers.js';
import { crawl, look, type Visit } from '../support/crawl.js';
import type { House } from '../support/house.js';
import { validQuery } from '../support/knocking.js';
import { routesOf, type Route } from '../support/routes.js';
import { FIRST, SECOND, twoSchools, type SchoolSet } from '../support/two-schools.js';
import { openWholeHouse } from '../support/whole-house.js';

let house: House;
let first: SchoolSet;
let knockers: Knocker[];
let routes: Route[];
let read = 0;

beforeAll(async () => {
  house = await openWholeHouse();
  ({ first } = await twoSchools(house));
  knockers = (await knockersOf(house, first)).filter(
    ({ name }) => !['anonymous', 'director key', 'master key', 'accountant key'].includes(name),
  );
  routes = routesOf(house);
}, 60_000);
afterAll(async () => {
  process.stdout.write(`lists: ${read} answers read on ${__DB__}\n`);
  await house.close();
});

const names = (tag: string): RegExp => new RegExp(tag, 'i');
/** What must not appear: the other school for all, the other partner for a partner, the other learner for a learner. */
function secretsOf({ role }: Knocker): RegExp[] {
  const schools = [names(SECOND.school)];
  if (role === 'partner')
    return [...schools, names(FIRST.otherPartner), names(FIRST.learner), names(FIRST.otherLearner)];
  if (role === 'learner') return [...schools, names(FIRST.otherLearner)];
  return schools;
}

function leaks(knocker: Knocker, visits: readonly Visit[]): string[] {
  read += visits.length;
  return visits.flatMap(({ url, text, answer }) => [
    ...(answer.status >= 500 ? [`${url} as ${knocker.name}: ${answer.status}`] : []),
    ...secretsOf(knocker)
      .map((secret) => secret.exec(text))
      .filter((found) => found !== null)
      .map((found) => `${url} as ${knocker.name} tells ${text.slice(Math.max(0, found.index - 80), found.index + 80)}`),
  ]);
}

const mayRead = ({ method, policy }: Route, { held }: Knocker): boolean =>
  method === 'GET' &&
  (policy?.[0] === 'signed-in' || held.some((one) => (policy as string[] | undefined)?.includes(one)));

// Parts of the tags: what is asked for is shown again, and must not be taken for a find.
const ASKED = ['omega', 'rivale', 'ahim', '%', '_', ''];

describe('what a role reads', () => {
  it('holds nothing of another school, and for partners and learners nothing of another', async () => {
    const told: string[] = [];
    for (const knocker of knockers) {
      for (const route of routes.filter((one) => mayRead(one, knocker))) {
        const url = filled(route.path, knocker.own);
        const base = validQuery(route, fieldNames(first)) || '?';
        const lists = route.query ? ASKED.map((q) => `${url}${base}&q=${encodeURIComponent(q)}&limit=200`) : [];
        const visits: Visit[] = [];
        for (const one of [url + (base === '?' ? '' : base), ...lists]) visits.push(await look(house, knocker, one));
        told.push(...leaks(knocker, visits));
      }
    }
    expect(told).toEqual([]);
  }, 180_000);

  it('holds what is its own: the search would find it', async () => {
    const finds = async (name: string, url: string, tag: string) => {
      const knocker = knockers.find((one) => one.name === name)!;
      expect([url, (await look(house, knocker, url)).text]).toEqual([url, expect.stringMatching(names(tag))]);
    };
    await finds('director', '/api/v1/orders?q=cliente', FIRST.partner);
    await finds('director', '/search?q=rivale', FIRST.otherPartner);
    await finds('partner', '/api/v1/portal/orders?q=cliente', FIRST.partner);
    await finds('learner', '/terminal', FIRST.learner);
    await finds('master', '/api/v1/learners', FIRST.otherLearner);
  });

  it('is reached by links that lead somewhere, and never to another', async () => {
    const told: string[] = [];
    for (const knocker of knockers.filter(({ name }) => !name.endsWith('key'))) {
      const visits = await crawl(house, knocker, ['/', '/me']);
      told.push(...leaks(knocker, visits));
      told.push(
        ...visits
          .filter(({ answer }) => answer.status >= 400)
          .map(({ url, answer }) => `${url} as ${knocker.name}: ${answer.status}`),
      );
      told.push(...visits.flatMap((visit) => deadForms(knocker, visit)));
    }
    expect(told).toEqual([]);
  }, 180_000);
});

/** A form on a page leads to a route that takes it from this role. */
function deadForms({ name, held }: Knocker, { url, forms }: Visit): string[] {
  return forms
    .filter(({ action, method }) => {
      const [path] = action.split('?');
      const route = routes.find((one) => one.method === method && matches(one.path, path!));
      const free = route?.policy?.[0] === 'anyone' || route?.policy?.[0] === 'signed-in';
      return !route || !(free || held.some((one) => (route.policy as string[]).includes(one)));
    })
    .map(({ action, method }) => `${url} as ${name} shows a form to ${method} ${action}, which refuses it`);
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`).test(path);
}
