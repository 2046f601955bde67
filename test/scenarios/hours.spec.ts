import type { Scope } from '../../src/core/access/scope.js';
import { anItem } from '../../src/modules/catalog/tests/catalog.builder.js';
import { ProductionQueries, type WorkOrderSheet } from '../../src/modules/production/index.js';
import { aWorkshopAtWork, TODAY, type Workshop } from '../../src/modules/production/tests/workshop.builder.js';
import { OrdersQueries } from '../../src/modules/sales/index.js';
import { aPartner } from '../../src/modules/sales/tests/sales.builder.js';
import type { House } from '../support/house.js';
import { openWholeHouse } from '../support/whole-house.js';

/** 12,5 hours ordered, worked, delivered and invoiced: hours on every page, never 1 250 of anything (ADR 4). */
let house: House;
let workshop: Workshop;
let partner: Scope;
let accountant: Scope;
let variantId: number;
let orderId: number;
let of: WorkOrderSheet;

beforeAll(async () => {
  house = await openWholeHouse();
  workshop = await aWorkshopAtWork(house);
  const { school, workshopId } = workshop;
  partner = await house.scope(school, 'partner', { partnerId: await aPartner(house, school, 'Filix') });
  accountant = await house.scope(school, 'accountant');
  const item = await anItem(house, school, {
    ...{ name: 'Étude de gradation', kind: 'service', unitCode: 'HUR', priceE4: 420_000, workshopId },
    variants: [{ size: null, colour: null }],
    routing: [{ code: 'ETU', name: 'Étudier', setupMinutes: 15, unitCentiminutes: 250 }],
  });
  variantId = item.variants[0]!.id;
});
afterAll(() => house.close());

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
async function page(scope: Scope, url: string): Promise<string> {
  const { statusCode, body } = await house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
  expect([url, statusCode]).toEqual([url, 200]);
  return plain(body);
}
/** Where the form leads, or why it came back. */
async function post(scope: Scope, url: string, fields: Record<string, string> = {}) {
  const { statusCode, headers, body } = await house.http({
    ...{ method: 'POST' as const, url, payload: new URLSearchParams(fields).toString() },
    headers: { ...(await house.signedIn(scope)), 'content-type': 'application/x-www-form-urlencoded' },
  });
  return { statusCode, to: headers['location'] ?? '', body: plain(body) };
}
async function says(scope: Scope, url: string, ...texts: (string | RegExp)[]): Promise<void> {
  const text = await page(scope, url);
  for (const wanted of texts) expect([url, text]).toEqual([url, expect.stringMatching(wanted)]);
  // The text of the page: addresses and ids may hold any figure.
  const read = text.replace(/<script.*?<\/script>|<[^>]*>/gs, ' ');
  expect([url, /.{0,40}\b1 ?250\b.{0,40}/.exec(read)?.[0]]).toEqual([url, undefined]);
}
const idIn = (to: string) => Number(/(\d+)$/.exec(to)?.[1]);

it('is ordered on the portal and confirmed', async () => {
  const wrong = await post(partner, '/portal/orders', { [`cells[${variantId}]`]: '12,555' });
  expect([wrong.statusCode, wrong.body.includes('value="12,555"')]).toEqual([422, true]);
  const { to } = await post(partner, '/portal/orders', { [`cells[${variantId}]`]: '12,5' });
  orderId = idIn(to);
  await says(partner, to, '12,5 h');
  const confirmed = await post(workshop.director, `/orders/${orderId}/confirmation`, { promisedOn: '18/12/2026' });
  expect(confirmed.to).toBe(`/orders/${orderId}`);
  await says(workshop.director, `/orders/${orderId}`, '12,5 h', '0 / 12,5 h');
  await says(workshop.director, '/orders.csv', ';h;12,5;0;0;0');
});

it('is worked in hours, at the master’s and on the tablet', async () => {
  const { master, learners, school } = workshop;
  const learner = learners[0]!;
  const [row] = await house.get(ProductionQueries).ofOrder(school.system, orderId);
  of = await house.get(ProductionQueries).workOrder(master, row!.id);
  await says(master, `/work-orders/${of.id}`, '12,5 h · pour', '0 min sur 47 prévues', '0 / 12,5 h');
  await says(master, '/work-orders', '12,5 h');
  await says(master, '/workshop', '12,5 h');
  const operation = of.operations[0]!.id;
  await says(master, `/operations/${operation}/assignments/new`, '12,5 h');
  const given = { learnerId: String(learner.learnerId), supervisorId: String(master.userId) };
  await post(master, `/operations/${operation}/assignments`, { ...given, plannedOn: TODAY, halfDay: 'am' });
  await says(master, '/workshop', /Étudier[\s\S]*12,5 h · pour/);
  await says(learner, '/terminal', 'Reste 12,5 h');

  const { id } = (await house.get(ProductionQueries).workOrder(master, of.id)).assignments[0]!;
  await post(learner, `/terminal/jobs/${id}/start`);
  await says(learner, `/terminal/jobs/${id}/reports/new`, '12,5 h à compter');
  const count = (good: string, finished: '0' | '1') => {
    const cell = String(of.cellsByOperation[operation]![0]!.operationCellId);
    const typed = { 'cells[0][operationCellId]': cell, 'cells[0][good]': good };
    return post(learner, `/terminal/jobs/${id}/reports`, { ...typed, selfChecked: '1', finished });
  };
  const over = await count('13', '0');
  expect([over.statusCode, over.body]).toEqual([409, expect.stringMatching(/l reste 12,5 h à faire[\s\S]*value="13"/)]);
  expect((await count('2,5', '0')).to).toBe('/terminal');
  await says(learner, '/terminal', 'Reste 10 h');
  expect((await count('10', '1')).to).toBe('/terminal');
  await says(master, '/validation', '2,5 h', '10 h');
  await says(master, `/work-orders/${of.id}`, '2,5 h', '10 h');
  expect((await post(master, `/assignments/${id}/validation`)).statusCode).toBe(303);
  await says(master, `/orders/${orderId}`, '12,5 / 12,5 h');
});

it('is delivered and invoiced in hours', async () => {
  const { director, school } = workshop;
  const { lines } = await house.get(OrdersQueries).sheet(school.system, orderId);
  const cell = `cells[${lines[0]!.cells[0]!.id}]`;
  await says(director, `/orders/${orderId}/deliveries/new`, 'value="12,5"', '12,5 h');
  const over = await post(director, `/orders/${orderId}/deliveries`, { [cell]: '12,51' });
  expect([over.statusCode, over.body]).toEqual([409, expect.stringContaining('demandé 12,51 h, disponible 12,5 h')]);
  const note = await post(director, `/orders/${orderId}/deliveries`, { [cell]: '12,5' });
  await says(director, note.to, '12,5 h');
  await says(director, '/deliveries', '12,5 h');
  await post(director, `${note.to}/shipment`, { shippedOn: TODAY });
  await says(partner, `/portal${note.to}`, '12,5 h');
  await says(partner, '/portal/deliveries', '12,5 h');
  await says(director, `/orders/${orderId}`, 'Livré à facturer : 12,5 h');

  await says(accountant, '/invoices/to-issue', '12,5 h');
  const invoice = await post(accountant, `/orders/${orderId}/invoices`);
  await says(accountant, invoice.to, '12,5 h', '525,00 €');
  expect((await post(accountant, `${invoice.to}/issuance`)).statusCode).toBe(303);
  await says(accountant, `${invoice.to}/credit-notes/new`, 'value="12,5"', '12,5 h');
  const credit = await post(accountant, `${invoice.to}/credit-notes`, {
    cause: 'billing_error',
    reason: 'Une heure de trop',
    [cell]: '1,5',
  });
  await says(accountant, credit.to, '1,5 h', '63,00 €');
  await says(director, `/orders/${orderId}`, '12,5 / 12,5 h');
});
