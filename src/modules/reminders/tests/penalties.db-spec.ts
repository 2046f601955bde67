import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import { someoneWaits } from '../../../../test/support/someone-waits.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { FileStore } from '../../../core/files/file-store.js';
import { Outbox } from '../../../core/mail/outbox.js';
import { addDays } from '../../../core/time/local-date.js';
import { gate } from '../../../core/tests/notes.js';
import { CorrectionsService, InvoicingQueries, InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { Letters, RemindersModule } from '../index.js';
import { Penalties } from '../penalties.js';
import { PenaltyQueries } from '../penalty.queries.js';

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

const of = (id: number) => house.get(PenaltyQueries).of(accountant, id);
const claim = (id: number) => house.get(Penalties).claim(accountant, id);
const letter = async () => (await house.get(Letters).today(accountant))[0]!.data.law.join(' ').replace(/\s/g, ' ');
const late = ({ dueOn }: InvoiceSheet, days: number) => house.clock.set(new Date(`${addDays(dueOn!, days)}T10:00:00Z`));
const replace = async (id: number) => {
  const draft = await house.get(CorrectionsService).draft(accountant, id, 'Adresse du client');
  await house.get(InvoicingService).issue(accountant, draft);
  return house.get(InvoicingQueries).sheet(accountant, draft);
};
const becomes = (partnerId: number, kind: string) =>
  house.unit.run(() => sql(house.unit.manager, 'UPDATE partner SET kind = ? WHERE id = ?', [kind, partnerId]));

describe('penalties of late payment', () => {
  it('are told to a company from the second reminder on, and asked of nobody by themselves', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice, 3);
    expect(await letter()).toBe('');
    expect((await of(invoice.id)).offer).toMatchObject({ days: 3, interestCents: 22, indemnityCents: 4_000 });
    late(invoice, 20);
    // 222 € × 12,15 % × 20 / 365 = 1,48 €
    expect(await letter()).toContain('1,48 € de pénalités');
    expect(await letter()).toContain('soit 41,48 €');
    const [partner] = [invoice.partnerId];
    for (const kind of ['individual', 'public']) {
      await becomes(partner, kind);
      expect(await letter()).toBe('');
      await expect(claim(invoice.id)).rejects.toMatchObject({ code: 'reminders.no_penalty' });
    }
  });

  it('are not asked of what is being credited in full', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice, 20);
    const cause = { cause: 'returned' as const, reason: 'Retour' };
    const credit = await house.get(InvoicingService).credit(accountant, invoice.id, cause);
    const issued = gate();
    const credited = house.unit.run(async () => {
      await house.get(InvoicingService).issue(accountant, credit);
      issued.open();
      await someoneWaits(house);
    });
    await issued.opened;
    await expect(claim(invoice.id)).rejects.toMatchObject({ code: 'reminders.no_penalty' });
    await credited;
  });

  it('fall with what is paid in between, and are not there in time nor once all is paid', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice, 0);
    expect(await of(invoice.id)).toEqual({ offer: null, decision: null });
    const pay = (amountCents: number) =>
      house.get(PaymentsService).record(accountant, {
        ...{ partnerId: invoice.partnerId, amountCents, receivedOn: house.clock.today(), method: 'transfer' },
        allocations: [{ invoiceId: invoice.id, amountCents }],
      });
    late(invoice, 10);
    await pay(12_200);
    late(invoice, 20);
    const cents = Math.round(((22_200 * 10 + 10_000 * 10) * 0.1215) / 365);
    expect((await of(invoice.id)).offer).toMatchObject({ interestCents: cents });
    await pay(10_000);
    expect((await of(invoice.id)).offer).toBeNull();
  });

  itReads('are claimed once, by a numbered note that goes to the customer, whoever asks at once', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice, 20);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => claim(invoice.id)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of tries)
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'reminders.no_penalty' });
    const { offer, decision } = await of(invoice.id);
    expect(offer).toBeNull();
    expect(decision).toMatchObject({ outcome: 'claimed', number: 'PE-2027-00001', interestCents: 148 });
    const { bytes } = await house.get(FileStore).contentOf(school.id, decision!.fileId!);
    const text = new PaperFile(bytes).text().replace(/\s+/g, ' ');
    for (const said of ['PE-2027-00001', invoice.number!, '41,48 €', 'hors du champ de la TVA'])
      expect(text).toContain(said);
    const [mail] = await house.get(Outbox).list(accountant);
    expect(mail).toMatchObject({ fileId: decision!.fileId });
    expect(await letter()).toBe('');
    await expect(
      house.unit.run(() => sql(house.unit.manager, 'DELETE FROM penalty WHERE id > ?', [0])),
    ).rejects.toThrow(/stays/);
  });

  it('are waived for good; another school, and a master, decide nothing', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice, 20);
    const foreign = await house.scope(await house.aSchool(), 'accountant');
    await expect(house.get(Penalties).claim(foreign, invoice.id)).rejects.toMatchObject({ status: 404 });
    const master = await house.scope(school, 'master');
    await expect(house.get(Penalties).waive(master, invoice.id)).rejects.toMatchObject({ status: 403 });
    await house.get(Penalties).waive(accountant, invoice.id);
    expect((await of(invoice.id)).decision).toMatchObject({ outcome: 'waived', number: null, fileId: null });
    await expect(claim(invoice.id)).rejects.toMatchObject({ code: 'reminders.no_penalty' });
    expect(await letter()).toBe('');
  });

  itReads('of a corrective invoice are told and claimed like those of any other', async () => {
    const invoice = await replace((await anInvoice(house, school)).id);
    late(invoice, 20);
    expect(await letter()).toContain('soit 41,48 €');
    await claim(invoice.id);
    expect((await of(invoice.id)).decision).toMatchObject({ outcome: 'claimed', interestCents: 148 });
  });

  it.each(['claimed', 'waived'] as const)(
    '%s are decided for what takes the place of the invoice too',
    async (done) => {
      const first = await anInvoice(house, school);
      late(first, 20);
      await house.get(Penalties)[done === 'claimed' ? 'claim' : 'waive'](accountant, first.id);
      const last = await replace((await replace(first.id)).id);
      late(last, 20);
      const { offer, decision } = await of(last.id);
      expect([offer, decision]).toMatchObject([null, { invoiceId: first.id, outcome: done }]);
      await expect(claim(last.id)).rejects.toMatchObject({ code: 'reminders.no_penalty' });
      expect(await letter()).toBe('');
    },
  );
});
