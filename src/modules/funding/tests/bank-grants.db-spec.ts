import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { bringMovements } from '../../bank/tests/bank.builder.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { FundingLines, FundingModule, FundingService } from '../index.js';

const YEAR = '2026-2027';
interface Line {
  id: number;
  state: string;
  label: string;
  grantProposal: { grantId: number; score: number } | null;
  proposal: { score: number } | null;
  grant: { grantId: number } | null;
}
let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([FundingModule]);
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const grant = {
  ...{ schoolYear: YEAR, kind: 'region' as const, funder: 'Région Témoin', agreement: 'CONV-2026-118' },
  ...{ stage: 'granted' as const, grantedCents: 3_000_000 },
};
const aGrant = (more: object = {}) => house.get(FundingService).addLine(accountant, { ...grant, ...more });
const sheet = (id: number) => house.get(FundingLines).sheet(accountant, YEAR, id);
const call = async (method: 'GET' | 'POST', url: string, payload?: object, scope = accountant) =>
  house.http({ method, url: `/api/v1${url}`, headers: await house.signedIn(scope), ...(payload ? { payload } : {}) });
const lines = async (state = 'open') => (await call('GET', `/bank/lines?state=${state}`)).json<{ rows: Line[] }>().rows;
const accept = (id: number, grantId: number, scope = accountant) =>
  call('POST', `/bank/lines/${id}/grant`, { grantId }, scope);

describe('a grant paid by the bank', () => {
  it('is proposed, accepted in one press, and free again once its receipt is taken back', async () => {
    const grantId = await aGrant();
    await bringMovements(house, accountant, [['VIR REGION TEMOIN CONV-2026-118', 3_000_000]]);
    const [line] = await lines();
    expect(line).toMatchObject({ grantProposal: { grantId, score: 100 }, proposal: null });
    expect((await accept(line!.id, grantId)).statusCode).toBe(204);
    expect((await accept(line!.id, grantId)).statusCode).toBe(409);
    const { receipts, receivedCents, dueCents } = await sheet(grantId);
    expect([receivedCents, dueCents]).toEqual([3_000_000, 0]);
    expect(receipts).toMatchObject([{ receivedOn: '2026-11-20', reference: 'VIR REGION TEMOIN CONV-2026-118' }]);
    expect(await lines('grant')).toMatchObject([{ id: line!.id, grant: { grantId } }]);
    expect(await lines()).toEqual([]);
    await house.get(FundingService).takeBack(accountant, { lineId: grantId, receiptId: receipts[0]!.id }, 'Erreur.');
    expect(await lines()).toMatchObject([{ id: line!.id, grant: null, grantProposal: { grantId } }]);
    expect((await sheet(grantId)).receivedCents).toBe(0);
    // And again: the movement may pay once more.
    expect((await accept(line!.id, grantId)).statusCode).toBe(204);
    expect((await sheet(grantId)).receivedCents).toBe(3_000_000);
  });

  it('goes with all that is sure, invoices too; what two explain as well is left', async () => {
    const grantId = await aGrant();
    const tax = await aGrant({
      ...{ kind: 'apprenticeship_tax', funder: 'Solde de la taxe', agreement: undefined, grantedCents: 920_000 },
    });
    const invoice = await anInvoice(house, school);
    await bringMovements(house, accountant, [
      [`VIR ${invoice.number}`, 22_200],
      ['SOLDE TAXE D APPRENTISSAGE', 920_000],
      ['VIR REGION TEMOIN', 1_000_000],
    ]);
    expect((await call('POST', '/bank/matches', {})).json()).toEqual({ recorded: 2 });
    expect((await sheet(tax)).receivedCents).toBe(920_000);
    expect((await sheet(grantId)).receivedCents).toBe(0);
    expect((await lines()).map(({ label }) => label)).toEqual(['VIR REGION TEMOIN']);
    // Invoice and grant of one amount, each named: a person says which.
    await aGrant({ agreement: invoice.number, funder: 'Autre', grantedCents: 7_700 });
    const other = await anInvoice(house, school);
    await aGrant({ agreement: other.number, funder: 'Encore', grantedCents: 22_200 });
    await bringMovements(house, accountant, [[`VIR ${other.number} X`, 22_200]]);
    expect((await call('POST', '/bank/matches', {})).json()).toEqual({ recorded: 0 });
  });

  it('only asked for yet is offered for what is left of it, once', async () => {
    const grantId = await aGrant({ stage: 'submitted' });
    await bringMovements(house, accountant, [
      ['VIR 1 REGION TEMOIN CONV-2026-118', 3_000_000],
      ['VIR 2 REGION TEMOIN CONV-2026-118', 3_000_000],
    ]);
    expect((await call('POST', '/bank/matches', {})).json()).toEqual({ recorded: 1 });
    expect((await sheet(grantId)).receivedCents).toBe(3_000_000);
  });

  it('is one receipt, whoever presses at once, and no payment of an invoice: in the base too', async () => {
    const grantId = await aGrant();
    const invoice = await anInvoice(house, school);
    await bringMovements(house, accountant, [['VIR CONV-2026-118', 3_000_000]]);
    const [line] = await lines();
    const headers = await house.signedIn(accountant);
    const url = `/api/v1/bank/lines/${line!.id}`;
    const invoices = [{ invoiceId: invoice.id }];
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        at % 2
          ? house.http({ method: 'POST', url: `${url}/grant`, headers, payload: { grantId } })
          : house.http({ method: 'POST', url: `${url}/match`, headers, payload: { invoices } }),
      ),
    );
    expect(tries.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
    const [paid, received] = await house.unit.run(() =>
      Promise.all(
        ['payment', 'funding_receipt'].map((table) =>
          sql<{ n: number }>(house.unit.manager, `SELECT COUNT(*) AS n FROM ${table} WHERE school_id = ?`, [school.id]),
        ),
      ),
    );
    expect(Number(paid![0]!.n) + Number(received![0]!.n)).toBe(1);
    const change = (set: string) =>
      house.unit.run(() => sql(house.unit.manager, `UPDATE bank_line SET ${set} WHERE id = ?`, [line!.id]));
    const receiptId = await house
      .get(FundingService)
      .receive(accountant, grantId, { receivedOn: house.clock.today(), amountCents: 5 });
    await expect(change("state = 'grant', grant_receipt_id = NULL, payment_id = NULL")).rejects.toThrow();
    await expect(change(`state = 'open', payment_id = NULL, grant_receipt_id = ${receiptId}`)).rejects.toThrow();
    await expect(change(`state = 'matched', grant_receipt_id = ${receiptId}`)).rejects.toThrow();
  });

  it('is of this school, a credit, of a grant not refused', async () => {
    const grantId = await aGrant();
    await bringMovements(house, accountant, [
      ['VIR CONV-2026-118', 3_000_000],
      ['FRAIS', -500],
    ]);
    const credit = (await lines()).find(({ label }) => label.startsWith('VIR'))!;
    const debit = (await lines()).find(({ label }) => label === 'FRAIS')!;
    const elsewhere = await house.aSchool();
    const stranger = await house.scope(elsewhere, 'accountant');
    const foreign = await house.get(FundingService).addLine(stranger, grant);
    expect((await accept(credit.id, grantId, stranger)).statusCode).toBe(404);
    expect((await accept(credit.id, foreign)).statusCode).toBe(404);
    expect((await accept(debit.id, grantId)).statusCode).toBe(409);
    const refused = await aGrant({ stage: 'refused' });
    expect((await accept(credit.id, refused)).statusCode).toBe(409);
    expect((await lines()).map(({ id }) => id).sort()).toEqual([credit.id, debit.id].sort());
    const headers = await house.signedIn(accountant);
    const page = async (url: string) => (await house.http({ method: 'GET', url, headers })).body;
    expect(await page('/bank')).toContain('Région Témoin');
    expect(await page(`/bank/lines/${credit.id}`)).toContain('C’est une aide');
  });
});
