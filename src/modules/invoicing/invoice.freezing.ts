import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { totalsOf, type VatCategory } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { LegalTerms, PartnersQueries, type LegalSentences, type PartnerRead } from '../partners/index.js';
import { SchoolQueries, type SchoolRead, type SchoolSettings } from '../school/index.js';
import type { InvoiceLine } from './invoice-line.entity.js';
import type { InvoiceNote, Party } from './invoice-parties.js';
import type { Invoice } from './invoice.entity.js';
import { buyerProblems, publicBodyProblems, sellerProblems } from './invoicing.checks.js';
import { incomplete, regimeDiffers } from './invoicing.errors.js';
import type { InvoiceModel, InvoiceVatRow, PrecedingInvoice } from './invoicing.model.js';
import { dueDate } from './invoicing.terms.js';

type Regime = SchoolSettings['vat_regime'];

/** All an invoice says besides its number: read once, checked, then never read again. */
export interface Frozen {
  issuedOn: LocalDate;
  dueOn: LocalDate;
  seller: Party;
  buyer: Party;
  notes: InvoiceNote[];
  vat: InvoiceVatRow[];
}

/** What is known of the order when its invoice is frozen. */
interface Origin {
  partnerId: number;
  typeCode: '380' | '381';
  /** The day the order's prices and VAT were agreed. */
  placedOn: LocalDate;
  issuedOn: LocalDate;
  told: Pick<Invoice, 'buyerReference' | 'purchaseOrderReference'>;
}

/** Gathers what an invoice will say, and refuses while something the law asks for is missing. */
@Injectable()
export class Freezing {
  constructor(
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly terms: LegalTerms,
  ) {}

  /** Throws invoicing.incomplete with all that is to correct, school.setting_missing, invoicing.regime_differs. */
  async gather(scope: Scope, origin: Origin, lines: readonly InvoiceLine[]): Promise<Frozen> {
    const { issuedOn } = origin;
    const regime = await this.school.setting(scope, 'vat_regime', issuedOn);
    const agreed = await this.school.setting(scope, 'vat_regime', origin.placedOn);
    const partner = await this.partners.get(scope, origin.partnerId);
    const seller = sellerOf(await this.school.school(scope));
    const buyer = buyerOf(partner);
    const taxed = lines.some(({ vatCategory }) => vatCategory === 'S');
    const problems = [
      ...sellerProblems(seller, taxed),
      ...buyerProblems(buyer, partner.kind !== 'individual'),
      ...publicBodyProblems(partner, origin.told),
    ];
    if (problems.length > 0) throw incomplete(problems);
    // A credit note gives back at once: it is due the day it is given.
    const dueOn = origin.typeCode === '381' ? issuedOn : dueDate(issuedOn, partner.paymentTerms);
    const notes = notesOf(await this.terms.of(scope, partner, issuedOn), regime);
    return { issuedOn, dueOn, seller, buyer, notes, vat: vatRows(lines, [agreed, regime]) };
  }
}

const DEBITS = 'Option pour le paiement de la taxe d’après les débits';

/** BG-1: between professionals the 40 €, to a consumer what the law has it told. */
function notesOf({ penalty, recovery, discount, consumer }: LegalSentences, regime: Regime): InvoiceNote[] {
  return [
    ...(recovery === null ? [] : [{ subjectCode: 'PMT' as const, content: recovery }]),
    { subjectCode: 'PMD', content: penalty },
    { subjectCode: 'AAB', content: discount },
    ...consumer.map((content) => ({ subjectCode: 'REG' as const, content })),
    ...(regime.dueOnDebits ? [{ subjectCode: 'TXD' as const, content: DEBITS }] : []),
  ];
}

function sellerOf(school: SchoolRead): Party {
  const { legalForm, siren, siret, rna, vatNumber, street, postcode, city, country, phone, email, iban, bic } = school;
  return {
    name: school.legalName,
    ...(school.name === school.legalName ? {} : { tradingName: school.name }),
    ...{ legalForm, siren, siret, rna, vatNumber, street, postcode, city, country, phone, email, iban, bic },
  };
}

function buyerOf(partner: PartnerRead): Party {
  const { siren, siret, vatNumber, street, postcode, city, country, email, deliveryAddress } = partner;
  return {
    name: partner.legalName,
    ...{ siren, siret, vatNumber, street, postcode, city, country, email, deliveryAddress },
  };
}

/** BG-23 by totalsOf; an exemption is explained by the regime its lines were agreed under. */
function vatRows(lines: readonly InvoiceLine[], regimes: readonly Regime[]): InvoiceVatRow[] {
  const { vat } = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  return vat.map((row) => ({ ...row, ...exemptionOf(row.vatCategory, regimes) }));
}

function exemptionOf(category: VatCategory, regimes: readonly Regime[]) {
  if (category === 'S' || category === 'Z') return { exemptionReason: null, exemptionCode: null };
  const found = regimes.find((regime) => regime.category === category);
  if (!found?.exemptionReason) throw regimeDiffers();
  const { exemptionReason, exemptionCode } = found;
  return { exemptionReason, exemptionCode };
}

/** The EN 16931 object of an invoice: from its frozen parts alone. */
export function modelOf(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  { frozen, number, prior }: { frozen: Frozen; number: string; prior: PrecedingInvoice | null },
): InvoiceModel {
  const { seller, buyer, notes, vat, issuedOn, dueOn } = frozen;
  const totals = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  const { totalWithoutVatCents, totalVatCents, totalWithVatCents } = totals;
  const lineTotalCents = lines.reduce((sum, line) => sum + line.lineNetCents, 0);
  return {
    ...{ number, issuedOn, dueOn, notes, seller, buyer, vat, precedingInvoice: prior },
    typeCode: invoice.typeCode,
    currency: 'EUR',
    purchaseOrderReference: invoice.purchaseOrderReference,
    buyerReference: invoice.buyerReference,
    contractReference: invoice.contractReference,
    salesOrderReference: invoice.orderNumber,
    businessProcess: invoice.businessProcess,
    specification: 'urn:cen.eu:en16931:2017',
    creditReason: invoice.creditReason,
    deliveredOn: invoice.deliveredOn as LocalDate | null,
    payment: { meansCode: '30', reference: number, iban: seller.iban ?? null, bic: seller.bic ?? null },
    totals: {
      ...{ lineTotalCents, totalWithoutVatCents, totalVatCents, totalWithVatCents },
      amountDueCents: totalWithVatCents,
    },
    lines: lines.map(({ id: _id, schoolId: _school, invoiceId: _invoice, orderLineId: _line, ...line }) => line),
  };
}
