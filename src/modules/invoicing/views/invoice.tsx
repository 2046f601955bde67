import { Columns, Facts, LinkButton, PageHead, Sheet, ActionButtons, type Action } from '../../../core/ui/index.js';
import { formatCents } from '../../../core/money/money.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isCredit } from '../../einvoice/index.js';
import type { InvoiceSheet } from '../invoicing.types.js';
import { isReplaceable } from '../invoicing.totals.js';
import { invoicingWords } from '../invoicing.words.js';
import { papersOf, Story } from './invoice-papers.js';
import { InvoiceLines } from './invoice-lines.js';
import { PaidIssuanceForm } from './paid-issuance.js';
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
      <ActionButtons
        actions={[...replaceActions(invoice, locale, formKey), ...draftActions(invoice, locale, formKey)]}
      />
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
          <>
            <Sheet title={words.lines}>
              <InvoiceLines locale={locale} invoice={invoice} />
            </Sheet>
            <Story locale={locale} invoice={invoice} />
          </>
        }
        side={
          <>
            <Sheet title={words.amounts}>
              <Facts facts={amountsOf(invoice, locale)} />
            </Sheet>
            {invoice.state === 'draft' && !isCredit(invoice.typeCode) && (
              <PaidIssuanceForm locale={locale} invoiceId={invoice.id} formKey={formKey} />
            )}
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
  const [named, draft] = {
    '380': [words.invoice, words.draftOf],
    '381': [words.creditNote, words.draftCreditOf],
    '384': [words.corrective, words.draftCorrectiveOf],
    '386': [words.deposit, words.draftDepositOf],
    '503': [words.depositCredit, words.draftCreditOf],
  }[typeCode];
  return number ? `${named} ${number}` : draft!;
}

function NextLinks({ locale, invoice }: Pick<InvoiceProps, 'locale' | 'invoice'>) {
  const words = say(invoicingWords, locale);
  if (invoice.state === 'draft' || isCredit(invoice.typeCode) || invoice.replacedBy !== null) return null;
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

function replaceActions(invoice: InvoiceSheet, locale: Locale, idempotencyKey: string): Action[] {
  const words = say(invoicingWords, locale);
  const { id, creditNotes, corrections } = invoice;
  // A draft on it waits to be issued or thrown away first.
  const followed = creditNotes.length > 0 || corrections.length > 0;
  if (!isReplaceable(invoice, invoice, followed)) return [];
  const reason = { label: words.replaceWhy };
  return [{ label: words.replace, action: `/invoices/${id}/corrections`, reason, idempotencyKey }];
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
  const credit = isCredit(invoice.typeCode);
  const shown = (cents: number) => formatCents(cents, locale);
  const rows = [
    { label: words.totalWithoutVat, value: shown(invoice.totalWithoutVatCents) },
    { label: words.vat, value: shown(invoice.totalVatCents) },
    { label: words.total, value: shown(invoice.totalWithVatCents), strong: true },
    ...invoice.deposits.map(({ number, totalWithVatCents }) => ({
      label: words.lessDeposit(number),
      value: shown(-totalWithVatCents),
    })),
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
