import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { UploadedFile } from '../../../core/http/uploaded-file.js';
import { localDate } from '../../../core/time/local-date.js';
import { InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { PaymentsQueries, PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { BankMatching } from '../bank-matching.js';
import { BankQueries } from '../bank.queries.js';
import type { LineState } from '../bank.types.js';
import { BankModule } from '../index.js';
import { StatementImport } from '../statement-import.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([BankModule]);
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

/** Of the school builder, and the same account as an OFX names it. */
const IBAN = 'FR7630006000011234567890189';
const OTHER = 'FR7610107001011234567890129';
type Row = readonly [day: number, label: string, cents: number];
const bring = (name: string, text: string, account?: string) =>
  house.get(StatementImport).bring(accountant, new UploadedFile(name, Buffer.from(text)), account);
const euros = (cents: number) => (cents / 100).toFixed(2);
const csv = (rows: readonly Row[], account?: string) => {
  const table = rows.map(([day, label, cents]) => `${day}/11/2026;${label};${euros(cents).replace('.', ',')}`);
  return bring('releve.csv', ['Date;Libellé;Montant', ...table].join('\r\n'), account);
};
const ofx = (rows: readonly Row[]) => {
  const told = rows.map(
    ([day, label, cents], at) =>
      `<STMTTRN><TRNAMT>${euros(cents)}\n<DTPOSTED>202611${day}\n<FITID>F${day}-${cents}-${at}\n<MEMO>${label}\n</STMTTRN>`,
  );
  const from = '<BANKACCTFROM><BANKID>30006\n<BRANCHID>00001\n<ACCTID>12345678901\n</BANKACCTFROM>';
  return bring(
    'releve.ofx',
    `<OFX><STMTRS><CURDEF>EUR\n${from}<BANKTRANLIST>${told.join('')}</BANKTRANLIST></STMTRS></OFX>`,
  );
};
const lines = async (state?: LineState) => (await house.get(BankQueries).lines(accountant, { state, limit: 200 })).rows;
const matching = () => house.get(BankMatching);

describe('accounts and files', () => {
  it('two accounts brought as CSV are two accounts, whose movements look alike', async () => {
    const row: Row = [23, 'VIR CLIENT', 1_000];
    expect(await csv([row])).toMatchObject({ added: 1, known: 0 });
    expect(await csv([row], OTHER)).toMatchObject({ added: 1, known: 0, elsewhere: 0 });
    expect(await csv([row], 'FR76 1010 7001 0112 3456 7890 129')).toMatchObject({ added: 0, known: 1 });
    expect(await csv([row], IBAN)).toMatchObject({ added: 0, known: 1 });
    expect(await house.get(BankQueries).accounts(accountant)).toEqual([IBAN, OTHER]);
  });

  it('a month that comes by another format is put aside, and taken back by hand', async () => {
    const rows: Row[] = [
      [23, 'VIR UN', 1_000],
      [23, 'VIR DEUX', 1_000],
      [24, 'VIR TROIS', 500],
    ];
    await csv(rows);
    expect(await ofx([...rows, [24, 'VIR QUATRE', 700]])).toEqual({ added: 1, known: 0, elsewhere: 3 });
    // A third alike is new: the other file told two.
    expect(await ofx([...rows, [24, 'VIR QUATRE', 700], [23, 'VIR CINQ', 1_000]])).toEqual({
      added: 1,
      known: 4,
      elsewhere: 0,
    });
    const aside = await lines('aside');
    expect(aside.map(({ duplicate }) => duplicate)).toEqual([true, true, true]);
    await matching().reopen(accountant, aside[0]!.id);
    await expect(matching().reopen(accountant, aside[0]!.id)).rejects.toMatchObject({ code: 'bank.not_aside' });
    expect(await lines()).toHaveLength(6);
    // Of another account it is no twin.
    expect(await csv([[24, 'VIR QUATRE', 700]], OTHER)).toMatchObject({ added: 1, elsewhere: 0 });
  });

  it('whatever files come, in any order and again, each movement counts once', async () => {
    const row = fc.tuple(fc.constantFrom(23, 24), fc.constantFrom('VIR A', 'VIR B'), fc.constantFrom(100, 200, -300));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.boolean(), async (rows, first) => {
        school = await house.aSchool();
        accountant = await house.scope(school, 'accountant');
        const [one, other] = first ? [csv, ofx] : [ofx, csv];
        expect(await one(rows)).toEqual({ added: rows.length, known: 0, elsewhere: 0 });
        expect(await one(rows)).toEqual({ added: 0, known: rows.length, elsewhere: 0 });
        expect(await other(rows)).toEqual({ added: 0, known: 0, elsewhere: rows.length });
        for (const again of [one, other]) expect(await again(rows)).toMatchObject({ added: 0, elsewhere: 0 });
      }),
      { numRuns: 15 },
    );
  });
});

describe('what the bank takes back', () => {
  it('is proposed as the reversal of its payment, and makes it due again', async () => {
    const invoice = await anInvoice(house, school);
    await csv([[20, `CHEQUE ${invoice.number}`, 22_200]]);
    const [came] = await lines();
    const { paymentId } = await matching().match(accountant, came!.id, [{ invoiceId: invoice.id }]);
    await csv([[23, 'REJET CHEQUE IMPAYE', -22_200]]);
    const [debit] = await lines();
    expect(debit!.returns).toEqual([expect.objectContaining({ paymentId })]);
    await matching().takeBack(accountant, debit!.id, paymentId);
    expect(await house.get(PaymentsQueries).sheet(accountant, paymentId)).toMatchObject({ state: 'reversed' });
    expect((await house.get(InvoicingQueries).sheet(accountant, invoice.id)).dueCents).toBe(22_200);
    // Neither is to match again.
    expect(await lines()).toEqual([]);
    expect((await lines('returned')).map((line) => line.amountCents)).toEqual([-22_200, 22_200]);
    await expect(matching().takeBack(accountant, debit!.id, paymentId)).rejects.toMatchObject({
      code: 'bank.line_not_open',
    });
  });

  it('is not another payment: of another amount, later, reversed already or of another school', async () => {
    const invoice = await anInvoice(house, school);
    const pay = (amountCents: number, day: string) =>
      house.get(PaymentsService).record(accountant, {
        ...{ partnerId: invoice.partnerId, amountCents, receivedOn: localDate(day), method: 'cheque', allocations: [] },
      });
    const later = await pay(5_000, '2026-11-23');
    const smaller = await pay(4_999, '2026-11-10');
    const undone = await pay(5_000, '2026-11-10');
    await house.get(PaymentsService).reverse(accountant, undone.id, 'Erreur');
    await csv([
      [20, 'REJET PRELEVEMENT', -5_000],
      [20, 'LOYER', -5_000],
    ]);
    const [debit] = await lines();
    expect(debit).toMatchObject({ label: 'REJET PRELEVEMENT', returns: [] });
    expect((await lines('aside')).map(({ label }) => label)).toEqual(['LOYER']);
    for (const { id } of [later, smaller, undone])
      await expect(matching().takeBack(accountant, debit!.id, id)).rejects.toMatchObject({
        code: 'bank.not_its_return',
      });
    await expect(matching().match(accountant, debit!.id, [{ invoiceId: invoice.id }])).rejects.toMatchObject({
      code: 'bank.nothing_chosen',
    });
    const foreign = await house.scope(await house.aSchool(), 'accountant');
    await expect(matching().takeBack(foreign, debit!.id, later.id)).rejects.toMatchObject({ status: 404 });
    const headers = await house.signedIn(accountant);
    const page = await house.http({ method: 'GET', url: `/bank/lines/${debit!.id}`, headers });
    expect(page.statusCode).toBe(200);
    expect((await house.http({ method: 'GET', url: '/bank?state=aside', headers })).body).toContain('Remettre');
  });

  it('eight clients taking it back at once reverse it once', async () => {
    const invoice = await anInvoice(house, school);
    const { id } = await house.get(PaymentsService).record(accountant, {
      ...{ partnerId: invoice.partnerId, amountCents: 7_700, receivedOn: localDate('2026-11-20'), method: 'cheque' },
      allocations: [{ invoiceId: invoice.id, amountCents: 7_700 }],
    });
    await csv([[23, 'RETOUR IMPAYE', -7_700]]);
    const [debit] = await lines();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => matching().takeBack(accountant, debit!.id, id)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await house.get(InvoicingQueries).sheet(accountant, invoice.id)).dueCents).toBe(22_200);
  });
});

describe('what the school pays out', () => {
  async function aCreditToRefund() {
    const invoice = await anInvoice(house, school);
    await house.get(PaymentsService).record(accountant, {
      ...{ partnerId: invoice.partnerId, amountCents: 22_200, receivedOn: localDate('2026-11-20'), method: 'transfer' },
      allocations: [{ invoiceId: invoice.id, amountCents: 22_200 }],
    });
    const invoicing = house.get(InvoicingService);
    const id = await invoicing.credit(accountant, invoice.id, { cause: 'returned', reason: 'Retour' });
    await invoicing.issue(accountant, id);
    return house.get(InvoicingQueries).sheet(accountant, id);
  }
  const status = async (id: number) => (await house.get(InvoicingQueries).sheet(accountant, id)).status;

  it('is proposed as the refund of a credit note of that amount, once, whoever asks at once', async () => {
    const note = await aCreditToRefund();
    expect(note.status).toBe('to_refund');
    await csv([
      [23, 'VIR EMIS', -22_200],
      [23, 'LOYER', -22_100],
    ]);
    const [debit] = await lines();
    expect(debit!.refunds).toEqual([expect.objectContaining({ creditNoteId: note.id, number: note.number })]);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => matching().refund(accountant, debit!.id, note.id)),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await status(note.id)).toBe('applied');
    expect(await lines()).toEqual([]);
    expect((await lines('paid_out'))[0]).toMatchObject({ state: 'paid_out', amountCents: -22_200 });
  });

  it('never gives back more than is left, nor an invoice, nor by money that came in', async () => {
    const note = await aCreditToRefund();
    await csv([
      [23, 'FRAIS 1', -22_201],
      [23, 'VIR', 22_200],
    ]);
    const [came, debit] = [
      (await lines()).find((l) => l.amountCents > 0)!,
      (await lines()).find((l) => l.amountCents < 0)!,
    ];
    const refund = (line: number, id: number) => matching().refund(accountant, line, id);
    await expect(refund(debit.id, note.id)).rejects.toMatchObject({ code: 'invoicing.not_refundable' });
    await expect(refund(debit.id, note.prior!.id)).rejects.toMatchObject({ code: 'invoicing.not_refundable' });
    await expect(refund(came.id, note.id)).rejects.toMatchObject({ code: 'bank.not_a_debit' });
    await expect(matching().fee(accountant, came.id)).rejects.toMatchObject({ code: 'bank.not_a_debit' });
    expect(await status(note.id)).toBe('to_refund');
    const master = await house.scope(school, 'master');
    await expect(matching().fee(master, debit.id)).rejects.toMatchObject({ status: 403 });
    expect(debit.fee).toBe(true);
    await matching().fee(accountant, debit.id);
    await expect(matching().fee(accountant, debit.id)).rejects.toMatchObject({ code: 'bank.line_not_open' });
  });

  it('reads on its page', async () => {
    await aCreditToRefund();
    await csv([[23, 'COMMISSION', -22_200]]);
    const [debit] = await lines();
    const headers = await house.signedIn(accountant);
    const page = async (url: string) => (await house.http({ method: 'GET', url, headers })).body;
    expect(await page('/bank')).toContain('Rembourse');
    const chosen = await page(`/bank/lines/${debit!.id}`);
    expect(chosen).toContain('Confirmer : Ce sont des frais bancaires');
    expect(chosen).toMatch(/Une charge de 222,00.€ au 23\/11\/2026 sera inscrite/);
  });
});
