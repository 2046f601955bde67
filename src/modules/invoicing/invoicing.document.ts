import type { DocumentFact, DocumentLine, DocumentVatRow } from '../../core/documents/document-data.js';
import { epcQr } from '../../core/documents/epc-qr.js';
import { ibanText, recipientFactsOf, recipientOf, sellerOf } from '../../core/documents/letterhead.js';
import { formatCents, formatPrice } from '../../core/money/money.js';
import { vatRateText, withVat } from '../../core/money/vat.js';
import { quantityText } from '../../core/quantity/unit.js';
import { shortDate } from '../../core/words/format.js';
import {
  depositsCents,
  isCredit,
  type InvoiceModel,
  type InvoiceModelLine,
  type InvoiceTypeCode,
  type InvoiceVatRow,
  type PaidBy,
} from '../einvoice/index.js';

export const INVOICE_TEMPLATE = 'src/modules/invoicing/documents/invoice.typ';

const OPERATIONS = {
  B: 'Livraison de biens',
  S: 'Prestation de services',
  M: 'Livraison de biens et prestation de services',
} as const;

/** What a paper is called. */
export const TITLES: Readonly<Record<InvoiceTypeCode, string>> = {
  '380': 'Facture',
  '381': 'Avoir',
  '384': 'Facture rectificative',
  '386': 'Facture d’acompte',
  '503': 'Avoir sur acompte',
};

const day = (date: string) => shortDate(date, 'fr');
const cents = (amount: number) => formatCents(amount, 'fr');

/** What invoice.typ prints: every mention of CGI ann. II 242 nonies A and C. com. L441-9, from the frozen model alone, in French. */
export function invoiceData(model: InvoiceModel): object {
  const credit = isCredit(model.typeCode);
  const { number, buyer, notes } = model;
  const told = (code: string) => notes.filter(({ subjectCode }) => subjectCode === code).map(({ content }) => content);
  return {
    title: TITLES[model.typeCode],
    number,
    seller: seller(model),
    recipient: recipientOf({ ...buyer, legalName: buyer.name }),
    recipientFacts: recipientFactsOf({ ...buyer, legalName: buyer.name }),
    facts: factsOf(model),
    lines: model.lines.map(lineOf),
    vat: model.vat.map(vatRowOf),
    vatNotes: told('TXD').map((sentence) => `${sentence}.`),
    totals: totalsOf(model),
    payment: credit ? [] : paymentOf(model),
    paymentSvg: credit ? null : paymentQrOf(model),
    remark: model.precedingInvoice && remarkOf(model.precedingInvoice.number, credit),
    conditions: credit ? [] : [...told('PMD'), ...told('PMT'), ...told('AAB'), ...told('REG')].map(ended),
  };
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
const remarkOf = (prior: string, credit: boolean) =>
  credit ? settlementOf(prior) : `Cette facture annule et remplace la facture ${prior}.`;
const settlementOf = (prior: string) =>
  `Ce montant vient en déduction de la facture ${prior}. S’il dépasse ce qui en reste dû, la différence vous est rendue.`;

function seller({ seller: frozen, vat }: InvoiceModel) {
  const outside = vat.every(({ vatCategory }) => vatCategory === 'O');
  // Category O forbids the seller's VAT number (BR-O-02).
  const name = frozen.tradingName ?? frozen.name;
  return sellerOf({ ...frozen, name, legalName: frozen.name, vatNumber: outside ? null : frozen.vatNumber });
}

function factsOf(model: InvoiceModel): DocumentFact[] {
  const { precedingInvoice: prior } = model;
  const dates = [
    { label: 'Date d’émission', value: day(model.issuedOn) },
    { label: 'Livraison', value: model.period ? null : model.deliveredOn && day(model.deliveredOn) },
    {
      label: 'Livraisons',
      value: model.period ? `du ${day(model.period.startOn)}\nau ${day(model.period.endOn)}` : null,
    },
  ];
  const due = isCredit(model.typeCode) ? [] : [{ label: 'Échéance', value: day(model.dueOn), strong: true }];
  const origin = prior
    ? [
        { label: 'Facture d’origine', value: `${prior.number}\ndu ${day(prior.issuedOn)}`, strong: true },
        { label: 'Motif', value: model.creditReason },
      ]
    : [];
  return [
    ...dates,
    ...origin,
    ...due,
    ...model.deposits.map(({ number, issuedOn }) => ({
      label: 'Acompte déduit',
      value: `${number}\ndu ${day(issuedOn)}`,
    })),
    { label: 'Votre commande', value: model.purchaseOrderReference },
    { label: 'Service', value: model.buyerReference },
    { label: 'Contrat ou marché', value: model.contractReference },
    { label: 'Notre commande', value: model.salesOrderReference },
    { label: 'Opération', value: OPERATIONS[model.businessProcess[0] as keyof typeof OPERATIONS] },
  ];
}

function lineOf(line: InvoiceModelLine): DocumentLine {
  return {
    designation: line.itemName,
    reference: line.itemCode,
    ...(line.note ? { detail: line.note.split('\n') } : {}),
    quantity: quantityText(line.quantity, line.unitCode),
    price: formatPrice(line.itemNetPriceE4, 'fr'),
    vat: vatRateText(line.vatCategory, line.vatRate, 'fr'),
    net: cents(line.lineNetCents),
  };
}

function vatRowOf(row: InvoiceVatRow): DocumentVatRow {
  const { vatCategory, vatRate, taxableCents, vatCents, exemptionReason } = row;
  return {
    rate: vatRateText(vatCategory, vatRate, 'fr'),
    base: cents(taxableCents),
    vat: cents(vatCents),
    ...(exemptionReason ? { note: exemptionReason } : {}),
  };
}

function totalsOf({ totals, typeCode, deposits }: InvoiceModel): DocumentFact[] {
  const credit = isCredit(typeCode);
  const paidCents = totals.prepaidCents - depositsCents({ deposits });
  return [
    { label: 'Total HT', value: cents(totals.totalWithoutVatCents) },
    { label: 'TVA', value: cents(totals.totalVatCents) },
    { label: 'Total TTC', value: cents(totals.totalWithVatCents) },
    ...deposits.map((deposit) => ({
      label: `Acompte ${deposit.number}`,
      value: `\u2212${cents(withVat(deposit.vat))}`,
    })),
    ...(paidCents > 0 ? [{ label: 'Payé', value: `\u2212${cents(paidCents)}` }] : []),
    { label: credit ? 'Montant de l’avoir' : 'Net à payer', value: cents(totals.amountDueCents), strong: true },
  ];
}

const PAID: Readonly<Record<PaidBy, string>> = {
  transfer: 'par virement',
  cheque: 'par chèque',
  card: 'par carte',
  cash: 'en espèces',
};

/** A code banking apps read, where there is something to pay and an account to pay to. */
function paymentQrOf({ payment, seller: { name }, totals }: InvoiceModel): string | null {
  const { iban, bic, paidBy, reference } = payment;
  const amountCents = totals.amountDueCents;
  if (!iban || paidBy !== null || amountCents <= 0) return null;
  return epcQr({ name, iban, bic, amountCents, text: reference });
}

function paymentOf({ payment, dueOn }: InvoiceModel): DocumentFact[] {
  if (payment.paidBy !== null) return [{ label: 'Payée', value: `${PAID[payment.paidBy]}, le ${day(dueOn)}` }];
  return [
    { label: 'Par virement avant le', value: day(dueOn) },
    { label: 'IBAN', value: ibanText(payment.iban) },
    { label: 'BIC', value: payment.bic },
    { label: 'Référence à rappeler', value: payment.reference },
  ];
}
