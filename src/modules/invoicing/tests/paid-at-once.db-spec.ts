import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { FileStore } from '../../../core/files/file-store.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import { faultsOfCii } from '../../einvoice/index.js';
import { InvoicingModule, InvoicingQueries, InvoicingService } from '../index.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeAll(async () => {
  house = await openHouse([InvoicingModule]);
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

async function issuedPaid(paidBy: 'transfer' | 'cheque' | 'card' | 'cash') {
  const id = await house.get(InvoicingService).draft(accountant, (await aDeliveredOrder(house, school)).id);
  await house.get(InvoicingService).issue(accountant, id, paidBy);
  const invoice = await house.get(InvoicingQueries).sheet(accountant, id);
  const xml = (await house.get(FileStore).open(accountant, invoice.xmlFileId!)).bytes.toString('utf8');
  return { invoice, xml };
}

describe('an invoice paid at its issue', () => {
  it.each([
    ['card', '48'],
    ['cash', '10'],
    ['cheque', '20'],
    ['transfer', '30'],
  ] as const)('by %s says so (BT-23, BT-81, BT-113), due nothing', async (paidBy, code) => {
    const { invoice, xml } = await issuedPaid(paidBy);
    expect(invoice).toMatchObject({ businessProcess: 'B2', issuedOn: '2026-11-23', dueOn: '2026-11-23' });
    expect(faultsOfCii(xml)).toEqual([]);
    for (const said of [
      '<ram:ID>B2</ram:ID>',
      `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>${code}</ram:TypeCode>`,
      '<ram:TotalPrepaidAmount>222.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>0.00</ram:DuePayableAmount>',
    ])
      expect(xml).toContain(said);
    expect(xml.includes('IBANID')).toBe(paidBy === 'transfer');
  });

  itReads('shows on paper that nothing is left to pay', async () => {
    const { invoice } = await issuedPaid('cash');
    const paper = new PaperFile((await house.get(FileStore).open(accountant, invoice.fileId!)).bytes);
    const text = paper.text().replace(/\s+/g, ' ');
    for (const said of ['Payé −222,00', 'Net à payer 0,00', 'en espèces, le 23/11/2026']) expect(text).toContain(said);
    expect(text).not.toContain('Par virement avant');
  });

  it('is credited by a credit note that is not paid itself', async () => {
    const { invoice } = await issuedPaid('card');
    const demand = { cause: 'returned' as const, reason: 'Retour' };
    const id = await house.get(InvoicingService).credit(accountant, invoice.id, demand);
    await expect(house.get(InvoicingService).issue(accountant, id, 'card')).rejects.toMatchObject({
      code: 'invoicing.credit_not_paid',
    });
    await house.get(InvoicingService).issue(accountant, id);
    const credit = await house.get(InvoicingQueries).sheet(accountant, id);
    expect(credit).toMatchObject({ typeCode: '381', businessProcess: 'B1', state: 'issued' });
  });
});
