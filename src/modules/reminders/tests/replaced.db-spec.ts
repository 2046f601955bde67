import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { CorrectionsService, InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { Letters, ReminderHolds, RemindersModule, RemindersService } from '../index.js';
import { RemindersQueries } from '../reminders.queries.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([RemindersModule]);
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const today = () => house.get(Letters).today(accountant);
const levels = async () => (await today()).map(({ level }) => level);
const sendAll = async () =>
  house.get(RemindersService).send(
    accountant,
    (await today()).map(({ key }) => key),
  );
const hold = (id: number, dto: Parameters<ReminderHolds['hold']>[2]) =>
  house.get(ReminderHolds).hold(accountant, id, dto);
const at = (day: LocalDate, days: number) => house.clock.set(new Date(`${addDays(day, days)}T10:00:00Z`));
const replace = async (id: number) => {
  const draft = await house.get(CorrectionsService).draft(accountant, id, 'Adresse du client');
  await house.get(InvoicingService).issue(accountant, draft);
  return house.get(InvoicingQueries).sheet(accountant, draft);
};

describe('reminders of a corrective invoice', () => {
  it('go on from what was sent of an invoice when another takes its place', async () => {
    const first = await anInvoice(house, school);
    at(first.dueOn!, 3);
    await sendAll();
    const last = await replace((await replace(first.id)).id);
    at(last.dueOn!, 3);
    expect(await levels()).toEqual([]);
    at(last.dueOn!, 15);
    expect(await levels()).toEqual(['second']);
    await sendAll();
    at(last.dueOn!, 30);
    expect(await levels()).toEqual(['formal']);
  });

  it('stay held when another takes the place of a disputed invoice, until a word on that one', async () => {
    const first = await anInvoice(house, school);
    await hold(first.id, { kind: 'dispute', reason: 'Pièces refusées' });
    const last = await replace((await replace(first.id)).id);
    at(last.dueOn!, 3);
    expect(await levels()).toEqual([]);
    const holds = await house.get(RemindersQueries).holds(accountant, last.id);
    expect(holds).toMatchObject([{ kind: 'dispute', reason: 'Pièces refusées' }]);
    await hold(last.id, { kind: 'lifted', reason: 'Adresse mise à jour' });
    expect(await levels()).toEqual(['first']);
    await hold(first.id, { kind: 'dispute', reason: 'Message en retard' });
    expect(await levels()).toEqual(['first']);
    const again = hold(last.id, { kind: 'lifted', reason: 'Encore' });
    await expect(again).rejects.toMatchObject({ code: 'reminders.not_held' });
    await hold(last.id, { kind: 'promise', promisedOn: house.clock.today(), reason: 'Mme Roy' });
    expect(await levels()).toEqual([]);
  });
});
