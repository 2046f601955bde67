import { listUrl, nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import {
  Badge,
  Bar,
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
import { salesOrderMachine } from '../sales-order.states.js';
import type { OrderRow } from '../sales.types.js';
import { salesWords } from '../sales.words.js';
import { isLate, StateBadge } from './order-parts.js';

export interface OrderFilters {
  q?: string;
  state?: string;
  partnerId?: number;
}

interface Props {
  locale: Locale;
  query: OrderFilters;
  listed: Listed<OrderRow>;
  partners: readonly { id: number; name: string }[];
  today: string;
}

export function OrderListView({ locale, query, listed, partners, today }: Props) {
  const words = say(salesWords, locale);
  const add = (
    <LinkButton href="/orders/new" primary>
      {words.newOrder}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={words.orders}
        actions={
          <>
            <LinkButton href="/requests">{words.requests}</LinkButton>
            <LinkButton href="/quotes">{words.quotes}</LinkButton>
            {add}
          </>
        }
      />
      <Sheet>
        <Filters locale={locale} query={query} partners={partners} />
        <DataTable
          caption={words.orders}
          columns={[
            { key: 'number', label: words.number },
            { key: 'partner', label: words.partner },
            { key: 'reference', label: words.reference },
            { key: 'state', label: words.state },
            { key: 'placedOn', label: words.placedOn },
            { key: 'promisedOn', label: words.promisedOn },
            { key: 'delivered', label: words.delivered },
            { key: 'total', label: words.totalWithoutVat, align: 'right' },
          ]}
          rows={listed.rows.map((order) => ({ id: order.id, cells: cellsOf(order, locale, today) }))}
          empty={
            <Empty title={words.empty} action={add}>
              {words.emptyHint}
            </Empty>
          }
          pager={{ next: nextPage('/orders', query, listed.next) }}
          exports={[{ label: 'CSV', href: listUrl('/orders.csv', query) }]}
        />
      </Sheet>
    </>
  );
}

function Filters({ locale, query, partners }: Pick<Props, 'locale' | 'query' | 'partners'>) {
  const words = say(salesWords, locale);
  const states = [
    ...Object.entries(salesOrderMachine.states).map(([value, said]) => ({ value, label: said[locale] })),
    { value: 'late', label: words.late },
  ];
  const names = partners.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form action="/orders" method="get" filter>
      <TextField name="q" type="search" label={words.search} placeholder={words.searchHint} value={query.q} />
      <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.allStates} />
      <SelectField
        name="partnerId"
        label={words.partner}
        options={names}
        value={query.partnerId}
        blank={words.allPartners}
      />
      <Submit icon="filter">{words.filter}</Submit>
    </Form>
  );
}

function cellsOf(order: OrderRow, locale: Locale, today: string) {
  const words = say(salesWords, locale);
  const share = order.ordered === 0 ? 0 : order.delivered / order.ordered;
  return {
    number: <a href={`/orders/${order.id}`}>{order.number}</a>,
    partner: order.partnerName,
    reference: order.customerReference,
    state: <StateBadge locale={locale} state={order.state} />,
    placedOn: shortDate(order.placedOn, locale),
    promisedOn: order.promisedOn && (
      <>
        {shortDate(order.promisedOn, locale)}{' '}
        {isLate(order, today) && (
          <Badge tone="red" icon="clock">
            {words.late}
          </Badge>
        )}
      </>
    ),
    delivered: <Bar share={share} tone={share >= 1 ? 'green' : 'blue'} label={words.delivered} />,
    total: formatCents(order.totalWithoutVatCents, locale),
  };
}
