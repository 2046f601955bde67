import type { DocumentFact, DocumentLine, DocumentSeller, DocumentVatRow } from '../../core/documents/document-data.js';
import { formatCents, formatPrice } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';
import { formatQuantity, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';
import type { Party } from './invoice-parties.js';
import type { InvoiceModel, InvoiceModelLine, InvoiceVatRow } from './invoicing.model.js';

export const INVOICE_TEMPLATE = 'src/modules/invoicing/documents/invoice.typ';

const OPERATIONS = {
  B1: 'Livraison de biens',
  S1: 'Prestation de services',
  M1: 'Livraison de biens et prestation de services',
} as const;

const day = (date: string) => shortDate(date, 'fr');
const cents = (amount: number) => formatCents(amount, 'fr');

/** What invoice.typ prints: every mention of CGI ann. II 242 nonies A and C. com. L441-9, from the frozen model alone, in French. */
export function invoiceData(model: InvoiceModel): object {
  const credit = model.typeCode === '381';
  const { number, buyer, notes } = model;
  const told = (code: string) => notes.filter(({ subjectCode }) => subjectCode === code).map(({ content }) => content);
  return {
    title: credit ? 'Avoir' : 'Facture',
    number,
    seller: sellerOf(model),
    recipient: { name: buyer.name, address: addressOf(buyer) },
    recipientFacts: [
      { label: 'SIREN', value: grouped(buyer.siren) },
      { label: 'TVA', value: buyer.vatNumber },
      { label: 'Livré à', value: buyer.deliveryAddress ?? null },
    ],
    facts: factsOf(model),
    lines: model.lines.map(lineOf),
    vat: model.vat.map(vatRowOf),
    vatNotes: told('TXD').map((sentence) => `${sentence}.`),
    totals: totalsOf(model),
    payment: credit ? [] : paymentOf(model),
    remark: credit && model.precedingInvoice ? settlementOf(model.precedingInvoice.number) : null,
    conditions: credit ? [] : [...told('PMD'), ...told('PMT'), ...told('AAB')].map(ended),
  };
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
const grouped = (digits: string | null) => digits?.replace(/(\d{3})(?=\d)/g, '$1 ') ?? null;
const settlementOf = (prior: string) =>
  `Ce montant vient en déduction de la facture ${prior}. S’il dépasse ce qui en reste dû, la différence vous est rendue.`;

function addressOf({ street, postcode, city, country }: Party): string[] {
  return [street, `${postcode} ${city}`, ...(country === 'FR' ? [] : [country])];
}

function sellerOf({ seller, vat }: InvoiceModel): DocumentSeller {
  const outside = vat.every(({ vatCategory }) => vatCategory === 'O');
  return {
    name: seller.name,
    address: addressOf(seller),
    email: seller.email,
    legalForm: seller.legalForm,
    siren: grouped(seller.siren) ?? undefined,
    siret: seller.siret?.replace(/^(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ') ?? undefined,
    rna: seller.rna ?? undefined,
    // Category O forbids the seller's VAT number (BR-O-02).
    vatNumber: outside ? undefined : (seller.vatNumber ?? undefined),
  };
}

function factsOf(model: InvoiceModel): DocumentFact[] {
  const { precedingInvoice: prior } = model;
  const dates = [
    { label: 'Date d’émission', value: day(model.issuedOn) },
    { label: 'Livraison', value: model.deliveredOn && day(model.deliveredOn) },
  ];
  const origin = prior
    ? [
        { label: 'Facture d’origine', value: `${prior.number}\ndu ${day(prior.issuedOn)}`, strong: true },
        { label: 'Motif', value: model.creditReason },
      ]
    : [{ label: 'Échéance', value: day(model.dueOn), strong: true }];
  return [
    ...dates,
    ...origin,
    { label: 'Votre commande', value: model.purchaseOrderReference },
    { label: 'Notre commande', value: model.salesOrderReference },
    { label: 'Opération', value: OPERATIONS[model.businessProcess] },
  ];
}

function lineOf(line: InvoiceModelLine): DocumentLine {
  return {
    designation: line.itemName,
    reference: line.itemCode,
    ...(line.note ? { detail: line.note.split('\n') } : {}),
    quantity: quantityOf(line.quantity, line.unitCode),
    price: formatPrice(line.itemNetPriceE4, 'fr'),
    vat: rateOf(line.vatCategory, line.vatRate),
    net: cents(line.lineNetCents),
  };
}

function quantityOf(quantity: number, unitCode: UnitCode): string {
  const { fr, scale } = UNITS[unitCode];
  // Words take an « s », symbols do not.
  const plural = /^\p{L}{3,}$/u.test(fr) && quantity >= 2 * 10 ** scale ? 's' : '';
  return `${formatQuantity(quantity, unitCode)} ${fr}${plural}`;
}

export function rateOf(category: VatCategory, rate: VatRate): string {
  if (category === 'O') return 'Hors champ';
  if (category === 'AE') return 'Autoliquidation';
  if (category !== 'S' && category !== 'Z') return 'Exonéré';
  return `${(rate / 100).toLocaleString('fr-FR')} %`;
}

function vatRowOf(row: InvoiceVatRow): DocumentVatRow {
  const { vatCategory, vatRate, taxableCents, vatCents, exemptionReason } = row;
  return {
    rate: rateOf(vatCategory, vatRate),
    base: cents(taxableCents),
    vat: cents(vatCents),
    ...(exemptionReason ? { note: exemptionReason } : {}),
  };
}

function totalsOf({ totals, typeCode }: InvoiceModel): DocumentFact[] {
  const credit = typeCode === '381';
  return [
    { label: 'Total HT', value: cents(totals.totalWithoutVatCents) },
    { label: 'TVA', value: cents(totals.totalVatCents) },
    { label: 'Total TTC', value: cents(totals.totalWithVatCents) },
    { label: credit ? 'Montant de l’avoir' : 'Net à payer', value: cents(totals.amountDueCents), strong: true },
  ];
}

function paymentOf({ payment, dueOn }: InvoiceModel): DocumentFact[] {
  return [
    { label: 'Par virement avant le', value: day(dueOn) },
    { label: 'IBAN', value: payment.iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ') ?? null },
    { label: 'BIC', value: payment.bic },
    { label: 'Référence à rappeler', value: payment.reference },
  ];
}
