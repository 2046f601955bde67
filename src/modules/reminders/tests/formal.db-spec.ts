import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { Letters, ReminderHolds, RemindersModule, RemindersService } from '../index.js';
import { RemindersQueries } from '../reminders.queries.js';
import type { SentLetter } from '../reminders.types.js';

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
const keys = async () => (await today()).map(({ key }) => key);
const send = (...of: string[]) => house.get(RemindersService).send(accountant, of);
const establish = (key: string) => house.get(RemindersService).establish(accountant, key);
const hold = (id: number, dto: Parameters<ReminderHolds['hold']>[2]) =>
  house.get(ReminderHolds).hold(accountant, id, dto);
const at = (day: LocalDate, days: number) => house.clock.set(new Date(`${addDays(day, days)}T10:00:00Z`));

describe('formal notices and holds', () => {
  it('leave a formal notice out of all sendings: it is made by itself, and its paper stays at hand', async () => {
    const { dueOn, id, partnerId } = await anInvoice(house, school);
    for (const days of [3, 15]) {
      at(dueOn!, days);
      await send(...(await keys()));
    }
    at(dueOn!, 30);
    const other = await anInvoice(house, school);
    at(dueOn!, 36);
    const formal = (await today()).find(({ level }) => level === 'formal')!;
    await expect(send(...(await keys()))).rejects.toMatchObject({ code: 'reminders.formal_alone' });
    const headers = await house.signedIn(accountant);
    const page = async (url: string) => (await house.http({ method: 'GET', url, headers })).body;
    expect(await page('/reminders')).not.toContain(`value="${formal.key}"`);
    expect(await page('/reminders')).toContain(`/reminders/letter?key=${formal.key}`);
    const made = await house.http({
      ...{ method: 'POST', url: '/api/v1/reminders/formal-notices', headers, payload: { key: formal.key } },
    });
    expect(made.statusCode).toBe(200);
    await expect(establish(formal.key)).rejects.toMatchObject({ code: 'reminders.letters_changed' });
    const queries = house.get(RemindersQueries);
    const first = await queries.letters(accountant, { limit: 2 });
    expect(first.rows.map(({ level }) => level)).toEqual(['formal', 'second']);
    const rest = await queries.letters(accountant, { limit: 2, cursor: first.next! });
    expect([rest.rows.map(({ level }) => level), rest.next]).toEqual([['first'], null]);
    const [{ fileId }] = first.rows as [SentLetter];
    for (const url of [`/reminders/invoices/${id}`, `/reminders/customers/${partnerId}`, '/reminders/letters'])
      expect(await page(url)).toContain(`/files/${fileId}`);
    expect((await queries.letters(accountant, { invoiceId: other.id })).rows).toEqual([]);
    const foreign = await house.scope(await house.aSchool(), 'accountant');
    expect((await queries.letters(foreign, {})).rows).toEqual([]);
  });

  it('eight clients lifting one hold at once lift it once', async () => {
    const { id } = await anInvoice(house, school);
    await hold(id, { kind: 'dispute', reason: 'Pièces refusées' });
    const lift = () => hold(id, { kind: 'lifted', reason: 'Avoir accepté' });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, lift));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of tries)
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'reminders.not_held' });
  });
});
