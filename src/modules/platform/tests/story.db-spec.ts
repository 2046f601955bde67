import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import { InvoicingService } from '../../invoicing/index.js';
import { Outgoings, PaymentsService } from '../../payments/index.js';
import { Letters, Penalties, RemindersService } from '../../reminders/index.js';
import { HandOver } from '../hand-over.js';
import { PlatformModule, StatusesService } from '../index.js';
import { StoryQueries } from '../story.queries.js';
import { aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([PlatformModule]);
  on('2026-11-23');
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const on = (day: string, hour = '08') => house.clock.set(new Date(`${day}T${hour}:00:00Z`));
const story = async (invoiceId: number, scope = accountant) =>
  (await house.get(StoryQueries).of(scope, invoiceId)).events.map(({ day, what, code }) =>
    [day.slice(5), what, code].filter(Boolean).join(' '),
  );
const note = (invoiceId: number, code: string, reason?: string) =>
  house.get(StatusesService).note(accountant, invoiceId, { code, on: house.clock.today(), reason });

describe('the story of an invoice', () => {
  it('tells papers, mail, files, reminders, statuses and money in the order of their days', async () => {
    const { id: invoiceId, partnerId, dueOn } = await aSentInvoice(house, school);
    await house.get(HandOver).byHand(accountant);
    on('2026-11-24');
    await note(invoiceId, '202');
    on('2026-11-25');
    await note(invoiceId, '205');
    on('2027-01-15');
    expect(dueOn! < '2027-01-15').toBe(true);
    const letters = await house.get(Letters).today(accountant);
    await house.get(RemindersService).send(
      accountant,
      letters.map(({ key }) => key),
    );
    on('2027-01-16');
    await house.get(Penalties).claim(accountant, invoiceId);
    on('2027-01-17');
    await house.get(Penalties).giveUp(accountant, invoiceId, 'Client fidèle');
    on('2027-01-20');
    const paid = { partnerId, receivedOn: localDate('2027-01-18'), method: 'transfer' as const, amountCents: 22_200 };
    const allocations = [{ invoiceId, amountCents: 22_200 }];
    const { id } = await house.get(PaymentsService).record(accountant, { ...paid, allocations });
    on('2027-01-21');
    await house.get(PaymentsService).reverse(accountant, id, 'Rejet');
    on('2027-01-22');
    const credit = await house
      .get(InvoicingService)
      .credit(accountant, invoiceId, { cause: 'returned', reason: 'Retour' });
    await house.get(InvoicingService).issue(accountant, credit);
    expect(await story(invoiceId)).toEqual([
      ...['11-23 issued', '11-23 mail_waits', '11-23 to_platform', '11-24 status 202', '11-25 status 205'],
      ...[
        '01-15 reminded',
        '01-16 claimed',
        '01-17 given_up',
        '01-18 paid',
        '01-20 status 212',
        '01-21 taken_back',
        '01-21 status 212',
        '01-22 credited',
      ],
    ]);
  });

  it('of a credit note tells what was given back of it', async () => {
    const { id: invoiceId, partnerId } = await aSentInvoice(house, school);
    const paid = { partnerId, receivedOn: localDate('2026-11-23'), method: 'transfer' as const, amountCents: 22_200 };
    await house.get(PaymentsService).record(accountant, { ...paid, allocations: [{ invoiceId, amountCents: 22_200 }] });
    const credit = await house
      .get(InvoicingService)
      .credit(accountant, invoiceId, { cause: 'returned', reason: 'Retour' });
    await house.get(InvoicingService).issue(accountant, credit);
    on('2026-11-26');
    const back = { paidOn: localDate('2026-11-26'), amountCents: 22_200, label: 'VIR' };
    await house.get(Outgoings).refund(accountant, credit, back);
    expect(await story(credit)).toEqual(['11-23 issued', '11-23 mail_waits', '11-26 refunded']);
  });

  it('stands in its page, which another room writes, for whom the invoice is', async () => {
    const { id, number } = await aSentInvoice(house, school);
    await note(id, '207', 'QTE_ERR');
    const page = async (url: string, scope = accountant) =>
      house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
    const frame = `id="story-${id}"`;
    const invoice = (await page(`/invoices/${id}`)).body;
    expect(invoice).toContain(`${frame} src="/invoices/${id}/story"`);
    const { body } = await page(`/invoices/${id}/story`);
    for (const said of [frame, number!, 'Émise', 'En litige', 'Quantité facturée fausse']) expect(body).toContain(said);
    const told = await page(`/api/v1/platform/invoices/${id}/story`);
    expect(told.json()).toMatchObject({ number, events: [{ what: 'issued' }, {}, { what: 'status', code: 207 }] });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    for (const url of [`/invoices/${id}/story`, `/api/v1/platform/invoices/${id}/story`])
      expect((await page(url, stranger)).statusCode).toBe(404);
  });
});
