import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import { aDeliveredOrder, aMadeOrder, ship } from '../../delivery/tests/delivery.builder.js';
import { SchoolService } from '../../school/index.js';
import { CorrectionsService } from '../corrections.service.js';
import { DepositsService } from '../deposits.service.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let invoicing: InvoicingService;
beforeEach(async () => {
  house ??= await openHouse([InvoicingModule]);
  house.clock.set(new Date('2026-08-28T10:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
  invoicing = house.get(InvoicingService);
});
afterAll(() => house.close());

const period = (from: string, to: string) => ({ from: localDate(from), to: localDate(to) });
const YEARS = [period('2025-09-01', '2026-08-31'), period('2026-09-01', '2027-08-31')];
const paid = (scope = accountant) =>
  Promise.all(YEARS.map((year) => house.get(InvoicingQueries).revenuePaid(scope, year)));
async function issued(id: number) {
  await invoicing.issue(accountant, id);
  return house.get(InvoicingQueries).sheet(accountant, id);
}
const correct = async (id: number) => issued(await house.get(CorrectionsService).draft(accountant, id, 'Adresse'));
/** 185,00 € and 222,00 € with VAT, of 28 August. */
const anInvoice = async () => issued(await invoicing.draft(accountant, (await aDeliveredOrder(house, school)).id));
const credit = async (id: number) =>
  issued(await invoicing.credit(accountant, id, { cause: 'returned', reason: 'Retour' }));

describe('what was paid of the invoices of a period', () => {
  it('is of the invoice that others took the place of, whenever they did', async () => {
    const first = await anInvoice();
    house.clock.set(new Date('2026-09-02T10:00:00Z'));
    const third = await correct((await correct(first.id)).id);
    expect(await paid()).toEqual([0, 0]);
    await invoicing.settle(accountant, third.id, 22_200);
    expect(await paid()).toEqual([18_500, 0]);
    const own = await house.scope(school, 'partner', { partnerId: first.partnerId });
    expect(await paid(own)).toEqual([18_500, 0]);
    const another = await house.scope(school, 'partner', { partnerId: (await anInvoice()).partnerId });
    expect(await paid(another)).toEqual([0, 0]);
    expect(await paid(await house.scope(await house.aSchool(), 'accountant'))).toEqual([0, 0]);
  });

  it('is less what was given back of it, by the credit note of any that took its place', async () => {
    const plain = await anInvoice();
    await invoicing.settle(accountant, plain.id, 22_200);
    const first = await anInvoice();
    house.clock.set(new Date('2026-09-02T10:00:00Z'));
    const second = await correct(first.id);
    await invoicing.settle(accountant, second.id, 22_200);
    const notes = [await credit(plain.id), await credit(second.id)];
    expect(await paid()).toEqual([37_000, 0]);
    await invoicing.refund(accountant, notes[0]!.id, 22_200);
    expect(await paid()).toEqual([18_500, 0]);
    await invoicing.refund(accountant, notes[1]!.id, 11_100);
    expect(await paid()).toEqual([9_250, 0]);
  });

  it('is at the rates that credit notes left', async () => {
    const first = await aDeliveredOrder(house, school);
    const reduced = {
      category: 'S' as const,
      rate: 550,
      exemptionReason: null,
      exemptionCode: null,
      dueOnDebits: false,
    };
    await house.get(SchoolService).putSetting(accountant, 'vat_regime', localDate('2026-08-28'), reduced);
    const second = await aDeliveredOrder(house, school, { partnerId: first.partnerId });
    const ids = [first.id, second.id];
    const invoice = await issued(await invoicing.draftTogether(accountant, ids, '2026-08'));
    expect(invoice.totalWithVatCents).toBe(22_200 + 19_518);
    const { id: invoiceLineId, cells } = invoice.lines[0]!;
    const demand = { cause: 'returned' as const, reason: 'Retour', lines: [{ invoiceLineId, cells }] };
    await issued(await invoicing.credit(accountant, invoice.id, demand));
    await invoicing.settle(accountant, invoice.id, 19_518);
    expect(await paid()).toEqual([18_500, 0]);
  });

  it('is rounded once for what paid deposits took off', async () => {
    const order = await aMadeOrder(house, school);
    const aDeposit = async () => issued(await house.get(DepositsService).draft(accountant, order.id, 30));
    const deposits = [await aDeposit(), await aDeposit()];
    await ship(house, school.system, order.id, [{ orderCellId: order.lines[0]!.cells[0]!.id, quantity: 4 }]);
    const invoice = await issued(await invoicing.draft(accountant, order.id));
    // All of the first, 66,60 €, and a third of the second.
    expect(invoice).toMatchObject({ totalWithVatCents: 8_880, prepaidCents: 8_880 });
    const settle = async (cents: number) => {
      for (const { id } of deposits) await invoicing.settle(accountant, id, cents);
    };
    await settle(2);
    // 2,67 cents, of which 2,22 without VAT; three would be 2,5.
    expect(await paid()).toEqual([2, 0]);
    await settle(3);
    // 6,67 cents, of which 5,56 without VAT; six would be 5.
    expect(await paid()).toEqual([6, 0]);
  });
});
