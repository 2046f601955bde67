import fc from 'fast-check';
import { lineNetAmount } from '../../../core/money/money.js';
import { totalsOf, type VatCategory } from '../../../core/money/vat.js';
import { UNIT_CODES, UNITS } from '../../../core/quantity/unit.js';
import { localDate } from '../../../core/time/local-date.js';
import {
  depositsCents,
  MEANS,
  type InvoiceModel,
  type InvoiceModelLine,
  type InvoiceNote,
  type InvoiceVatRow,
  type Party,
} from '../index.js';
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

/** Every kind of document (accounting: flows), with its type BT-3 and the figure of its process BT-23. */
const KINDS = {
  invoice: ['380', 1],
  grouped: ['380', 1],
  'paid at once': ['380', 2],
  'after a deposit': ['380', 4],
  deposit: ['386', 1],
  'credit note': ['381', 1],
  'credit note on a deposit': ['503', 1],
  corrective: ['384', 1],
} as const satisfies Record<string, readonly [InvoiceModel['typeCode'], 1 | 2 | 4]>;
type Kind = keyof typeof KINDS;

/** No deposit is invoiced on what goes to another country of the Union (CGI 289 I-1 c): BR-IC-11 has no day for it. */
const kindsOf = ({ category }: Regime): Kind[] =>
  (Object.keys(KINDS) as Kind[]).filter((kind) => category !== 'K' || !kind.includes('deposit'));

/** Any document the house may issue, of `most` lines at the most. */
export const invoices = (most: number, regimes: readonly Regime[] = REGIMES): fc.Arbitrary<InvoiceModel> =>
  fc.constantFrom(...regimes).chain((regime) =>
    fc
      .record({
        lines: fc.array(lineOf(regime), { minLength: 1, maxLength: most }),
        kind: fc.constantFrom(...kindsOf(regime)),
        sells: fc.constantFrom('B' as const, 'S' as const, 'M' as const),
        customer: fc.constantFrom('company' as const, 'public body' as const, 'individual' as const),
        seller: awkward,
        buyer: awkward,
        reference: fc.option(fc.stringMatching(/^[A-Z0-9-]{1,20}$/), { nil: null }),
        deliveryAddress: fc.option(awkward, { nil: null }),
        part: fc.integer({ min: 1, max: 100 }),
      })
      .map((drawn) => modelWith(regime, drawn)),
  );

const MONTH = { startOn: localDate('2026-11-01'), endOn: localDate('2026-11-30') };
const PRIOR = { number: 'FA-2026-00001', issuedOn: localDate('2026-11-23') };

interface Drawn {
  lines: Omit<InvoiceModelLine, 'position'>[];
  kind: Kind;
  sells: 'B' | 'S' | 'M';
  customer: 'company' | 'public body' | 'individual';
  seller: string;
  buyer: string;
  reference: string | null;
  deliveryAddress: string | null;
  /** Of the whole, what deposits took before, in hundredths. */
  part: number;
}

function modelWith(regime: Regime, drawn: Drawn): InvoiceModel {
  const [typeCode, process] = KINDS[drawn.kind];
  const lines = drawn.lines.map((line, at) => ({ ...line, position: at + 1 }));
  const { vat, ...totals } = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  const explained = { exemptionReason: regime.reason, exemptionCode: regime.code };
  const rows: InvoiceVatRow[] = vat.map((row) => ({ ...row, ...explained }));
  const deposits = drawn.kind === 'after a deposit' ? [{ ...PRIOR, vat: partOf(rows, drawn.part) }] : [];
  const prepaidCents = drawn.kind === 'paid at once' ? totals.totalWithVatCents : depositsCents({ deposits });
  const credits = typeCode === '381' || typeCode === '503';
  const grouped = drawn.kind === 'grouped' ? { salesOrderReference: null, period: MONTH } : {};
  return aModel({
    ...{ lines, vat: rows, typeCode, deposits, ...grouped, businessProcess: `${drawn.sells}${process}` },
    ...(credits ? { number: 'AV-2026-00001' } : {}),
    ...(credits || typeCode === '384' ? { precedingInvoice: PRIOR } : {}),
    ...(drawn.kind === 'paid at once' ? { dueOn: aModel().issuedOn, payment: paidByCard } : {}),
    ...(drawn.kind === 'deposit' ? { deliveredOn: null, vatDueCode: '72' } : { vatDueCode: null }),
    purchaseOrderReference: drawn.reference,
    ...partiesOf(regime, drawn),
    totals: {
      ...{ ...totals, prepaidCents, lineTotalCents: totals.totalWithoutVatCents },
      amountDueCents: totals.totalWithVatCents - prepaidCents,
    },
  });
}

const paidByCard = { ...aModel().payment, meansCode: MEANS.card, paidBy: 'card', iban: null, bic: null } as const;

/** What deposits took of each rate. */
const partOf = (rows: readonly InvoiceVatRow[], part: number) =>
  rows.map(({ vatCategory, vatRate, taxableCents, vatCents }) => ({
    ...{ vatCategory, vatRate },
    taxableCents: Math.floor((taxableCents * part) / 100),
    vatCents: Math.floor((vatCents * part) / 100),
  }));

/** Who sells, who buys, and what a platform does with it. */
function partiesOf(regime: Regime, { seller, buyer, customer, deliveryAddress }: Drawn) {
  const abroad = ['K', 'G'].includes(regime.category);
  const consumer = customer === 'individual' && !abroad && regime.category !== 'AE';
  const alone = { siren: null, siret: null, vatNumber: null, legalForm: undefined };
  const mailed = { electronicAddress: { scheme: 'EM', value: 'client@example.org' } } as const;
  return {
    seller: sellerOf(regime, seller),
    buyer: aParty({ name: buyer, deliveryAddress, ...buyerOf(regime), ...(consumer ? { ...alone, ...mailed } : {}) }),
    ...(customer === 'public body' ? {} : { buyerReference: null, contractReference: null }),
    notes: [...aModel().notes.filter(({ subjectCode }) => subjectCode !== 'TXD'), bar(regime, consumer)],
  };
}

/** A school that only sells what is exempt has no VAT number. */
const sellerOf = ({ category }: Regime, name: string): Party =>
  aParty({ name, vatNumber: ['E', 'O'].includes(category) ? null : aParty().vatNumber });
const buyerOf = ({ category }: Regime): Partial<Party> =>
  category === 'K' ? { country: 'BE', vatNumber: 'BE0123456749' } : {};
const bar = ({ category, code }: Regime, consumer: boolean): InvoiceNote => {
  const declared = code === null || ['VATEX-FR-FRANCHISE', 'VATEX-EU-AE'].includes(code);
  const sold = consumer ? 'B2C' : 'B2B';
  return { subjectCode: 'BAR', content: ['K', 'G'].includes(category) ? 'B2BINT' : declared ? sold : 'OUTOFSCOPE' };
};
