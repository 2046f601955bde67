import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { aMadeOrder } from '../../delivery/tests/delivery.builder.js';
import type { InvoiceSheet } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { aDeposit } from '../../payments/tests/payments.builder.js';
import { ForecastQueries, OverviewModule } from '../index.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeAll(async () => {
  house = await openHouse([OverviewModule]);
});
afterAll(() => house.close());
beforeEach(async () => {
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});

const forecast = () => house.get(ForecastQueries).of(accountant, '2026-2027');
const month = async (name: string) => (await forecast()).months.find((row) => row.month === name);
async function pay({ id: invoiceId, partnerId, dueCents: amountCents }: InvoiceSheet): Promise<void> {
  await house.get(PaymentsService).record(accountant, {
    ...{ partnerId, receivedOn: house.clock.today(), amountCents, method: 'transfer' },
    allocations: [{ invoiceId, amountCents }],
  });
}

it('expects a deposit once: what it holds is no longer expected of its order', async () => {
  // 222,00 € promised in December.
  const order = await aMadeOrder(house, school);
  const deposit = await aDeposit(house, school, order.id, 30);
  expect((await forecast()).total).toMatchObject({ receivedCents: 0, invoicesDueCents: 6_660, ordersCents: 15_540 });
  await pay(deposit);
  expect((await forecast()).total).toMatchObject({ receivedCents: 6_660, invoicesDueCents: 0, ordersCents: 15_540 });
  expect(await month('2026-12')).toMatchObject({ ordersCents: 15_540 });
  const stranger = await house.scope(await house.aSchool(), 'accountant');
  expect((await house.get(ForecastQueries).of(stranger, '2026-2027')).total).toMatchObject({ ordersCents: 0 });
});
