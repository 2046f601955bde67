import { openHouse, type House } from '../../../../test/support/house.js';
import { localDate } from '../../../core/time/local-date.js';
import { SafetyService } from '../../safety/index.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { SchoolService } from '../../school/index.js';
import {
  AssignmentsService,
  ClearanceQueries,
  DecisionsService,
  ProductionModule,
  ProductionQueries,
  ProductionService,
  WorkService,
} from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, give, makeAll, TODAY, type Workshop } from './workshop.builder.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
});
afterAll(() => house.close());

const AT_EIGHT = '2026-11-23T08:00:00Z';

/** A lathe under derogation: declared, checked, and the first learner trained. */
async function aLathe(workshop: Workshop): Promise<number> {
  const { director, school, workshopId, learners } = workshop;
  const safety = house.get(SafetyService);
  await safety.defineClass(director, { code: 'cnc_lathe_production', rule: 'D', article: 'D.4153-28', name: 'Tour' });
  const works = [{ machineClassCode: 'cnc_lathe_production', workshopId }];
  await safety.declare(director, { sector: 'Usinage', works, sentOn: localDate('2026-09-01'), proof: 'LR 1' });
  const training = { machineClassCode: 'cnc_lathe_production', trainedOn: localDate('2026-09-10') };
  for (const { learnerId } of learners) await safety.recordTraining(director, { learnerId, ...training });
  return house.get(SchoolService).addWorkCenter(school.system, {
    ...{ workshopId, code: 'T1', name: 'Tour 1', machineClassCode: 'cnc_lathe_production' },
    checkValidUntil: localDate('2027-06-30'),
  });
}

const opinion = (learnerId: number, validUntil: string) => ({
  ...{ learnerId, issuedOn: localDate('2025-11-24'), validUntil: localDate(validUntil) },
  outcome: 'fit' as const,
});

describe('the safety gate', () => {
  afterEach(() => house.clock.set(AT_EIGHT));

  it('refuses at assignment with every missing paper, and shows the same to the master before', async () => {
    const workshop = await aWorkshopAtWork(house);
    const workCenterId = await aLathe(workshop);
    const step = { code: 'TOU', name: 'Tourner', setupMinutes: 5, unitCentiminutes: 100, workCenterId };
    const { of } = await aLaunchedOrder(house, workshop, { routing: [step] });
    const operationId = of.operations[0]!.id;
    const [ines, noah] = workshop.learners;
    await house.get(SafetyService).recordOpinion(workshop.director, opinion(ines!.learnerId, '2026-11-24'));

    const { candidates, supervisorId } = await house.get(ProductionQueries).candidates(workshop.master, operationId);
    expect(supervisorId).toBe(workshop.master.userId);
    expect(candidates.map(({ learnerId, outcome }) => [learnerId, outcome])).toEqual([
      [ines!.learnerId, 'warned'],
      [noah!.learnerId, 'refused'],
    ]);
    const refused = await give(house, workshop, operationId, noah!).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'production.gate_refused', status: 409, fields: [{ code: 'B3' }] });
    expect((refused as { sentence: { fr: string } }).sentence.fr).toMatch(/Avis médical manquant/);
    expect(String(refused)).not.toMatch(/Noah|Durand/);

    const who = { learnerId: ines!.learnerId, supervisorId: workshop.director.userId };
    const asked = { operationId, ...who, plannedOn: TODAY, halfDay: 'am' as const };
    const unnamed = house.get(AssignmentsService).assign(workshop.master, asked);
    await expect(unnamed).rejects.toMatchObject({ fields: [{ field: 'supervisorId', code: 'B6' }] });
    const id = await give(house, workshop, operationId, ines!);
    const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
    expect(sheet.assignments[0]).toMatchObject({ id, warnings: [{ rule: 'A1' }] });
  });

  it('asks again at start: a paper that lapsed in between stops the work, until it is renewed', async () => {
    const workshop = await aWorkshopAtWork(house, 1);
    const workCenterId = await aLathe(workshop);
    const step = { code: 'TOU', name: 'Tourner', setupMinutes: 5, unitCentiminutes: 100, workCenterId };
    const { of } = await aLaunchedOrder(house, workshop, { routing: [step] });
    const [ines] = workshop.learners;
    const safety = house.get(SafetyService);
    const work = house.get(WorkService);
    await safety.recordOpinion(workshop.director, opinion(ines!.learnerId, '2026-11-24'));
    const id = await give(house, workshop, of.operations[0]!.id, ines!);
    await work.start(ines!, id);
    await work.pause(ines!, id);

    house.clock.set('2026-11-25T08:00:00Z');
    const lapsed = { code: 'production.gate_refused', fields: [{ code: 'B3' }] };
    await expect(work.start(ines!, id)).rejects.toMatchObject(lapsed);
    const stopped = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
    expect(stopped.operations[0]!.state).toBe('paused');
    const headers = { ...(await house.signedIn(ines!)), 'content-type': 'application/json' };
    const answer = await house.http({ method: 'POST', url: `/api/v1/assignments/${id}/start`, headers, payload: {} });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'production.gate_refused']);

    const renewed = { ...opinion(ines!.learnerId, '2027-11-20'), issuedOn: localDate('2026-11-25') };
    await safety.recordOpinion(workshop.director, renewed);
    await work.start(ines!, id);
  });

  it('stops the start when the supervisor is away that day', async () => {
    const workshop = await aWorkshopAtWork(house, 1);
    const { of } = await aLaunchedOrder(house, workshop);
    const id = await give(house, workshop, of.operations[0]!.id, workshop.learners[0]!);
    const away = { userId: workshop.master.userId, firstDay: TODAY, lastDay: TODAY };
    await house.get(SafetyService).recordAbsence(workshop.director, away);
    const start = house.get(WorkService).start(workshop.learners[0]!, id);
    await expect(start).rejects.toMatchObject({ fields: [{ field: 'supervisorId', code: 'B6' }] });
  });
});

describe('many at once', () => {
  it('counts one of eight identical finishes, and never more than there is', async () => {
    const workshop = await aWorkshopAtWork(house, 8);
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [6] });
    const work = house.get(WorkService);
    const operation = of.operations[0]!;
    const [cell] = of.cellsByOperation[operation.id]!;
    const given: number[] = [];
    for (const learner of workshop.learners) given.push(await give(house, workshop, operation.id, learner));
    for (const [index, learner] of workshop.learners.entries()) await work.start(learner, given[index]!);
    const cells = [counted(cell!.operationCellId, { good: 6 })];
    const finish = (index: number) =>
      work.report(workshop.learners[index]!, given[index]!, { selfChecked: true, finished: true, cells });
    const results = await Promise.allSettled(given.map((_, index) => finish(index)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'production.too_many_pieces' });
    const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
    expect(sheet.operations[0]).toMatchObject({ good: 6, state: 'done' });
    expect(sheet.reports).toHaveLength(1);
    const validated = await Promise.allSettled(
      given.map(() => house.get(DecisionsService).validate(workshop.master, sheet.reports[0]!.id)),
    );
    expect(validated.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('counts one of eight taps of one learner', async () => {
    const workshop = await aWorkshopAtWork(house, 1);
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [40] });
    const work = house.get(WorkService);
    const [learner] = workshop.learners;
    const id = await give(house, workshop, of.operations[0]!.id, learner!);
    await work.start(learner!, id);
    const cells = [counted(of.cellsByOperation[of.operations[0]!.id]![0]!.operationCellId, { good: 5 })];
    const tap = () => work.report(learner!, id, { selfChecked: true, finished: true, cells });
    const results = await Promise.allSettled(Array.from({ length: 8 }, tap));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await house.get(ProductionQueries).workOrder(workshop.master, of.id)).operations[0]!.good).toBe(5);
  });
});

describe('a short-close and a validation at once', () => {
  it('end one after the other, and the order never counts what it called off', async () => {
    const workshop = await aWorkshopAtWork(house, 1);
    const { of, order } = await aLaunchedOrder(house, workshop, { quantities: [3] });
    await makeAll(house, workshop, of, 0);
    const assignmentId = await makeAll(house, workshop, of, 1, { validated: false });
    const results = await Promise.allSettled([
      house.get(DecisionsService).validateJob(workshop.master, assignmentId),
      house.get(OrdersService).shortClose(workshop.director, order.id, 'Le client arrête'),
    ]);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409 });
    const [cell] = (await house.get(OrdersQueries).sheet(workshop.director, order.id)).lines[0]!.cells;
    const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
    expect([3, 0]).toContain(cell!.produced);
    expect(sheet.validated).toBe(cell!.produced);
    expect(sheet.state).toBe(cell!.produced === 3 ? 'completed' : 'cancelled');
  });
});

describe('another’s work', () => {
  it('is not found: ids of another school, work of another learner, names for those who may not know', async () => {
    const workshop = await aWorkshopAtWork(house);
    const other = await aWorkshopAtWork(house);
    const { of, order } = await aLaunchedOrder(house, workshop);
    const [ines, noah] = workshop.learners;
    const id = await makeAll(house, workshop, of, 0, { validated: false });
    const queries = house.get(ProductionQueries);
    const [report] = (await queries.workOrder(workshop.master, of.id)).reports;
    const operationId = of.operations[1]!.id;
    const missing = { code: 'core.not_found', status: 404 };
    const work = house.get(WorkService);
    const production = house.get(ProductionService);
    const assign = (learnerId: number, supervisorId: number) =>
      house.get(AssignmentsService).assign(workshop.master, {
        ...{ operationId, learnerId, supervisorId, plannedOn: TODAY, halfDay: 'pm' as const },
      });
    for (const act of [
      () => queries.workOrder(other.master, of.id),
      () => queries.candidates(other.master, operationId),
      () => give(house, other, operationId, other.learners[0]!),
      () => assign(other.learners[0]!.learnerId, workshop.master.userId),
      () => assign(ines!.learnerId, other.master.userId),
      () => house.get(AssignmentsService).withdraw(other.master, id, 'Non'),
      () => work.start(other.learners[0]!, id),
      () => work.start(noah!, id),
      () => work.pause(noah!, id),
      () => work.report(noah!, id, { selfChecked: true, finished: true, cells: [] }),
      () => house.get(DecisionsService).validate(other.master, report!.id),
      () => house.get(DecisionsService).reject(other.master, report!.id, 'Non'),
      () => house.get(DecisionsService).validateJob(other.master, id),
      () => production.relaunch(other.master, of.id),
      () => production.cancel(other.master, of.id, 'Non'),
      () => production.skip(other.master, operationId, 'Non'),
    ])
      await expect(act()).rejects.toMatchObject(missing);
    expect(await queries.ofOrder(other.master, order.id)).toEqual([]);
    expect((await queries.board(other.master, TODAY)).learners.flatMap(({ am }) => am)).toEqual([]);

    const accountant = await house.scope(workshop.school, 'accountant');
    await expect(queries.board(accountant, TODAY)).rejects.toMatchObject(missing);
    await expect(queries.toValidate(accountant)).rejects.toMatchObject(missing);
    expect(JSON.stringify(await queries.workOrder(accountant, of.id))).not.toMatch(/Inès|Durand/);
    expect(JSON.stringify(await queries.ofOrder(accountant, order.id))).not.toMatch(/learner/i);
    const learnerSkips = house.get(DecisionsService).validate(ines!, report!.id);
    await expect(learnerSkips).rejects.toMatchObject({ code: 'core.not_your_role' });
  });

  it('keeps the working time of minors: a break after four hours and a half, whatever is done', async () => {
    const workshop = await aWorkshopAtWork(house, 1);
    const [ines] = workshop.learners;
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
    const job = await give(house, workshop, of.operations[0]!.id, ines!);
    const work = house.get(WorkService);
    const clearances = house.get(ClearanceQueries);
    house.clock.set('2026-11-23T07:00:00Z');
    await work.start(ines!, job);
    house.clock.set('2026-11-23T11:20:00Z');
    const { learners } = await house.get(ProductionQueries).board(workshop.master, TODAY);
    expect(learners.map(({ breakInMinutes }) => breakInMinutes)).toEqual([10]);
    await work.pause(ines!, job);
    // 4 h 20 so far: the tablet may count on the gate's yes for ten minutes without network.
    expect(await clearances.secondsLeft(ines!)).toBe(600);
    await work.startOther(ines!, 'cleaning');
    house.clock.set('2026-11-23T11:30:00Z');
    await work.stopOther(ines!);
    const tired = { code: 'production.gate_refused', status: 409, fields: [{ code: 'B9' }] };
    await expect(work.startOther(ines!, 'help')).rejects.toMatchObject(tired);
    await expect(work.start(ines!, job)).rejects.toMatchObject(tired);
    house.clock.set('2026-11-23T12:00:00Z');
    await work.start(ines!, job);
    house.clock.set('2026-11-23T15:30:00Z');
    await work.pause(ines!, job);
    await expect(work.startOther(ines!, 'cleaning')).rejects.toMatchObject(tired);
    // Eight hours are done; she may go on the next morning.
    house.clock.set('2026-11-24T07:00:00Z');
    await work.startOther(ines!, 'cleaning');
    await work.stopOther(ines!);
  });

  it('warns the master who plans a day or a week too long, or a holiday', async () => {
    const workshop = await aWorkshopAtWork(house, 1);
    const { master } = workshop;
    const [ines] = workshop.learners;
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
    const who = { operationId: of.operations[0]!.id, learnerId: ines!.learnerId, supervisorId: master.userId };
    const plan = async (day: string, halfDay: 'am' | 'pm') => {
      const asked = { ...who, plannedOn: localDate(day), halfDay };
      const { warnings } = await house.get(AssignmentsService).assign(master, asked);
      return warnings.map(({ rule }) => rule);
    };
    for (const day of ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10'])
      for (const half of ['am', 'pm'] as const) expect(await plan(day, half)).toEqual([]);
    expect(await plan('2026-12-11', 'am')).toEqual(['A2']);
    expect(await plan('2026-12-14', 'am')).toEqual([]);
    expect(await plan('2026-12-25', 'am')).toEqual(['A4']);
    expect(await plan('2026-12-27', 'am')).toEqual(['A4']);
  });
});
