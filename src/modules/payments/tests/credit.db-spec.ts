import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import { InvoicingService } from '../../invoicing/index.js';
import { PartnersQueries, PartnersService } from '../../partners/index.js';
import { aPartner } from '../../partners/tests/partners.builder.js';
import { CreditQueries, PaymentsModule, PaymentsService } from '../index.js';

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

it('tells nobody of the partner, nor of another school', async () => {
  const partnerId = await house.get(PartnersService).create(school.system, aPartner({ creditLimitCents: 1 }));
  const partner = await house.scope(school, 'partner', { partnerId });
  expect(await house.get(CreditQueries).of(partner, partnerId)).toBeNull();
  expect((await house.get(PartnersQueries).get(partner, partnerId)).creditLimitCents).toBeNull();
  const elsewhere = await house.scope(await house.aSchool(), 'accountant');
  await expect(house.get(CreditQueries).of(elsewhere, partnerId)).rejects.toMatchObject({ status: 404 });
});
