import { DocumentRenderer } from '../../../core/documents/document-renderer.js';
import { totalsOf } from '../../../core/money/vat.js';
import { localDate } from '../../../core/time/local-date.js';
import { confirmationDocument, type ConfirmationSources } from '../order-confirmation.document.js';
import type { OrderCellRead, OrderLineRead } from '../sales.types.js';

const cell = (colour: string | null, size: string | null, ordered: number): OrderCellRead => ({
  ...{ id: 1, variantId: 1, colour, size, ordered, cancelled: 0, produced: 0, delivered: 0, returned: 0 },
  ...{ invoiced: 0, credited: 0 },
});
const line = (more: Partial<OrderLineRead>): OrderLineRead => ({
  ...{ id: 1, position: 1, itemId: 1, itemCode: 'TAB-NOI', itemName: 'Tablier « Noireau »', drawingRevision: 'B' },
  ...{ unitCode: 'C62', workshopId: 1, itemNetPriceE4: 185_000, vatCategory: 'S', vatRate: 2000 },
  ...{ lineNetCents: 33_300, invoicedNetCents: 0 },
  cells: [cell('Écru', 'M', 10), cell('Écru', 'L', 6), cell('Bleu', 'M', 2)],
  ...more,
});

function sources(lines: OrderLineRead[], more: Partial<ConfirmationSources> = {}): ConfirmationSources {
  const totals = totalsOf(lines.map((each) => ({ ...each, netCents: each.lineNetCents })));
  return {
    order: {
      ...{ id: 1, number: 'CO-2026-00042', partnerId: 1, partnerName: 'Filix', state: 'draft', version: 1 },
      ...{ placedOn: localDate('2026-11-20'), wishedOn: null, promisedOn: null, customerReference: 'F-7781' },
      ...{ schedule: [], dueOn: null, framework: false },
      ...{ buyerReference: null, contractReference: null },
      ...{ totalWithoutVatCents: totals.totalWithoutVatCents, totalWithVatCents: totals.totalWithVatCents },
      ...{
        ordered: 18,
        produced: 0,
        delivered: 0,
        invoiced: 0,
        unitCode: null,
        quoteId: null,
        holdReason: null,
        source: 'school',
        note: 'Fil fourni par nos soins.',
      },
      ...{ lines, totals, axes: { production: 'none', delivery: 'none', billing: 'none' } },
    },
    buyer: {
      ...{ id: 1, name: 'Filix', legalName: 'Filix SAS', kind: 'company', siren: '732829320', siret: null },
      ...{
        vatNumber: 'FR44732829320',
        street: '4 quai de la Bourse',
        postcode: '27000',
        city: 'Évreux',
        country: 'FR',
      },
      ...{ deliveryAddress: 'Atelier de Louviers, 8 rue du Quai, 27400 Louviers', contactName: 'Service achats' },
      ...{ email: 'a@example.org', phone: null, roles: ['customer'], paymentTerms: 'NET30', active: true, version: 1 },
      ...{ serviceCode: null, serviceRequired: false, engagementRequired: false, creditLimitCents: null },
    },
    school: {
      ...{ id: 1, code: 'fil', name: 'Fil en Normandie', trade: 'garment', legalName: 'Association Fil en Normandie' },
      ...{ legalForm: 'Association loi 1901', siren: '902000001', siret: '90200000100012', rna: 'W142000001' },
      ...{ uai: '0142000A', vatNumber: 'FR12902000001', street: '1 rue de l’Atelier', postcode: '14110' },
      ...{
        city: 'Condé-en-Normandie',
        country: 'FR',
        email: 'c@example.org',
        phone: '02 31 00 00 00',
        iban: null,
        bic: null,
      },
    },
    vatRegime: { category: 'S', rate: 2000, exemptionReason: null, exemptionCode: null, dueOnDebits: false },
    sentences: ['Pénalités de retard', 'Indemnité forfaitaire : 40 €', 'Pas d’escompte'],
    issuedOn: localDate('2026-11-23'),
    amendment: 0,
    promisedOn: localDate('2026-12-18'),
    ...more,
  };
}

describe('the order confirmation', () => {
  const part = line({
    ...{
      itemCode: 'ETU',
      itemName: 'Étude de gradation',
      unitCode: 'HUR',
      itemNetPriceE4: 420_000,
      drawingRevision: null,
    },
    ...{ lineNetCents: 14_700, cells: [cell(null, null, 350)] },
  });

  it('says every mention the law and the trade ask for', () => {
    const told = JSON.stringify(confirmationDocument(sources([line({}), part]))).replace(/[\u00a0\u202f]/g, ' ');
    for (const mention of [
      ...['Association Fil en Normandie', '1 rue de l’Atelier', '14110 Condé-en-Normandie', '902 000 001'],
      ...['902 000 001 00012', 'Association loi 1901', 'W142000001', 'FR12902000001'],
      ...['Filix SAS', '4 quai de la Bourse', '27000 Évreux', '732 829 320', 'FR44732829320', '8 rue du Quai'],
      ...['F-7781', 'CO-2026-00042', '23/11/2026', '18/12/2026', '20/11/2026'],
      ...['Tablier « Noireau »', '18 pièces', '18,50 €', '20 %', '333,00 €', 'Plan indice B', '3,5 h', '42,00 €'],
      ...['480,00 €', '96,00 €', '576,00 €', 'Paiement à 30 jours', 'Pénalités de retard', '40 €', 'Pas d’escompte'],
    ])
      expect(told).toContain(mention);
  });

  it('prints the words of the partner, never those the school wrote for itself', () => {
    const inside = sources([line({})]);
    expect(JSON.stringify(confirmationDocument(inside))).not.toContain('Fil fourni par nos soins.');
    const asked = { ...inside, order: { ...inside.order, source: 'portal' as const } };
    expect(confirmationDocument(asked).remark).toBe('Fil fourni par nos soins.');
  });

  it('says the exemption instead of a rate, and the option for debits', () => {
    const exempt = { category: 'E', rate: 0, exemptionReason: 'Exonération, article 261', exemptionCode: 'X' } as const;
    const lines = [line({ vatCategory: 'E', vatRate: 0 })];
    const told = confirmationDocument(sources(lines, { vatRegime: { ...exempt, dueOnDebits: false } }));
    expect(told.lines[0]).toMatchObject({ vat: 'Exonéré' });
    expect(told.vatNotes).toEqual(['Exonération, article 261']);
    const debits = sources([line({})]).vatRegime;
    expect(confirmationDocument(sources([line({})], { vatRegime: { ...debits, dueOnDebits: true } })).vatNotes).toEqual(
      ['Option pour le paiement de la taxe d’après les débits.'],
    );
  });

  it('prints an order of sixty lines', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line({ id: index, position: index + 1 }));
    const pdf = await new DocumentRenderer().render(
      'src/modules/sales/documents/order-confirmation.typ',
      confirmationDocument(sources([...lines, part])),
      { title: 'ARC', author: 'École', at: new Date('2026-11-23T09:00:00Z'), locale: 'fr' },
    );
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
