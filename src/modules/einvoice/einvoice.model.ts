import type { Cents, PriceE4 } from '../../core/money/money.js';
import { lessVat, withVat, type VatBreakdown, type VatCategory, type VatRate } from '../../core/money/vat.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { InvoiceNote, Party } from './einvoice.parties.js';

/** BT-3: 380 invoice, 381 credit note, 384 corrective invoice, 386 deposit invoice, 503 credit note on a deposit. */
export const INVOICE_TYPES = ['380', '381', '384', '386', '503'] as const;
export type InvoiceTypeCode = (typeof INVOICE_TYPES)[number];
/** Gives back: its amounts, positive, are the customer's. */
export const isCredit = (typeCode: InvoiceTypeCode): boolean => typeCode === '381' || typeCode === '503';
/** BT-23: B goods, S services, M both; 2 when it is paid already, 4 when deposits were invoiced before, else 1. */
export type BusinessProcess = `${'B' | 'S' | 'M'}${'1' | '2' | '4'}`;
/** BT-81 (UNTDID 4461) of each way to pay. */
export const MEANS = { transfer: '30', cheque: '20', card: '48', cash: '10' } as const;
export type PaidBy = keyof typeof MEANS;

/**
 * The semantic model of EN 16931, as far as the house uses it: the one frozen object the PDF and the files of CII and
 * UBL are written from. Amounts are positive, in a credit note too (BR-FR: type 381).
 */
export interface InvoiceModel {
  /** BT-1 */
  number: string;
  /** BT-2 */
  issuedOn: LocalDate;
  /** BT-3 */
  typeCode: InvoiceTypeCode;
  /** BT-5 */
  currency: 'EUR';
  /** BT-9 */
  dueOn: LocalDate;
  /** BT-13: the buyer's order number. */
  purchaseOrderReference: string | null;
  /** BT-10: the service of a public body. */
  buyerReference: string | null;
  /** BT-12 */
  contractReference: string | null;
  /** BT-14: ours; none on an invoice of several orders, whose lines say it. */
  salesOrderReference: string | null;
  /** BT-23 */
  businessProcess: BusinessProcess;
  /** BT-24 */
  specification: 'urn:cen.eu:en16931:2017';
  /** BG-1 */
  notes: readonly InvoiceNote[];
  /** BG-3 */
  precedingInvoice: PrecedingInvoice | null;
  /** Deposits this invoice takes off, each BG-3 as well. */
  deposits: readonly UsedDeposit[];
  /** Why a credit note is given, or an invoice replaced. */
  creditReason: string | null;
  /** BG-4 */
  seller: Party;
  /** BG-7 */
  buyer: Party;
  /** BT-72 */
  deliveredOn: LocalDate | null;
  /** BG-14: on an invoice of several orders, from the first delivery to the last. */
  period?: { startOn: LocalDate; endOn: LocalDate };
  /** BG-16 */
  payment: PaymentInstructions;
  /** BG-22 */
  totals: InvoiceTotals;
  /** BT-8, where VAT is not due at delivery: 5 the day of the invoice (débits), 72 the day it is paid. */
  vatDueCode: '5' | '72' | null;
  /** BG-23 */
  vat: readonly InvoiceVatRow[];
  /** BG-25 */
  lines: readonly InvoiceModelLine[];
}

/** BG-3 */
export interface PrecedingInvoice {
  /** BT-25 */
  number: string;
  /** BT-26 */
  issuedOn: LocalDate;
}

/** What the deposits it takes off come to, all taxes included. */
export const depositsCents = ({ deposits }: Pick<InvoiceModel, 'deposits'>): Cents =>
  withVat(deposits.flatMap(({ vat }) => vat));

/** Whether BT-113 is told: of what was paid at once it is, even where there was nothing to pay (BR-FR-CO-09). */
export const tellsPrepaid = ({ payment, totals }: Pick<InvoiceModel, 'payment' | 'totals'>): boolean =>
  payment.paidBy !== null || totals.prepaidCents > 0;

/** What an invoice asks for: its VAT less that of the deposits it takes off. */
export function vatAsked({ vat, deposits }: Pick<InvoiceModel, 'vat' | 'deposits'>): VatBreakdown[] {
  const taken = deposits.flatMap((deposit) => deposit.vat);
  return lessVat(vat, taken).map(({ vatCategory, vatRate, taxableCents, vatCents }) => ({
    ...{ vatCategory, vatRate, taxableCents, vatCents },
  }));
}

/** What an invoice takes of a deposit, by rate: the part of the deposit's VAT that this invoice includes. */
export interface UsedDeposit extends PrecedingInvoice {
  vat: readonly Pick<InvoiceVatRow, 'vatCategory' | 'vatRate' | 'taxableCents' | 'vatCents'>[];
}

export interface PaymentInstructions {
  /** BT-81 */
  meansCode: (typeof MEANS)[PaidBy];
  /** How it was paid, when it was at its issue. */
  paidBy: PaidBy | null;
  /** BT-83 */
  reference: string;
  /** BT-84 */
  iban: string | null;
  /** BT-86 */
  bic: string | null;
}

export interface InvoiceTotals {
  /** BT-106: sum of the lines; equal to BT-109 as the house has no document discount. */
  lineTotalCents: Cents;
  /** BT-109 */
  totalWithoutVatCents: Cents;
  /** BT-110 */
  totalVatCents: Cents;
  /** BT-112 */
  totalWithVatCents: Cents;
  /** BT-113: deposits taken off and what was paid at once, all taxes included. */
  prepaidCents: Cents;
  /** BT-115 */
  amountDueCents: Cents;
}

export interface InvoiceVatRow {
  /** BT-118 */
  vatCategory: VatCategory;
  /** BT-119, in hundredths of a percent. */
  vatRate: VatRate;
  /** BT-116 */
  taxableCents: Cents;
  /** BT-117 */
  vatCents: Cents;
  /** BT-120 */
  exemptionReason: string | null;
  /** BT-121 */
  exemptionCode: string | null;
}

export interface InvoiceModelLine {
  /** BT-126 */
  position: number;
  /** BT-127 */
  note: string | null;
  /** BT-129, in steps of the unit. */
  quantity: number;
  /** BT-130 */
  unitCode: UnitCode;
  /** BT-131 */
  lineNetCents: Cents;
  /** BT-146 */
  itemNetPriceE4: PriceE4;
  /** BT-151 */
  vatCategory: VatCategory;
  /** BT-152 */
  vatRate: VatRate;
  /** BT-153 */
  itemName: string;
  /** BT-155 */
  itemCode: string;
  /** A service, booked apart from goods: no part of EN 16931. */
  service: boolean;
}
