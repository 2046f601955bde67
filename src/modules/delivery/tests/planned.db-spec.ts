import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { OutboxMessage } from '../../../core/core.entities.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { ProductionModule, ProductionQueries } from '../../production/index.js';
import { OrderAmending, OrderSchedule, OrdersQueries, OrdersService, type CallOff } from '../../sales/index.js';
import { aConfirmedOrder, aDraft } from '../../sales/tests/sales.builder.js';
import { DeliveryModule, DeliveryQueries, DeliveryService } from '../index.js';

let house: House;
let school: TestSchool;
let master: Scope;
beforeAll(async () => {
  house = await openHouse([ProductionModule, DeliveryModule]);
  school = await house.aSchool();
  master = await house.scope(school, 'master');
});
afterAll(() => house.close());

const sheet = (id: number, scope: Scope = master) => house.get(OrdersQueries).sheet(scope, id);
const CAEN = 'Quai 2, 3 rue du Port, 14000 Caen';

async function planned() {
  const order = await aConfirmedOrder(house, school, { quantities: [10] });
  const [cell] = order.lines[0]!.cells;
  const { version } = await sheet(order.id);
  const some = (dueOn: string, quantity: number, address: string | null = null) => ({
    ...{ dueOn: localDate(dueOn), address },
    cells: [{ orderCellId: cell!.id, quantity }],
  });
  await house.get(OrderSchedule).plan(master, order.id, {
    deliveries: [some('2026-12-20', 6), some('2026-12-10', 4, CAEN)],
    version,
  });
  return { orderId: order.id, cellId: cell!.id, version: version + 1, some };
}

it('leads the workshop to the next day, and the note to its place', async () => {
  const { orderId, cellId } = await planned();
  const due = async () => (await house.get(ProductionQueries).ofOrder(master, orderId)).map(({ dueOn }) => dueOn);
  expect(await due()).toEqual(['2026-12-10']);
  const [first] = (await sheet(orderId)).schedule;
  await house.unit.run(() =>
    house.get(OrdersService).recordProduced(school.system, [{ orderCellId: cellId, quantity: 6 }]),
  );
  const delivery = house.get(DeliveryService);
  const note = await delivery.prepare(master, orderId, [{ orderCellId: cellId, quantity: 4 }], first!.id);
  expect((await house.get(DeliveryQueries).sheet(master, note.id)).shipTo).toMatchObject({
    deliveryAddress: CAEN,
    promisedOn: '2026-12-10',
  });
  await delivery.ship(master, note.id, { shippedOn: localDate('2026-11-23') });
  expect((await sheet(orderId)).schedule.map(({ done }) => done)).toEqual([true, false]);
  expect(await due()).toEqual(['2026-12-20']);
  await expect(delivery.prepare(master, orderId, [{ orderCellId: cellId, quantity: 1 }], 9_999)).rejects.toMatchObject({
    status: 404,
  });
});

it('never plans more than is ordered, nor over somebody else’s plan, nor before the order', async () => {
  const { orderId, version, some } = await planned();
  const schedule = house.get(OrderSchedule);
  const plan = (deliveries: ReturnType<typeof some>[], scope = master, read = version) =>
    schedule.plan(scope, orderId, { deliveries, version: read });
  await expect(plan([some('2026-12-10', 6), some('2026-12-20', 5)])).rejects.toMatchObject({
    code: 'sales.over_planned',
    sentence: { fr: expect.stringContaining('Répartissez 10 pièces au plus') as string },
  });
  await expect(plan([some('2026-11-22', 5)])).rejects.toMatchObject({ fields: [{ field: 'deliveries.0.dueOn' }] });
  await expect(plan([], master, version - 1)).rejects.toMatchObject({ code: 'core.stale' });
  const elsewhere = await house.scope(await house.aSchool(), 'master');
  await expect(plan([], elsewhere)).rejects.toMatchObject({ status: 404 });
  await expect(plan([], await house.scope(school, 'accountant'))).rejects.toMatchObject({ status: 403 });
  // Eight at once on the same version: one plan stands.
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => plan([some('2026-12-15', 10)])));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await sheet(orderId)).schedule).toHaveLength(1);
  await plan([], master, version + 1);
  expect(await sheet(orderId)).toMatchObject({ schedule: [], dueOn: (await sheet(orderId)).promisedOn });
});

describe('a framework order', () => {
  async function framework() {
    const known = await planned();
    const { orderId, version } = known;
    await house.get(OrderSchedule).plan(master, orderId, { deliveries: [], version, framework: true });
    const { partnerId } = await sheet(orderId);
    const buyer = await house.scope(school, 'partner', { partnerId });
    const call = (quantity: number, told: Partial<CallOff> = {}, scope: Scope = buyer) =>
      house.get(OrderSchedule).callOff(scope, orderId, { ...known.some('2026-12-10', quantity), ...told });
    return { ...known, buyer, call };
  }

  it('is called off by its customer, within what is ordered; the school is told', async () => {
    const { orderId, call } = await framework();
    await call(6, { reference: 'APPEL-1', address: CAEN });
    await expect(call(1, { reference: 'APPEL-1' })).rejects.toMatchObject({ code: 'sales.called_already' });
    await expect(call(5, { reference: 'APPEL-2' })).rejects.toMatchObject({
      code: 'sales.over_called',
      sentence: { fr: expect.stringContaining('Appelez 4 pièces au plus') as string },
    });
    await expect(call(1, { dueOn: localDate('2026-11-22') })).rejects.toMatchObject({ code: 'sales.called_in_past' });
    await call(4, { dueOn: localDate('2027-03-01') });
    expect((await sheet(orderId)).schedule).toMatchObject([
      { dueOn: '2026-12-10', address: CAEN, reference: 'APPEL-1', cells: [{ quantity: 6 }] },
      { dueOn: '2027-03-01', address: null, reference: null, cells: [{ quantity: 4 }] },
    ]);
    // A later delivery moves the day the whole is promised for.
    expect(await sheet(orderId)).toMatchObject({ promisedOn: '2027-03-01', dueOn: '2026-12-10' });
    const mails = await house.read.manager.findBy(OutboxMessage, { schoolId: school.id });
    expect(mails.filter(({ subject }) => subject.startsWith('Appel sur'))).toHaveLength(2);
  });

  it('loses no call-off to whoever plans over it, and takes a number once', async () => {
    const { orderId, call, some, version } = await framework();
    for (let n = 1; n <= 10; n++) await call(1, { reference: `APPEL-${n}` });
    const schedule = house.get(OrderSchedule);
    const before = { deliveries: [some('2026-12-10', 10)], version: version + 1 };
    await expect(schedule.plan(master, orderId, before)).rejects.toMatchObject({ code: 'core.stale' });
    const read = await sheet(orderId);
    expect(read.schedule).toHaveLength(10);
    const twice = read.schedule.map((one) => ({ ...one, reference: 'APPEL-1' }));
    const plan = (deliveries: typeof twice) =>
      schedule.plan(master, orderId, { deliveries, version: read.version, framework: true });
    await expect(plan(twice)).rejects.toMatchObject({ code: 'sales.called_already' });
    await plan(read.schedule.map((one) => ({ ...one, reference: one.reference! })));
    expect((await sheet(orderId)).schedule.map(({ reference }) => reference)).toHaveLength(10);
    const insert = house.unit.run(() =>
      sql(
        house.unit.manager,
        "INSERT INTO planned_delivery (school_id, order_id, due_on, cells, reference) VALUES (?, ?, '2026-12-10', '[]', 'APPEL-1')",
        [school.id, orderId],
      ),
    );
    await expect(insert).rejects.toThrow(/unique/i);
  });

  it('is promised no day before its last delivery', async () => {
    const { orderId } = await planned();
    const { version } = await sheet(orderId);
    const amended = house.get(OrderAmending).amend(master, orderId, {
      ...{ version, reason: 'Plus tôt', promisedOn: localDate('2026-12-15') },
    });
    await expect(amended).rejects.toMatchObject({ fields: [{ field: 'promisedOn' }] });
    const draft = await aDraft(house, school, { quantities: [10] });
    const cells = [{ orderCellId: draft.lines[0]!.cells[0]!.id, quantity: 10 }];
    const deliveries = [{ dueOn: localDate('2026-12-20'), cells }];
    await house.get(OrderSchedule).plan(master, draft.id, { deliveries, version: draft.version });
    const confirm = (day: string) =>
      house.get(OrdersService).confirm(school.system, draft.id, { promisedOn: localDate(day) });
    await expect(confirm('2026-12-15')).rejects.toMatchObject({ fields: [{ field: 'promisedOn' }] });
    await confirm('2026-12-20');
  });

  it('gives no more than it holds to eight who call at once', async () => {
    const { orderId, call } = await framework();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => call(3)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const called = (await sheet(orderId)).schedule.flatMap(({ cells }) => cells);
    expect(called.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(9);
  });

  it('is called by nobody else, and an order that is none is not called', async () => {
    const { call, orderId, some } = await framework();
    const other = await aConfirmedOrder(house, school);
    const stranger = await house.scope(school, 'partner', { partnerId: other.partnerId });
    await expect(call(1, {}, stranger)).rejects.toMatchObject({ status: 404 });
    const receiver = await house.scope(school, 'partner', {
      partnerId: (await sheet(orderId)).partnerId,
      rights: { receiver: true },
    });
    await expect(call(1, {}, receiver)).rejects.toMatchObject({ status: 403 });
    const plain = house.get(OrderSchedule).callOff(stranger, other.id, some('2026-12-10', 1));
    await expect(plain).rejects.toMatchObject({ code: 'sales.not_callable' });
  });
});
