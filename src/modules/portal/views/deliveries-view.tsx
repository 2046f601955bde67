import { nextPage, type Listed } from '../../../core/http/paging.js';
import {
  Badge,
  DataTable,
  Empty,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalDeliveryRow } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

interface DeliveriesViewProps {
  locale: Locale;
  list: Listed<PortalDeliveryRow>;
  query: { q?: string; state?: string };
}

export function DeliveriesView({ locale, list, query }: DeliveriesViewProps) {
  const words = say(portalWords, locale);
  const states = [
    { value: 'shipped', label: words.shipped },
    { value: 'received', label: words.received },
  ];
  return (
    <>
      <PageHead title={words.deliveries} />
      <Sheet>
        <Form action="/portal/deliveries" method="get" filter>
          <TextField name="q" label={words.search} type="search" value={query.q} />
          <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.all} />
          <Submit>{words.search}</Submit>
        </Form>
        <DataTable
          caption={words.deliveries}
          columns={[
            { key: 'number', label: words.number },
            { key: 'order', label: words.orderOf },
            { key: 'on', label: words.shippedOn },
            { key: 'quantity', label: words.quantity, align: 'right' },
            { key: 'state', label: words.state },
          ]}
          rows={list.rows.map(({ id, number, orderId, orderNumber, shippedOn, quantity, unitCode, state }) => ({
            id,
            cells: {
              number: <a href={`/portal/deliveries/${id}`}>{number}</a>,
              order: <a href={`/portal/orders/${orderId}`}>{orderNumber}</a>,
              on: dayOrDash(shippedOn, locale),
              quantity: quantityText(quantity, unitCode, locale),
              state: <DeliveryBadge state={state} locale={locale} />,
            },
          }))}
          pager={{ next: nextPage('/portal/deliveries', query, list.next) }}
          empty={<Empty title={words.noDelivery} />}
        />
      </Sheet>
    </>
  );
}

export function DeliveryBadge({ state, locale }: { state: PortalDeliveryRow['state']; locale: Locale }) {
  const words = say(portalWords, locale);
  return state === 'received' ? (
    <Badge tone="green" icon="check">
      {words.received}
    </Badge>
  ) : (
    <Badge tone="ochre" icon="truck-delivery">
      {words.shipped}
    </Badge>
  );
}
