import type { LearnerScope, Scope } from '../../../core/access/scope.js';
import { openHouse, type House } from '../../../../test/support/house.js';
import { ProductionModule, ProductionQueries, type WorkOrderSheet } from '../index.js';
import { OrdersService } from '../../sales/index.js';
import { aLaunchedOrder, aWorkshopAtWork, TODAY, type Workshop } from './workshop.builder.js';

let house: House;
let workshop: Workshop;
let of: WorkOrderSheet;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
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
const json = async (scope: Scope, url: string, payload: object = {}) =>
  house.http({
    ...{ method: 'POST', url, payload },
    headers: { ...(await house.signedIn(scope)), 'content-type': 'application/json' },
  });

describe('pages', () => {
  it('shows on the sheet what the customer asked beside the grid', async () => {
    const { master, school } = workshop;
    const { order, of: launched } = await aLaunchedOrder(house, workshop, { quantities: [1] });
    await house.get(OrdersService).attach(school.system, order.id, {
      name: 'plan-b.pdf',
      bytes: Buffer.from('%PDF-1.7\n%fin\n'),
    });
    const { wish } = await house.get(ProductionQueries).workOrder(master, launched.id);
    expect(wish).toMatchObject({ orderNumber: order.number, note: order.note, attachments: [{ name: 'plan-b.pdf' }] });
    const { body } = await get(master, `/work-orders/${launched.id}`);
    expect(body).toContain(order.partnerName);
    expect(body).toMatch(new RegExp(`/files/${wish!.attachments[0]!.id}"[^>]*>plan-b.pdf`));
  });

  it('shows the list, the sheet and an exercise, and acts from them', async () => {
    const { master } = workshop;
    expect((await get(master, '/work-orders?q=tablier')).body).toContain(of.number);
    expect((await get(master, '/work-orders?state=late')).body).not.toContain(of.number);
    const sheet = await get(master, `/work-orders/${of.id}`);
    expect(sheet.body).toMatch(/10 · Couper[\s\S]*15 min sur|0 min sur 40 prévues/);
    expect((await get({ ...master, locale: 'en' }, `/work-orders/${of.id}`)).statusCode).toBe(200);
    const page = await get(master, `/work-orders/new?itemId=${of.itemId}`);
    const [, variantId] = /name="cells\[(\d+)\]"/.exec(page.body)!;
    const wish = { itemId: String(of.itemId), kind: 'exercise', dueOn: '04/12/2026' };
    const none = await form(master, '/work-orders', wish);
    expect(none.statusCode).toBe(422);
    const made = await form(master, '/work-orders', { ...wish, [`cells[${variantId}]`]: '3' });
    expect(made.statusCode).toBe(303);
    const id = Number(made.headers.location!.split('/').at(-1));
    expect(await house.get(ProductionQueries).workOrder(master, id)).toMatchObject({ kind: 'exercise', quantity: 3 });
    expect((await form(master, `/work-orders/${id}/cancellation`, { reason: 'Essai' })).statusCode).toBe(303);
    expect((await form(master, `/work-orders/${id}/relaunch`)).statusCode).toBe(409);
  });
});

describe('API', () => {
  it('walks the same verbs', async () => {
    const { master, learners } = workshop;
    const [, noah] = learners as [LearnerScope, LearnerScope];
    const launched = (await aLaunchedOrder(house, workshop, { quantities: [4] })).of;
    const operationId = launched.operations[0]!.id;
    const who = { learnerId: noah.learnerId, supervisorId: master.userId, plannedOn: TODAY, halfDay: 'am' };
    const given = await json(master, `/api/v1/operations/${operationId}/assignments`, who);
    expect(given.statusCode).toBe(201);
    const { id, warnings } = given.json<{ id: number; warnings: unknown[] }>();
    expect([given.headers.location, warnings]).toEqual([`/api/v1/assignments/${id}`, []]);
    expect((await get(master, `/api/v1/assignments/${id}`)).json()).toMatchObject({ learnerName: 'Noah D.' });
    expect((await json(noah, `/api/v1/assignments/${id}/start`)).statusCode).toBe(204);
    expect((await json(noah, `/api/v1/assignments/${id}/pause`)).statusCode).toBe(204);
    // Programs from before there was anything to say send no body.
    const url = `/api/v1/assignments/${id}/start`;
    const bare = await house.http({ method: 'POST', url, headers: await house.signedIn(noah) });
    expect(bare.statusCode).toBe(204);
    expect((await json(noah, `/api/v1/assignments/${id}/pause`)).statusCode).toBe(204);
    expect((await json(noah, `/api/v1/assignments/${id}/start`)).statusCode).toBe(204);
    const [cell] = launched.cellsByOperation[operationId]!;
    const cells = [{ operationCellId: cell!.operationCellId, good: 4, rework: 0, scrap: 0 }];
    const shape = await json(noah, `/api/v1/assignments/${id}/reports`, { cells });
    expect(shape.statusCode).toBe(422);
    const dto = { selfChecked: true, finished: true, cells };
    const counted = await json(noah, `/api/v1/assignments/${id}/reports`, dto);
    expect(counted.statusCode).toBe(201);
    const [reportId] = counted.json<{ reportIds: number[] }>().reportIds;
    expect((await get(noah, `/api/v1/reports/${reportId}`)).json()).toMatchObject({ good: 4, state: 'checked' });
    expect((await get(workshop.learners[0]!, `/api/v1/reports/${reportId}`)).statusCode).toBe(404);
    expect((await json(noah, `/api/v1/reports/${reportId}/validation`)).statusCode).toBeGreaterThanOrEqual(403);
    expect((await json(master, `/api/v1/reports/${reportId}/validation`)).statusCode).toBe(204);
    const late = await json(master, `/api/v1/reports/${reportId}/rejection`, { reason: 'Trop tard' });
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'core.transition_refused']);
    const board = (await get(master, `/api/v1/board?day=${TODAY}`)).json<{ learners: { am: unknown[] }[] }>();
    expect(board.learners.flatMap(({ am }) => am).length).toBeGreaterThan(0);
    expect((await get(noah, '/api/v1/work')).json()).toMatchObject({ firstName: 'Noah', now: null });
    expect((await get(master, '/api/v1/operations')).json<unknown[]>().length).toBeGreaterThan(0);
    const candidates = await get(master, `/api/v1/operations/${launched.operations[1]!.id}/candidates`);
    expect(candidates.json()).toMatchObject({ candidates: [{ outcome: 'clear' }, { outcome: 'clear' }] });
    expect((await get(master, `/api/v1/work-orders/${launched.id}`)).json()).toMatchObject({ number: launched.number });
  });

  it('is closed to those who may not', async () => {
    const accountant = await house.scope(workshop.school, 'accountant');
    for (const url of ['/validation', `/work-orders/${of.id}`, '/api/v1/board', '/api/v1/reports'])
      for (const scope of [accountant, workshop.learners[0]!])
        expect([url, (await get(scope, url)).statusCode >= 400]).toEqual([url, true]);
  });
});
