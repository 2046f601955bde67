import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { Outgoings, PaymentsModule, PaymentsQueries, PaymentsService } from '../index.js';
import { anInvoice } from './payments.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([PaymentsModule]);
  house.clock.set(new Date('2026-11-23T10:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

/** Of an invoice of 222,00 € paid in November, wholly credited. */
async function aNoteToRefund() {
  const { id: invoiceId, partnerId } = await anInvoice(house, school);
  await house.get(PaymentsService).record(accountant, {
    ...{ partnerId, receivedOn: localDate('2026-11-23'), amountCents: 22_200, method: 'transfer' },
    allocations: [{ invoiceId, amountCents: 22_200 }],
  });
  const invoicing = house.get(InvoicingService);
  const id = await invoicing.credit(accountant, invoiceId, { cause: 'returned', reason: 'Retour' });
  await invoicing.issue(accountant, id);
  return { id, partnerId };
}
const paidOut = (paidOn: string, amountCents: number) => ({ paidOn: localDate(paidOn), amountCents, label: 'VIR' });

describe('money that leaves the account', () => {
  it('is not written down before its day: nothing is, and the credit note is still to refund', async () => {
    const outgoings = house.get(Outgoings);
    const { id } = await aNoteToRefund();
    const future = {
      code: 'payments.paid_out_in_future',
      sentence: { fr: expect.stringContaining('23/11/2026') as string },
    };
    await expect(outgoings.fee(accountant, paidOut('2027-12-31', 300))).rejects.toMatchObject(future);
    await expect(outgoings.refund(accountant, id, paidOut('2026-11-24', 22_200))).rejects.toMatchObject(future);
    const rows = await sql(house.read.manager, 'SELECT id FROM outgoing WHERE school_id = ?', [school.id]);
    expect(rows).toEqual([]);
    expect((await house.get(InvoicingQueries).sheet(accountant, id)).status).toBe('to_refund');
    await outgoings.refund(accountant, id, paidOut('2026-11-23', 22_200));
  });

  it('given back to a customer, is taken off what was received in the month it leaves; a fee is not', async () => {
    const { id, partnerId } = await aNoteToRefund();
    house.clock.set(new Date('2026-12-28T10:00:00Z'));
    const outgoings = house.get(Outgoings);
    await outgoings.refund(accountant, id, paidOut('2026-11-30', 2_200));
    await outgoings.refund(accountant, id, paidOut('2026-12-01', 5_000));
    await outgoings.fee(accountant, paidOut('2026-11-30', 300));
    const received = (scope: Scope, to: string) =>
      house.get(PaymentsQueries).receivedByMonth(scope, { from: localDate('2026-09-01'), to: localDate(to) });
    const november = { month: '2026-11', cents: 20_000 };
    expect(await received(accountant, '2026-12-31')).toEqual([november, { month: '2026-12', cents: -5_000 }]);
    expect(await received(accountant, '2026-11-30')).toEqual([november]);
    expect(await received(await house.scope(school, 'partner', { partnerId }), '2026-11-30')).toEqual([november]);
    const another = await anInvoice(house, school);
    const other = await house.scope(school, 'partner', { partnerId: another.partnerId });
    expect(await received(other, '2026-12-31')).toEqual([]);
    expect(await received(await house.scope(await house.aSchool(), 'accountant'), '2026-12-31')).toEqual([]);
  });
});
