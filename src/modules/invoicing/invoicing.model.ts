import { totalsOf } from '../../core/money/vat.js';
import type { LocalDate } from '../../core/time/local-date.js';
import {
  depositsCents,
  MEANS,
  type InvoiceModel,
  type InvoiceNote,
  type PrecedingInvoice,
  type UsedDeposit,
} from '../einvoice/index.js';
import type { Frozen } from './invoice.freezing.js';
import type { InvoiceLine } from './invoice-line.entity.js';
import type { Invoice } from './invoice.entity.js';

/** BT-8: by the « débits » option on the day of the invoice; services and deposits otherwise on the day they are paid (CGI 269). */
function vatDueCodeOf(
  { businessProcess, typeCode }: Pick<Invoice, 'businessProcess' | 'typeCode'>,
  notes: readonly InvoiceNote[],
): InvoiceModel['vatDueCode'] {
  if (notes.some(({ subjectCode }) => subjectCode === 'TXD')) return '5';
  return businessProcess.startsWith('S') || typeCode === '386' || typeCode === '503' ? '72' : null;
}

/** The EN 16931 object of an invoice: from its frozen parts alone. */
export function modelOf(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  told: { frozen: Frozen; number: string; prior: PrecedingInvoice | null; deposits: readonly UsedDeposit[] },
): InvoiceModel {
  const { frozen, number, prior, deposits } = told;
  const { seller, buyer, notes, vat, issuedOn, dueOn } = frozen;
  const { periodStartOn, periodEndOn } = invoice;
  const totals = totalsOf(lines.map((line) => ({ ...line, netCents: line.lineNetCents })));
  const { totalWithoutVatCents, totalVatCents, totalWithVatCents } = totals;
  // At once, or by nothing yet but its deposits.
  const prepaidCents = invoice.paidBy === null ? depositsCents({ deposits }) : totalWithVatCents;
  const lineTotalCents = lines.reduce((sum, line) => sum + line.lineNetCents, 0);
  return {
    ...{ number, issuedOn, dueOn, notes, seller, buyer, vat, precedingInvoice: prior, deposits },
    typeCode: invoice.typeCode,
    currency: 'EUR',
    purchaseOrderReference: invoice.purchaseOrderReference,
    buyerReference: invoice.buyerReference,
    contractReference: invoice.contractReference,
    salesOrderReference: periodStartOn === null ? invoice.orderNumber : null,
    businessProcess: invoice.businessProcess,
    vatDueCode: vatDueCodeOf(invoice, notes),
    specification: 'urn:cen.eu:en16931:2017',
    creditReason: invoice.creditReason,
    deliveredOn: invoice.deliveredOn as LocalDate | null,
    // Absent, not null: what was sealed before there were periods has none.
    ...(periodStartOn === null && periodEndOn === null
      ? {}
      : { period: { startOn: periodStartOn as LocalDate, endOn: periodEndOn as LocalDate } }),
    payment: {
      ...{ meansCode: MEANS[invoice.paidBy ?? 'transfer'], paidBy: invoice.paidBy, reference: number },
      ...{ iban: seller.iban ?? null, bic: seller.bic ?? null },
    },
    totals: {
      ...{ lineTotalCents, totalWithoutVatCents, totalVatCents, totalWithVatCents },
      prepaidCents,
      amountDueCents: totalWithVatCents - prepaidCents,
    },
    lines: lines.map(({ id: _id, schoolId: _school, invoiceId: _invoice, orderLineId: _line, ...line }) => line),
  };
}
