import type { DocumentFact, DocumentLine } from '../../core/documents/document-data.js';
import { sizesText, vatRowText } from '../../core/documents/document-lines.js';
import { recipientFactsOf, recipientOf, sellerOf } from '../../core/documents/letterhead.js';
import { formatCents, formatPrice } from '../../core/money/money.js';
import { vatRateText } from '../../core/money/vat.js';
import { quantityText } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { dayOrDash, shortDate } from '../../core/words/format.js';
import { PAYMENT_TERMS_SENTENCES, type PartnerRead } from '../partners/index.js';
import type { SchoolRead, SchoolSettings } from '../school/index.js';
import type { QuoteLineShown, QuoteShown } from './quoting.types.js';

export const QUOTE_TITLE = 'Devis';

export interface QuoteSources {
  quote: QuoteShown;
  buyer: PartnerRead;
  school: SchoolRead;
  vatRegime: SchoolSettings['vat_regime'];
  /** PMD, PMT, AAB. */
  sentences: readonly string[];
  issuedOn: LocalDate;
}

const cents = (amount: number) => formatCents(amount, 'fr');

/** What quote.typ prints, in French: prices, VAT, validity, terms, and the frames to sign; never a cost. */
export function quoteDocument({ quote, buyer, school, vatRegime, sentences, issuedOn }: QuoteSources) {
  const { totals, depositPercent, depositCents } = quote;
  const debits = 'Option pour le paiement de la taxe d’après les débits.';
  const deposit = `Acompte de ${depositPercent} % à la commande : ${cents(depositCents)} TTC.`;
  return {
    title: QUOTE_TITLE,
    number: quote.number,
    subtitle: quote.revision === 1 ? null : `Révision ${quote.revision}, remplace les précédentes`,
    seller: sellerOf(school),
    recipient: recipientOf(buyer),
    recipientFacts: recipientFactsOf(buyer),
    facts: factsOf(quote, issuedOn),
    lines: quote.lines.map(lineOf),
    vat: totals.vat.map(vatRowText),
    vatNotes: [vatRegime.exemptionReason, vatRegime.dueOnDebits ? debits : null].filter(Boolean),
    totals: [
      { label: 'Total HT', value: cents(totals.totalWithoutVatCents) },
      { label: 'TVA', value: cents(totals.totalVatCents) },
      { label: 'Total TTC', value: cents(totals.totalWithVatCents), strong: true },
    ],
    breaksTitle: 'Prix pour d’autres quantités',
    breaks: quote.lines.filter(({ prices }) => prices.length > 1).map(breaksOf),
    termsTitle: 'Précisions',
    terms: quote.terms,
    conditionsTitle: 'Conditions',
    conditions: [
      ...(quote.materialSupplied ? ['Matière fournie par le client (travail à façon).'] : []),
      ...(depositPercent > 0 ? [deposit] : []),
      PAYMENT_TERMS_SENTENCES[buyer.paymentTerms],
      ...sentences,
      'Fabriqué par des jeunes en formation, sous la conduite de leurs maîtres professionnels.',
    ],
    agreement: {
      title: 'Pour le client',
      asked: ['Nom', 'Date'],
      note: '« Bon pour accord », signature. Peut aussi se donner en ligne, sur l’espace partenaire.',
    },
    forSchool: { title: `Pour ${school.name}`, note: 'Signature' },
  };
}

function factsOf(quote: QuoteShown, issuedOn: LocalDate): DocumentFact[] {
  return [
    { label: 'Date', value: shortDate(issuedOn, 'fr') },
    { label: 'Valable jusqu’au', value: shortDate(quote.validUntil, 'fr'), strong: true },
    { label: 'Livraison possible le', value: quote.deliverableOn && dayOrDash(quote.deliverableOn, 'fr') },
  ];
}

function lineOf(line: QuoteLineShown): DocumentLine {
  const chosen = line.prices.find((price) => price.chosen)!;
  return {
    designation: line.itemName,
    reference: line.itemCode,
    detail: line.drawingRevision ? `Plan indice ${line.drawingRevision}` : undefined,
    quantity: quantityText(chosen.quantity, line.unitCode),
    price: formatPrice(chosen.itemNetPriceE4, 'fr'),
    vat: vatRateText(line.vatCategory, line.vatRate, 'fr'),
    net: cents(chosen.lineNetCents),
    sizes: sizesText(line.cells, line.unitCode),
  };
}

/** The quantities that are not in the line itself. */
function breaksOf({ itemName, unitCode, prices }: QuoteLineShown) {
  const others = prices.filter(({ chosen }) => !chosen);
  return {
    prices: others.map(({ quantity, itemNetPriceE4, lineNetCents }) => ({
      name: itemName,
      quantity: quantityText(quantity, unitCode),
      price: `${formatPrice(itemNetPriceE4, 'fr')} l’unité, soit ${cents(lineNetCents)} HT`,
    })),
  };
}
