import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { UploadedFile } from '../../../core/http/uploaded-file.js';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { verify } from '../../../core/upkeep/verify.js';
import { BankModule, BankQueries, StatementImport } from '../../bank/index.js';
import {
  AgeingQueries,
  InvoicingQueries,
  PenaltyNotes,
  PenaltyNotesQueries,
  type InvoiceSheet,
  type PenaltyNote,
} from '../../invoicing/index.js';
import { LedgerQueries } from '../../ledger/index.js';
import { PaymentsQueries, PaymentsService, StatementQueries } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { RemindersModule } from '../../reminders/index.js';
import { AccountingModule } from '../index.js';
import { BooksQueries } from '../books.queries.js';
import { fecFaults } from '../fec.check.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([AccountingModule, RemindersModule, BankModule]);
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const late = ({ dueOn }: InvoiceSheet) => house.clock.set(new Date(`${addDays(dueOn!, 20)}T10:00:00Z`));
const post = async (url: string, payload: object = {}) =>
  house.http({ method: 'POST', url, payload, headers: await house.signedIn(accountant) });
const claim = async ({ id, partnerId }: InvoiceSheet): Promise<PenaltyNote> => {
  expect((await post(`/api/v1/invoices/${id}/penalty-claim`)).statusCode).toBe(204);
  const notes = await house.get(PenaltyNotesQueries).payable(accountant, partnerId);
  return notes.at(-1)!;
};
const pay = (note: PenaltyNote, amountCents: number) =>
  house.get(PaymentsService).record(accountant, {
    ...{ partnerId: note.partnerId, receivedOn: house.clock.today(), method: 'transfer', amountCents },
    allocations: [{ penaltyId: note.id, amountCents }],
  });
const due = async ({ id }: PenaltyNote) => (await house.get(PenaltyNotesQueries).note(accountant, id)).dueCents;
const closing = async (partnerId: number) =>
  (await house.get(StatementQueries).of(accountant, partnerId, { from: localDate('2026-01-01') })).closingCents;
/** Debit less credit of an account, over all months. */
async function accountOf(use: string): Promise<number> {
  const books = house.get(BooksQueries);
  const months = await books.months(accountant);
  const sheets = await Promise.all(months.map(({ month }) => books.month(accountant, month)));
  const rows = sheets.flatMap(({ balances }) => balances).filter((row) => row.use === use);
  return rows.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0);
}
const intact = async () => {
  expect((await house.get(LedgerQueries).verify(accountant)).faults).toEqual([]);
  const faults = await verify(house.read.manager, house.settings.filesPath);
  expect(faults.filter(({ check }) => /settled|settlement|allocations|PE numbers|PA numbers/.test(check))).toEqual([]);
};

describe('a claimed penalty note', () => {
  it('is owed: on the statement, in the ageing, sealed, booked outside sales and VAT', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice);
    const period = { from: localDate('2026-01-01'), to: localDate('2027-12-31') };
    const sales = await house.get(InvoicingQueries).revenueByMonth(accountant, period);
    const note = await claim(invoice);
    expect(note).toMatchObject({ number: 'PE-2027-00001', amountCents: 4_148, dueCents: 4_148 });
    const { lines, closingCents } = await house.get(StatementQueries).of(accountant, invoice.partnerId, {});
    expect(lines.at(-1)).toMatchObject({
      kind: 'penalty',
      number: note.number,
      debitCents: 4_148,
      fileId: note.fileId,
    });
    expect(closingCents).toBe(22_200 + 4_148);
    const ageing = () => house.get(AgeingQueries).ageing(accountant);
    expect((await ageing()).total).toMatchObject({ to30: 22_200, notDue: 4_148, total: 26_348 });
    house.clock.set(new Date(`${addDays(note.claimedOn, 31)}T10:00:00Z`));
    expect((await ageing()).total).toMatchObject({ to60: 22_200 + 4_148, notDue: 0, total: 26_348 });
    expect([await accountOf('customers'), await accountOf('penalties')]).toEqual([26_348, -4_148]);
    expect(await accountOf('vat')).toBe(-3_700);
    expect(await house.get(InvoicingQueries).revenueByMonth(accountant, period)).toEqual(sales);
    await intact();
  });

  it('is paid by a bank line that names it, in parts, and lettered once all is paid', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice);
    const note = await claim(invoice);
    await pay(note, 1_000);
    expect(await due(note)).toBe(3_148);
    await expect(pay(note, 3_149)).rejects.toMatchObject({ code: 'invoicing.more_than_due' });
    const day = house.clock.today().split('-').reverse().join('/');
    const table = `Date;Libellé;Montant\r\n${day};VIR ${note.number} FILIX;31,48`;
    await house.get(StatementImport).bring(accountant, new UploadedFile('releve.csv', Buffer.from(table)));
    const [line] = (await house.get(BankQueries).lines(accountant, {})).rows;
    expect(line!.proposal).toMatchObject({ score: 90, parts: [{ penaltyId: note.id, amountCents: 3_148 }] });
    const fec = async () => {
      const { bytes } = await house.get(BooksQueries).fec(accountant, house.clock.today().slice(0, 7), '2027-12-01');
      expect(fecFaults(bytes)).toEqual([]);
      return bytes.toString('latin1').split('\r\n');
    };
    const lettered = (rows: string[]) => rows.filter((row) => /\tA\t2027/.test(row)).length;
    expect(lettered(await fec())).toBe(0);
    expect((await post('/api/v1/bank/matches')).json()).toEqual({ recorded: 1 });
    expect(await due(note)).toBe(0);
    // The note and both payments, on the account of the customer.
    expect(lettered(await fec())).toBe(3);
    expect(await closing(invoice.partnerId)).toBe(22_200);
    await intact();
  });

  it('is given up for what is left, once: an added fact; a payment taken back is due again', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice);
    const note = await claim(invoice);
    const { id } = await pay(note, 1_000);
    const giveUp = () => post(`/api/v1/invoices/${invoice.id}/penalty-giving-up`, { reason: 'Client fidèle' });
    const answers = await Promise.all(Array.from({ length: 8 }, giveUp));
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
    expect([await due(note), await accountOf('customers'), await accountOf('penalties')]).toEqual([0, 22_200, -1_000]);
    expect(await closing(invoice.partnerId)).toBe(22_200);
    const { rows } = await house.get(LedgerQueries).ledger(accountant, { q: note.number });
    expect(rows.map(({ type, amountCents }) => [type, amountCents])).toEqual([
      ['PENALTY_GIVEN_UP', -3_148],
      ['PENALTY', 4_148],
    ]);
    await intact();
    await house.get(PaymentsService).reverse(accountant, id, 'Chèque impayé');
    expect([await due(note), await accountOf('customers')]).toEqual([1_000, 23_200]);
    expect((await giveUp()).statusCode).toBe(409);
    await intact();
    for (const change of [
      'interest_cents = 1',
      'given_up_cents = 1',
      'settled_cents = NULL',
      'settled_cents = 9999999',
    ])
      await expect(
        house.unit.run(() => sql(house.unit.manager, `UPDATE penalty SET ${change} WHERE id = ?`, [note.id])),
      ).rejects.toThrow();
  });

  it('that was changed in the base, or never sealed, is told by the verifier', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice);
    const note = await claim(invoice);
    await house.unit.run(async () => {
      const given = 'given_up_cents = 1, given_up_on = ?, given_up_reason = ?';
      await sql(house.unit.manager, `UPDATE penalty SET ${given} WHERE id = ?`, ['2027-01-01', 'x', note.id]);
    });
    const { faults } = await house.get(LedgerQueries).verify(accountant);
    expect(faults.map(({ what }) => what)).toEqual([expect.stringContaining(note.number)]);
  });

  it('eight clients paying at once never pay more than it asks; another school and customer pay nothing', async () => {
    const invoice = await anInvoice(house, school);
    late(invoice);
    const note = await claim(invoice);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => pay(note, 1_000)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect(await due(note)).toBe(148);
    const foreign = await house.scope(await house.aSchool(), 'accountant');
    await expect(house.get(PenaltyNotes).giveUp(foreign, note.id, 'x')).rejects.toMatchObject({ status: 404 });
    const other = await anInvoice(house, school);
    const wrong = { ...note, partnerId: other.partnerId };
    await expect(pay(wrong, 100)).rejects.toMatchObject({ code: 'payments.another_partners' });
    const both = [{ penaltyId: note.id, invoiceId: invoice.id, amountCents: 10 }];
    const told = { partnerId: note.partnerId, receivedOn: house.clock.today(), method: 'transfer', amountCents: 10 };
    const answer = await post('/api/v1/payments', { ...told, allocations: both });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'payments.part_of_one_paper' }]);
  });
});

describe('any walk of penalties, payments and bounces', () => {
  it('ties the books, the statements, the ledger and what is due', async () => {
    const step = fc.record({
      what: fc.constantFrom('claim', 'claim', 'pay', 'pay', 'invoice', 'giveUp', 'reverse'),
      which: fc.nat(9),
      cents: fc.integer({ min: 1, max: 5_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        house.clock.set(new Date('2026-11-23T08:00:00Z'));
        school = await house.aSchool();
        accountant = await house.scope(school, 'accountant');
        const invoices = [await anInvoice(house, school), await anInvoice(house, school)];
        late(invoices[0]!);
        const notes: PenaltyNote[] = [];
        const made: number[] = [];
        const act = async ({ what, which, cents }: (typeof steps)[number]) => {
          const [invoice, note] = [invoices[which % 2]!, notes[which % Math.max(1, notes.length)]];
          if (what === 'claim') {
            const { statusCode } = await post(`/api/v1/invoices/${invoice.id}/penalty-claim`);
            if (statusCode === 204)
              notes.push(...(await house.get(PenaltyNotesQueries).payable(accountant, invoice.partnerId)));
          } else if (what === 'invoice') {
            const { partnerId, id: invoiceId } = invoice;
            const money = { partnerId, receivedOn: house.clock.today(), method: 'cheque' as const, amountCents: cents };
            const allocations = [{ invoiceId, amountCents: Math.ceil(cents / 2) }];
            made.push((await house.get(PaymentsService).record(accountant, { ...money, allocations })).id);
          } else if (what === 'reverse') {
            const id = made[which % Math.max(1, made.length)];
            if (id !== undefined) await house.get(PaymentsService).reverse(accountant, id, 'x');
          } else if (note && what === 'pay') made.push((await pay(note, cents)).id);
          else if (note) await house.get(PenaltyNotes).giveUp(accountant, note.id, 'x');
        };
        for (const one of steps)
          await act(one).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
        const partners = [...new Set(invoices.map(({ partnerId }) => partnerId))];
        const [statements, owed, ageing] = [
          (await Promise.all(partners.map(closing))).reduce((sum, cents) => sum + cents, 0),
          await owedOf(partners),
          (await house.get(AgeingQueries).ageing(accountant)).total.total,
        ];
        const payments = (await house.get(PaymentsQueries).list(accountant, { limit: 200 })).rows;
        const unallocated = payments.reduce((sum, { unallocatedCents }) => sum + unallocatedCents, 0);
        expect(ageing).toBe(owed);
        expect(statements).toBe(owed - unallocated);
        expect(await accountOf('customers')).toBe(statements);
        await intact();
      }),
      { numRuns: 6 },
    );
  }, 180_000);
});

async function owedOf(partners: readonly number[]): Promise<number> {
  let sum = 0;
  for (const partnerId of partners) {
    const invoices = await house.get(InvoicingQueries).payable(accountant, { partnerId });
    const notes = await house.get(PenaltyNotesQueries).payable(accountant, partnerId);
    sum += [...invoices, ...notes].reduce((total, { dueCents }) => total + dueCents, 0);
  }
  return sum;
}
