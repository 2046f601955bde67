import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { FileStore } from '../../../core/files/file-store.js';
import { Outbox } from '../../../core/mail/outbox.js';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { InvoicingQueries, InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { PaymentsModule, PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { aDraft, aPartner } from '../../sales/tests/sales.builder.js';
import { SchoolService } from '../../school/index.js';
import { Letters, ReminderHolds, RemindersModule, RemindersService } from '../index.js';
import { letterMail } from '../letter.document.js';
import { RemindersQueries } from '../reminders.queries.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([PaymentsModule, RemindersModule]);
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const today = () => house.get(Letters).today(accountant);
const keys = async () => (await today()).map(({ key }) => key);
const levels = async () => (await today()).map(({ level }) => level);
const send = (...of: string[]) => house.get(RemindersService).send(accountant, of);
const establish = (key: string) => house.get(RemindersService).establish(accountant, key);
const hold = (id: number, dto: Parameters<ReminderHolds['hold']>[2]) =>
  house.get(ReminderHolds).hold(accountant, id, dto);
const at = (day: LocalDate, days: number) => house.clock.set(new Date(`${addDays(day, days)}T10:00:00Z`));
const pay = ({ partnerId, id }: InvoiceSheet, amountCents: number) =>
  house.get(PaymentsService).record(accountant, {
    ...{ partnerId, amountCents, receivedOn: house.clock.today(), method: 'transfer' },
    allocations: [{ invoiceId: id, amountCents }],
  });

describe('reminders', () => {
  it('propose each level on its day, send nothing by themselves, and never the same twice', async () => {
    const { dueOn, number, id, partnerId, fileId } = await anInvoice(house, school);
    const mails = async () =>
      (await house.get(Outbox).list(accountant)).filter(({ subject }) => subject.includes(number!));
    const before = (await mails()).length;
    const seen: [number, string[]][] = [];
    for (const days of [-6, -5, 1, 3, 14, 15, 29, 30, 60]) {
      at(dueOn!, days);
      seen.push([days, await levels()]);
      for (const { key, level } of await today()) await (level === 'formal' ? establish(key) : send(key));
      expect(await levels()).toEqual([]);
    }
    expect(seen).toEqual([
      ...[
        [-6, []],
        [-5, ['courtesy']],
        [1, []],
        [3, ['first']],
        [14, []],
      ],
      ...[
        [15, ['second']],
        [29, []],
        [30, ['formal']],
        [60, []],
      ],
    ]);
    const { letters, owed } = await house.get(RemindersQueries).customer(accountant, partnerId);
    expect(letters.map(({ level, invoices }) => [level, invoices])).toEqual(
      ['formal', 'second', 'first', 'courtesy'].map((level) => [level, [{ invoiceId: id, number, dueCents: 22_200 }]]),
    );
    expect(owed[0]).toMatchObject({ last: { level: 'formal' }, next: null });
    // The formal notice leaves by post.
    const sent = await mails();
    expect(sent).toHaveLength(before + 3);
    expect(sent[0]).toMatchObject({ moreFileIds: [fileId], fileId: letters[1]!.fileId });
  });

  it('write one letter for the invoices of a customer at one level, one to each customer', async () => {
    const partnerId = await aPartner(house, school);
    const first = await anInvoice(house, school, { partnerId });
    const second = await anInvoice(house, school, { partnerId });
    await anInvoice(house, school);
    at(first.dueOn!, 4);
    const letters = await today();
    expect(letters.map(({ invoices }) => invoices.length).sort()).toEqual([1, 2]);
    expect(await house.get(Letters).waiting(accountant)).toBe(2);
    const both = letters.find((letter) => letter.partnerId === partnerId)!;
    expect(both).toMatchObject({ level: 'first', dueCents: 44_400 });
    expect(both.invoices.map(({ number }) => number)).toEqual([first.number, second.number]);
    expect(await send(both.key)).toHaveLength(1);
    expect((await today()).map((letter) => letter.partnerId)).not.toContain(partnerId);
  });

  it('send what was read, to the byte, and nothing once it has changed', async () => {
    const invoice = await anInvoice(house, school);
    at(invoice.dueOn!, 15);
    const [letter] = await today();
    const preview = await house.get(Letters).print(letter!.data);
    await pay(invoice, 2_200);
    await expect(send(letter!.key)).rejects.toMatchObject({ code: 'reminders.letters_changed' });
    const [other] = await today();
    expect(other).toMatchObject({ dueCents: 20_000 });
    expect(letterMail(other!.data)).not.toBe(letterMail(letter!.data));
    const read = await house.get(Letters).print(other!.data);
    await send(other!.key);
    const { letters } = await house.get(RemindersQueries).customer(accountant, invoice.partnerId);
    const kept = await house.get(FileStore).contentOf(school.id, letters[0]!.fileId);
    expect(kept.bytes.equals(read)).toBe(true);
    expect(kept.bytes.equals(preview)).toBe(false);
    const [mail] = await house.get(Outbox).list(accountant);
    expect(mail!.body).toBe(letterMail(other!.data));
  });

  itReads('print the sum, the invoice and the account to pay to', async () => {
    const invoice = await anInvoice(house, school);
    at(invoice.dueOn!, 15);
    const [letter] = await today();
    const file = new PaperFile(await house.get(Letters).print(letter!.data));
    const text = file.text().replace(/\s+/g, ' ');
    for (const said of [
      invoice.number!,
      '222,00 €',
      'FR76 3000 6000 0112 3456 7890 189',
      'Deuxième relance',
      '15 jours',
    ])
      expect(text).toContain(said);
  });

  it('leave alone what is paid, credited, a deposit or a draft', async () => {
    const paid = await anInvoice(house, school);
    const credited = await anInvoice(house, school);
    await pay(paid, 22_200);
    const demand = { cause: 'returned' as const, reason: 'Retour' };
    const invoicing = house.get(InvoicingService);
    await invoicing.issue(accountant, await invoicing.credit(accountant, credited.id, demand));
    const order = await aDraft(house, school);
    await confirmQuietly(house, order.id);
    const asked = await house.http({
      ...{ method: 'POST', url: `/api/v1/orders/${order.id}/deposits`, payload: { percent: 30 } },
      headers: await house.signedIn(accountant),
    });
    const deposit = (JSON.parse(asked.body) as { id: number }).id;
    await invoicing.issue(accountant, deposit);
    at(paid.dueOn!, 20);
    expect(await today()).toEqual([]);
    expect(await house.get(RemindersQueries).owed(accountant)).toEqual([]);
    expect((await house.get(InvoicingQueries).sheet(accountant, deposit)).dueCents).toBeGreaterThan(0);
  });

  it('stop at a dispute until it is lifted, at a promise until its day is over; the story stays', async () => {
    const { id, dueOn } = await anInvoice(house, school);
    at(dueOn!, 3);
    const promisedOn = addDays(dueOn!, 8);
    await expect(hold(id, { kind: 'promise', reason: 'Mme Roy' })).rejects.toMatchObject({
      code: 'reminders.promise_without_day',
    });
    await expect(hold(id, { kind: 'lifted', reason: 'Rien' })).rejects.toMatchObject({ code: 'reminders.not_held' });
    await hold(id, { kind: 'promise', promisedOn, reason: 'Mme Roy' });
    expect(await levels()).toEqual([]);
    at(dueOn!, 9);
    expect(await levels()).toEqual(['first']);
    await hold(id, { kind: 'dispute', reason: 'Pièces refusées' });
    expect(await levels()).toEqual([]);
    await hold(id, { kind: 'lifted', reason: 'Avoir accepté' });
    expect(await levels()).toEqual(['first']);
    const holds = await house.get(RemindersQueries).holds(accountant, id);
    expect(holds.map(({ kind }) => kind)).toEqual(['lifted', 'dispute', 'promise']);
    const foreign = await house.scope(await house.aSchool(), 'accountant');
    await expect(
      house.get(ReminderHolds).hold(foreign, id, { kind: 'dispute', reason: 'Autre école' }),
    ).rejects.toMatchObject({ status: 404 });
    for (const statement of ['UPDATE reminder_hold SET reason = ?', 'DELETE FROM reminder_hold WHERE reason = ?'])
      await expect(house.unit.run(() => sql(house.unit.manager, statement, ['Mme Roy']))).rejects.toThrow(/stays/);
  });

  it('are held by a dispute on what is paid: the money may go back', async () => {
    const invoice = await anInvoice(house, school);
    at(invoice.dueOn!, 3);
    const { id } = await pay(invoice, 22_200);
    const promise = { kind: 'promise' as const, promisedOn: house.clock.today(), reason: 'Mme Roy' };
    await expect(hold(invoice.id, promise)).rejects.toMatchObject({ code: 'reminders.nothing_owed' });
    await hold(invoice.id, { kind: 'dispute', reason: 'Pièces refusées' });
    await house.get(PaymentsService).reverse(accountant, id, 'Chèque sans provision');
    expect(await levels()).toEqual([]);
  });

  it('eight clients sending at once send one letter', async () => {
    const { dueOn, partnerId } = await anInvoice(house, school);
    at(dueOn!, 3);
    const [key] = await keys();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => send(key!)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of tries)
      if (attempt.status === 'rejected')
        expect(attempt.reason).toMatchObject({ code: 'reminders.letters_changed', status: 409 });
    expect((await house.get(RemindersQueries).customer(accountant, partnerId)).letters).toHaveLength(1);
  });

  it('are all sent, or none', async () => {
    const { dueOn } = await anInvoice(house, school);
    at(dueOn!, 3);
    const [key] = await keys();
    await expect(send(key!, 'another')).rejects.toMatchObject({ code: 'reminders.letters_changed' });
    expect(await keys()).toEqual([key]);
    const master = await house.scope(school, 'master');
    await expect(house.get(RemindersService).send(master, [key!])).rejects.toMatchObject({ status: 403 });
  });

  it('follow the plan of the school from its day on', async () => {
    const { dueOn } = await anInvoice(house, school);
    const plan = { courtesy: -1, first: 1, second: 2, formal: 3 };
    await house.get(SchoolService).putSetting(school.system, 'reminder_plan', addDays(dueOn!, 2), plan);
    at(dueOn!, 1);
    expect(await levels()).toEqual([]);
    at(dueOn!, 2);
    expect(await levels()).toEqual(['second']);
  });

  it('never speak of what is not due, whatever was paid, credited and held', async () => {
    const invoices = [await anInvoice(house, school), await anInvoice(house, school), await anInvoice(house, school)];
    let day = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom('pay', 'hold', 'lift', 'wait', 'send')), {
          maxLength: 8,
        }),
        async (acts) => {
          for (const [which, act] of acts) {
            await happen(invoices[which]!, act, () => at(invoices[0]!.dueOn!, (day += 3)));
            for (const { invoices: told, dueCents } of await today()) {
              let sum = 0;
              for (const { invoiceId, dueCents: said } of told) {
                const sheet = await house.get(InvoicingQueries).sheet(accountant, invoiceId);
                expect([said, sheet.dueCents > 0]).toEqual([sheet.dueCents, true]);
                sum += said;
              }
              expect(sum).toBe(dueCents);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  async function happen(invoice: InvoiceSheet, act: string, wait: () => void): Promise<void> {
    const due = (await house.get(InvoicingQueries).sheet(accountant, invoice.id)).dueCents;
    if (act === 'pay' && due > 0) await pay(invoice, Math.max(1, Math.floor(due / 2)));
    if (act === 'hold' && due > 0) await hold(invoice.id, { kind: 'dispute', reason: 'Litige' });
    if (act === 'lift') await hold(invoice.id, { kind: 'lifted', reason: 'Fin' }).catch(() => undefined);
    if (act === 'wait') wait();
    if (act === 'send') await send(...(await keys()));
  }
});

describe('the pages of reminders', () => {
  it('list, show, send, and tell the story of a customer', async () => {
    const { dueOn, partnerId, id, number } = await anInvoice(house, school);
    at(dueOn!, 15);
    const headers = await house.signedIn(accountant);
    const get = async (url: string) => (await house.http({ method: 'GET', url, headers })).body;
    const post = (url: string, form: Record<string, string>) =>
      house.http({
        ...{ method: 'POST', url },
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(form).toString(),
      });
    const [key] = await keys();
    expect(await get('/reminders')).toContain(`value="${key}"`);
    expect(await get(`/reminders/letter?key=${key}`)).toContain('Deuxième relance');
    const paper = await house.http({ method: 'GET', url: `/reminders/letter.pdf?key=${key}`, headers });
    expect(paper.headers['content-type']).toBe('application/pdf');
    const nothing = await post('/reminders/sendings', {});
    expect(nothing.statusCode).toBe(422);
    const sent = await post('/reminders/sendings', { 'letters[0][key]': key!, _key: 'once' });
    expect(sent.statusCode).toBe(303);
    expect(await get('/reminders')).toContain('Rien à relancer');
    const again = await house.http({ method: 'GET', url: `/reminders/letter?key=${key}`, headers });
    expect([again.statusCode, again.headers['location']]).toEqual([303, '/reminders']);
    expect(await get(`/reminders/customers/${partnerId}`)).toContain(number!);
    const held = await post(`/reminders/invoices/${id}/holds`, { kind: 'dispute', reason: 'Pièces refusées' });
    expect(held.statusCode).toBe(303);
    expect(await get(`/reminders/invoices/${id}`)).toContain('Pièces refusées');
  });
});
