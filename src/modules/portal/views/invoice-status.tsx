import { formatCents } from '../../../core/money/money.js';
import { Badge } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isCredit } from '../../einvoice/index.js';
import type { PortalInvoice } from '../portal.types.js';
import { BALANCE_WORDS, INVOICE_WORDS, portalWords } from '../portal.words.js';

/** What an invoice asks of its payer, or what became of a credit note. */
export function InvoiceStatus({ invoice, locale }: { invoice: PortalInvoice; locale: Locale }) {
  const words = say(portalWords, locale);
  const { typeCode, dueCents, refundCents, overdue } = invoice;
  if (isCredit(typeCode))
    return refundCents > 0 ? <Badge tone="ochre">{words.toRefund}</Badge> : <Badge tone="green">{words.applied}</Badge>;
  if (invoice.replaced) return <Badge>{words.replaced}</Badge>;
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

/** A deposit, the balance that takes it off, a credit note: each by its own name. */
export const invoiceKind = ({ typeCode, prepaidCents }: PortalInvoice, locale: Locale): string =>
  (typeCode === '380' && prepaidCents > 0 ? BALANCE_WORDS : INVOICE_WORDS[typeCode])[locale];
