import type { LearnerScope, Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import { openHouse, type House } from '../../../../test/support/house.js';
import { ProductionQueries, ProductionService, WorkService, type WorkOrderSheet } from '../../production/index.js';
import { SafetyService } from '../../safety/index.js';
import { SchoolService } from '../../school/index.js';
import { CallsQueries, WorkshopModule } from '../index.js';
import {
  aLaunchedOrder,
  aWorkshopAtWork,
  give,
  TODAY,
  type Workshop,
} from '../../production/tests/workshop.builder.js';

let house: House;
let workshop: Workshop;
let of: WorkOrderSheet;
beforeAll(async () => {
  house = await openHouse([WorkshopModule]);
  workshop = await aWorkshopAtWork(house);
  of = (await aLaunchedOrder(house, workshop)).of;
});
afterAll(() => house.close());

const get = async (scope: Scope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
const form = async (scope: Scope, url: string, fields: Record<string, string> = {}) =>
  house.http({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { ...(await house.signedIn(scope)), 'content-type': 'application/x-www-form-urlencoded' },
  });
const assignments = async () => (await house.get(ProductionQueries).workOrder(workshop.master, of.id)).assignments;

it('walks a day: board, giving, tablet, counting, validation', async () => {
  const { master, learners } = workshop;
  const [ines] = learners as [LearnerScope];
  const operationId = of.operations[0]!.id;
  const board = await get(master, '/workshop');
  expect(board.statusCode).toBe(200);
  expect(board.body).toMatch(/Lundi 23 novembre[\s\S]*Inès D\.[\s\S]*Opérations à confier[\s\S]*Couper/);
  expect((await get(master, '/workshop?day=2026-11-24')).body).toContain('Mardi 24 novembre');
  expect((await get(ines, '/terminal')).body).toContain('Rien à faire maintenant');

  const choose = await get(master, `/operations/${operationId}/assignments/new`);
  expect(choose.body).toMatch(/Inès D\.[\s\S]*En règle/);
  const given = { learnerId: String(ines.learnerId), plannedOn: TODAY, halfDay: 'am' };
  const unnamed = { ...given, supervisorId: String(workshop.director.userId) };
  const refused = await form(master, `/operations/${operationId}/assignments`, unnamed);
  expect([refused.statusCode, /class="errors"[\s\S]*Encadrant/.test(refused.body)]).toEqual([409, true]);
  const gift = { ...given, supervisorId: String(master.userId) };
  const done = await form(master, `/operations/${operationId}/assignments`, gift);
  expect([done.statusCode, done.headers.location]).toEqual([303, `/workshop?day=${TODAY}`]);
  expect((await get(master, '/workshop')).body).toMatch(/class="job planned"[\s\S]*Tablier d’atelier · Couper/);

  const { id } = (await assignments())[0]!;
  const tablet = await get(ines, '/terminal');
  expect(tablet.body).toMatch(/Bonjour Inès[\s\S]*Étape 1 sur 2 · Couper[\s\S]*Reste 10 pièces[\s\S]*Je commence/);
  expect((await form(ines, `/terminal/jobs/${id}/start`)).headers.location).toBe('/terminal');
  expect((await get(ines, '/terminal')).body).toContain('J’ai fini');
  const again = await form(ines, `/terminal/jobs/${id}/start`);
  expect([again.statusCode, /Un travail est déjà commencé/.test(again.body)]).toEqual([409, true]);

  const sheet = await get(ines, `/terminal/jobs/${id}/reports/new`);
  expect(sheet.body).toMatch(/M · Écru · 4 pièces à compter[\s\S]*type="radio" name="cells\[0\]\[scrapReason\]"/);
  const cells = of.cellsByOperation[operationId]!;
  const typed = (good: number) =>
    Object.fromEntries(
      cells.flatMap((cell, index) => [
        [`cells[${index}][operationCellId]`, String(cell.operationCellId)],
        [`cells[${index}][good]`, index === 0 ? String(good) : ''],
      ]),
    ) as Record<string, string>;
  const unchecked = await form(ines, `/terminal/jobs/${id}/reports`, { ...typed(3), finished: '1' });
  expect([unchecked.statusCode, /value="3"/.test(unchecked.body)]).toEqual([422, true]);
  const tooMany = await form(ines, `/terminal/jobs/${id}/reports`, { ...typed(5), selfChecked: '1', finished: '1' });
  expect([tooMany.statusCode, /M · Écru : il reste 4 pièces/.test(tooMany.body)]).toEqual([409, true]);
  const counted = await form(ines, `/terminal/jobs/${id}/reports`, { ...typed(4), selfChecked: '1', finished: '0' });
  expect(counted.headers.location).toBe('/terminal');
  expect((await get(ines, '/terminal')).body).toMatch(/Reste 6 pièces/);
  expect((await form(ines, `/terminal/jobs/${id}/pause`)).headers.location).toBe('/terminal');

  expect((await form(ines, `/terminal/jobs/${id}/start`)).statusCode).toBe(303);
  expect((await get(master, `/work-orders/${of.id}`)).body).toContain('Arrêter le temps');
  const stopped = await form(master, `/assignments/${id}/pause`);
  expect(stopped.headers.location).toBe(`/work-orders/${of.id}`);
  const queue = await get(master, '/validation');
  expect(queue.body).toMatch(/Inès D\. · Couper[\s\S]*M · Écru/);
  const [report] = (await house.get(ProductionQueries).workOrder(master, of.id)).reports;
  const empty = await form(master, `/reports/${report!.id}/rejection`);
  expect(empty.statusCode).toBe(422);
  const validated = await form(master, `/reports/${report!.id}/validation`);
  expect(validated.headers.location).toBe('/validation');
  expect((await get(master, '/validation')).body).toContain('Tout est validé');
});

it('counts in one touch what the page showed, and says back what was counted', async () => {
  const { master, learners } = workshop;
  const [, noah] = learners as [LearnerScope, LearnerScope];
  const launched = (await aLaunchedOrder(house, workshop, { quantities: [2, 3] })).of;
  const operationId = launched.operations[0]!.id;
  const day = { plannedOn: '23/11/2026', halfDay: 'am', supervisorId: String(master.userId) };
  await form(master, `/operations/${operationId}/assignments`, { ...day, learnerId: String(noah.learnerId) });
  expect((await get(master, '/workshop')).body).toContain('déjà confié à Noah D.');
  const [, job] = /jobs\/(\d+)\/start/.exec((await get(noah, '/terminal')).body)!;
  await form(noah, `/terminal/jobs/${job}/start`);
  const page = (await get(noah, `/terminal/jobs/${job}/reports/new`)).body;
  const [allGood] = /<form[^>]*\/reports"[\s\S]*?<\/form>/.exec(page)!;
  const boxes = [...allGood.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const said = Object.fromEntries(boxes.map(([, name, value]) => [name, value])) as Record<string, string>;
  const all = await form(noah, `/terminal/jobs/${job}/reports`, said);
  expect(decodeURIComponent(String(all.headers['set-cookie']))).toContain('5 bonnes, 0 à refaire, 0 perdues');
  const { reports } = await house.get(ProductionQueries).workOrder(master, launched.id);
  expect(reports.map(({ good: counted, scrap }) => [counted, scrap]).sort()).toEqual([[2, 0], [3, 0]]); // prettier-ignore
  expect((await get(master, '/workshop')).body).not.toContain('déjà confié à Noah D.');
});

it('tells on the board who ordered what is ready, to those who may see it', async () => {
  const { order, of: launched } = await aLaunchedOrder(house, workshop, { quantities: [1] });
  expect((await get(workshop.master, '/workshop')).body).toContain(`${launched.number} · ${order.partnerName}`);
  const accountant = await house.scope(workshop.school, 'accountant');
  for (const scope of [accountant, workshop.learners[0]!])
    expect((await get(scope, '/workshop')).statusCode).toBeGreaterThanOrEqual(400);
});

it('tells the master which machine stands still, who calls, and why an order is late', async () => {
  const { master, school, workshopId, learners } = workshop;
  const [ines] = learners as [LearnerScope];
  const lathe = { workshopId, code: 'P1', name: 'Presse 1', machineClassCode: 'press' };
  const schools = house.get(SchoolService);
  const center = await schools.addWorkCenter(school.system, { ...lathe, checkValidUntil: localDate('2026-11-22') });
  expect((await get(master, '/workshop')).body).toMatch(/Presse 1[\s\S]*Contrôle dépassé le 22\/11\/2026/);
  await schools.setOutOfService(school.system, center, 'Carter cassé');
  expect((await get(master, '/workshop')).body).toMatch(/Consignée\s: Carter cassé/);

  const { of: launched } = await aLaunchedOrder(house, workshop, { quantities: [1] });
  house.clock.set('2027-03-01T08:00:00Z');
  expect((await get(master, '/workshop?day=2027-03-01')).body).toMatch(/OF[\s\S]*confié à personne/);
  await house.get(ProductionService).suspend(master, launched.id, 'Question au client');
  expect((await get(master, '/workshop')).body).toMatch(
    new RegExp(`Suspendus[\\s\\S]*${launched.number}[\\s\\S]*Question au client`),
  );
  house.clock.set('2026-11-23T08:00:00Z');

  expect((await form(ines, '/terminal/calls')).statusCode).toBe(303);
  expect((await form(ines, '/terminal/calls')).statusCode).toBe(303);
  const calls = await house.get(CallsQueries).open(master);
  expect(calls).toMatchObject([{ learnerName: 'Inès D.' }]);
  expect((await get(master, '/calls')).body).toContain('Inès D. vous appelle');
  expect((await get(ines, '/terminal')).body).toContain('Ton maître arrive');
  const other = await aWorkshopAtWork(house, 1);
  expect(await house.get(CallsQueries).open(other.master)).toEqual([]);
  expect((await form(other.master, `/calls/${calls[0]!.id}/answer`)).statusCode).toBe(404);
  expect((await form(master, `/calls/${calls[0]!.id}/answer`)).statusCode).toBe(303);
  expect(await house.get(CallsQueries).open(master)).toEqual([]);
});

it('says to a script of the page, as JSON, what it refuses, and keeps another learner’s press for its owner', async () => {
  const [ines, noah] = workshop.learners as [LearnerScope, LearnerScope];
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  const press = async (scope: LearnerScope, more: Record<string, string>) =>
    house.http({
      ...{ method: 'POST', url: '/terminal/other-time/end', payload: '' },
      headers: { ...(await house.signedIn(scope)), ...headers, ...more },
    });
  const refused = await press(ines, { 'x-learner-id': String(ines.learnerId) });
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'production.not_working']);
  expect((await press(noah, { 'x-learner-id': String(ines.learnerId) })).statusCode).toBe(401);
});

it('does a press once, however often and however late it is told', async () => {
  const [, noah] = workshop.learners as [LearnerScope, LearnerScope];
  const at = async (ago: string) =>
    house.http({
      ...{ method: 'POST', url: '/terminal/other-time', payload: 'kind=cleaning' },
      headers: {
        ...(await house.signedIn(noah)),
        ...{ 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': 'press-1', 'x-ago-seconds': ago },
      },
    });
  expect((await at('120')).statusCode).toBe(303);
  const told = await Promise.all(['130', '140', '150', 'soon'].map(at));
  expect(told.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
  await house.get(WorkService).stopOther(noah);
  expect((await at('200')).statusCode).toBe(303);
  await expect(house.get(WorkService).stopOther(noah)).rejects.toMatchObject({ code: 'production.not_working' });
});

it('offers nothing to begin that the gate refuses, and says why', async () => {
  const { master, director, learners } = workshop;
  const [, noah] = learners as [LearnerScope, LearnerScope];
  const { of: launched } = await aLaunchedOrder(house, workshop, { quantities: [1] });
  await give(house, workshop, launched.operations[0]!.id, noah);
  expect((await get(noah, '/terminal')).body).toMatch(/data-when="ready"><form/);
  const away = { userId: master.userId, firstDay: TODAY, lastDay: TODAY };
  await house.get(SafetyService).recordAbsence(director, away);
  const { body } = await get(noah, '/terminal');
  expect(body).not.toMatch(/data-when="ready"><form/);
  expect(body).toMatch(/data-state="waiting"/);
  expect(body).toMatch(/class="t-step">[^<]*absent/);
});
