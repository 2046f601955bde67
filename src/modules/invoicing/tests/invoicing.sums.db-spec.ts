import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { roundedRatio } from '../../../core/money/money.js';
import { aWorkshop, anItem } from '../../catalog/tests/catalog.builder.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { allCells, aPartner } from '../../sales/tests/sales.builder.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

const cell = fc.record({ ordered: fc.integer({ min: 1, max: 40 }), first: fc.nat(40), second: fc.nat(40) });
const line = fc.record({ priceE4: fc.nat(3_000_000), cells: fc.array(cell, { minLength: 1, maxLength: 4 }) });
const lines = fc.array(line, { minLength: 1, maxLength: 3 });

describe('every cent agrees from the order to its invoices', () => {
  let house: House;
  let school: TestSchool;
  beforeAll(async () => {
    house = await openHouse([InvoicingModule]);
    school = await house.aSchool();
  });
  afterAll(() => house.close());

  it('partial invoices and credit notes make the order to the cent, VAT = round(base × rate)', async () => {
    const { system } = school;
    const [orders, reads] = [house.get(OrdersService), house.get(OrdersQueries)];
    const [invoicing, queries] = [house.get(InvoicingService), house.get(InvoicingQueries)];
    const partnerId = await aPartner(house, school);
    const workshopId = await aWorkshop(house, school);
    const place = async (wanted: readonly { priceE4: number; cells: readonly { ordered: number }[] }[]) => {
      const placed = [];
      for (const { priceE4, cells } of wanted) {
        const variants = cells.map((_, at) => ({ size: `T${at}`, colour: null }));
        const item = await anItem(house, school, { priceE4, variants, workshopId, routing: [] });
        const chosen = cells.map(({ ordered }, at) => ({ variantId: item.variants[at]!.id, quantity: ordered }));
        placed.push({ itemId: item.id, cells: chosen });
      }
      const { id } = await orders.place(system, { partnerId, source: 'school', lines: placed });
      await confirmQuietly(house, id);
      return reads.sheet(system, id);
    };
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), async (wanted, credits) => {
        const order = await place(wanted);
        await orders.recordProduced(system, allCells(order));
        const whole = new Map(allCells(order).map(({ orderCellId, quantity }) => [orderCellId, quantity]));
        const gone = new Map<number, number>();
        const plan = (part: 'first' | 'second' | 'rest') =>
          order.lines.flatMap(({ cells }, row) =>
            cells.map(({ id }, column) => {
              const left = whole.get(id)! - (gone.get(id) ?? 0);
              const quantity = part === 'rest' ? left : Math.min(left, wanted[row]!.cells[column]![part]);
              gone.set(id, (gone.get(id) ?? 0) + quantity);
              return { orderCellId: id, quantity };
            }),
          );
        const issue = async (id: number) => {
          await invoicing.issue(system, id);
          return id;
        };
        for (const part of ['first', 'second', 'rest'] as const) {
          const cells = plan(part).filter(({ quantity }) => quantity > 0);
          if (cells.length === 0) continue;
          await orders.recordDelivered(system, order.id, cells);
          const id = await issue(await invoicing.draft(system, order.id));
          if (!credits || part === 'rest') continue;
          const [first] = (await queries.sheet(system, id)).lines;
          const some = [{ orderCellId: first!.cells[0]!.orderCellId, quantity: 1 }];
          await issue(
            await invoicing.credit(system, id, {
              cause: 'billing_error',
              reason: 'x',
              lines: [{ invoiceLineId: first!.id, cells: some }],
            }),
          );
        }
        const last = await reads.sheet(system, order.id);
        if (last.axes.billing !== 'full') await issue(await invoicing.draft(system, order.id));
        const sheets = [];
        for (const { id } of await queries.ofOrder(system, order.id)) sheets.push(await queries.sheet(system, id));
        const net = sheets.reduce(
          (sum, sheet) => sum + (sheet.typeCode === '381' ? -1 : 1) * sheet.totalWithoutVatCents,
          0,
        );
        expect(net).toBe(order.totalWithoutVatCents);
        for (const { vat, lines: billed, totalVatCents } of sheets) {
          for (const row of vat) {
            const base = billed.filter(({ vatRate }) => vatRate === row.vatRate);
            expect(row.taxableCents).toBe(base.reduce((sum, { lineNetCents }) => sum + lineNetCents, 0));
            expect(row.vatCents).toBe(roundedRatio(BigInt(row.taxableCents) * BigInt(row.vatRate), 10_000n));
          }
          expect(vat.reduce((sum, row) => sum + row.vatCents, 0)).toBe(totalVatCents);
        }
        const end = await reads.sheet(system, order.id);
        expect(end.lines.map((each) => each.invoicedNetCents)).toEqual(order.lines.map((each) => each.lineNetCents));
        expect(end.axes.billing).toBe('full');
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
