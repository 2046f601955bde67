import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import { AgeingQueries } from '../ageing.queries.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';
import { ageingTable } from '../invoicing.tables.js';

describe('the aged balance', () => {
  let house: House;
  let school: TestSchool;
  let accountant: Scope;
  beforeAll(async () => {
    house = await openHouse([InvoicingModule]);
    school = await house.aSchool();
    accountant = await house.scope(school, 'accountant');
  });
  afterAll(() => house.close());

  const ageing = () => house.get(AgeingQueries).ageing(accountant);
  async function anInvoice() {
    const made = await aDeliveredOrder(house, school);
    const id = await house.get(InvoicingService).draft(accountant, made.id);
    await house.get(InvoicingService).issue(accountant, id);
    return house.get(InvoicingQueries).sheet(accountant, id);
  }
  const dayAfter = (due: LocalDate, days: number) => house.clock.set(new Date(`${addDays(due, days)}T10:00:00Z`));

  it('holds what is due in the column of its days late, and nothing that is paid', async () => {
    expect((await ageing()).partners).toEqual([]);
    const owed = await anInvoice();
    const paid = await anInvoice();
    await house.get(InvoicingService).settle(accountant, paid.id, paid.totalWithVatCents);
    const due = owed.totalWithVatCents;
    const columns = { notDue: 0, to30: 0, to60: 0, to90: 0, over90: 0 };
    for (const [days, age] of [
      [0, 'notDue'],
      [1, 'to30'],
      [30, 'to30'],
      [31, 'to60'],
      [60, 'to60'],
      [61, 'to90'],
      [90, 'to90'],
      [91, 'over90'],
    ] as const) {
      dayAfter(owed.dueOn!, days);
      const { partners, total } = await ageing();
      expect(total).toEqual({ ...columns, [age]: due, total: due });
      expect(partners).toEqual([{ partnerId: owed.partnerId, partnerName: owed.partnerName, ...total }]);
    }
  });

  it('sums to what the list of invoices says is due, of this school alone', async () => {
    const other = await house.aSchool();
    house.clock.set(new Date('2026-11-23T08:00:00Z'));
    await anInvoice();
    const { unpaidCents } = await house.get(InvoicingQueries).counts(accountant);
    const balance = await ageing();
    expect(balance.total.total).toBe(unpaidCents);
    expect(balance.partners.reduce((sum, { total }) => sum + total, 0)).toBe(unpaidCents);
    expect(ageingTable(balance, 'fr').rows).toHaveLength(balance.partners.length);
    const foreign = await house.scope(other, 'accountant');
    expect((await house.get(AgeingQueries).ageing(foreign)).partners).toEqual([]);
  });
});
