import fc from 'fast-check';
import { openHouse, type House } from '../../../../test/support/house.js';
import { verify } from '../../../core/upkeep/verify.js';
import { localDate } from '../../../core/time/local-date.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import {
  DecisionsService,
  ProductionModule,
  ProductionQueries,
  ProductionService,
  SubcontractQueries,
  SubcontractService,
  type WorkOrderSheet,
} from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, give, makeAll, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
let supplierId: number;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  workshop = await aWorkshopAtWork(house);
  const partner = aPartner({ name: 'Traitement du Val', roles: ['supplier'] });
  supplierId = await house.get(PartnersService).create(workshop.director, partner);
});
afterAll(() => house.close());

const step = (code: string, more: object = {}) => ({
  code,
  name: code,
  setupMinutes: 0,
  unitCentiminutes: 100,
  ...more,
});

/** An order of ten, turned here, hardened outside, and ground here unless hardening ends it. */
async function aHardenedPart({ last = false, many = 10 } = {}) {
  const outside = step('TTH', { name: 'Trempe', supplierId });
  const routing = last ? [step('TOU'), outside] : [step('TOU'), outside, step('REC')];
  const made = await aLaunchedOrder(house, workshop, { routing, variants: undefined, quantities: [many] });
  await makeAll(house, workshop, made.of, 0);
  return made;
}

const service = () => house.get(SubcontractService);
const sheetOf = ({ id }: WorkOrderSheet) => house.get(ProductionQueries).workOrder(workshop.master, id);
const hardening = (of: WorkOrderSheet) => of.operations[1]!.id;
const cellOf = (of: WorkOrderSheet, at = 1) => of.cellsByOperation[of.operations[at]!.id]![0]!.operationCellId;
const send = (of: WorkOrderSheet, quantity: number, more: object = {}) =>
  service().send(workshop.master, hardening(of), { cells: [{ operationCellId: cellOf(of), quantity }], ...more });
const receive = (of: WorkOrderSheet, good: number, scrap = 0) =>
  service().receive(workshop.master, hardening(of), { cells: [{ operationCellId: cellOf(of), good, scrap }] });
const moves = async (of: WorkOrderSheet) =>
  (await house.get(SubcontractQueries).sheet(workshop.master, hardening(of))).moves;

describe('a step made outside', () => {
  it('is sent and received in parts, and the next step takes what came back good', async () => {
    const { of } = await aHardenedPart();
    await send(of, 6, { expectedOn: localDate('2026-11-30'), slip: 'BS 12' });
    const [, away, next] = (await sheetOf(of)).operations;
    expect(away).toMatchObject({ state: 'in_progress', outside: 6, available: 4, good: 0, remaining: 10 });
    expect(next).toMatchObject({ state: 'blocked', available: 0 });
    const [row] = (await house.get(SubcontractQueries).outside(workshop.master)).filter(
      ({ number }) => number === of.number,
    );
    expect(row).toMatchObject({ supplierName: 'Traitement du Val', outside: 6, expectedOn: '2026-11-30', late: false });

    await receive(of, 4, 1);
    await send(of, 4);
    await receive(of, 5);
    const after = await sheetOf(of);
    expect(after.operations[1]).toMatchObject({ state: 'done', good: 9, validated: 9, scrap: 1, outside: 0 });
    expect(after.operations[2]).toMatchObject({ state: 'ready', available: 9 });
    await makeAll(house, workshop, of, 2);
    expect((await sheetOf(of)).state).toBe('completed');
  });

  it('is given to no learner, by the board, the API or the base', async () => {
    const { of } = await aHardenedPart();
    await expect(give(house, workshop, hardening(of), workshop.learners[0]!)).rejects.toMatchObject({
      code: 'production.made_outside',
    });
    const row = `INSERT INTO assignment (school_id, operation_id, learner_id, supervisor_id, planned_on, half_day, state,
        version, warnings, rule_version, created_at)
      SELECT school_id, ${hardening(of)}, learner_id, supervisor_id, planned_on, half_day, state, version, warnings,
        rule_version, created_at FROM assignment LIMIT 1`;
    await expect(house.unit.run(() => house.unit.manager.query(row))).rejects.toThrow(/not given to a learner/);
    const here = { cells: [{ operationCellId: cellOf(of, 0), quantity: 1 }] };
    await expect(service().send(workshop.master, of.operations[0]!.id, here)).rejects.toMatchObject({
      code: 'production.made_here',
    });
  });

  it('never sends more than is there, nor receives more than is outside', async () => {
    const { order, of } = await aHardenedPart();
    await expect(send(of, 11)).rejects.toMatchObject({ code: 'production.too_many_to_send' });
    await expect(send(of, 0)).rejects.toMatchObject({ code: 'production.nothing_moved' });
    await expect(receive(of, 1)).rejects.toMatchObject({ code: 'production.too_many_back' });
    await send(of, 10);
    await expect(send(of, 1)).rejects.toMatchObject({ code: 'production.too_many_to_send' });
    await expect(receive(of, 10, 1)).rejects.toMatchObject({ code: 'production.too_many_back' });
    const tomorrow = { sentOn: localDate('2026-11-24') };
    await expect(send(of, 1, tomorrow)).rejects.toMatchObject({ code: 'production.not_later_than_today' });
    // What is away is used: the count of the step before stays.
    const [report] = (await sheetOf(of)).reports;
    const less = { good: 9, rework: 0, scrap: 0 };
    const correct = house.get(DecisionsService).correct(workshop.master, report!.id, less, 'Recompté');
    await expect(correct).rejects.toMatchObject({ code: 'production.already_used' });
    const stop = house.get(ProductionService).cancel(workshop.master, of.id, 'Plus besoin');
    await expect(stop).rejects.toMatchObject({ code: 'production.still_outside' });
    const cancel = house.get(OrdersService).cancel(workshop.director, order.id, 'Plus besoin');
    await expect(cancel).rejects.toMatchObject({ code: 'production.still_outside' });
  });

  it('at the end makes pieces deliverable as they come back; a mistake takes them back, once', async () => {
    const { order, of } = await aHardenedPart({ last: true });
    const produced = async () =>
      (await house.get(OrdersQueries).sheet(workshop.director, order.id)).lines[0]!.cells[0]!.produced;
    await send(of, 10);
    await receive(of, 10);
    expect([await produced(), (await sheetOf(of)).state]).toEqual([10, 'completed']);
    const [received, sent] = await moves(of);
    await expect(service().reverse(workshop.master, sent!.id, 'Erreur')).rejects.toMatchObject({
      code: 'production.too_many_back',
    });
    await service().reverse(workshop.master, received!.id, 'Deux pièces fêlées');
    expect([await produced(), (await sheetOf(of)).state]).toEqual([0, 'in_progress']);
    const again = service().reverse(workshop.master, received!.id, 'Encore');
    await expect(again).rejects.toMatchObject({ code: 'production.already_corrected' });
    await expect(receive(of, 10, 1)).rejects.toMatchObject({ code: 'production.too_many_back' });
    await receive(of, 8, 2);
    expect([await produced(), (await sheetOf(of)).state]).toEqual([8, 'completed']);
    const change = 'UPDATE subcontract_move SET good = 3';
    await expect(house.unit.run(() => house.unit.manager.query(change))).rejects.toThrow(/never changed/);
  });

  it('a received mistake the next step has used is not taken back', async () => {
    const { of } = await aHardenedPart();
    await send(of, 10);
    await receive(of, 10);
    await makeAll(house, workshop, of, 2);
    const [received] = await moves(of);
    await expect(service().reverse(workshop.master, received!.id, 'Erreur')).rejects.toMatchObject({
      code: 'production.already_used',
    });
  });

  it('waits for the master of a suspended OF to send, not to receive', async () => {
    const { of } = await aHardenedPart();
    await send(of, 5);
    await house.get(ProductionService).suspend(workshop.master, of.id, 'Question au client');
    await expect(send(of, 1)).rejects.toMatchObject({ code: 'production.work_order_suspended' });
    await receive(of, 5);
    expect((await sheetOf(of)).operations[1]).toMatchObject({ good: 5, outside: 0 });
    await house.get(ProductionService).resume(workshop.master, of.id);
    await send(of, 5);
    await receive(of, 0, 5);
    expect((await sheetOf(of)).operations[1]!.state).toBe('done');
  });

  it('two masters send the same pieces at once: they leave once', async () => {
    const { of } = await aHardenedPart();
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => send(of, 3)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await sheetOf(of)).operations[1]).toMatchObject({ outside: 9, available: 1 });
  });

  it('is of its school', async () => {
    const { of } = await aHardenedPart();
    const other = await aWorkshopAtWork(house);
    const missing = { code: 'core.not_found' };
    const cells = [{ operationCellId: cellOf(of), quantity: 1 }];
    await expect(service().send(other.master, hardening(of), { cells })).rejects.toMatchObject(missing);
    await send(of, 1);
    const [move] = await moves(of);
    await expect(service().reverse(other.master, move!.id, 'Non')).rejects.toMatchObject(missing);
    expect(await house.get(SubcontractQueries).outside(other.master)).toEqual([]);
  });

  it('walks at random and keeps every piece: made, lost, away or still to do', async () => {
    const act = fc.record({
      what: fc.constantFrom('send', 'receive', 'undo', 'turn', 'grind'),
      some: fc.integer({ min: 0, max: 6 }),
      lost: fc.integer({ min: 0, max: 2 }),
      pick: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
        const { of } = await aHardenedPart({ many: 6 });
        for (const { what, some, lost, pick } of acts) {
          const tried =
            what === 'send' ? send(of, some) : what === 'receive' ? receive(of, some, lost) : undo(of, pick, what);
          await tried.catch(isRefusal);
          const { operations } = await sheetOf(of);
          const [, away, ground] = operations;
          expect(away!.good + away!.scrap + away!.outside + away!.available).toBe(6);
          expect(away!.validated).toBe(away!.good);
          expect(ground!.good + ground!.available).toBe(away!.good);
          expect(away!.state === 'done').toBe(away!.good + away!.scrap === 6);
        }
      }),
      { numRuns: 8 },
    );
    expect(await verify(house.read.manager, house.settings.filesPath)).toEqual([]);
  });
});

async function undo(of: WorkOrderSheet, pick: number, what: string): Promise<void> {
  if (what !== 'undo') return;
  const reversible = (await moves(of)).filter((move) => move.reversible);
  const one = reversible[pick % Math.max(1, reversible.length)];
  if (one) await service().reverse(workshop.master, one.id, 'Erreur');
}

function isRefusal(error: unknown): void {
  if (!String((error as { code?: string }).code).startsWith('production.')) throw error;
}
