import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, Form, LinkButton, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { isCredit } from '../../einvoice/index.js';
import type { PortalInvoice } from '../portal.types.js';
import { portalWords } from '../portal.words.js';
import { invoiceAmount, invoiceKind, InvoiceStatus } from './invoice-status.js';

interface InvoicesViewProps {
  locale: Locale;
  list: Listed<PortalInvoice>;
  query: { q?: string; state?: string };
}

export function InvoicesView({ locale, list, query }: InvoicesViewProps) {
  const words = say(portalWords, locale);
  return (
    <>
      <PageHead
        title={words.invoices}
        actions={<LinkButton href="/portal/invoices/statement">{words.statement}</LinkButton>}
      />
      <Sheet>
        <Form action="/portal/invoices" method="get" filter>
          <TextField name="q" label={words.search} type="search" value={query.q} />
          <Submit>{words.search}</Submit>
        </Form>
        <DataTable
          caption={words.invoices}
          columns={[
            { key: 'number', label: words.number },
            { key: 'kind', label: words.kind },
            { key: 'state', label: words.state },
            { key: 'order', label: words.orderOf },
            { key: 'issued', label: words.issuedOn },
            { key: 'due', label: words.dueOn },
            { key: 'amount', label: words.amount, align: 'right' },
            { key: 'rest', label: words.rest, align: 'right' },
          ]}
          rows={list.rows.map((row) => ({ id: row.id, cells: cells(row, locale) }))}
          pager={{ next: nextPage('/portal/invoices', query, list.next) }}
          empty={<Empty title={words.noInvoice} />}
        />
      </Sheet>
    </>
  );
}

function cells(row: PortalInvoice, locale: Locale) {
  const { fileId, number } = row;
  return {
    number:
      fileId === null ? (
        number
      ) : (
        <a href={`/files/${fileId}`} data-turbo="false">
          {number}
        </a>
      ),
    kind: invoiceKind(row, locale),
    order: <a href={`/portal/orders/${row.orderId}`}>{row.orderNumber}</a>,
    issued: dayOrDash(row.issuedOn, locale),
    state: <InvoiceStatus invoice={row} locale={locale} />,
    due: isCredit(row.typeCode) ? '—' : dayOrDash(row.dueOn, locale),
    amount: invoiceAmount(row, locale),
    rest: isCredit(row.typeCode) ? '—' : formatCents(row.dueCents, locale),
  };
}
