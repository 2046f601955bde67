import { listUrl, nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import {
  DataTable,
  Empty,
  Form,
  Kpis,
  LinkButton,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isCredit } from '../../einvoice/index.js';
import type { InvoiceCounts, InvoiceRow } from '../invoicing.types.js';
import { invoicingWords } from '../invoicing.words.js';
import { InvoiceStatus } from './status.js';

interface InvoicesProps {
  locale: Locale;
  invoices: Listed<InvoiceRow>;
  counts: InvoiceCounts;
  filters: { q?: string; state?: string };
}

/** All invoices and credit notes, newest first. */
export function InvoicesView({ locale, invoices, counts, filters }: InvoicesProps) {
  const words = say(invoicingWords, locale);
  const columns = [
    { key: 'number', label: words.number },
    { key: 'state', label: words.state },
    { key: 'customer', label: words.customer },
    { key: 'order', label: words.order },
    { key: 'issuedOn', label: words.issuedOn },
    { key: 'dueOn', label: words.dueOn },
    { key: 'total', label: words.total, align: 'right' as const },
    { key: 'due', label: words.due, align: 'right' as const },
  ];
  const actions = (
    <>
      <LinkButton href="/platform">{words.platform}</LinkButton>
      <LinkButton href="/invoices/ageing">{words.ageing}</LinkButton>
      <LinkButton href="/invoices/to-issue" primary>
        {words.toIssue}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={words.invoices} sub={words.invoicesSub} actions={actions} />
      <Figures locale={locale} counts={counts} />
      <Sheet>
        <Filters locale={locale} filters={filters} />
        <DataTable
          caption={words.invoices}
          columns={columns}
          rows={invoices.rows.map((row) => ({ id: row.id, cells: cellsOf(row, locale) }))}
          empty={<Empty title={words.none}>{words.noneWhatToDo}</Empty>}
          exports={[
            { label: 'CSV', href: listUrl('/invoices.csv', filters) },
            { label: 'Excel', href: listUrl('/invoices.xlsx', filters) },
          ]}
          pager={{ next: nextPage('/invoices', filters, invoices.next) }}
        />
      </Sheet>
    </>
  );
}

export function cellsOf(row: InvoiceRow, locale: Locale) {
  const words = say(invoicingWords, locale);
  const sign = isCredit(row.typeCode) ? -1 : 1;
  return {
    number: <a href={`/invoices/${row.id}`}>{row.number ?? words.noNumber}</a>,
    state: <InvoiceStatus locale={locale} status={row.status} />,
    customer: row.partnerName,
    order: <a href={`/orders/${row.orderId}`}>{row.orderNumber}</a>,
    issuedOn: row.issuedOn ? shortDate(row.issuedOn, locale) : '—',
    dueOn: row.dueOn && !isCredit(row.typeCode) ? shortDate(row.dueOn, locale) : '—',
    total: formatCents(sign * row.totalWithVatCents, locale),
    due: row.state === 'draft' ? '—' : formatCents(sign * row.dueCents, locale),
  };
}

function Figures({ locale, counts }: Pick<InvoicesProps, 'locale' | 'counts'>) {
  const words = say(invoicingWords, locale);
  const late = counts.overdue > 0 ? ({ tone: 'red' } as const) : {};
  return (
    <Kpis
      kpis={[
        { value: counts.toInvoice, label: words.toInvoiceFigure, href: '/invoices/to-issue' },
        { value: formatCents(counts.unpaidCents, locale), label: words.unpaidFigure, href: '/invoices?state=unpaid' },
        {
          ...late,
          value: formatCents(counts.overdueCents, locale),
          label: words.overdueFigure,
          href: '/invoices?state=overdue',
        },
      ]}
    />
  );
}

function Filters({ locale, filters }: Pick<InvoicesProps, 'locale' | 'filters'>) {
  const words = say(invoicingWords, locale);
  const states = [
    { value: 'draft', label: words.filterDraft },
    { value: 'unpaid', label: words.filterUnpaid },
    { value: 'overdue', label: words.filterOverdue },
    { value: 'paid', label: words.filterPaid },
    { value: 'credit', label: words.filterCredit },
  ];
  return (
    <Form action="/invoices" method="get" filter>
      <TextField name="q" label={words.search} type="search" value={filters.q} />
      <SelectField name="state" label={words.state} options={states} value={filters.state} blank={words.all} />
      <Submit icon="filter">{words.search}</Submit>
    </Form>
  );
}
