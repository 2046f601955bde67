import { openHouse, type House } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { DecisionsService, ProductionModule, ProductionQueries, ProductionService, WorkService } from '../index.js';
import { WorkStops } from '../work-stops.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, give, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
let day = 22;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house, 4);
});
afterAll(() => house.close());
// The clock of the house only goes forward: each story has its day.
beforeEach(() => {
  day++;
  at('08:00');
});

const at = (time: string) => house.clock.set(`2026-11-${day}T${time}:00.000Z`);
const work = () => house.get(WorkService);
const sheetOf = (id: number) => house.get(ProductionQueries).workOrder(workshop.master, id);
const rows = (learnerId: number) =>
  sql<{ kind: string; state: string; minutes: number; started_at: string; to_check: unknown; jobs: string | null }>(
    house.read.manager,
    `SELECT s.kind, s.state, s.minutes, s.started_at, s.to_check,
       (SELECT MAX(j.minutes) || '/' || MIN(j.minutes) FROM session_job j WHERE j.session_id = s.id) AS jobs
     FROM work_session s WHERE s.learner_id = ? ORDER BY s.id`,
    [learnerId],
  );

describe('a session', () => {
  it('carries two jobs, whose minutes are shared by the pieces counted', async () => {
    const [ines] = workshop.learners;
    const one = (await aLaunchedOrder(house, workshop, { quantities: [4] })).of;
    const two = (await aLaunchedOrder(house, workshop, { quantities: [4] })).of;
    const a = await give(house, workshop, one.operations[0]!.id, ines!);
    const b = await give(house, workshop, two.operations[0]!.id, ines!);
    await work().start(ines!, a);
    await expect(work().start(ines!, b)).rejects.toMatchObject({ code: 'production.session_open' });
    await work().start(ines!, b, { alongside: true });
    await expect(work().start(ines!, b, { alongside: true })).rejects.toMatchObject({
      code: 'production.session_open',
    });
    at('08:40');
    const cell = (of: typeof one) => of.cellsByOperation[of.operations[0]!.id]![0]!.operationCellId;
    await work().report(ines!, a, { selfChecked: true, finished: false, cells: [counted(cell(one), { good: 3 })] });
    await work().report(ines!, b, { selfChecked: true, finished: true, cells: [counted(cell(two), { good: 1 })] });
    expect((await sheetOf(two.id)).operations[0]!.spentMinutes).toBe(10);
    expect((await sheetOf(one.id)).operations[0]).toMatchObject({ spentMinutes: 30, state: 'in_progress' });
    at('08:50');
    await work().pause(ines!, a);
    expect((await sheetOf(one.id)).operations[0]).toMatchObject({ spentMinutes: 40, state: 'paused' });
    expect((await rows(ines!.learnerId)).map(({ minutes, jobs }) => [minutes, jobs])).toEqual([
      [40, '30/10'],
      [10, '10/10'],
    ]);
  });

  it('may make no piece: helping, cleaning, waiting', async () => {
    const [, noah] = workshop.learners;
    await work().startOther(noah!, 'cleaning');
    await expect(work().startOther(noah!, 'help')).rejects.toMatchObject({ code: 'production.session_open' });
    at('08:10');
    await work().stopOther(noah!);
    await expect(work().stopOther(noah!)).rejects.toMatchObject({ code: 'production.not_working' });
    expect(await rows(noah!.learnerId)).toMatchObject([{ kind: 'cleaning', state: 'closed', minutes: 10, jobs: null }]);
  });

  it('is dated by the house: what a tablet tells late is never before what was done last, nor in the future', async () => {
    const [, , lea] = workshop.learners;
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
    const job = await give(house, workshop, of.operations[0]!.id, lea!);
    at('08:30');
    await work().start(lea!, job, { ago: 20 * 60 });
    at('09:00');
    await work().pause(lea!, job, 10 * 60);
    await work().start(lea!, job, { ago: 30 * 60 });
    at('09:10');
    await work().pause(lea!, job, -3600);
    const told = await rows(lea!.learnerId);
    expect(told.map(({ started_at: from, minutes }) => [from.slice(11, 16), minutes])).toEqual([
      ['08:10', 40],
      ['08:50', 20],
    ]);
  });

  it('forgotten at noon is closed by the house at the end of the half-day, and a master says how long it was', async () => {
    const [, , , yanis] = workshop.learners;
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
    const job = await give(house, workshop, of.operations[0]!.id, yanis!);
    await work().start(yanis!, job);
    at('12:29');
    expect(await house.get(WorkStops).closeAllForgotten()).toBe(0);
    at('12:31');
    expect(await house.get(WorkStops).closeAllForgotten()).toBe(1);
    // Nobody is at the operation any more, and it says so.
    expect((await sheetOf(of.id)).operations[0]!.state).toBe('paused');
    const [waiting] = await house.get(ProductionQueries).sessionsToCheck(workshop.master);
    expect(waiting).toMatchObject({ learnerName: 'Yanis D.', minutes: 240, endedAt: `2026-11-${day}T12:00:00.000Z` });
    const decide = house.get(DecisionsService);
    await work().startOther(yanis!, 'waiting', 60);
    const tooLong = decide.correctTime(workshop.master, waiting!.id, 300, 'Parti tard');
    await expect(tooLong).rejects.toMatchObject({ code: 'production.session_over' });
    await decide.correctTime(workshop.master, waiting!.id, 95, 'Parti à 10 h 35');
    expect((await sheetOf(of.id)).operations[0]!.spentMinutes).toBe(95);
    expect(await house.get(ProductionQueries).sessionsToCheck(workshop.master)).toEqual([]);
    expect((await rows(yanis!.learnerId))[0]).toMatchObject({ state: 'validated', minutes: 95 });
  });

  it('forgotten is closed too when the learner starts something else', async () => {
    const [ines] = workshop.learners;
    await work().startOther(ines!, 'help');
    at('15:00');
    await work().startOther(ines!, 'cleaning');
    const all = await rows(ines!.learnerId);
    expect(all.at(-2)).toMatchObject({ kind: 'help', minutes: 240 });
    expect(Boolean(all.at(-2)!.to_check)).toBe(true);
    await work().stopOther(ines!);
  });

  it('of a master who shows is kept apart', async () => {
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [1] });
    const decide = house.get(DecisionsService);
    await decide.demonstrate(workshop.master, of.operations[0]!.id, 20);
    expect((await sheetOf(of.id)).operations[0]).toMatchObject({ shownMinutes: 20, spentMinutes: 0 });
    await expect(decide.demonstrate(workshop.master, 999_999, 5)).rejects.toMatchObject({ status: 404 });
  });

  it('stops when its OF is suspended, and cannot begin again until it goes on', async () => {
    const [, noah] = workshop.learners;
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [2] });
    const job = await give(house, workshop, of.operations[0]!.id, noah!);
    await work().start(noah!, job);
    at('08:25');
    const production = house.get(ProductionService);
    await expect(production.suspend(workshop.master, of.id, ' ')).rejects.toMatchObject({
      code: 'core.reason_missing',
    });
    await production.suspend(workshop.master, of.id, 'Question au client');
    expect(await sheetOf(of.id)).toMatchObject({ state: 'suspended', operations: [{ state: 'paused' }, {}] });
    await expect(work().start(noah!, job)).rejects.toMatchObject({ code: 'production.work_order_suspended' });
    await production.resume(workshop.master, of.id);
    await work().start(noah!, job);
    await work().pause(noah!, job);
    expect((await sheetOf(of.id)).operations[0]!.spentMinutes).toBe(25);
  });
});
