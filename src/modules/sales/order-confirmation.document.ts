import type { DocumentFact, DocumentLine } from '../../core/documents/document-data.js';
import { sizesText, vatRowText } from '../../core/documents/document-lines.js';
import { recipientFactsOf, recipientOf, sellerOf } from '../../core/documents/letterhead.js';
import { formatCents, formatPrice } from '../../core/money/money.js';
import { vatRateText } from '../../core/money/vat.js';
import { quantityText } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import { PAYMENT_TERMS_SENTENCES, type PartnerRead } from '../partners/index.js';
import type { SchoolRead, SchoolSettings } from '../school/index.js';
import { noteForPartner } from './sales.notes.js';
import { plannedItems, plannedText } from './sales.schedule.js';
import { orderedNet } from './sales.totals.js';
import type { OrderLineRead, OrderSheet } from './sales.types.js';

export const CONFIRMATION_TITLE = 'Accusé de réception de commande';

export interface ConfirmationSources {
  order: OrderSheet;
  buyer: PartnerRead;
  school: SchoolRead;
  vatRegime: SchoolSettings['vat_regime'];
  /** PMT, PMD, AAB. */
  sentences: readonly string[];
  issuedOn: LocalDate;
  promisedOn: LocalDate;
  /** Its number, from 1; 0 for the first confirmation. */
  amendment: number;
}

const cents = (amount: number) => formatCents(amount, 'fr');

/** What order-confirmation.typ prints, in French: parties, prices and VAT of each line, terms of payment; all texts. */
export function confirmationDocument(sources: ConfirmationSources) {
  const { order, buyer, school, vatRegime } = sources;
  const { totalWithoutVatCents, totalVatCents, totalWithVatCents, vat } = order.totals;
  const debits = 'Option pour le paiement de la taxe d’après les débits.';
  return {
    title: sources.amendment ? `${CONFIRMATION_TITLE}, avenant ${sources.amendment}` : CONFIRMATION_TITLE,
    number: order.number,
    seller: sellerOf(school),
    recipient: recipientOf(buyer),
    recipientFacts: recipientFactsOf(buyer),
    facts: factsOf(sources),
    lines: order.lines.map(lineOf),
    vat: vat.map(vatRowText),
    vatNotes: [vatRegime.exemptionReason, vatRegime.dueOnDebits ? debits : null].filter(Boolean),
    totals: [
      { label: 'Total HT', value: cents(totalWithoutVatCents) },
      { label: 'TVA', value: cents(totalVatCents) },
      { label: 'Total TTC', value: cents(totalWithVatCents), strong: true },
    ],
    remarkTitle: 'Votre demande',
    remark: noteForPartner(order),
    conditionsTitle: 'Conditions',
    conditions: [
      ...order.schedule.map((planned) => plannedSentence(order.lines, planned)),
      PAYMENT_TERMS_SENTENCES[buyer.paymentTerms],
      ...sources.sentences,
    ],
  };
}

function factsOf({ order, buyer, issuedOn, promisedOn }: ConfirmationSources): DocumentFact[] {
  return [
    { label: 'Date', value: shortDate(issuedOn, 'fr') },
    { label: 'Commande reçue le', value: shortDate(order.placedOn, 'fr') },
    { label: 'Livraison prévue le', value: shortDate(promisedOn, 'fr'), strong: true },
    { label: buyer.kind === 'public' ? 'Engagement' : 'Votre commande', value: order.customerReference },
    { label: 'Service', value: order.buyerReference },
    { label: 'Contrat ou marché', value: order.contractReference },
  ];
}

function lineOf(line: OrderLineRead): DocumentLine {
  const total = line.cells.reduce((sum, cell) => sum + orderedNet(cell), 0);
  return {
    designation: line.itemName,
    reference: line.itemCode,
    detail: line.drawingRevision ? `Plan indice ${line.drawingRevision}` : undefined,
    quantity: quantityText(total, line.unitCode),
    price: formatPrice(line.itemNetPriceE4, 'fr'),
    vat: vatRateText(line.vatCategory, line.vatRate, 'fr'),
    net: cents(line.lineNetCents),
    sizes: sizesText(
      line.cells.map((cell) => ({ ...cell, quantity: orderedNet(cell) })),
      line.unitCode,
    ),
  };
}

/** « Livraison du 15/01/2027 : Tablier Écru M : 12 pièces ; à Caen. » */
function plannedSentence(lines: readonly OrderLineRead[], planned: OrderSheet['schedule'][number]): string {
  const said = plannedItems(lines, planned).map((item) => plannedText(item, 'fr'));
  const where = planned.address ? ` ; ${planned.address}` : '';
  return `Livraison du ${shortDate(planned.dueOn, 'fr')} : ${said.join(', ')}${where}.`;
}
