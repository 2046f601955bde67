import { openHouse, type House } from '../../../../test/support/house.js';
import { Journal } from '../../../core/journal/journal.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import {
  AssignmentsService,
  BenchQueries,
  DecisionsService,
  ProductionModule,
  ProductionQueries,
  ProductionService,
  WorkService,
} from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, counted, give, makeAll, TODAY } from './workshop.builder.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
});
afterAll(() => house.close());

const sheetOf = (workshop: { master: never } | object, id: number) =>
  house.get(ProductionQueries).workOrder((workshop as { master: never }).master, id);

describe('from order to validated', () => {
  it('launches one OF per line with the routing, and walks a grid order to deliverable', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { order, of } = await aLaunchedOrder(house, workshop, { drawingRevision: 'B' });
    expect(of).toMatchObject({ kind: 'customer', state: 'released', quantity: 10, dueOn: '2026-12-18' });
    expect(of).toMatchObject({ criticality: 'standard', drawingRevision: 'B', orderId: order.id, late: false });
    expect(of.number).toMatch(/^OF-2026-\d{5}$/);
    expect(of.operations.map(({ position, state, available }) => [position, state, available])).toEqual([
      [10, 'ready', 10],
      [20, 'blocked', 0],
    ]);
    expect(of.operations[0]!.plannedMinutes).toBe(15 + 25);

    await makeAll(house, workshop, of, 0);
    const between = await sheetOf(workshop, of.id);
    expect(between.operations.map(({ state }) => state)).toEqual(['done', 'ready']);
    expect(between.state).toBe('in_progress');
    expect((await house.get(OrdersQueries).sheet(workshop.director, order.id)).produced).toBe(0);

    await makeAll(house, workshop, of, 1, { validated: false });
    expect((await sheetOf(workshop, of.id)).state).toBe('in_progress');
    const [job] = await house.get(ProductionQueries).toValidate(workshop.master);
    expect(job).toMatchObject({ learnerName: 'Inès D.', operationName: 'Piquer' });
    expect(job!.reports).toHaveLength(4);
    await house.get(DecisionsService).validateJob(workshop.master, job!.assignmentId);

    const done = await sheetOf(workshop, of.id);
    expect(done).toMatchObject({ state: 'completed', progress: 1, validated: 10 });
    const after = await house.get(OrdersQueries).sheet(workshop.director, order.id);
    expect(after.lines[0]!.cells.map(({ produced }) => produced)).toEqual([4, 3, 2, 1]);
    const events = await house.get(Journal).of(workshop.director, { type: 'work_order', id: of.id });
    expect(events.map(({ event }) => event)).toEqual(['release', 'start', 'complete']);
  });

  it('gives an item without a routing one generic operation', async () => {
    const { of } = await aLaunchedOrder(house, await aWorkshopAtWork(house, 0), { routing: [] });
    expect(of.operations.map(({ name, state }) => [name, state])).toEqual([['Fabrication', 'ready']]);
  });

  it('makes OFs once only, and stops them with their order', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { order, of } = await aLaunchedOrder(house, workshop);
    expect(await house.get(ProductionService).launch(workshop.school.system, order.id)).toEqual([]);
    const assignmentId = await give(house, workshop, of.operations[0]!.id, workshop.learners[0]!);
    await house.get(WorkService).start(workshop.learners[0]!, assignmentId);
    await house.get(OrdersService).cancel(workshop.director, order.id, 'Le client a changé de modèle');
    const stopped = await sheetOf(workshop, of.id);
    expect(stopped.state).toBe('abandoned');
    expect(stopped.assignments).toEqual([]);
    // Its session is closed: the learner is free for another job.
    const { of: other } = await aLaunchedOrder(house, workshop);
    const next = await give(house, workshop, other.operations[0]!.id, workshop.learners[0]!);
    await house.get(WorkService).start(workshop.learners[0]!, next);
  });

  it('makes an exercise without an order, that makes nothing deliverable', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of: model } = await aLaunchedOrder(house, workshop);
    const item = { itemId: model.itemId, dueOn: TODAY, kind: 'exercise' as const };
    const { order } = await aLaunchedOrder(house, workshop);
    const foreign = [{ variantId: order.lines[0]!.cells[0]!.variantId, quantity: 2 }];
    const production = house.get(ProductionService);
    const unknown = production.create(workshop.master, { ...item, cells: foreign });
    await expect(unknown).rejects.toMatchObject({ code: 'production.unknown_variant' });
    const [line] = (await house.get(OrdersQueries).sheet(workshop.director, model.orderId!)).lines;
    const cells = [{ variantId: line!.cells[0]!.variantId, quantity: 2 }];
    const of = await production.create(workshop.master, { ...item, cells });
    await makeAll(house, workshop, of, 0);
    await makeAll(house, workshop, of, 1);
    expect(await sheetOf(workshop, of.id)).toMatchObject({ state: 'completed', kind: 'exercise', missing: [] });
    await expect(production.relaunch(workshop.master, of.id)).rejects.toMatchObject({ code: 'production.no_order' });
  });
});

describe('quantities', () => {
  it('keeps pieces to redo to be done, and lets scrap use the quantity up', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [10] });
    const [first] = of.operations;
    const [cell] = of.cellsByOperation[first!.id]!;
    const [learner] = workshop.learners;
    const work = house.get(WorkService);
    const assignmentId = await give(house, workshop, first!.id, learner!);
    await work.start(learner!, assignmentId);
    const say = (made: object, finished = false) =>
      work.report(learner!, assignmentId, {
        selfChecked: true,
        finished,
        cells: [counted(cell!.operationCellId, made)],
      });
    await say({ good: 3, rework: 2, scrap: 1 });
    const [now] = (await sheetOf(workshop, of.id)).cellsByOperation[first!.id]!;
    expect(now).toMatchObject({ good: 3, rework: 2, scrap: 1, available: 6 });
    await expect(say({ good: 7 })).rejects.toMatchObject({ code: 'production.too_many_pieces' });
    await expect(say({ good: 5, rework: 2 })).rejects.toMatchObject({ code: 'production.too_many_pieces' });
    await say({ good: 6 }, true);
    expect((await sheetOf(workshop, of.id)).operations[0]!.state).toBe('done');
  });

  it('refuses a count without self-check, without a reason for loss, before the start, and an empty one', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop);
    const [learner] = workshop.learners;
    const work = house.get(WorkService);
    const assignmentId = await give(house, workshop, of.operations[0]!.id, learner!);
    const [cell] = of.cellsByOperation[of.operations[0]!.id]!;
    const one = counted(cell!.operationCellId, { good: 1 });
    const say = (dto: object) =>
      work.report(learner!, assignmentId, { selfChecked: true, finished: false, cells: [one], ...dto });
    await expect(say({})).rejects.toMatchObject({ code: 'production.not_started' });
    await work.start(learner!, assignmentId);
    await expect(say({ selfChecked: false })).rejects.toMatchObject({ code: 'production.self_check_missing' });
    await expect(say({ cells: [] })).rejects.toMatchObject({ code: 'production.empty_report' });
    const lost = { ...one, good: 0, scrap: 1 };
    await expect(say({ cells: [lost] })).rejects.toMatchObject({ code: 'production.scrap_reason_missing' });
  });

  it('hands a critical piece on once it is validated, another as soon as it is good', async () => {
    const workshop = await aWorkshopAtWork(house);
    for (const [criticality, expected] of [
      ['standard', 'ready'],
      ['critical', 'blocked'],
    ] as const) {
      const { of } = await aLaunchedOrder(house, workshop, { criticality });
      const assignmentId = await makeAll(house, workshop, of, 0, { validated: false });
      expect((await sheetOf(workshop, of.id)).operations[1]!.state).toBe(expected);
      await house.get(DecisionsService).validateJob(workshop.master, assignmentId);
      expect((await sheetOf(workshop, of.id)).operations[1]!).toMatchObject({ state: 'ready', available: 10 });
    }
  });

  it('gives rejected pieces back to the learner, unless the next step used them', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [5] });
    const work = house.get(WorkService);
    const assignmentId = await makeAll(house, workshop, of, 0, { validated: false });
    const [first] = (await sheetOf(workshop, of.id)).reports;
    await expect(house.get(DecisionsService).reject(workshop.master, first!.id, ' ')).rejects.toMatchObject({
      code: 'core.reason_missing',
    });
    await house.get(DecisionsService).reject(workshop.master, first!.id, 'Couture ouverte');
    const back = await sheetOf(workshop, of.id);
    expect(back.operations[0]).toMatchObject({ state: 'paused', good: 0, available: 5 });
    expect((await house.get(BenchQueries).workOf(workshop.learners[0]!)).now).toMatchObject({ assignmentId });
    await expect(house.get(DecisionsService).validate(workshop.master, first!.id)).rejects.toMatchObject({
      code: 'core.transition_refused',
    });

    await work.start(workshop.learners[0]!, assignmentId);
    const [cell] = back.cellsByOperation[back.operations[0]!.id]!;
    const cells = [counted(cell!.operationCellId, { good: 5 })];
    await work.report(workshop.learners[0]!, assignmentId, { selfChecked: true, finished: true, cells });
    await makeAll(house, workshop, of, 1, { validated: false });
    const report = (await sheetOf(workshop, of.id)).reports.find(
      ({ operationName, state }) => operationName === 'Couper' && state === 'checked',
    );
    const refused = house.get(DecisionsService).reject(workshop.master, report!.id, 'Trop tard');
    await expect(refused).rejects.toMatchObject({ code: 'production.already_used' });
  });

  it('opens a finished step again when lost pieces are refused', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [5] });
    const [learner] = workshop.learners;
    const work = house.get(WorkService);
    const assignmentId = await give(house, workshop, of.operations[0]!.id, learner!);
    await work.start(learner!, assignmentId);
    const { operationCellId } = of.cellsByOperation[of.operations[0]!.id]![0]!;
    const cells = [counted(operationCellId, { good: 3 }), counted(operationCellId, { scrap: 2 })];
    await work.report(learner!, assignmentId, { selfChecked: true, finished: true, cells });
    const done = await sheetOf(workshop, of.id);
    expect(done.operations[0]!.state).toBe('done');
    const lost = done.reports.find(({ scrap }) => scrap > 0);
    await house.get(DecisionsService).reject(workshop.master, lost!.id, 'Elles se reprennent');
    const again = (await sheetOf(workshop, of.id)).operations[0];
    expect(again).toMatchObject({ state: 'paused', good: 3, scrap: 0, available: 2 });
  });

  it('leaves the shortfall open, and relaunches it once as rework', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { order, of } = await aLaunchedOrder(house, workshop, { quantities: [5] });
    const production = house.get(ProductionService);
    const again = () => production.relaunch(workshop.master, of.id);
    await expect(again()).rejects.toMatchObject({ code: 'production.nothing_missing' });
    const [learner] = workshop.learners;
    const work = house.get(WorkService);
    const assignmentId = await give(house, workshop, of.operations[0]!.id, learner!);
    await work.start(learner!, assignmentId);
    const [cell] = of.cellsByOperation[of.operations[0]!.id]!;
    const cells = [counted(cell!.operationCellId, { good: 3, scrap: 2 })];
    await work.report(learner!, assignmentId, { selfChecked: true, finished: true, cells });
    await house.get(DecisionsService).validateJob(workshop.master, assignmentId);
    await makeAll(house, workshop, of, 1);
    const short = await sheetOf(workshop, of.id);
    expect(short).toMatchObject({ state: 'completed', validated: 3 });
    expect(short.missing).toMatchObject([{ missing: 2 }]);

    const results = await Promise.allSettled([again(), again()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rework = (await house.get(ProductionQueries).ofOrder(workshop.director, order.id))[1]!;
    expect(rework).toMatchObject({ kind: 'rework', quantity: 2, orderLineId: of.orderLineId });
    await makeAll(house, workshop, rework, 0);
    await makeAll(house, workshop, rework, 1);
    expect((await house.get(OrdersQueries).sheet(workshop.director, order.id)).produced).toBe(5);
  });

  it('skips a step with a reason; skipping the last frees what is validated before it', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { order, of } = await aLaunchedOrder(house, workshop, { quantities: [5] });
    const production = house.get(ProductionService);
    const [first, last] = of.operations;
    const nobody = production.skip(workshop.learners[0]!, last!.id, 'Pour voir');
    await expect(nobody).rejects.toMatchObject({ code: 'core.not_your_role' });
    await makeAll(house, workshop, of, 0);
    await expect(production.skip(workshop.master, first!.id, 'Faite')).rejects.toMatchObject({ status: 409 });
    await production.skip(workshop.master, last!.id, 'Piqué chez le client');
    expect(await sheetOf(workshop, of.id)).toMatchObject({ state: 'completed', validated: 5 });
    expect((await house.get(OrdersQueries).sheet(workshop.director, order.id)).produced).toBe(5);
    const { of: other } = await aLaunchedOrder(house, workshop);
    await production.skip(workshop.master, other.operations[0]!.id, 'Déjà coupé');
    expect((await sheetOf(workshop, other.id)).operations.map(({ state }) => state)).toEqual(['skipped', 'ready']);
    const both = production.skip(workshop.master, other.operations[1]!.id, 'Tout');
    await expect(both).rejects.toMatchObject({ code: 'production.last_step' });
  });
});

describe('sessions', () => {
  it('counts minutes between start and pause, and keeps one open session a learner', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop);
    const { of: other } = await aLaunchedOrder(house, workshop);
    const [learner, mate] = workshop.learners;
    const work = house.get(WorkService);
    const first = await give(house, workshop, of.operations[0]!.id, learner!);
    const second = await give(house, workshop, other.operations[0]!.id, learner!);
    await work.start(learner!, first);
    await expect(work.start(learner!, second)).rejects.toMatchObject({ code: 'production.session_open' });
    house.clock.set('2026-11-23T08:25:00Z');
    await work.pause(learner!, first);
    expect((await sheetOf(workshop, of.id)).operations[0]).toMatchObject({ state: 'paused', spentMinutes: 25 });
    await expect(work.pause(learner!, first)).rejects.toMatchObject({ code: 'production.not_working' });
    const both = await Promise.allSettled([work.start(learner!, first), work.start(learner!, second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { now } = await house.get(BenchQueries).workOf(learner!);
    house.clock.set('2026-11-23T08:35:00Z');
    // A master stops a forgotten session; another learner cannot.
    await expect(work.pause(mate!, now!.assignmentId)).rejects.toMatchObject({ status: 404 });
    await work.pause(workshop.master, now!.assignmentId);
    const minutes = await house.get(ProductionQueries).minutesByOrder(workshop.director, [of.orderId!, other.orderId!]);
    expect([...minutes.values()].reduce((sum, one) => sum + one, 0)).toBe(35);
    house.clock.set('2026-11-23T08:00:00Z');
  });

  it('lets two learners share an operation; what one leaves standing ends with it', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop, { quantities: [4] });
    const [ines, noah] = workshop.learners;
    const work = house.get(WorkService);
    const operation = of.operations[0]!;
    const [cell] = of.cellsByOperation[operation.id]!;
    const hers = await give(house, workshop, operation.id, ines!);
    const his = await give(house, workshop, operation.id, noah!);
    await work.start(ines!, hers);
    await work.start(noah!, his);
    await work.pause(noah!, his);
    expect((await sheetOf(workshop, of.id)).operations[0]!.state).toBe('in_progress');
    const cells = [counted(cell!.operationCellId, { good: 4 })];
    await work.report(ines!, hers, { selfChecked: true, finished: true, cells });
    const after = await sheetOf(workshop, of.id);
    expect(after.operations[0]!.state).toBe('done');
    expect(after.assignments.map(({ state }) => state)).toEqual(['finished', 'finished']);
    await expect(give(house, workshop, operation.id, ines!)).rejects.toMatchObject({
      code: 'production.operation_over',
    });
  });

  it('withdraws with a reason, refuses twice the same half-day, and gives a left job again', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop);
    const [learner] = workshop.learners;
    const work = house.get(WorkService);
    const id = await give(house, workshop, of.operations[0]!.id, learner!);
    const twice = give(house, workshop, of.operations[0]!.id, learner!);
    await expect(twice).rejects.toMatchObject({ code: 'production.already_assigned' });
    await work.start(learner!, id);
    await work.report(learner!, id, { selfChecked: true, finished: true, cells: [] });
    expect(await give(house, workshop, of.operations[0]!.id, learner!)).toBe(id);
    await house.get(AssignmentsService).withdraw(workshop.master, id, 'Malade');
    await expect(work.start(learner!, id)).rejects.toMatchObject({ code: 'production.job_over' });
    expect(await give(house, workshop, of.operations[0]!.id, learner!)).not.toBe(id);
  });
});
