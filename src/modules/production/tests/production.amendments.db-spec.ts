import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import { Journal } from '../../../core/journal/journal.js';
import { localDate } from '../../../core/time/local-date.js';
import { OrderAmending, OrdersQueries, OrdersService, type OrderSheet } from '../../sales/index.js';
import { aConfirmedOrder, allCells } from '../../sales/tests/sales.builder.js';
import { ProductionModule, ProductionQueries, ProductionService } from '../index.js';
import { aLaunchedOrder, aWorkshopAtWork, makeAll } from './workshop.builder.js';

let house: House;
let school: TestSchool;
beforeAll(async () => {
  house = await openHouse([ProductionModule]);
  school = await house.aSchool();
});
afterAll(() => house.close());

const sheet = (id: number) => house.get(OrdersQueries).sheet(school.system, id);
const ofs = async (orderId: number) =>
  (await house.get(ProductionQueries).ofOrder(school.system, orderId)).map(({ state, quantity, dueOn }) => ({
    ...{ state, quantity, dueOn },
  }));
const amend = async (
  id: number,
  change: { cells?: { orderCellId: number; ordered: number }[]; promisedOn?: string; version?: number },
) =>
  house.get(OrderAmending).amend(school.system, id, {
    version: (await sheet(id)).version,
    ...change,
    promisedOn: change.promisedOn ? localDate(change.promisedOn) : undefined,
    reason: 'Le client a changé d’avis',
  });
const cellsOf = (order: OrderSheet) => order.lines[0]!.cells;

describe('an amendment of a confirmed order', () => {
  it('asks for more: at the order’s price, printed, mailed, recorded, and one more OF makes the rest', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first] = cellsOf(order);
    await amend(order.id, { cells: [{ orderCellId: first!.id, ordered: 9 }], promisedOn: '2026-12-22' });
    const after = await sheet(order.id);
    expect(after).toMatchObject({ ordered: 15, promisedOn: '2026-12-22', totalWithoutVatCents: 15 * 1850 });
    expect(await ofs(order.id)).toEqual([
      { state: 'released', quantity: 10, dueOn: '2026-12-22' },
      { state: 'released', quantity: 5, dueOn: '2026-12-22' },
    ]);
    const papers = await house.get(OrdersQueries).documents(school.system, order.id);
    expect(papers.map(({ name }) => name)).toEqual([`${order.number}.pdf`, `${order.number}-avenant-1.pdf`]);
    const [mail] = await house.read.manager.find(OutboxMessage, { order: { id: 'DESC' }, take: 1 });
    expect(mail!.subject).toContain(`Avenant 1 à la commande ${order.number}`);
    expect(mail!.body).toContain('Le client a changé d’avis');
    const told = await house.get(Journal).of(school.system, { type: 'sales_order', id: order.id });
    expect(told.find(({ event }) => event === 'amend')).toMatchObject({
      reason: 'Le client a changé d’avis',
      facts: {
        cells: [{ orderCellId: first!.id, from: 4, to: 9 }],
        promisedOn: { from: '2026-12-18', to: '2026-12-22' },
      },
    });
  });

  it('asks for less: an OF nobody started makes way for a smaller one', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first, second] = cellsOf(order);
    const cells = [
      { orderCellId: first!.id, ordered: 1 },
      { orderCellId: second!.id, ordered: 0 },
    ];
    await amend(order.id, { cells });
    expect(await sheet(order.id)).toMatchObject({ ordered: 4, totalWithoutVatCents: 4 * 1850 });
    expect(await ofs(order.id)).toMatchObject([
      { state: 'cancelled', quantity: 10 },
      { state: 'released', quantity: 4 },
    ]);
    // Wanted again after all: what was called off is ordered once more.
    await amend(order.id, { cells: [{ orderCellId: second!.id, ordered: 3 }] });
    expect((await ofs(order.id)).at(-1)).toMatchObject({ state: 'released', quantity: 3 });
  });

  it('is refused under what the workshop is making, and changes nothing', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { order, of } = await aLaunchedOrder(house, workshop);
    await makeAll(house, workshop, of, 0);
    const [first] = cellsOf(order);
    const less = house.get(OrderAmending).amend(workshop.director, order.id, {
      cells: [{ orderCellId: first!.id, ordered: 1 }],
      reason: 'Moins',
      version: order.version,
    });
    await expect(less).rejects.toMatchObject({ code: 'production.already_making' });
    const queries = house.get(OrdersQueries);
    expect(await queries.sheet(workshop.school.system, order.id)).toMatchObject({
      ordered: 10,
      version: order.version,
    });
    expect(await queries.documents(workshop.school.system, order.id)).toHaveLength(1);
  });

  it('changes nothing twice: one of two that met wins, and the other is told', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first] = cellsOf(order);
    const outcomes = await Promise.allSettled(
      [7, 8].map((ordered) => amend(order.id, { cells: [{ orderCellId: first!.id, ordered }] })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'core.stale' } });
    const { ordered } = await sheet(order.id);
    expect([13, 14]).toContain(ordered);
    expect((await ofs(order.id)).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(ordered);
  });

  it('written on a page that somebody else changed since is refused, and undoes nothing', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first] = cellsOf(order);
    await amend(order.id, { cells: [{ orderCellId: first!.id, ordered: 9 }] });
    const late = amend(order.id, { cells: [{ orderCellId: first!.id, ordered: 4 }], version: order.version });
    await expect(late).rejects.toMatchObject({ code: 'core.stale' });
    expect(await sheet(order.id)).toMatchObject({ ordered: 15 });
  });

  it('is refused when nothing changes, when the day is past, and when all is made', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first] = cellsOf(order);
    const code = (work: Promise<unknown>) =>
      work.then(
        () => '',
        (error: { code: string }) => error.code,
      );
    expect(await code(amend(order.id, { promisedOn: '2026-12-18' }))).toBe('sales.nothing_amended');
    expect(await code(amend(order.id, { promisedOn: '2026-11-20' }))).toBe('sales.promised_in_past');
    await house.get(OrdersService).recordProduced(school.system, allCells(order));
    expect(await code(amend(order.id, { cells: [{ orderCellId: first!.id, ordered: 3 }] }))).toBe(
      'sales.less_than_made',
    );
    expect(await sheet(order.id)).toMatchObject({ ordered: 10 });
  });
});

describe('an order on hold', () => {
  it('makes its work and its deliveries wait, says why, and goes on where it was', async () => {
    const order = await aConfirmedOrder(house, school);
    const orders = house.get(OrdersService);
    await orders.pause(school.system, order.id, 'Le fil n’est pas arrivé');
    expect(await sheet(order.id)).toMatchObject({ state: 'confirmed', holdReason: 'Le fil n’est pas arrivé' });
    expect(await ofs(order.id)).toMatchObject([{ state: 'suspended' }]);
    await orders.recordProduced(school.system, allCells(order));
    const ship = () => orders.recordDelivered(school.system, order.id, allCells(order));
    await expect(ship()).rejects.toMatchObject({ code: 'sales.on_hold', status: 409 });
    await expect(orders.pause(school.system, order.id, 'Encore')).rejects.toMatchObject({
      code: 'sales.on_hold_already',
    });
    await orders.resume(school.system, order.id);
    expect(await ofs(order.id)).toMatchObject([{ state: 'in_progress' }]);
    await ship();
    expect(await sheet(order.id)).toMatchObject({ holdReason: null, delivered: 10 });
    await expect(orders.resume(school.system, order.id)).rejects.toMatchObject({ code: 'sales.goes_on' });
  });

  it('amended meanwhile waits whole, and an OF that waits for something else still does', async () => {
    const order = await aConfirmedOrder(house, school);
    const orders = house.get(OrdersService);
    const [of] = await house.get(ProductionQueries).ofOrder(school.system, order.id);
    await house.get(ProductionService).suspend(school.system, of!.id, 'La machine est en panne');
    await orders.pause(school.system, order.id, 'Le fil n’est pas arrivé');
    const [first] = cellsOf(order);
    await amend(order.id, { cells: [{ orderCellId: first!.id, ordered: 9 }] });
    expect(await ofs(order.id)).toMatchObject([{ state: 'suspended' }, { state: 'suspended', quantity: 5 }]);
    await orders.resume(school.system, order.id);
    expect(await ofs(order.id)).toMatchObject([{ state: 'suspended' }, { state: 'in_progress' }]);
  });

  it('may still be called off: what it waited for is forgotten', async () => {
    const order = await aConfirmedOrder(house, school);
    const orders = house.get(OrdersService);
    await orders.pause(school.system, order.id, 'Un impayé');
    await orders.cancel(school.system, order.id, 'Le client renonce');
    expect(await sheet(order.id)).toMatchObject({ state: 'cancelled', holdReason: null });
    expect(await ofs(order.id)).toMatchObject([{ state: 'abandoned' }]);
  });
});
