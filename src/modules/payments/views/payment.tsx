import { formatCents } from '../../../core/money/money.js';
import { ActionButtons, Columns, DataTable, Empty, Facts, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PaymentSheet } from '../payments.types.js';
import { paymentsWords } from '../payments.words.js';
import { AllocateForm, type AllocateProps } from './allocate.js';
import { PaymentStateBadge } from './payments.js';

/** One payment: what it settled, what is left of it, and what can be done. */
export function PaymentView(props: AllocateProps) {
  const { locale, payment } = props;
  const words = say(paymentsWords, locale);
  const sub = (
    <>
      <PaymentStateBadge locale={locale} state={payment.state} /> {payment.partnerName}
    </>
  );
  const reversals = payment.events
    .filter(({ event }) => event === 'reverse')
    .map((event) => ({
      label: event.words[locale],
      action: `/payments/${payment.id}/reversal`,
      reason: { label: words.reason },
    }));
  const title = `${words.payment} ${payment.number}`;
  const back = { href: '/payments', label: words.back };
  return (
    <>
      <PageHead title={title} sub={sub} back={back} actions={<ActionButtons actions={reversals} />} />
      <Columns
        main={
          <>
            <Sheet title={words.allocations}>
              <Allocations locale={locale} payment={payment} />
            </Sheet>
            {payment.unallocatedCents > 0 && <AllocateForm {...props} />}
          </>
        }
        side={
          <Sheet title={words.facts}>
            <Facts facts={factsOf(payment, locale)} />
          </Sheet>
        }
      />
    </>
  );
}

function Allocations({ locale, payment }: Pick<AllocateProps, 'locale' | 'payment'>) {
  const words = say(paymentsWords, locale);
  const columns = [
    { key: 'invoice', label: words.invoice },
    { key: 'amount', label: words.amount, align: 'right' as const },
  ];
  const rows = payment.allocations.map((part) => ({
    id: part.id,
    cells: {
      invoice: (
        <>
          <a href={part.penaltyId === null ? `/invoices/${part.invoiceId}` : `/reminders/invoices/${part.invoiceId}`}>
            {part.number}
          </a>
          {part.reversedAt && ` (${words.reversed})`}
        </>
      ),
      amount: formatCents(part.amountCents, locale),
    },
  }));
  return (
    <DataTable caption={words.allocations} columns={columns} rows={rows} empty={<Empty title={words.noAllocation} />} />
  );
}

function factsOf(payment: PaymentSheet, locale: Locale) {
  const words = say(paymentsWords, locale);
  return [
    { label: words.amount, value: formatCents(payment.amountCents, locale), strong: true },
    { label: words.allocated, value: formatCents(payment.allocatedCents, locale) },
    { label: words.unallocated, value: formatCents(payment.unallocatedCents, locale) },
    { label: words.receivedOn, value: shortDate(payment.receivedOn, locale) },
    { label: words.method, value: words[payment.method] },
    ...(payment.reference ? [{ label: words.reference, value: payment.reference }] : []),
  ];
}
