import type { Role } from '../../src/core/access/scope.js';
import { BARE } from '../support/bare-forms.js';
import { badForms, BROKEN_BODIES, NOT_IDS, ODD_TEXTS } from '../support/bad-values.js';
import { typedForm, validBody } from '../support/bodies.js';
import { fieldNames, filled, knockersOf, type Knocker } from '../support/callers.js';
import { crawl, formsOf, textOf, type PageForm } from '../support/crawl.js';
import type { House } from '../support/house.js';
import { formLetter, Forms, knock, undone, type Answer } from '../support/knocking.js';
import { routesOf, type Route } from '../support/routes.js';
import { watchTables, type Tables } from '../support/tables.js';
import { twoSchools, type Names, type SchoolSet } from '../support/two-schools.js';
import { openWholeHouse } from '../support/whole-house.js';

let house: House;
let first: SchoolSet;
let names: Names;
let foreign: Names;
let routes: Route[];
let knockers: Knocker[];
let forms: Forms;
let tables: Tables;
let asked = 0;

beforeAll(async () => {
  house = await openWholeHouse();
  const { first: own, second } = await twoSchools(house);
  first = own;
  names = { ...fieldNames(first), role: 'director' };
  const others = fieldNames(second);
  foreign = Object.fromEntries(
    Object.entries(others).filter(([name, value]) => typeof value === 'number' && names[name] !== value),
  );
  knockers = await knockersOf(house, first);
  routes = routesOf(house).filter(({ page }) => page);
  forms = new Forms(house);
  tables = await watchTables(house);
}, 60_000);
afterAll(async () => {
  process.stdout.write(`bad input, pages: ${asked} requests on ${__DB__}\n`);
  await tables.close();
  await house.close();
});

const knockerOf = ({ policy }: Route): Knocker => {
  const role =
    policy![0] === 'signed-in' ? 'director' : policy![0] === 'anyone' ? 'anonymous' : (policy as readonly Role[])[0]!;
  return knockers.find(({ name }) => name === role)!;
};

/** A page that says no: a sentence to read, and never a trace of the machine. */
function wrongWith({ status, headers, body }: Answer): string[] {
  if (![400, 401, 404, 409, 413, 415, 422, 429].includes(status)) return [`${status} ${body.slice(0, 100)}`];
  if (!headers['content-type']?.startsWith('text/html')) return [`no page: ${headers['content-type']}`];
  if (/\bat \w+.*\.[jt]sx?:\d+|QueryFailed|SQLITE_|violates/.test(body)) return ['shows its machine'];
  return [];
}

const shownAgain = (url: string, { body }: Answer): PageForm | undefined =>
  formsOf(body, url).find((form) => form.method === 'POST' && form.action.split('?')[0] === url);

/** Lists typed another way than their class: in one text, or in a table with heads of its own. */
const TYPED_OTHERWISE: Readonly<Record<string, string>> = {
  '/frameworks': 'competences[',
  '/orders/:orderId/schedule': 'deliveries[',
  '/portal/requests': 'sizes[',
  '/requests': 'sizes[',
};

describe('a form with one wrong answer', () => {
  it('comes back with what was typed and a sentence, and changes nothing', async () => {
    const wrong: string[] = [];
    const bare = new Set<string>();
    await tables.changed();
    for (const route of routes.filter(({ method, takesBody }) => method === 'POST' && takesBody)) {
      const knocker = knockerOf(route);
      const dto = await forms.of(route, knocker);
      if (!dto) continue;
      const url = filled(route.path, knocker.own);
      const valid = typedForm(dto, validBody(dto, names));
      for (const { label, form, refused: wrongly } of badForms(dto, valid, foreign)) {
        const otherwise = TYPED_OTHERWISE[route.path];
        const refused = wrongly && !(otherwise && label.startsWith(otherwise));
        const letter = formLetter(knocker, form);
        // The school year of a line is that of the address, whatever the form says.
        if (route.params.includes(label.split(' ')[0]!)) continue;
        const send = () => knock(house, 'POST', url, letter);
        const answer = refused ? await send() : await undone(house, send);
        asked++;
        const where = `POST ${url} ${label}`;
        if (answer.status >= 500) wrong.push(`${where}: ${answer.status}`);
        if (!refused) continue;
        const changed = (await tables.changed()).filter((table) => !mayWrite(route, table));
        wrong.push(...wrongWith(answer).map((why) => `${where}: ${why}`));
        if (changed.length > 0) wrong.push(`${where} changed ${changed.join(', ')}`);
        if (answer.status !== 422) continue;
        if (!shownAgain(url, answer)) bare.add(route.path);
        else wrong.push(...forgotten(url, answer, form).map((name) => `${where}: forgot ${name}`));
      }
    }
    expect(wrong).toEqual([]);
    expect([...bare].filter((path) => !BARE.includes(path))).toEqual([]);
  }, 180_000);
});

/** What a refusal may write all the same: who read a learner's papers, and how often a door was tried. */
function mayWrite({ path, policy }: Route, table: string): boolean {
  if (path.startsWith('/safety/learners/') && table === 'journal_entry') return true;
  return policy![0] === 'anyone' && table === 'app_user';
}

/** Fields of the form shown again that lost what was typed; secrets are meant to. */
function forgotten(url: string, answer: Answer, typed: Record<string, string>): string[] {
  const { fields } = shownAgain(url, answer)!;
  return fields
    .filter(({ name }) => !/pin|password/i.test(name))
    .filter(
      ({ name, type }) => typed[name] !== undefined && ['text', 'textarea', 'email', 'number', 'tel'].includes(type),
    )
    .filter(
      ({ name, value }) =>
        typed[name]!.length < 300 && value.trim() !== typed[name]!.trim() && !/[\u0000\u0007]/.test(typed[name]!),
    )
    .map(({ name, value }) => `${name} (${typed[name]!.slice(0, 30)} became ${value.slice(0, 30)})`);
}

const WRONG = ['half a JSON', 'null', 'a list', 'proto', '10,000 levels', '2 MB', 'XML', 'broken parts'];

describe('a body that is no form', () => {
  it('is refused with a page', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method, takesBody }) => method === 'POST' && takesBody)) {
      const knocker = knockerOf(route);
      const url = filled(route.path, knocker.own);
      for (const { label, payload, type = 'application/json' } of BROKEN_BODIES.filter((one) =>
        WRONG.includes(one.label),
      )) {
        const headers = { ...knocker.headers, 'content-type': type };
        const answer = await undone(house, () => knock(house, 'POST', url, { headers, payload }));
        asked++;
        if (answer.status >= 500) wrong.push(`POST ${url} ${label}: ${answer.status}`);
        if (answer.status >= 400) wrong.push(...wrongWith(answer).map((why) => `POST ${url} ${label}: ${why}`));
      }
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(wrong).toEqual([]);
  }, 180_000);
});

describe('every form a page shows', () => {
  it('bears odd texts in each of its fields', async () => {
    const wrong: string[] = [];
    for (const name of ['director', 'partner', 'learner', 'anonymous']) {
      const knocker = knockers.find((one) => one.name === name)!;
      const shown = await formsShownTo(knocker);
      await tables.changed(); // reading a learner's papers is written down
      for (const [form, field, text] of shown.flatMap(oddlyFilled)) {
        const { status } = await undone(house, () => knock(house, 'POST', form.action, formLetter(knocker, field)));
        asked++;
        if (status >= 500) wrong.push(`POST ${form.action} as ${name}, ${text}: ${status}`);
      }
    }
    expect(await tables.changed()).toEqual([]);
    expect(wrong).toEqual([]);
  }, 180_000);
});

/** The form with one field of each name changed: `cells[12]` and `cells[13]` are alike. */
function oddlyFilled(form: PageForm): [PageForm, Record<string, string>, string][] {
  const fields = form.fields.filter(({ name }) => name !== '_key');
  const untouched = Object.fromEntries(fields.map((field) => [field.name, answered(field)]));
  const kinds = new Map(fields.map(({ name }) => [name.replace(/\d+/g, '#'), name]));
  return [...kinds.values()].flatMap((name) =>
    ODD_TEXTS.map((text): [PageForm, Record<string, string>, string] => [
      form,
      { ...untouched, [name]: text },
      `${name} = ${text.slice(0, 30)}`,
    ]),
  );
}

const STARTS = ['/', '/me', '/sign-in', '/tablet', '/orders/new', '/portal/orders/new', '/work-orders/new'];

/** The forms of all pages a role reaches, one for each route. */
async function formsShownTo(knocker: Knocker): Promise<PageForm[]> {
  const { item } = first;
  const chosen = [
    `/orders/new?partnerId=${first.partner.partnerId}&item=${item.id}`,
    `/work-orders/new?itemId=${item.id}`,
  ];
  const visits = await crawl(house, knocker, [...STARTS, ...chosen, `/portal/orders/new?item=${item.id}`]);
  const found = new Map<string, PageForm>();
  for (const form of visits.flatMap((visit) => visit.forms)) {
    const pattern = form.action.replace(/\d+/g, '#');
    const richer = (found.get(pattern)?.fields.length ?? 0) < form.fields.length;
    if (form.method === 'POST' && richer && !/sign-out|\/me\/locale/.test(form.action)) found.set(pattern, form);
  }
  return [...found.values()];
}

function answered({ type, value, options, name }: PageForm['fields'][number]): string {
  if (value !== '') return value;
  if (type === 'select') return options.find((option) => option !== '') ?? '';
  if (/On$|From$|Until$|Day$|^on$/.test(name)) return '2026-11-23';
  return /cells|quantity|Cents|minutes|good/i.test(name) ? '1' : 'Mot';
}

const OF_PAGES = ['9999999999', '-1', 'a\u0000b', '1:9999999999999', '12:1e308;13:abc', '__proto__'];

describe('an address of a page', () => {
  it('that names nothing shows nothing', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ params }) => params.length > 0)) {
      const knocker = knockerOf(route);
      for (const id of NOT_IDS.slice(0, 7)) {
        const url = route.path.replace(/:\w+/g, id);
        const letter = route.method === 'GET' ? { headers: knocker.headers } : formLetter(knocker, {});
        const answer = await knock(house, route.method, url, letter);
        asked++;
        wrong.push(...wrongWith(answer).map((why) => `${route.method} ${url}: ${why}`));
      }
    }
    expect(await tables.changed()).toEqual([]);
    expect(wrong).toEqual([]);
  }, 180_000);

  it('bears any question', async () => {
    const wrong: string[] = [];
    const questions = [
      ...['q', 'limit', 'cursor', 'state', 'on', 'day', 'item', 'items', 'cells', 'itemId', 'partnerId', 'month'],
      ...['workshopId', 'theme', 'next', 'halfDay', 'supervisorId', 'period', 'format'],
    ];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const knocker = knockerOf(route);
      const url = filled(route.path, knocker.own);
      const all = ODD_TEXTS.slice(4).map((text) =>
        new URLSearchParams(questions.map((name) => [name, text])).toString(),
      );
      const own = ['[]=1', '[a][b]=1', '=1&X=2'].map((end) =>
        questions.map((name) => `${name}${end.replace('X', name)}`).join('&'),
      );
      // A page that checks its questions by a class refuses them together; the others take each by itself.
      const alone =
        route.query || !/new$/.test(route.path)
          ? []
          : questions.flatMap((name) => OF_PAGES.map((text) => `${name}=${encodeURIComponent(text)}`));
      for (const query of [...all, ...own, ...alone]) {
        const answer = await knock(house, 'GET', `${url}?${query}`, { headers: knocker.headers });
        asked++;
        if (answer.status >= 500) wrong.push(`GET ${url}?${query.slice(0, 80)}: ${answer.status}`);
        if (answer.status === 422 && textOf(answer).length < 200)
          wrong.push(`GET ${url}?${query.slice(0, 80)} says nothing`);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});
