import { openHouse, type House } from '../../../../test/support/house.js';
import type { PartnerScope, Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { DeliveryService } from '../../delivery/index.js';
import { InvoicingService } from '../../invoicing/index.js';
import { ProductionModule } from '../../production/index.js';
import { aLaunchedOrder, aWorkshopAtWork, makeAll, TODAY } from '../../production/tests/workshop.builder.js';
import { OrdersQueries } from '../../sales/index.js';
import { allCells } from '../../sales/tests/sales.builder.js';
import { PortalModule } from '../index.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([ProductionModule, PortalModule]);
});
afterAll(() => house.close());

/** Everything by which a learner of the base could be told: names, birth dates, in every form the house writes. */
async function tellTales(): Promise<string[]> {
  const learners = await sql<{ first_name: string; last_name: string; birth_date: string }>(
    house.read.manager,
    'SELECT first_name, last_name, birth_date FROM learner',
  );
  return [
    ...new Set(
      learners.flatMap(({ first_name, last_name, birth_date }) => {
        const [year, month, day] = birth_date.split('-');
        return [first_name, last_name, birth_date, `${day}/${month}/${year}`];
      }),
    ),
  ];
}

const read = async (scope: Scope, url: string) => {
  const answer = await house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.body;
};

it('shows a partner nothing by which a learner could be told, at any step of its order', async () => {
  const workshop = await aWorkshopAtWork(house, 2);
  const { school, director } = workshop;
  const { order, of } = await aLaunchedOrder(house, workshop);
  const partner: PartnerScope = await house.scope(school, 'partner', { partnerId: order.partnerId });
  const told = await tellTales();
  expect(told).toEqual(expect.arrayContaining(['Inès', 'Durand', '2010-03-05', '05/03/2010']));

  const pages = ['/portal', '/portal/orders', '/portal/orders/new', '/portal/deliveries', '/portal/invoices'];
  const calls = ['orders', 'items', 'deliveries', 'invoices', 'impact'].map((name) => `/api/v1/portal/${name}`);
  const doors = [...pages, ...calls, `/portal/orders/${order.id}`, `/api/v1/portal/orders/${order.id}`];
  const checkAll = async () => {
    for (const url of doors) {
      const body = await read(partner, url);
      for (const secret of told) expect([url, secret, body.includes(secret)]).toEqual([url, secret, false]);
    }
  };

  await checkAll();
  await makeAll(house, workshop, of, 0);
  await makeAll(house, workshop, of, 1, { learner: workshop.learners[1]! });
  await checkAll();
  // The same words are found where they may be: the search is not blind by mistake.
  expect(await read(director, `/work-orders/${of.id}`)).toContain('Inès');

  const made = await house.get(OrdersQueries).sheet(director, order.id);
  const note = await house.get(DeliveryService).prepare(director, order.id, allCells(made));
  await house.get(DeliveryService).ship(director, note.id, { shippedOn: TODAY });
  const invoiceId = await house.get(InvoicingService).draft(director, order.id);
  await house.get(InvoicingService).issue(director, invoiceId);
  doors.push(`/portal/deliveries/${note.id}`, `/api/v1/portal/deliveries/${note.id}`);
  await checkAll();
});
