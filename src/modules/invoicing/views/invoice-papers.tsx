import { LazyFrame } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isCredit } from '../../einvoice/index.js';
import type { InvoiceSheet, RelatedInvoice } from '../invoicing.types.js';
import { causeWords, invoicingWords } from '../invoicing.words.js';

function ElectronicLinks({ invoice: { id, xmlFileId } }: { invoice: InvoiceSheet }) {
  return (
    <>
      {xmlFileId !== null && (
        <>
          <a href={`/files/${xmlFileId}`} download>
            CII
          </a>{' '}
          ·{' '}
        </>
      )}
      <a href={`/invoices/${id}/ubl`} download>
        UBL
      </a>
    </>
  );
}

const OrderLinks = ({ orders }: Pick<InvoiceSheet, 'orders'>) => (
  <>
    {orders.map(({ id, number }, at) => (
      <>
        {at > 0 && ', '}
        <a href={`/orders/${id}`} class="whole">
          {number}
        </a>
      </>
    ))}
  </>
);

/** What happened to an issued invoice, told by a room that sees mail, money and statuses. */
export function Story({ locale, invoice: { id, state } }: { locale: Locale; invoice: InvoiceSheet }) {
  if (state === 'draft') return null;
  const place = `/invoices/${id}/story`;
  return (
    <LazyFrame id={`story-${id}`} src={place}>
      <a href={place}>{say(invoicingWords, locale).story}</a>
    </LazyFrame>
  );
}

/** What an invoice comes from, and where it leads. */
export function papersOf(invoice: InvoiceSheet, locale: Locale) {
  const words = say(invoicingWords, locale);
  const day = (date: string | null) => (date ? [shortDate(date, locale)] : []);
  const link = ({ id, number }: RelatedInvoice) => <a href={`/invoices/${id}`}>{number ?? words.noNumber}</a>;
  return [
    { label: invoice.orders.length > 1 ? words.orders : words.order, value: <OrderLinks orders={invoice.orders} /> },
    ...(invoice.purchaseOrderReference ? [{ label: words.reference, value: invoice.purchaseOrderReference }] : []),
    ...day(invoice.issuedOn).map((value) => ({ label: words.issuedOn, value })),
    ...deliveriesOf(invoice, locale),
    ...(!isCredit(invoice.typeCode) ? day(invoice.dueOn).map((value) => ({ label: words.dueOn, value })) : []),
    ...(invoice.prior ? [{ label: words.priorInvoice, value: link(invoice.prior) }] : []),
    ...(invoice.creditCause ? [{ label: words.cause, value: say(causeWords, locale)[invoice.creditCause] }] : []),
    ...(invoice.creditReason ? [{ label: words.reason, value: invoice.creditReason }] : []),
    ...(invoice.state === 'issued' ? [{ label: words.electronic, value: <ElectronicLinks invoice={invoice} /> }] : []),
    ...invoice.corrections.map((paper) => ({ label: words.replacedBy, value: link(paper) })),
    ...invoice.creditNotes.map((note) => ({ label: words.creditNote, value: link(note) })),
  ];
}

/** The day of its delivery, or the days of several. */
function deliveriesOf({ deliveredOn, periodStartOn, periodEndOn }: InvoiceSheet, locale: Locale) {
  const words = say(invoicingWords, locale);
  if (periodStartOn && periodEndOn) {
    const value = words.periodOf(shortDate(periodStartOn, locale), shortDate(periodEndOn, locale));
    return [{ label: words.period, value }];
  }
  return deliveredOn ? [{ label: words.deliveredOn, value: shortDate(deliveredOn, locale) }] : [];
}
