import type { PartnerRight, Scope } from '../../../core/access/scope.js';
import { localDate } from '../../../core/time/local-date.js';
import type { InvoiceRow } from '../../invoicing/index.js';
import type { OrderSheet } from '../../sales/index.js';
import { portalInvoice } from '../portal.invoices.js';
import { portalOrder } from '../portal.mapping.js';

const day = localDate('2026-11-23');
const SECRET = 'Inès D.';
const PAPERS = {
  documents: [],
  deliveries: [],
  invoices: [],
  impact: { minutes: 0, orders: 0, competences: [] },
  brings: [],
};
const holding = (...rights: PartnerRight[]): Scope => ({
  ...{ schoolId: 1, userId: 2, partnerId: 3, learnerId: null, locale: 'fr' },
  roles: new Set(['partner', ...rights]),
});
const buyer = holding('buyer');

const order = {
  ...{ id: 1, number: 'CO-2026-00001', partnerId: 3, partnerName: 'Filix', state: 'confirmed', version: 2 },
  ...{
    placedOn: day,
    wishedOn: null,
    promisedOn: day,
    customerReference: null,
    holdReason: null,
    schedule: [],
    source: 'school',
    note: SECRET,
  },
  ...{ totalWithoutVatCents: 100, totalWithVatCents: 120, ordered: 2, produced: 1, delivered: 0, invoiced: 0 },
  totals: { totalWithoutVatCents: 100, totalVatCents: 20, totalWithVatCents: 120, vat: [] },
  axes: { production: 'running', delivery: 'none', billing: 'none' },
  learnerName: SECRET,
  lines: [
    {
      ...{ id: 7, position: 1, itemId: 4, itemCode: 'T', itemName: 'Tablier', drawingRevision: null, unitCode: 'C62' },
      ...{ workshopId: 1, itemNetPriceE4: 185_000, vatCategory: 'S', vatRate: 2000, lineNetCents: 100 },
      ...{ invoicedNetCents: 0, madeBy: SECRET },
      cells: [
        {
          ...{ id: 9, variantId: 2, size: 'M', colour: null, ordered: 3, cancelled: 1, produced: 1, delivered: 0 },
          ...{ returned: 0, invoiced: 0, credited: 0, learner: { name: SECRET } },
        },
      ],
    },
  ],
} as unknown as OrderSheet;

const invoice = {
  ...{ id: 5, number: 'FA-2026-00001', typeCode: '380', state: 'issued', status: 'overdue', partnerId: 3 },
  ...{ partnerName: 'Filix', orderId: 1, orderNumber: 'CO-2026-00001', issuedOn: day, dueOn: localDate('2026-11-22') },
  ...{ totalWithoutVatCents: 100, totalVatCents: 20, totalWithVatCents: 120, paidCents: 0, creditedCents: 0 },
  ...{ dueCents: 120, fileId: 8 },
} as InvoiceRow;

describe('what reaches a partner', () => {
  it('is named field by field: what the school adds to its own reads stays inside', () => {
    const seen = portalOrder(buyer, order, PAPERS);
    expect(JSON.stringify(seen)).not.toContain(SECRET);
    expect(seen.lines[0]!.cells).toEqual([
      { orderCellId: 9, size: 'M', colour: null, ordered: 2, made: 1, delivered: 0, leftToPlan: 2 },
    ]);
    expect(seen).toMatchObject({ note: null, percentMade: 50, withdrawable: false, attachable: true });
  });

  it('holds amounts for who buys or pays only, and offers what each may do', () => {
    const as = (...rights: PartnerRight[]) => portalOrder(holding(...rights), order, PAPERS);
    expect(as('payer')).toMatchObject({ totalWithVatCents: 120, attachable: false, reorderable: false });
    const receiver = as('receiver', 'manager');
    expect(JSON.stringify(receiver)).not.toMatch(/:(100|120|20|185000)\b/);
    expect(receiver).toMatchObject({ totalVatCents: null, attachable: false, withdrawable: false });
  });

  it('holds the note it wrote itself', () => {
    const own = { ...order, source: 'portal' as const, note: 'Fil fourni' };
    expect(portalOrder(buyer, own, PAPERS).note).toBe('Fil fourni');
  });

  it('shows an invoice once issued, and nothing to pay on a credit note', () => {
    expect(portalInvoice(invoice, day)).toMatchObject([{ dueCents: 120, refundCents: 0, overdue: true }]);
    expect(portalInvoice({ ...invoice, dueOn: day }, day)).toMatchObject([{ overdue: false }]);
    expect(portalInvoice({ ...invoice, number: null, state: 'draft' }, day)).toEqual([]);
    expect(portalInvoice({ ...invoice, typeCode: '381' }, day)).toMatchObject([
      { dueCents: 0, refundCents: 120, overdue: false },
    ]);
  });
});
