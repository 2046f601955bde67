import { ALL_RIGHTS, rightsOf, type PartnerScope, type Role, type Scope } from '../../src/core/access/scope.js';
import { localDate } from '../../src/core/time/local-date.js';
import type { ItemRead } from '../../src/modules/catalog/index.js';
import { DeliveryService } from '../../src/modules/delivery/index.js';
import { UsersService } from '../../src/modules/identity/index.js';
import { InvoicingQueries, InvoicingService } from '../../src/modules/invoicing/index.js';
import { PartnerPeopleService, PartnersService } from '../../src/modules/partners/index.js';
import { PaymentsService } from '../../src/modules/payments/index.js';
import { OrdersQueries, OrdersService, type OrderSheet } from '../../src/modules/sales/index.js';
import { WebhooksService } from '../../src/modules/webhooks/index.js';
import type { House, TestSchool } from './house.js';
import { quotingOf, type QuotingSet } from './quoting-set.js';

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** A partner company, its person, and one of everything it can have with the school. */
export interface Trade {
  scope: Scope;
  partnerId: number;
  draftOrder: number;
  confirmedOrder: number;
  /** Everything made; part of it delivered. */
  deliveredOrder: number;
  billedOrder: number;
  notes: { ready: number; shipped: number; received: number; cancelled: number };
  invoices: { draft: number; issued: number; credit: number };
  invoiceLineId: number;
  orderCellId: number;
  /** Of the draft order. */
  plannedCellId: number;
  paymentId: number;
  fileId: number;
  quoting: QuotingSet;
  webhook: { webhookId: number; deliveryId: number };
  /** Somebody else of the company, and one who was asked in. */
  people: { colleagueId: number; invitationId: number };
}

let siren = 0;

export async function aPartnerCompany(house: House, school: TestSchool, tag: string): Promise<number> {
  return house.get(PartnersService).create(school.system, {
    name: `${tag} atelier`,
    legalName: `${tag} SAS`,
    kind: 'company',
    siren: ['732829320', '552100554', '542065479', '775670417'][siren++ % 4],
    street: `4 quai ${tag}`,
    postcode: '27000',
    city: 'Évreux',
    contactName: `Contact ${tag}`,
    email: `achats-${tag.toLowerCase()}@example.org`,
    roles: ['customer'],
    paymentTerms: 'NET30',
  });
}

export async function somebody(
  house: House,
  school: TestSchool,
  of: { name: string; role: Exclude<Role, 'learner'> },
  partnerId: number | null = null,
): Promise<Scope> {
  const users = house.get(UsersService);
  const email = `${of.role}.${of.name.toLowerCase().replace(/\s/g, '-')}@example.org`;
  const userId = await users.createUser(school.system, { email, name: of.name });
  const rights = of.role === 'partner' ? ALL_RIGHTS : {};
  await users.grant(school.system, { userId, role: of.role, partnerId, ...rights });
  return {
    schoolId: school.id,
    userId,
    roles: new Set([of.role, ...rightsOf(rights)]),
    partnerId,
    learnerId: null,
    locale: 'fr',
  };
}

/** Plays the whole road of a partner with the school, and stops at each station. */
export async function aTrade(
  house: House,
  school: TestSchool,
  { item, tag }: { item: ItemRead; tag: string },
): Promise<Trade> {
  const partnerId = await aPartnerCompany(house, school, tag);
  const scope = await somebody(house, school, { name: `Acheteuse ${tag}`, role: 'partner' }, partnerId);
  const place = { house, school, partnerId, item, tag };
  const draftOrder = await anOrder(place);
  const orders = house.get(OrdersService);
  const fileId = await orders.attach(school.system, draftOrder, { name: `${tag}.pdf`, bytes: PDF });
  const confirmedOrder = await aConfirmed(place);
  const delivered = await madeOrder(place);
  const notes = await notesOf(place, delivered);
  const billed = await madeOrder(place);
  await shipAll(place, billed);
  const invoicing = house.get(InvoicingService);
  const issued = await invoicing.draft(school.system, billed.id);
  await invoicing.issue(school.system, issued);
  const credit = await invoicing.credit(school.system, issued, { cause: 'billing_error', reason: `Avoir ${tag}` });
  const draft = await invoicing.draft(school.system, delivered.id);
  const { lines } = await house.get(InvoicingQueries).sheet(school.system, issued);
  const { id: paymentId } = await house.get(PaymentsService).record(school.system, {
    partnerId,
    receivedOn: localDate('2026-11-23'),
    amountCents: 500,
    method: 'transfer',
    reference: `VIR ${tag}`,
    allocations: [{ invoiceId: issued, amountCents: 300 }],
  });
  const quoting = await quotingOf(house, school, { scope: scope as PartnerScope, item, tag });
  const webhook = await webhookOf(house, scope as PartnerScope);
  const people = await peopleOf(house, school, { partnerId, tag });
  return {
    ...{ webhook, people, scope, partnerId, draftOrder, quoting, confirmedOrder, paymentId, fileId, notes },
    deliveredOrder: delivered.id,
    billedOrder: billed.id,
    invoices: { draft, issued, credit },
    invoiceLineId: lines[0]!.id,
    orderCellId: delivered.lines[0]!.cells[0]!.id,
    plannedCellId: (await house.get(OrdersQueries).sheet(school.system, draftOrder)).lines[0]!.cells[0]!.id,
  };
}

/** Nothing listens there, and nothing is sent: the test asks for no round. */
async function peopleOf(
  house: House,
  school: TestSchool,
  { partnerId, tag }: { partnerId: number; tag: string },
): Promise<Trade['people']> {
  const { userId } = await somebody(house, school, { name: `Collègue ${tag}`, role: 'partner' }, partnerId);
  const guest = { email: `invitee-${tag.toLowerCase()}@example.org`, name: `Invitée ${tag}`, receiver: true };
  const { id } = await house.get(PartnerPeopleService).invite(school.system, partnerId, guest);
  return { colleagueId: userId, invitationId: id };
}

async function webhookOf(house: House, scope: PartnerScope): Promise<Trade['webhook']> {
  const webhooks = house.get(WebhooksService);
  const { id: webhookId } = await webhooks.add(scope, 'http://127.0.0.1:9/ouvrage');
  return { webhookId, deliveryId: (await webhooks.ping(scope, webhookId)).id };
}

interface Place {
  house: House;
  school: TestSchool;
  partnerId: number;
  item: ItemRead;
  tag: string;
}

export async function anOrder({ house, school, partnerId, item, tag }: Place): Promise<number> {
  const cells = item.variants.map(({ id }) => ({ variantId: id, quantity: 6 }));
  const words = { customerReference: `REF ${tag}`, note: `Note ${tag}` };
  const demand = { partnerId, source: 'school' as const, ...words, lines: [{ itemId: item.id, cells }] };
  return (await house.get(OrdersService).place(school.system, demand)).id;
}

export async function aConfirmed(place: Place): Promise<number> {
  const id = await anOrder(place);
  await place.house.get(OrdersService).confirm(place.school.system, id, { promisedOn: localDate('2026-12-18') });
  return id;
}

async function madeOrder(place: Place): Promise<OrderSheet> {
  const { house, school } = place;
  const id = await aConfirmed(place);
  const order = await house.get(OrdersQueries).sheet(school.system, id);
  const cells = order.lines.flatMap((line) => line.cells);
  const made = cells.map((cell) => ({ orderCellId: cell.id, quantity: cell.ordered }));
  await house.unit.run(() => house.get(OrdersService).recordProduced(school.system, made));
  return order;
}

async function notesOf({ house, school, tag }: Place, order: OrderSheet): Promise<Trade['notes']> {
  const delivery = house.get(DeliveryService);
  const cell = order.lines[0]!.cells[0]!;
  const prepare = async () =>
    (await delivery.prepare(school.system, order.id, [{ orderCellId: cell.id, quantity: 1 }])).id;
  const [ready, shipped, received, cancelled] = [await prepare(), await prepare(), await prepare(), await prepare()];
  const shippedOn = localDate('2026-11-23');
  await delivery.ship(school.system, shipped, { shippedOn });
  await delivery.ship(school.system, received, { shippedOn });
  await delivery.receive(school.system, received, { receivedBy: `Magasin ${tag}`, reserves: `Réserve ${tag}` });
  await delivery.cancel(school.system, cancelled, `Raison ${tag}`);
  return { ready, shipped, received, cancelled };
}

async function shipAll({ house, school }: Place, order: OrderSheet): Promise<void> {
  const delivery = house.get(DeliveryService);
  const cells = order.lines.flatMap((line) => line.cells).map(({ id, ordered }) => ({ id, ordered }));
  const all = cells.map(({ id, ordered }) => ({ orderCellId: id, quantity: ordered }));
  const { id } = await delivery.prepare(school.system, order.id, all);
  await delivery.ship(school.system, id, { shippedOn: localDate('2026-11-23') });
}
