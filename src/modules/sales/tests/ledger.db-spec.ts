import { SalesOrderCell } from '../sales-order-line.entity.js';
import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { nextInvoiceAmount, OrdersQueries, OrdersService, room, SalesModule } from '../index.js';
import type { CellCounters } from '../index.js';
import { aConfirmedOrder, aDraft, allCells } from './sales.builder.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';

type Raised = 'produced' | 'delivered' | 'returned' | 'invoiced' | 'credited';

describe('the ledger of an order', () => {
  let house: House;
  let school: TestSchool;
  let other: TestSchool;
  let orders: OrdersService;
  let queries: OrdersQueries;
  beforeAll(async () => {
    house = await openHouse([SalesModule]);
    school = await house.aSchool();
    other = await house.aSchool();
    orders = house.get(OrdersService);
    queries = house.get(OrdersQueries);
  });
  afterAll(() => house.close());

  const record = (counter: Raised, orderId: number, orderCellId: number, quantity: number): Promise<void> => {
    const cells = [{ orderCellId, quantity }];
    switch (counter) {
      case 'produced':
        return orders.recordProduced(school.system, cells);
      case 'delivered':
        return orders.recordDelivered(school.system, orderId, cells);
      case 'returned':
        return orders.recordReturned(school.system, orderId, cells);
      case 'invoiced':
        return orders.recordInvoiced(school.system, orderId, { cells, lines: [] });
      case 'credited':
        return orders.recordCredited(school.system, orderId, { cells, lines: [] });
    }
  };

  it('counts nothing when nothing is made', async () => {
    await expect(orders.recordProduced(school.system, [])).resolves.toBeUndefined();
  });

  it('refuses one too many and says how many are left', async () => {
    const order = await aConfirmedOrder(house, school);
    const cell = order.lines[0]!.cells[0]!.id;
    const refused = (counter: Raised, quantity: number) => record(counter, order.id, cell, quantity);
    await expect(refused('produced', 5)).rejects.toMatchObject({
      code: 'sales.over_produced',
      status: 409,
      sentence: {
        fr: 'Tablier d’atelier Écru M : 5 pièces de plus, c’est trop. Reste à faire : 4 pièces. Corrigez la quantité.',
      },
    });
    await refused('produced', 3);
    await expect(refused('delivered', 4)).rejects.toMatchObject({
      code: 'sales.over_delivered',
      sentence: { en: expect.stringContaining('Validated and ready: 3 pieces.') as string },
    });
    await expect(refused('invoiced', 1)).rejects.toMatchObject({ code: 'sales.over_invoiced' });
    await refused('delivered', 3);
    await refused('returned', 1);
    await expect(refused('returned', 3)).rejects.toMatchObject({ code: 'sales.over_returned' });
    await expect(refused('invoiced', 3)).rejects.toMatchObject({
      code: 'sales.over_invoiced',
      sentence: { fr: expect.stringContaining('Livré et non facturé : 2 pièces.') as string },
    });
    await refused('invoiced', 2);
    await expect(refused('credited', 3)).rejects.toMatchObject({ code: 'sales.over_credited' });
    for (const nonsense of [0, -1, 1.5, Number.NaN])
      await expect(refused('produced', nonsense)).rejects.toMatchObject({ code: 'sales.no_quantity' });
  });

  it('agrees with the pure rule on any walk', async () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom<Raised>('produced', 'delivered', 'returned', 'invoiced', 'credited'),
        fc.integer({ min: 1, max: 5 }),
      ),
      { maxLength: 25 },
    );
    const item = await anItem(house, school);
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const { id } = await aConfirmedOrder(house, school, { item, partnerId: partner, quantities: [9] });
        const [row] = await house.read.manager.findBy(SalesOrderCell, { orderId: id });
        const cell: CellCounters = { ...row! };
        for (const [counter, quantity] of walk) {
          const fits = quantity <= room(cell, counter);
          const outcome = await record(counter, id, row!.id, quantity).then(
            () => true,
            (error: unknown) => (error instanceof Refusal ? false : Promise.reject(error as Error)),
          );
          expect(outcome).toBe(fits);
          if (fits) cell[counter] += quantity;
        }
        const after = await house.read.manager.findOneByOrFail(SalesOrderCell, { id: row!.id });
        expect(after).toMatchObject(cell);
      }),
      { numRuns: 12 },
    );
  });
  let partner: number;
  beforeAll(async () => {
    partner = (await aDraft(house, school)).partnerId;
  });

  it('delivers to eight callers at once no more than is made', async () => {
    const order = await aConfirmedOrder(house, school, { quantities: [10] });
    const cell = order.lines[0]!.cells[0]!.id;
    await record('produced', order.id, cell, 10);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => record('delivered', order.id, cell, 3)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const reasons = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as Refusal);
    expect(reasons.map(({ code }) => code)).toEqual(Array(5).fill('sales.over_delivered'));
    expect((await queries.sheet(school.system, order.id)).lines[0]!.cells[0]!.delivered).toBe(9);
  });

  it('produces and cancels at once: one of them wins, never both', async () => {
    for (let round = 0; round < 4; round++) {
      const order = await aConfirmedOrder(house, school, { partnerId: partner });
      const cell = order.lines[0]!.cells[0]!.id;
      const [made, cancelled] = await Promise.allSettled([
        record('produced', order.id, cell, 1),
        orders.cancel(school.system, order.id, 'Plus besoin'),
      ]);
      expect([made.status, cancelled.status].sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('keeps nothing of a list of cells of which one is refused', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first, second] = order.lines[0]!.cells;
    await expect(
      orders.recordProduced(school.system, [
        { orderCellId: first!.id, quantity: 1 },
        { orderCellId: second!.id, quantity: 99 },
      ]),
    ).rejects.toMatchObject({ code: 'sales.over_produced' });
    expect(await queries.sheet(school.system, order.id)).toMatchObject({ produced: 0 });
  });

  it('counts a cell named twice for both, and refuses them together', async () => {
    const order = await aConfirmedOrder(house, school);
    const [first, second] = order.lines[0]!.cells;
    const named = [first!, second!, first!].map(({ id: orderCellId }) => ({ orderCellId, quantity: 2 }));
    await orders.recordProduced(school.system, named);
    const after = (await queries.sheet(school.system, order.id)).lines[0]!.cells;
    expect([after[0]!.produced, after[1]!.produced]).toEqual([4, 2]);
    await expect(orders.recordDelivered(school.system, order.id, [...named, named[0]!])).rejects.toMatchObject({
      code: 'sales.over_delivered',
    });
    expect(await queries.sheet(school.system, order.id)).toMatchObject({ delivered: 0 });
  });

  it('invoices a line to the cent in three parts, and no cent more', async () => {
    const item = await anItem(house, school, { priceE4: 33_333 });
    const order = await aConfirmedOrder(house, school, { item, partnerId: partner });
    const cells = allCells(order);
    await orders.recordProduced(school.system, cells);
    await orders.recordDelivered(school.system, order.id, cells);
    const line = async () => (await queries.sheet(school.system, order.id)).lines[0]!;
    for (const part of [cells.slice(0, 1), cells.slice(1, 2), cells.slice(2)]) {
      const read = await line();
      const quantity = part.reduce((sum, cell) => sum + cell.quantity, 0);
      const lines = [{ orderLineId: read.id, netCents: nextInvoiceAmount(read, quantity) }];
      await orders.recordInvoiced(school.system, order.id, { cells: part, lines });
    }
    const read = await line();
    expect(read.invoicedNetCents).toBe(read.lineNetCents);
    const one = [{ orderLineId: read.id, netCents: 1 }];
    await expect(orders.recordInvoiced(school.system, order.id, { cells: [], lines: one })).rejects.toMatchObject({
      code: 'sales.amount_overrun',
    });
    await orders.recordCredited(school.system, order.id, {
      cells,
      lines: [{ orderLineId: read.id, netCents: read.lineNetCents }],
    });
    await expect(orders.recordCredited(school.system, order.id, { cells: [], lines: one })).rejects.toMatchObject({
      code: 'sales.amount_overrun',
    });
    expect(await line()).toMatchObject({ invoicedNetCents: 0 });
  });

  it('does not count a draft, another order’s cell or another school’s', async () => {
    const draft = await aDraft(house, school, { partnerId: partner });
    const order = await aConfirmedOrder(house, school, { partnerId: partner });
    const foreign = await aConfirmedOrder(house, other);
    const [mine, theirs] = [order, foreign].map(({ lines }) => lines[0]!.cells[0]!.id);
    await expect(record('produced', draft.id, draft.lines[0]!.cells[0]!.id, 1)).rejects.toMatchObject({
      code: 'sales.wrong_state',
    });
    await expect(record('produced', order.id, theirs!, 1)).rejects.toMatchObject({ status: 404 });
    await expect(record('delivered', order.id, theirs!, 1)).rejects.toMatchObject({ status: 404 });
    await expect(record('delivered', foreign.id, theirs!, 1)).rejects.toMatchObject({ status: 404 });
    await expect(record('delivered', draft.id, mine!, 1)).rejects.toMatchObject({ status: 409 });
    const lines = [{ orderLineId: foreign.lines[0]!.id, netCents: 1 }];
    await expect(orders.recordInvoiced(school.system, order.id, { cells: [], lines })).rejects.toMatchObject({
      status: 404,
    });
  });
});
