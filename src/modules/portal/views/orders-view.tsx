import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import { Badge, Bar, DataTable, Empty, Form, LinkButton, PageHead, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js'; // prettier-ignore
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalOrderRow, PortalOrderState } from '../portal.types.js';
import { portalWords, STATE_WORDS } from '../portal.words.js';

interface OrdersViewProps {
  locale: Locale;
  list: Listed<PortalOrderRow>;
  query: { q?: string; state?: string };
  /** The caller may order. */
  buyer: boolean;
}

export function OrdersView({ locale, list, query, buyer }: OrdersViewProps) {
  const words = say(portalWords, locale);
  const order = buyer && (
    <LinkButton href="/portal/orders/new" primary>
      {words.newOrder}
    </LinkButton>
  );
  const states = (Object.keys(STATE_WORDS) as PortalOrderState[]).map((state) => ({
    value: state,
    label: STATE_WORDS[state][locale],
  }));
  return (
    <>
      <PageHead title={words.orders} actions={order} />
      <Sheet>
        <Form action="/portal/orders" method="get" filter>
          <TextField name="q" label={words.search} type="search" value={query.q} />
          <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.all} />
          <Submit>{words.search}</Submit>
        </Form>
        <DataTable
          caption={words.orders}
          columns={[
            { key: 'number', label: words.number },
            { key: 'reference', label: words.reference },
            { key: 'state', label: words.state },
            { key: 'promised', label: words.promised },
            { key: 'made', label: words.made },
            { key: 'amount', label: words.amount, align: 'right' },
          ]}
          rows={list.rows.map((row) => ({ id: row.id, cells: cells(row, locale) }))}
          pager={{ next: nextPage('/portal/orders', query, list.next) }}
          empty={<Empty title={words.noSuchOrder}>{words.noOrderHelp}</Empty>}
        />
      </Sheet>
    </>
  );
}

function cells(row: PortalOrderRow, locale: Locale) {
  const words = say(portalWords, locale);
  return {
    number: <a href={`/portal/orders/${row.id}`}>{row.number}</a>,
    reference: row.customerReference ?? '—',
    state: (
      <Badge tone={row.onHold ? 'ochre' : STATE_WORDS[row.state].tone}>
        {row.onHold ? words.onHold : STATE_WORDS[row.state][locale]}
      </Badge>
    ),
    promised: dayOrDash(row.promisedOn, locale),
    made: <Bar share={row.percentMade / 100} tone={row.percentMade === 100 ? 'green' : 'blue'} label={words.made} />,
    amount: row.totalWithVatCents === null ? '—' : formatCents(row.totalWithVatCents, locale),
  };
}
