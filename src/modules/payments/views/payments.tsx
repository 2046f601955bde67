import { listUrl, nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import {
  Badge,
  DataTable,
  Empty,
  Form,
  LinkButton,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { paymentMachine, type PaymentState } from '../payments.states.js';
import type { PaymentRow } from '../payments.types.js';
import { paymentsWords } from '../payments.words.js';

interface PaymentsProps {
  locale: Locale;
  payments: Listed<PaymentRow>;
  filters: { q?: string; state?: string };
}

export function PaymentStateBadge({ locale, state }: { locale: Locale; state: PaymentState }) {
  const words = paymentMachine.states[state];
  return <Badge tone={words.tone}>{words[locale]}</Badge>;
}

/** All payments, newest first. */
export function PaymentsView({ locale, payments, filters }: PaymentsProps) {
  const words = say(paymentsWords, locale);
  const columns = [
    { key: 'number', label: words.number },
    { key: 'state', label: words.state },
    { key: 'customer', label: words.customer },
    { key: 'receivedOn', label: words.receivedOn },
    { key: 'method', label: words.method },
    { key: 'amount', label: words.amount, align: 'right' as const },
    { key: 'unallocated', label: words.unallocated, align: 'right' as const },
  ];
  const rows = payments.rows.map((row) => ({
    id: row.id,
    cells: {
      number: <a href={`/payments/${row.id}`}>{row.number}</a>,
      state: <PaymentStateBadge locale={locale} state={row.state} />,
      customer: row.partnerName,
      receivedOn: shortDate(row.receivedOn, locale),
      method: words[row.method],
      amount: formatCents(row.amountCents, locale),
      unallocated: row.unallocatedCents > 0 ? formatCents(row.unallocatedCents, locale) : '—',
    },
  }));
  return (
    <>
      <PageHead
        title={words.payments}
        sub={words.paymentsSub}
        actions={
          <>
            <LinkButton href="/reminders">{words.reminders}</LinkButton>
            <LinkButton href="/bank">{words.bank}</LinkButton>
            <LinkButton href="/books">{words.books}</LinkButton>
          </>
        }
      />
      <Sheet>
        <Filters locale={locale} filters={filters} />
        <DataTable
          caption={words.payments}
          columns={columns}
          rows={rows}
          empty={<Empty title={words.none}>{words.noneWhatToDo}</Empty>}
          exports={[{ label: 'CSV', href: listUrl('/payments.csv', filters) }]}
          pager={{ next: nextPage('/payments', filters, payments.next) }}
        />
      </Sheet>
    </>
  );
}

function Filters({ locale, filters }: Pick<PaymentsProps, 'locale' | 'filters'>) {
  const words = say(paymentsWords, locale);
  const states = Object.entries(paymentMachine.states).map(([value, said]) => ({ value, label: said[locale] }));
  return (
    <Form action="/payments" method="get" filter>
      <TextField name="q" label={words.search} type="search" value={filters.q} />
      <SelectField name="state" label={words.state} options={states} value={filters.state} blank={words.all} />
      <Submit icon="filter">{words.search}</Submit>
    </Form>
  );
}
