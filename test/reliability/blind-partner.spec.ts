import fs from 'node:fs';
import { Logger } from '@nestjs/common';
import { sql } from '../../src/core/database/sql.js';
import { localDate } from '../../src/core/time/local-date.js';
import { DeliveryService } from '../../src/modules/delivery/index.js';
import { InvoicingService } from '../../src/modules/invoicing/index.js';
import {
  AssignmentsService,
  DecisionsService,
  ProductionQueries,
  WorkService,
} from '../../src/modules/production/index.js';
import { orderedNet, OrdersQueries } from '../../src/modules/sales/index.js';
import { badForms } from '../support/bad-values.js';
import { typedForm, validBody } from '../support/bodies.js';
import { fieldNames, filled, knockersOf, type Knocker } from '../support/callers.js';
import { crawl, look, pdfText, textOf, type Visit } from '../support/crawl.js';
import type { House } from '../support/house.js';
import { formLetter, Forms, jsonLetter, knock, validQuery } from '../support/knocking.js';
import { routesOf, type Route } from '../support/routes.js';
import { TODAY, twoSchools, type SchoolSet } from '../support/two-schools.js';
import { openWholeHouse } from '../support/whole-house.js';

/** Nobody of these may learn who made a piece. */
const BLIND = ['partner', 'accountant', 'funder', 'partner key', 'accountant key', 'anonymous'];

let house: House;
let first: SchoolSet;
let knockers: Knocker[];
let routes: Route[];
let secrets: RegExp[];
let read = 0;
const logged: string[] = [];

beforeAll(async () => {
  listen();
  house = await openWholeHouse({ logLevel: 'debug' });
  ({ first } = await twoSchools(house));
  await madeByLearners(first);
  knockers = await knockersOf(house, first);
  routes = routesOf(house);
  secrets = await everyLearner();
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  process.stdout.write(`blind partner: ${read} answers read, ${secrets.length} secrets on ${__DB__}\n`);
  await house.close();
});

/** What the process would write on its standard output, kept and not shown. */
function listen(): void {
  const keep = (text: unknown) => void logged.push(String(text as string));
  const write = fs.writeSync.bind(fs) as (...given: unknown[]) => number;
  jest.spyOn(fs, 'writeSync').mockImplementation(((fd: number, text: string, ...rest: unknown[]) => {
    if (fd !== 1 && fd !== 2) return write(fd, text, ...rest);
    keep(text);
    return Buffer.byteLength(text);
  }) as typeof fs.writeSync);
  for (const stream of [process.stdout, process.stderr]) {
    const own = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    jest
      .spyOn(stream, 'write')
      .mockImplementation(((text: string, ...rest: unknown[]) =>
        String(text).startsWith('blind partner') ? own(text, ...rest) : (keep(text), true)) as typeof stream.write);
  }
  Logger.overrideLogger({ log: keep, error: keep, warn: keep, debug: keep, verbose: keep });
}

/** The whole road: the learners make all of an order, a master validates, it leaves, it is invoiced. */
async function madeByLearners({ partner, people, learner, otherLearner, school }: SchoolSet): Promise<void> {
  const { master } = people;
  const work = house.get(WorkService);
  await work.pause(learner.scope, learner.assignments.active);
  await work.pause(otherLearner.scope, otherLearner.assignments.active);
  const [of] = await house.get(ProductionQueries).ofOrder(school.system, partner.confirmedOrder);
  for (const [step, { id: operationId }] of of!.operations.entries()) {
    const pupil = step % 2 === 0 ? otherLearner : learner;
    const who = { learnerId: pupil.scope.learnerId, supervisorId: master.userId };
    const when = { plannedOn: localDate('2026-11-25'), halfDay: 'am' as const };
    const { id } = await house.get(AssignmentsService).assign(master, { operationId, ...who, ...when });
    await work.start(pupil.scope, id);
    const sheet = await house.get(ProductionQueries).workOrder(master, of!.id);
    const cells = sheet.cellsByOperation[operationId]!.filter(({ available }) => available > 0);
    const counted = cells.map(({ operationCellId, available }) => ({
      operationCellId,
      good: available,
      rework: 0,
      scrap: 0,
    }));
    await work.report(pupil.scope, id, { selfChecked: true, finished: true, cells: counted });
    await house.get(DecisionsService).validateJob(master, id);
    if (step === 0) await house.get(DecisionsService).validateJob(master, learner.assignments.active);
    if (step === 0) await house.get(DecisionsService).validateJob(master, otherLearner.assignments.active);
  }
  const { lines } = await house.get(OrdersQueries).sheet(school.system, partner.confirmedOrder);
  const left = lines
    .flatMap(({ cells }) => cells)
    .map((cell) => ({ orderCellId: cell.id, quantity: orderedNet(cell) - cell.delivered }))
    .filter(({ quantity }) => quantity > 0);
  expect(left.length).toBeGreaterThan(0);
  const delivery = house.get(DeliveryService);
  const note = await delivery.prepare(master, partner.confirmedOrder, left);
  await delivery.ship(master, note.id, { shippedOn: TODAY });
  const invoicing = house.get(InvoicingService);
  await invoicing.issue(people.accountant, await invoicing.draft(people.accountant, partner.confirmedOrder));
}

/** First name, last name and day of birth, as stored and as people write it, of every learner of both schools. */
async function everyLearner(): Promise<RegExp[]> {
  const rows = await sql<{ first_name: string; last_name: string; birth_date: string }>(
    house.read.manager,
    'SELECT first_name, last_name, birth_date FROM learner',
  );
  expect(rows).toHaveLength(4);
  const words = rows.flatMap(({ first_name, last_name, birth_date }) => {
    const [year, month, day] = String(birth_date).split('-') as [string, string, string];
    return [
      first_name,
      last_name,
      `${year}-${month}-${day}`,
      `${day}/${month}/${year}`,
      `${Number(day)} mars ${year}`,
      `${Number(day)} March ${year}`,
    ];
  });
  return [...new Set(words)].map((word) => new RegExp(word, 'i'));
}

function names(where: string, text: string): string[] {
  read++;
  return secrets
    .map((secret) => secret.exec(text))
    .filter((found) => found !== null)
    .map(
      (found) => `${where} tells ${text.slice(Math.max(0, found.index - 60), found.index + 60).replace(/\s+/g, ' ')}`,
    );
}

const told = (knocker: Knocker, visits: readonly Visit[]): string[] =>
  visits.flatMap(({ url, text }) => names(`${url} as ${knocker.name}`, text));
const blind = (): Knocker[] => knockers.filter(({ name }) => BLIND.includes(name));

describe('a partner, an accountant, a funder', () => {
  it('knows no learner: not from a page, a link, a file, a chart', async () => {
    const leaks: string[] = [];
    let papers = 0;
    for (const knocker of blind().filter(({ name }) => !name.endsWith('key'))) {
      const visits = await crawl(house, knocker, ['/', '/me', '/search?q=vauquelin', '/sign-in', '/tablet']);
      papers += visits.filter(({ answer }) => answer.bytes.subarray(0, 5).toString() === '%PDF-').length;
      leaks.push(...told(knocker, visits));
    }
    expect(leaks).toEqual([]);
    expect(papers).toBeGreaterThan(8);
  }, 180_000);

  it('knows none from any route, its own or not, asked well or badly', async () => {
    const leaks: string[] = [];
    const forms = new Forms(house);
    for (const knocker of blind()) {
      for (const route of routes.filter(({ method }) => method === 'GET')) {
        const url = filled(route.path, knocker.own) + validQuery(route, fieldNames(first));
        const visits: Visit[] = [];
        for (const asked of [url, `${url}${url.includes('?') ? '&' : '?'}q=quelin&limit=200`])
          visits.push(await look(house, knocker, asked));
        leaks.push(...told(knocker, visits));
      }
      for (const route of routes.filter(({ takesBody, method }) => takesBody && method !== 'GET')) {
        leaks.push(...(await refusals(forms, route, knocker)));
      }
    }
    expect(leaks).toEqual([]);
  }, 180_000);

  it('gets no mail and no paper that tells one', async () => {
    const leaks: string[] = [];
    const mails = await sql<{ recipient: string; subject: string; body: string }>(
      house.read.manager,
      'SELECT recipient, subject, body FROM outbox_message',
    );
    for (const { recipient, subject, body } of mails)
      leaks.push(...names(`mail to ${recipient}`, `${subject} ${body}`));
    const files = await sql<{ id: number; name: string; sha256: string }>(
      house.read.manager,
      'SELECT id, name, sha256 FROM stored_file',
    );
    for (const { name, sha256 } of files) {
      const bytes = fs.readFileSync(`${house.settings.filesPath}/${sha256.slice(0, 2)}/${sha256}`);
      leaks.push(...names(`file ${name}`, `${name} ${pdfText(bytes)} ${bytes.toString('latin1')}`));
    }
    expect(mails.length).toBeGreaterThan(6);
    expect(files.length).toBeGreaterThan(10);
    expect(leaks).toEqual([]);
  });

  it('would see one if one were there: a master does', async () => {
    const master = knockers.find(({ name }) => name === 'master')!;
    const visits = [
      await look(house, master, '/workshop'),
      await look(house, master, filled('/work-orders/:workOrderId', master.own)),
    ];
    expect(told(master, visits).length).toBeGreaterThan(1);
    const [file] = await sql<{ id: number }>(
      house.read.manager,
      "SELECT MIN(id) AS id FROM stored_file WHERE kind = 'order_confirmation'",
    );
    const paper = await look(house, master, `/files/${file!.id}`);
    expect(paper.text).toMatch(/Qz/); // the words of a PDF are read
  });
});

/** What a route answers when it is asked wrongly, or by who may not. */
async function refusals(forms: Forms, route: Route, knocker: Knocker): Promise<string[]> {
  const url = filled(route.path, knocker.own);
  if (!route.page)
    return names(url, textOf(await knock(house, route.method, url, jsonLetter(knocker, { learnerId: 1 }))));
  const allowed =
    route.policy![0] === 'signed-in' || knocker.held.some((one) => (route.policy as readonly string[]).includes(one));
  const dto = allowed ? await forms.of(route, knocker) : null;
  if (!dto) return names(url, textOf(await knock(house, route.method, url, formLetter(knocker, {}))));
  const leaks: string[] = [];
  const wrong = badForms(dto, typedForm(dto, validBody(dto, fieldNames(first))), {}).filter(({ refused }) => refused);
  for (const { form } of wrong.slice(0, 3)) {
    leaks.push(...names(url, textOf(await knock(house, route.method, url, formLetter(knocker, form)))));
  }
  return leaks;
}

describe('what the house writes down', () => {
  it('in the journal has no name', async () => {
    const lines = await sql<Record<string, unknown>>(house.read.manager, 'SELECT * FROM journal_entry');
    expect(lines.length).toBeGreaterThan(100);
    // A reason is what somebody typed: it names whom they name, and reaches the blind nowhere above.
    const own = lines.map(({ reason: _typed, ...line }) => line);
    expect(own.flatMap((line) => names(`journal ${String(line['event'])}`, JSON.stringify(line)))).toEqual([]);
  });

  it('in its logs has no name, no secret and no address', async () => {
    const master = knockers.find(({ name }) => name === 'master')!;
    await look(house, master, '/learners?on=2026-11-23');
    await look(house, master, `/search?q=${encodeURIComponent(first.learner.lastName)}`);
    await knock(
      house,
      'POST',
      '/sign-in',
      formLetter(knockers[0]!, { email: 'quelqu.un@example.org', password: 'mot-de-passe-secret' }),
    );
    const text = logged.join('\n');
    expect(text).toContain('"path":"/learners"'); // requests are logged here
    expect(names('the log', text)).toEqual([]);
    expect(text).not.toMatch(/mot-de-passe-secret|quelqu\.un@|ouvrage_session=\w|Bearer ouv_/);
  });
});
