import type { DocumentFact, DocumentLine, DocumentSeller, DocumentVatRow } from '../../core/documents/document-data.js';
import { formatCents, formatPrice } from '../../core/money/money.js';
import type { VatBreakdown } from '../../core/money/vat.js';
import { formatQuantity } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { shortDate } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { PartnerRead } from '../partners/index.js';
import type { SchoolRead, SchoolSettings } from '../school/index.js';
import { confirmationWords, termsWords } from './order-confirmation.words.js';
import { orderedNet } from './sales.totals.js';
import { withUnit } from './sales.units.js';
import type { OrderLineRead, OrderSheet } from './sales.types.js';

export interface ConfirmationSources {
  order: OrderSheet;
  buyer: PartnerRead;
  school: SchoolRead;
  vatRegime: SchoolSettings['vat_regime'];
  /** PMT, PMD, AAB. */
  sentences: readonly string[];
  issuedOn: LocalDate;
  promisedOn: LocalDate;
}

export const formatRate = (rate: number, locale: Locale): string =>
  `${(rate / 100).toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-IE')} %`;
const grouped = (digits: string | null) => digits?.replace(/(\d{3})(?=\d)/g, '$1 ') ?? undefined;

/** What order-confirmation.typ prints: parties, prices and VAT of each line, terms of payment; every value is a text. */
export function confirmationDocument(sources: ConfirmationSources, locale: Locale) {
  const { order, buyer, school } = sources;
  const words = say(confirmationWords, locale);
  return {
    title: words.title,
    number: order.number,
    seller: sellerOf(school),
    recipient: {
      name: buyer.legalName,
      address: [buyer.contactName, buyer.street, `${buyer.postcode} ${buyer.city}`, countryOf(buyer.country)].filter(
        (line): line is string => Boolean(line),
      ),
    },
    recipientFacts: [
      { label: words.siren, value: grouped(buyer.siren) ?? null },
      { label: words.vatNumber, value: buyer.vatNumber },
      { label: words.deliveredAt, value: buyer.deliveryAddress },
    ],
    facts: factsOf(sources, locale),
    lines: order.lines.map((line) => lineOf(line, locale)),
    vat: order.totals.vat.map((row) => vatRowOf(row, locale)),
    vatNotes: [sources.vatRegime.exemptionReason, sources.vatRegime.dueOnDebits ? words.debits : null].filter(Boolean),
    totals: [
      { label: words.totalWithoutVat, value: formatCents(order.totals.totalWithoutVatCents, locale) },
      { label: words.vat, value: formatCents(order.totals.totalVatCents, locale) },
      { label: words.totalWithVat, value: formatCents(order.totals.totalWithVatCents, locale), strong: true },
    ],
    remarkTitle: words.remark,
    remark: order.note,
    conditionsTitle: words.conditions,
    conditions: [termsWords[buyer.paymentTerms][locale], ...sources.sentences],
  };
}

function factsOf({ order, issuedOn, promisedOn }: ConfirmationSources, locale: Locale): DocumentFact[] {
  const words = say(confirmationWords, locale);
  return [
    { label: words.issuedOn, value: shortDate(issuedOn, locale) },
    { label: words.placedOn, value: shortDate(order.placedOn, locale) },
    { label: words.plannedOn, value: shortDate(promisedOn, locale), strong: true },
    { label: words.reference, value: order.customerReference },
  ];
}

function sellerOf(school: SchoolRead): DocumentSeller {
  const { name, legalName, legalForm, street, postcode, city, phone, email } = school;
  return {
    name: legalName,
    tagline: name === legalName ? undefined : name,
    address: [street, `${postcode} ${city}`],
    ...{ legalForm, phone, email },
    siren: grouped(school.siren),
    siret: school.siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4'),
    rna: school.rna ?? undefined,
    uai: school.uai ?? undefined,
    vatNumber: school.vatNumber ?? undefined,
  };
}

function lineOf(line: OrderLineRead, locale: Locale): DocumentLine {
  const words = say(confirmationWords, locale);
  const said = (quantity: number) => formatQuantity(quantity, line.unitCode, locale);
  const total = line.cells.reduce((sum, cell) => sum + orderedNet(cell), 0);
  const sized = line.cells.some(({ size, colour }) => size !== null || colour !== null);
  return {
    designation: line.itemName,
    reference: line.itemCode,
    detail: line.drawingRevision ? words.drawing(line.drawingRevision) : undefined,
    quantity: withUnit(total, line.unitCode, locale),
    price: formatPrice(line.itemNetPriceE4, locale),
    vat: line.vatRate === 0 ? words.exempt : formatRate(line.vatRate, locale),
    net: formatCents(line.lineNetCents, locale),
    sizes: sized ? sizesOf(line, said) : undefined,
  };
}

function sizesOf({ cells }: OrderLineRead, said: (quantity: number) => string) {
  const colours = [...new Set(cells.map(({ colour }) => colour ?? ''))];
  return colours.map((label) => {
    const own = cells.filter(({ colour }) => (colour ?? '') === label);
    return {
      label: label || undefined,
      cells: own.map((cell) => ({ size: cell.size ?? '', quantity: said(orderedNet(cell)) })),
      total: said(own.reduce((sum, cell) => sum + orderedNet(cell), 0)),
    };
  });
}

function vatRowOf({ vatRate, taxableCents, vatCents }: VatBreakdown, locale: Locale): DocumentVatRow {
  return {
    rate: vatRate === 0 ? confirmationWords.exempt[locale] : formatRate(vatRate, locale),
    base: formatCents(taxableCents, locale),
    vat: formatCents(vatCents, locale),
  };
}

const countryOf = (code: string): string | null =>
  code === 'FR' ? null : (new Intl.DisplayNames('fr', { type: 'region' }).of(code) ?? code);
