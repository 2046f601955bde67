import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { UploadedFile } from '../../../core/http/uploaded-file.js';
import { InvoicingQueries } from '../../invoicing/index.js';
import { PaymentsQueries, PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { BankMatching } from '../bank-matching.js';
import { SureMatching } from '../sure-matching.js';
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

type Row = readonly [day: string, label: string, amount: string];
const bring = (...rows: readonly Row[]) => {
  const text = ['Date;Libellé;Montant', ...rows.map((row) => row.join(';'))].join('\r\n');
  return house.get(StatementImport).bring(accountant, new UploadedFile('releve.csv', Buffer.from(text)));
};
const lines = async (state?: LineState) => (await house.get(BankQueries).lines(accountant, { state })).rows;
const match = (id: number, ...ids: number[]) =>
  house.get(BankMatching).match(
    accountant,
    id,
    ids.map((invoiceId) => ({ invoiceId })),
  );
const dueOf = async (id: number) => (await house.get(InvoicingQueries).sheet(accountant, id)).dueCents;

describe('the statement of a bank', () => {
  it('brings each movement in once, whichever file tells it, two alike on one day apart', async () => {
    const twice = ['23/11/2026', 'VIR CLIENT', '10,00'] as const;
    expect(await bring(twice, twice, ['24/11/2026', 'LOYER', '-3,00'])).toEqual({ added: 3, known: 0, elsewhere: 0 });
    expect(await bring(twice, twice, ['25/11/2026', 'VIR AUTRE', '5,00'])).toEqual({
      added: 1,
      known: 2,
      elsewhere: 0,
    });
    expect(await bring(twice, twice)).toEqual({ added: 0, known: 2, elsewhere: 0 });
    expect((await lines()).map(({ label }) => label)).toEqual(['VIR AUTRE', 'VIR CLIENT', 'VIR CLIENT']);
    expect((await lines('aside')).map(({ amountCents }) => amountCents)).toEqual([-300]);
  });

  it('is known again once the school has corrected its own IBAN', async () => {
    const row = ['23/11/2026', 'VIR CLIENT', '10,00'] as const;
    await bring(row);
    await house.unit.run(() => sql(house.unit.manager, 'UPDATE school SET iban = NULL WHERE id = ?', [school.id]));
    expect(await bring(row)).toEqual({ added: 0, known: 1, elsewhere: 0 });
  });

  it('eight times at once brings it in once', async () => {
    const rows: Row[] = Array.from({ length: 20 }, (_, at) => ['23/11/2026', `VIR ${at}`, '1,00']);
    const tries = await Promise.all(Array.from({ length: 8 }, () => bring(...rows)));
    expect(tries.reduce((sum, { added }) => sum + added, 0)).toBe(20);
  });

  it('with one wrong row brings nothing', async () => {
    await expect(bring(['23/11/2026', 'A', '1,00'], ['24/11/2026', 'B', 'rien'])).rejects.toMatchObject({
      code: 'bank.statement_refused',
    });
    expect(await lines()).toEqual([]);
    const master = await house.scope(school, 'master');
    const file = new UploadedFile('releve.csv', Buffer.from('Date;Libellé;Montant\r\n23/11/2026;A;1,00'));
    await expect(house.get(StatementImport).bring(master, file)).rejects.toMatchObject({ status: 403 });
  });
});

describe('matching', () => {
  it('posts nothing by itself; all that is sure at once, the rest one by one', async () => {
    const [one, other] = [await anInvoice(house, school), await anInvoice(house, school)];
    await bring(
      ['23/11/2026', `VIR ${one.number}`, '222,00'],
      ['23/11/2026', 'VIR SANS RIEN', '222,00'],
      ['23/11/2026', 'SUBVENTION', '5000,00'],
    );
    expect((await house.get(PaymentsQueries).list(accountant, {})).rows).toEqual([]);
    const sure = (await lines()).find(({ label }) => label.includes(one.number!))!;
    expect(sure.proposal).toMatchObject({ score: 90, parts: [{ invoiceId: one.id, amountCents: 22_200 }] });
    expect(await house.get(SureMatching).matchAll(accountant)).toBe(1);
    expect(await dueOf(one.id)).toBe(0);
    expect(await house.get(SureMatching).matchAll(accountant)).toBe(0);
    const left = await lines();
    expect(left.map(({ label }) => label).sort()).toEqual(['SUBVENTION', 'VIR SANS RIEN']);
    await match(left.find(({ label }) => label === 'VIR SANS RIEN')!.id, other.id);
    await house.get(BankMatching).setAside(accountant, left.find(({ label }) => label === 'SUBVENTION')!.id);
    expect(await lines()).toEqual([]);
    expect(await dueOf(other.id)).toBe(0);
    const { rows } = await house.get(PaymentsQueries).list(accountant, {});
    expect(rows[0]).toMatchObject({ method: 'transfer', reference: 'VIR SANS RIEN', receivedOn: '2026-11-23' });
  });

  it('settles the rest of what is sure when one line cannot be', async () => {
    const [one, other] = [await anInvoice(house, school), await anInvoice(house, school)];
    await bring(['30/12/2026', `VIR ${one.number}`, '222,00'], ['23/11/2026', `VIR ${other.number}`, '222,00']);
    const answer = await house.http({
      ...{ method: 'POST', url: '/bank/matches', payload: '_key=once' },
      headers: { ...(await house.signedIn(accountant)), 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.statusCode).toBe(303);
    expect([await dueOf(one.id), await dueOf(other.id)]).toEqual([22_200, 0]);
  });

  it('pays several invoices of one customer, in part when it is short, and keeps what is over', async () => {
    const first = await anInvoice(house, school);
    const second = await anInvoice(house, school, { partnerId: first.partnerId });
    await bring(['23/11/2026', 'VIR GROUPE', '300,00'], ['22/11/2026', 'VIR TROP', '200,00']);
    const [more, grouped] = await lines();
    await match(grouped!.id, second.id, first.id);
    expect([await dueOf(first.id), await dueOf(second.id)]).toEqual([0, 14_400]);
    const { paymentId } = await match(more!.id, second.id);
    expect(await dueOf(second.id)).toBe(0);
    expect(await house.get(PaymentsQueries).sheet(accountant, paymentId)).toMatchObject({ unallocatedCents: 5_600 });
  });

  it('is refused for several customers, for nothing, and for a movement that is settled', async () => {
    const [one, other] = [await anInvoice(house, school), await anInvoice(house, school)];
    await bring(['23/11/2026', 'VIR', '1,00']);
    const [movement] = await lines();
    for (const chosen of [[], [one.id, other.id], [one.id, 999_999]])
      await expect(match(movement!.id, ...chosen)).rejects.toMatchObject({ code: 'bank.nothing_chosen' });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => match(movement!.id, one.id)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(match(movement!.id, one.id)).rejects.toMatchObject({ code: 'bank.line_not_open' });
    await expect(house.get(BankMatching).setAside(accountant, movement!.id)).rejects.toMatchObject({
      code: 'bank.line_not_open',
    });
  });

  it('taken back with its payment is to do again', async () => {
    const invoice = await anInvoice(house, school);
    await bring(['23/11/2026', `VIR ${invoice.number}`, '222,00']);
    const [movement] = await lines();
    const { paymentId } = await match(movement!.id, invoice.id);
    expect(await lines('matched')).toMatchObject([{ paymentId }]);
    await house.get(PaymentsService).reverse(accountant, paymentId, 'Rejet de la banque');
    expect(await lines()).toMatchObject([{ id: movement!.id, paymentId: null, proposal: { score: 90 } }]);
  });

  it('is of its own school', async () => {
    await bring(['23/11/2026', 'VIR', '1,00']);
    const [movement] = await lines();
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    expect((await house.get(BankQueries).lines(stranger, {})).rows).toEqual([]);
    await expect(house.get(BankMatching).match(stranger, movement!.id, [{ invoiceId: 1 }])).rejects.toMatchObject({
      status: 404,
    });
    await expect(house.get(BankQueries).line(stranger, movement!.id)).rejects.toMatchObject({ status: 404 });
  });
});
