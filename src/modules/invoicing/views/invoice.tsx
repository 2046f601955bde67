import { Columns, Facts, LinkButton, PageHead, Sheet, ActionButtons, type Action } from '../../../core/ui/index.js';
import { formatCents } from '../../../core/money/money.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { InvoiceSheet, RelatedInvoice } from '../invoicing.types.js';
import { causeWords, invoicingWords } from '../invoicing.words.js';
import { InvoiceLines } from './invoice-lines.js';
import { InvoiceStatus } from './status.js';

interface InvoiceProps {
  locale: Locale;
  invoice: InvoiceSheet;
  formKey: string;
}

/** One invoice or credit note: what it says, what became of it, and what comes next. */
export function InvoiceView({ locale, invoice, formKey }: InvoiceProps) {
  const words = say(invoicingWords, locale);
  const sub = (
    <>
      <InvoiceStatus locale={locale} status={invoice.status} /> {invoice.partnerName}
    </>
  );
  const actions = (
    <>
      {invoice.fileId && (
        <LinkButton href={`/files/${invoice.fileId}`} download>
          {words.download}
        </LinkButton>
      )}
      <NextLinks locale={locale} invoice={invoice} />
      <ActionButtons actions={draftActions(invoice, locale, formKey)} />
    </>
  );
  return (
    <>
      <PageHead
        title={titleOf(invoice, locale)}
        sub={sub}
        actions={actions}
        back={{ href: '/invoices', label: words.back }}
      />
      <Columns
        main={
          <Sheet title={words.lines}>
            <InvoiceLines locale={locale} invoice={invoice} />
          </Sheet>
        }
        side={
          <>
            <Sheet title={words.amounts}>
              <Facts facts={amountsOf(invoice, locale)} />
            </Sheet>
            <Sheet title={words.papers}>
              <Facts facts={papersOf(invoice, locale)} />
            </Sheet>
          </>
        }
      />
    </>
  );
}

export function titleOf({ typeCode, number }: InvoiceSheet, locale: Locale): string {
  const words = say(invoicingWords, locale);
  if (typeCode === '381') return number ? `${words.creditNote} ${number}` : words.draftCreditOf;
  return number ? `${words.invoice} ${number}` : words.draftOf;
}

function NextLinks({ locale, invoice }: Pick<InvoiceProps, 'locale' | 'invoice'>) {
  const words = say(invoicingWords, locale);
  if (invoice.state === 'draft' || invoice.typeCode === '381') return null;
  return (
    <>
      <LinkButton href={`/invoices/${invoice.id}/credit-notes/new`}>{words.makeCredit}</LinkButton>
      {invoice.dueCents > 0 && (
        <LinkButton href={`/invoices/${invoice.id}/payments/new`} primary>
          {words.recordPayment}
        </LinkButton>
      )}
    </>
  );
}

function draftActions(invoice: InvoiceSheet, locale: Locale, idempotencyKey: string): Action[] {
  const words = say(invoicingWords, locale);
  if (invoice.state !== 'draft') return [];
  const at = `/invoices/${invoice.id}`;
  const issue = invoice.events.map(({ words: label, refusal }) => ({
    label: label[locale],
    action: `${at}/issuance`,
    primary: true,
    icon: 'file-invoice' as const,
    confirm: words.issueWarning,
    idempotencyKey,
    ...(refusal ? { refused: refusal.say(locale) } : {}),
  }));
  return [...issue, { label: words.discard, action: `${at}/discard`, confirm: words.discardWarning }];
}

function amountsOf(invoice: InvoiceSheet, locale: Locale) {
  const words = say(invoicingWords, locale);
  const credit = invoice.typeCode === '381';
  const shown = (cents: number) => formatCents(cents, locale);
  const rows = [
    { label: words.totalWithoutVat, value: shown(invoice.totalWithoutVatCents) },
    { label: words.vat, value: shown(invoice.totalVatCents) },
    { label: words.total, value: shown(invoice.totalWithVatCents), strong: true },
  ];
  if (invoice.state === 'draft') return rows;
  return [
    ...rows,
    ...(invoice.paidCents > 0
      ? [{ label: words.paid, value: <a href={`/payments?invoiceId=${invoice.id}`}>{shown(invoice.paidCents)}</a> }]
      : []),
    ...(invoice.creditedCents > 0
      ? [{ label: credit ? words.applied : words.credited, value: shown(invoice.creditedCents) }]
      : []),
    { label: credit ? words.toGiveBack : words.due, value: shown(invoice.dueCents), strong: true },
  ];
}

function ElectronicLinks({ invoice: { id, xmlFileId } }: Pick<InvoiceProps, 'invoice'>) {
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

function papersOf(invoice: InvoiceSheet, locale: Locale) {
  const words = say(invoicingWords, locale);
  const day = (date: string | null) => (date ? [shortDate(date, locale)] : []);
  const link = ({ id, number }: RelatedInvoice) => <a href={`/invoices/${id}`}>{number ?? words.noNumber}</a>;
  return [
    { label: words.order, value: <a href={`/orders/${invoice.orderId}`}>{invoice.orderNumber}</a> },
    ...(invoice.purchaseOrderReference ? [{ label: words.reference, value: invoice.purchaseOrderReference }] : []),
    ...day(invoice.issuedOn).map((value) => ({ label: words.issuedOn, value })),
    ...day(invoice.deliveredOn).map((value) => ({ label: words.deliveredOn, value })),
    ...(invoice.typeCode === '380' ? day(invoice.dueOn).map((value) => ({ label: words.dueOn, value })) : []),
    ...(invoice.prior ? [{ label: words.priorInvoice, value: link(invoice.prior) }] : []),
    ...(invoice.creditCause ? [{ label: words.cause, value: say(causeWords, locale)[invoice.creditCause] }] : []),
    ...(invoice.creditReason ? [{ label: words.reason, value: invoice.creditReason }] : []),
    ...(invoice.state === 'issued' ? [{ label: words.electronic, value: <ElectronicLinks invoice={invoice} /> }] : []),
    ...invoice.creditNotes.map((note) => ({ label: words.creditNote, value: link(note) })),
  ];
}
