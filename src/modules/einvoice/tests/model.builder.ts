import { totalsOf } from '../../../core/money/vat.js';
import { localDate } from '../../../core/time/local-date.js';
import type { Party } from '../index.js';
import type { InvoiceModel, InvoiceModelLine } from '../index.js';

export const aParty = (changes: Partial<Party> = {}): Party => ({
  name: 'Association Fil en Normandie',
  legalForm: 'Association loi 1901',
  siren: '732829320',
  siret: '73282932000074',
  rna: 'W142000001',
  vatNumber: 'FR44732829320',
  street: '1 rue de l’Atelier',
  postcode: '14110',
  city: 'Condé-en-Normandie',
  country: 'FR',
  email: 'contact@example.org',
  electronicAddress: { scheme: '0225', value: '732829320' },
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  ...changes,
});

const line = (position: number, changes: Partial<InvoiceModelLine> = {}): InvoiceModelLine => ({
  position,
  note: 'Écru : M 4 · L 3\nLivré par BL-2026-00031 du 20/11/2026',
  quantity: 7,
  unitCode: 'C62',
  lineNetCents: 12_950,
  itemNetPriceE4: 185_000,
  vatCategory: 'S',
  vatRate: 2000,
  itemName: 'Tablier d’atelier « Noireau »',
  itemCode: 'TAB-NOI',
  service: false,
  ...changes,
});

/** A frozen invoice of two lines and two rates, with every mention it can carry. */
export function aModel(changes: Partial<InvoiceModel> = {}): InvoiceModel {
  const service = { itemCode: 'GRAD', itemName: 'Étude de gradation', unitCode: 'HUR' as const, quantity: 350 };
  const rest = { itemNetPriceE4: 420_000, lineNetCents: 14_700, vatRate: 550, note: null };
  const lines = [line(1), line(2, { ...service, ...rest })];
  const { vat, ...totals } = totalsOf(lines.map((each) => ({ ...each, netCents: each.lineNetCents })));
  return {
    number: 'FA-2026-00001',
    issuedOn: localDate('2026-11-23'),
    typeCode: '380',
    currency: 'EUR',
    dueOn: localDate('2026-12-23'),
    purchaseOrderReference: 'F-7781',
    buyerReference: 'ATELIERS-ECO',
    contractReference: '2026-M-014',
    salesOrderReference: 'CO-2026-00042',
    businessProcess: 'M1',
    vatDueCode: '5',
    specification: 'urn:cen.eu:en16931:2017',
    notes: [
      { subjectCode: 'PMT', content: 'Indemnité forfaitaire pour frais de recouvrement : 40 €' },
      { subjectCode: 'PMD', content: 'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points' },
      { subjectCode: 'AAB', content: 'Pas d’escompte pour paiement anticipé' },
      { subjectCode: 'TXD', content: 'Option pour le paiement de la taxe d’après les débits' },
    ],
    precedingInvoice: null,
    deposits: [],
    creditReason: null,
    seller: aParty(),
    buyer: aParty({ name: 'Filix SAS', legalForm: undefined, deliveryAddress: '8 rue du Quai, 27400 Louviers' }),
    deliveredOn: localDate('2026-11-20'),
    payment: { meansCode: '30', paidBy: null, reference: 'FA-2026-00001', iban: aParty().iban!, bic: 'AGRIFRPP' },
    totals: {
      ...totals,
      lineTotalCents: totals.totalWithoutVatCents,
      prepaidCents: 0,
      amountDueCents: totals.totalWithVatCents,
    },
    vat: vat.map((row) => ({ ...row, exemptionReason: null, exemptionCode: null })),
    lines,
    ...changes,
  };
}
