import type { LocalDate } from '../../core/time/local-date.js';
import { isCredit } from '../einvoice/index.js';
import type { InvoiceRow } from '../invoicing/index.js';
import type { PortalInvoice } from './portal.types.js';

/** An issued invoice or credit note; none for a draft, which the partner does not see. Field by field. */
export function portalInvoice(invoice: InvoiceRow, today: LocalDate): PortalInvoice[] {
  const { number, issuedOn, dueOn } = invoice;
  if (number === null || issuedOn === null || dueOn === null) return [];
  // A credit note is nothing to pay.
  const dueCents = isCredit(invoice.typeCode) ? 0 : invoice.dueCents;
  return [
    {
      id: invoice.id,
      number,
      typeCode: invoice.typeCode,
      orderId: invoice.orderId,
      orderNumber: invoice.orderNumber,
      issuedOn,
      dueOn,
      totalWithoutVatCents: invoice.totalWithoutVatCents,
      totalWithVatCents: invoice.totalWithVatCents,
      prepaidCents: invoice.prepaidCents,
      replaced: invoice.replacedBy !== null,
      dueCents,
      refundCents: isCredit(invoice.typeCode) ? invoice.dueCents : 0,
      overdue: dueCents > 0 && dueOn < today,
      fileId: invoice.fileId,
    },
  ];
}
