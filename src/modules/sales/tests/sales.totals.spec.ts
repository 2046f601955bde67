import fc from 'fast-check';
import { lineNetAmount } from '../../../core/money/money.js';
import { hasRole, type Scope } from '../../../core/access/scope.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { salesOrderMachine, type OrderEvent, type OrderSubject } from '../sales-order.states.js';
import { axesOf } from '../sales.axes.js';
import { invoicedNet, lineNetOf, nextInvoiceAmount, orderedNet, room, type Counter } from '../sales.totals.js';
import type { CellCounters } from '../sales.types.js';

const fresh = (ordered: number): CellCounters => ({
  ordered,
  ...{ cancelled: 0, produced: 0, delivered: 0, returned: 0, invoiced: 0, credited: 0 },
});
const COUNTERS: readonly Counter[] = ['cancelled', 'produced', 'delivered', 'returned', 'invoiced', 'credited'];

/** The inequalities of the CHECKs of sales_order_cell. */
function holds(cell: CellCounters): boolean {
  return (
    Object.values(cell).every((count) => count >= 0) &&
    cell.cancelled + cell.produced <= cell.ordered &&
    cell.delivered <= cell.produced &&
    cell.returned <= cell.delivered &&
    cell.credited <= cell.invoiced &&
    invoicedNet(cell) <= cell.delivered
  );
}

describe('the cells of an order', () => {
  const steps = fc.array(
    fc.record({ counter: fc.constantFrom(...COUNTERS), quantity: fc.integer({ min: 1, max: 12 }) }),
    {
      maxLength: 60,
    },
  );

  it('keep every inequality whatever happens in whatever order, and give each unit out once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), steps, (ordered, walk) => {
        const cell = fresh(ordered);
        for (const { counter, quantity } of walk) {
          const left = room(cell, counter);
          expect(left).toBeGreaterThanOrEqual(0);
          if (quantity > left) expect(holds({ ...cell, [counter]: cell[counter] + left })).toBe(true);
          else cell[counter] += quantity;
          expect(holds(cell)).toBe(true);
        }
      }),
    );
  });

  it('have no room beyond what a table would accept', () => {
    // One more than the room breaks an inequality, except where the rule is stricter than the table: a returned
    // piece is not invoiced.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), steps, (ordered, walk) => {
        const cell = fresh(ordered);
        for (const { counter, quantity } of walk) if (quantity <= room(cell, counter)) cell[counter] += quantity;
        for (const counter of COUNTERS) {
          if (counter === 'invoiced' && cell.returned > 0) continue;
          expect(holds({ ...cell, [counter]: cell[counter] + room(cell, counter) + 1 })).toBe(false);
        }
      }),
    );
  });
});

describe('nextInvoiceAmount', () => {
  const price = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 10_000_000 }));
  const unitCode = fc.constantFrom('C62' as const, 'HUR' as const, 'MTR' as const);

  it('makes the order’s line to the cent, however it is cut, and no part is negative', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(price, unitCode, parts, (itemNetPriceE4, unit, quantities) => {
        const cell = fresh(quantities.reduce((sum, quantity) => sum + quantity, 0));
        const line = { itemNetPriceE4, unitCode: unit, lineNetCents: 0, invoicedNetCents: 0, cells: [cell] };
        line.lineNetCents = lineNetOf(line, line.cells);
        const amounts = quantities.map((quantity) => {
          const amount = nextInvoiceAmount(line, quantity);
          cell.invoiced += quantity;
          line.invoicedNetCents += amount;
          return amount;
        });
        expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(line.lineNetCents);
      }),
    );
  });

  it('stays within a cent of quantity × price', () => {
    const line = {
      ...{ itemNetPriceE4: 33, unitCode: 'C62' as const, lineNetCents: 33, invoicedNetCents: 0 },
      cells: [fresh(100)],
    };
    expect(nextInvoiceAmount(line, 2)).toBe(1);
    expect(lineNetAmount(2, 0, 33)).toBe(1);
    expect(nextInvoiceAmount({ ...line, invoicedNetCents: 1, cells: [{ ...fresh(100), invoiced: 2 }] }, 98)).toBe(32);
  });

  it('takes the rest with the last part after a short closure and a credit', () => {
    const line = {
      ...{ itemNetPriceE4: 185_050, unitCode: 'C62' as const, invoicedNetCents: 3701 },
      lineNetCents: 9250, // whatever the order says, not what the price would
      cells: [{ ...fresh(10), cancelled: 5, invoiced: 4, credited: 2 }],
    };
    expect(nextInvoiceAmount(line, 3)).toBe(9250 - 3701);
  });
});

describe('the states of an order', () => {
  const director: Scope = {
    ...{ schoolId: 1, userId: 1, partnerId: null, learnerId: null, locale: 'fr' },
    roles: new Set(['director', 'partner']),
  };
  const EVENTS: readonly OrderEvent[] = ['confirm', 'cancel', 'withdraw', 'shorten', 'close'];
  type Move = { event: OrderEvent } | { counter: Exclude<Counter, 'cancelled'>; quantity: number };
  const moves = fc.array(
    fc.oneof(
      fc.record({ event: fc.constantFrom(...EVENTS) }),
      fc.record({
        counter: fc.constantFrom('produced', 'delivered', 'returned', 'invoiced', 'credited'),
        quantity: fc.integer({ min: 1, max: 6 }),
      }) as fc.Arbitrary<Move>,
    ) as fc.Arbitrary<Move>,
    { maxLength: 50 },
  );

  const order = (ordered: number) => ({
    ...{ id: 1, schoolId: 1, version: 1, promisedOn: null, confirmedAt: null, buyer: null },
    ...{ totalWithoutVatCents: 0, totalVatCents: 0, totalWithVatCents: 0 },
    state: 'draft' as OrderSubject['state'],
    holdReason: null,
    quoteId: null,
    cells: [fresh(ordered)],
  });

  function fire(subject: ReturnType<typeof order>, event: OrderEvent): boolean {
    try {
      subject.state = salesOrderMachine.permit(director, subject, event).to;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    const [cell] = subject.cells;
    if (['cancel', 'withdraw', 'shorten'].includes(event)) cell!.cancelled = cell!.ordered - cell!.produced;
    return true;
  }

  it('never cancels what is made, never closes what is owed, and never leaves an end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), moves, (ordered, walk) => {
        const subject = order(ordered);
        const [cell] = subject.cells as [CellCounters];
        for (const move of walk) {
          const before = subject.state;
          const live =
            before === 'confirmed' || (before === 'closed' && 'counter' in move && move.counter === 'returned');
          if ('event' in move) fire(subject, move.event);
          else if (live && move.quantity <= room(cell, move.counter)) cell[move.counter] += move.quantity;
          if (before === 'cancelled') expect(subject.state).toBe('cancelled');
          if (before === 'closed') expect(subject.state).toBe('closed');
          if (subject.state === 'draft') expect(cell.produced + cell.cancelled).toBe(0);
          if (subject.state === 'cancelled') expect([cell.produced, orderedNet(cell)]).toEqual([0, 0]);
          if (subject.state === 'closed') expect(orderedNet(cell)).toBe(cell.delivered);
          expect(holds(cell)).toBe(true);
        }
      }),
    );
  });

  it('lets no partner confirm, and no staff withdraw', () => {
    const partner = { ...director, roles: new Set(['partner', 'buyer'] as const), partnerId: 1 };
    const staff = { ...director, roles: new Set(['master'] as const) };
    expect(hasRole(partner, 'master')).toBe(false);
    expect(salesOrderMachine.allowed(partner, order(1)).map(({ event }) => event)).toEqual(['withdraw']);
    expect(salesOrderMachine.allowed(staff, order(1)).map(({ event }) => event)).toEqual(['confirm', 'cancel']);
  });
});

describe('the axes', () => {
  it.each([
    [fresh(4), ['none', 'none', 'none']],
    [{ ...fresh(4), produced: 2 }, ['running', 'none', 'none']],
    [{ ...fresh(4), produced: 4, delivered: 1, invoiced: 1 }, ['ready', 'part', 'part']],
    [{ ...fresh(4), cancelled: 2, produced: 2, delivered: 2, invoiced: 2 }, ['ready', 'full', 'full']],
    [{ ...fresh(4), produced: 4, delivered: 4, invoiced: 4, credited: 4 }, ['ready', 'full', 'none']],
    [{ ...fresh(4), produced: 4, delivered: 4, returned: 1, invoiced: 4, credited: 1 }, ['ready', 'full', 'full']],
    [{ ...fresh(4), cancelled: 4 }, ['none', 'none', 'none']],
  ])('of %j are %j', (cell, [production, delivery, billing]) => {
    expect(axesOf([cell])).toEqual({ production, delivery, billing });
  });
});
