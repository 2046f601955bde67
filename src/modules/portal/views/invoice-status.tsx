import { formatCents } from '../../../core/money/money.js';
import { Badge } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isCredit } from '../../einvoice/index.js';
import type { PortalInvoice } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

/** What an invoice asks of its payer, or what became of a credit note. */
export function InvoiceStatus({ invoice, locale }: { invoice: PortalInvoice; locale: Locale }) {
  const words = say(portalWords, locale);
  const { typeCode, dueCents, refundCents, overdue } = invoice;
  if (isCredit(typeCode))
    return refundCents > 0 ? <Badge tone="ochre">{words.toRefund}</Badge> : <Badge tone="green">{words.applied}</Badge>;
  if (overdue)
    return (
      <Badge tone="red" icon="alert-triangle">
        {words.overdue}
      </Badge>
    );
  return dueCents > 0 ? <Badge tone="blue">{words.toPay}</Badge> : <Badge tone="green">{words.paid}</Badge>;
}

/** A credit note takes away. */
export const invoiceAmount = ({ typeCode, totalWithVatCents }: PortalInvoice, locale: Locale): string =>
  formatCents(isCredit(typeCode) ? -totalWithVatCents : totalWithVatCents, locale);
