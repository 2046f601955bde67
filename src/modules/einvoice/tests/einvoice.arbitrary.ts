import fc from 'fast-check';
import { lineNetAmount } from '../../../core/money/money.js';
import { totalsOf, type VatCategory } from '../../../core/money/vat.js';
import { UNIT_CODES, UNITS } from '../../../core/quantity/unit.js';
import { localDate } from '../../../core/time/local-date.js';
import type { InvoiceModel, InvoiceModelLine, InvoiceNote, InvoiceVatRow, Party } from '../index.js';
import { aModel, aParty } from './model.builder.js';

/** A way of being taxed (accounting: VAT regimes of a school). */
export interface Regime {
  category: VatCategory;
  rates: readonly number[];
  reason: string | null;
  code: string | null;
}

const exempt = (category: VatCategory, reason: string, code: string): Regime => ({
  ...{ category, rates: [0], reason, code },
});
export const REGIMES: readonly Regime[] = [
  { category: 'S', rates: [2000, 1000, 550, 210], reason: null, code: null },
  exempt('E', 'Exonération de TVA, article 261-7-1° du CGI', 'VATEX-FR-CGI261-7'),
  exempt('E', 'Exonération de TVA, article 261-4-4° du CGI', 'VATEX-FR-CGI261-4'),
  exempt('E', 'TVA non applicable, article 293 B du CGI', 'VATEX-FR-FRANCHISE'),
  exempt('O', 'Opération hors champ de la TVA', 'VATEX-EU-O'),
  exempt('AE', 'Autoliquidation', 'VATEX-EU-AE'),
  exempt('K', 'Exonération de TVA, article 262 ter I du CGI', 'VATEX-EU-IC'),
  exempt('G', 'Exonération de TVA, article 262 I du CGI', 'VATEX-EU-G'),
];

/** A name with all that XML, PDF or a spreadsheet may stumble over. */
const awkward = fc
  .array(fc.constantFrom('&', '<', '>', "'", '"', 'É', 'œ', '€', ' ', 'a', 'Z', '=', '#', '$', '\\', '\u0007'), {
    minLength: 1,
    maxLength: 40,
  })
  .map((signs) => `É${signs.join('')}œ`);

const lineOf = (regime: Regime) =>
  fc
    .record({
      itemName: awkward,
      unitCode: fc.constantFrom(...UNIT_CODES),
      quantity: fc.integer({ min: 1, max: 100_000 }),
      itemNetPriceE4: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000_000 })),
      vatRate: fc.constantFrom(...regime.rates),
      note: fc.option(awkward, { nil: null }),
    })
    .map((line) => ({
      ...line,
      vatCategory: regime.category,
      lineNetCents: lineNetAmount(line.quantity, UNITS[line.unitCode].scale, line.itemNetPriceE4),
      itemCode: 'ART-1',
      service: false,
    }));

/** Any invoice or credit note the house may issue, of `most` lines at the most. */
export const invoices = (most: number, regimes: readonly Regime[] = REGIMES): fc.Arbitrary<InvoiceModel> =>
  fc.constantFrom(...regimes).chain((regime) =>
    fc
      .record({
        lines: fc.array(lineOf(regime), { minLength: 1, maxLength: most }),
        typeCode: fc.constantFrom('380' as const, '381' as const, '384' as const),
        grouped: fc.boolean(),
        businessProcess: fc.constantFrom('B1' as const, 'S1' as const, 'M1' as const),
        seller: awkward,
        buyer: awkward,
        reference: fc.option(fc.stringMatching(/^[A-Z0-9-]{1,20}$/), { nil: null }),
        deliveryAddress: fc.option(awkward, { nil: null }),
      })
      .map((drawn) => modelWith(regime, drawn)),
  );

const MONTH = { startOn: localDate('2026-11-01'), endOn: localDate('2026-11-30') };

interface Drawn {
  lines: Omit<InvoiceModelLine, 'position'>[];
  typeCode: '380' | '381' | '384';
  grouped: boolean;
  businessProcess: InvoiceModel['businessProcess'];
  seller: string;
  buyer: string;
  reference: string | null;
  deliveryAddress: string | null;
}

function modelWith(regime: Regime, drawn: Drawn): InvoiceModel {
  const lines = drawn.lines.map((line, at) => ({ ...line, position: at + 1 }));
  const { vat, ...totals } = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  const explained = { exemptionReason: regime.reason, exemptionCode: regime.code };
  const rows: InvoiceVatRow[] = vat.map((row) => ({ ...row, ...explained }));
  const prior = { number: 'FA-2026-00001', issuedOn: localDate('2026-11-23') };
  return aModel({
    ...{ lines, vat: rows, businessProcess: drawn.businessProcess },
    typeCode: drawn.typeCode,
    ...(drawn.typeCode === '381' ? { number: 'AV-2026-00001' } : {}),
    ...(drawn.typeCode === '380' ? {} : { precedingInvoice: prior }),
    ...(drawn.grouped ? { salesOrderReference: null, period: MONTH } : {}),
    vatDueCode: null,
    purchaseOrderReference: drawn.reference,
    seller: sellerOf(regime, drawn.seller),
    buyer: aParty({ name: drawn.buyer, deliveryAddress: drawn.deliveryAddress, ...buyerOf(regime) }),
    notes: [...aModel().notes.filter(({ subjectCode }) => subjectCode !== 'TXD'), bar(regime)],
    totals: {
      ...totals,
      prepaidCents: 0,
      lineTotalCents: totals.totalWithoutVatCents,
      amountDueCents: totals.totalWithVatCents,
    },
  });
}

/** A school that only sells what is exempt has no VAT number. */
const sellerOf = ({ category }: Regime, name: string): Party =>
  aParty({ name, vatNumber: ['E', 'O'].includes(category) ? null : aParty().vatNumber });
const buyerOf = ({ category }: Regime): Partial<Party> =>
  category === 'K' ? { country: 'BE', vatNumber: 'BE0123456749' } : {};
const bar = ({ category, code }: Regime): InvoiceNote => ({
  subjectCode: 'BAR',
  content: ['K', 'G'].includes(category)
    ? 'B2BINT'
    : code === null || ['VATEX-FR-FRANCHISE', 'VATEX-EU-AE'].includes(code)
      ? 'B2B'
      : 'OUTOFSCOPE',
});
