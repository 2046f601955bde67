import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { aDeliveredOrder, aMadeOrder, ship } from '../../delivery/tests/delivery.builder.js';
import { InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { PartnersQueries, PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { CreditQueries, PaymentsModule, PaymentsService } from '../index.js';
import { aDeposit } from './payments.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeAll(async () => {
  house = await openHouse([PaymentsModule]);
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

it('adds what is on order and what is invoiced, and counts nothing twice', async () => {
  const limit = { creditLimitCents: 100_000 };
  const partnerId = await house.get(PartnersService).create(school.system, aPartner(limit));
  const credit = () => house.get(CreditQueries).of(accountant, partnerId);
  expect(await credit()).toEqual({ limitCents: 100_000, dueCents: 0, onOrderCents: 0, exposureCents: 0 });
  // Ten at 18,50 €, VAT of 20 %.
  const { id: orderId } = await aDeliveredOrder(house, school, { partnerId });
  expect(await credit()).toMatchObject({ dueCents: 0, onOrderCents: 22_200, exposureCents: 22_200 });
  const id = await house.get(InvoicingService).draft(accountant, orderId);
  await house.get(InvoicingService).issue(accountant, id);
  expect(await credit()).toMatchObject({ dueCents: 22_200, onOrderCents: 0, exposureCents: 22_200 });
  await house.get(PaymentsService).record(accountant, {
    ...{ partnerId, receivedOn: localDate('2026-11-23'), amountCents: 10_000, method: 'transfer', reference: 'V' },
    allocations: [{ invoiceId: id, amountCents: 10_000 }],
  });
  expect(await credit()).toMatchObject({ dueCents: 12_200, exposureCents: 12_200 });
});

it('counts a deposit once: due or paid, it is no longer on order, until an invoice took it or it was given back', async () => {
  const limit = { creditLimitCents: 100_000 };
  const partnerId = await house.get(PartnersService).create(school.system, aPartner(limit));
  const credit = () => house.get(CreditQueries).of(accountant, partnerId);
  const order = await aMadeOrder(house, school, { partnerId });
  const first = await aDeposit(house, school, order.id, 30);
  expect(await credit()).toMatchObject({ dueCents: 6_660, onOrderCents: 15_540, exposureCents: 22_200 });
  const invoicing = house.get(InvoicingService);
  await invoicing.settle(accountant, first.id, 6_660);
  expect(await credit()).toMatchObject({ dueCents: 0, onOrderCents: 15_540, exposureCents: 15_540 });
  const second = await aDeposit(house, school, order.id, 10);
  expect(await credit()).toMatchObject({ dueCents: 2_220, onOrderCents: 13_320, exposureCents: 15_540 });
  const demand = { cause: 'billing_error' as const, reason: 'Erreur' };
  await invoicing.issue(accountant, await invoicing.credit(accountant, second.id, demand));
  expect(await credit()).toMatchObject({ dueCents: 0, onOrderCents: 15_540, exposureCents: 15_540 });
  // Three aprons are 66,60 € with VAT: the deposit pays them whole, and holds nothing after.
  await ship(house, school.system, order.id, [{ orderCellId: order.lines[0]!.cells[1]!.id, quantity: 3 }]);
  const billed = await invoicing.draft(accountant, order.id);
  await invoicing.issue(accountant, billed);
  expect(await house.get(InvoicingQueries).sheet(accountant, billed)).toMatchObject({ prepaidCents: 6_660 });
  expect(await credit()).toMatchObject({ dueCents: 0, onOrderCents: 15_540, exposureCents: 15_540 });
});

it('takes a deposit off its own order, and never more than the order', async () => {
  const limit = { creditLimitCents: 100_000 };
  const partnerId = await house.get(PartnersService).create(school.system, aPartner(limit));
  const [made] = [await aMadeOrder(house, school, { partnerId }), await aMadeOrder(house, school, { partnerId })];
  const deposit = await aDeposit(house, school, made.id, 100);
  await house.get(InvoicingService).settle(accountant, deposit.id, 22_200);
  const half = 'UPDATE sales_order_line SET line_net_cents = 9250 WHERE order_id = ?';
  await house.unit.run(() => sql(house.unit.manager, half, [made.id]));
  expect(await house.get(CreditQueries).of(accountant, partnerId)).toMatchObject({ onOrderCents: 22_200 });
});

it('tells nobody of the partner, nor of another school', async () => {
  const partnerId = await house.get(PartnersService).create(school.system, aPartner({ creditLimitCents: 1 }));
  const partner = await house.scope(school, 'partner', { partnerId });
  expect(await house.get(CreditQueries).of(partner, partnerId)).toBeNull();
  expect((await house.get(PartnersQueries).get(partner, partnerId)).creditLimitCents).toBeNull();
  const elsewhere = await house.scope(await house.aSchool(), 'accountant');
  await expect(house.get(CreditQueries).of(elsewhere, partnerId)).rejects.toMatchObject({ status: 404 });
});
