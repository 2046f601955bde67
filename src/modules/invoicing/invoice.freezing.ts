import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { totalsOf, type VatCategory } from '../../core/money/vat.js';
import { addDays, type LocalDate } from '../../core/time/local-date.js';
import type {
  ElectronicAddress,
  InvoiceNote,
  InvoiceTypeCode,
  InvoiceVatRow,
  PaidBy,
  Party,
} from '../einvoice/index.js';
import { LegalTerms, PartnersQueries, type LegalSentences, type PartnerRead } from '../partners/index.js';
import { SchoolQueries, type SchoolRead, type SchoolSettings } from '../school/index.js';
import type { InvoiceLine } from './invoice-line.entity.js';
import type { Invoice } from './invoice.entity.js';
import { buyerProblems, publicBodyProblems, sellerProblems } from './invoicing.checks.js';
import { incomplete, regimeDiffers } from './invoicing.errors.js';
import { dueDate, treatmentOf } from './invoicing.terms.js';

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
  typeCode: InvoiceTypeCode;
  /** The days the prices and VAT of its orders were agreed. */
  placedOn: readonly LocalDate[];
  /** Of several orders: due in 45 days at most (C. com. L441-10). */
  grouped: boolean;
  /** The due date of the invoice it replaces: a wrong address gives no more time. */
  replacedDueOn: LocalDate | null;
  issuedOn: LocalDate;
  paidBy: PaidBy | null;
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
    const agreed: Regime[] = [];
    for (const day of new Set(origin.placedOn)) agreed.push(await this.school.setting(scope, 'vat_regime', day));
    const partner = await this.partners.get(scope, origin.partnerId);
    const seller = sellerOf(await this.school.school(scope));
    const buyer = buyerOf(partner);
    const taxed = lines.some(({ vatCategory }) => vatCategory !== 'E' && vatCategory !== 'O');
    const withinUnion = lines.some(({ vatCategory }) => vatCategory === 'K');
    const problems = [
      ...sellerProblems(seller, taxed),
      ...buyerProblems(buyer, { professional: partner.kind !== 'individual', withinUnion }),
      ...publicBodyProblems(partner, origin.told),
    ];
    if (problems.length > 0) throw incomplete(problems);
    const dueOn = dueOnOf(origin, partner);
    const vat = vatRows(lines, [...agreed, regime]);
    const treatment: InvoiceNote = { subjectCode: 'BAR', content: treatmentOf(partner, vat) };
    const notes = [...notesOf(await this.terms.of(scope, partner, issuedOn), regime), treatment];
    return { issuedOn, dueOn, seller, buyer, notes, vat };
  }
}

/** What gives back, a deposit and what is paid already are due the day they are issued. */
function dueOnOf(
  { typeCode, paidBy, issuedOn, grouped, replacedDueOn }: Origin,
  { paymentTerms }: PartnerRead,
): LocalDate {
  if ((typeCode !== '380' && typeCode !== '384') || paidBy !== null) return issuedOn;
  if (replacedDueOn !== null) return replacedDueOn > issuedOn ? replacedDueOn : issuedOn;
  const agreed = dueDate(issuedOn, paymentTerms);
  const latest = addDays(issuedOn, 45);
  return grouped && agreed > latest ? latest : agreed;
}

/** BR-FR-05 asks for the mention of everybody; D441-5 is between professionals. */
const NO_RECOVERY = 'Sans indemnité forfaitaire pour frais de recouvrement : client particulier';
const DEBITS = 'Option pour le paiement de la taxe d’après les débits';

/** BG-1: between professionals the 40 €, to a consumer what the law has it told. */
function notesOf({ penalty, recovery, discount, consumer }: LegalSentences, regime: Regime): InvoiceNote[] {
  return [
    { subjectCode: 'PMT', content: recovery ?? NO_RECOVERY },
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
    electronicAddress: addressOf({ siren, country, email }),
  };
}

function buyerOf(partner: PartnerRead): Party {
  const { siren, siret, vatNumber, street, postcode, city, country, email, deliveryAddress } = partner;
  return {
    name: partner.legalName,
    ...{ siren, siret, vatNumber, street, postcode, city, country, email, deliveryAddress },
    electronicAddress: addressOf(partner),
  };
}

/** BT-34, BT-49: the directory knows a French professional by its SIREN; others have a mail box. */
function addressOf({ siren, country, email }: Pick<Party, 'siren' | 'country' | 'email'>): ElectronicAddress | null {
  if (siren && country === 'FR') return { scheme: '0225', value: siren };
  return email === '' ? null : { scheme: 'EM', value: email };
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
