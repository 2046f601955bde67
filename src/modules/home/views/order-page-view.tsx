import { ActionButtons, Columns, LinkButton, PageHead, Sheet, Trail } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import {
  HoldBadge,
  OrderActions,
  OrderAmounts,
  OrderBadges,
  OrderDocuments,
  OrderFacts,
  OrderLines,
  OrderLinks,
  plannedItems,
  ScheduleTable,
} from '../../sales/index.js';
import { stationsShown } from '../order-stations.js';
import type { OrderPage } from '../home.types.js';
import { homeWords } from '../home.words.js';
import { HistorySheet } from './order-history.js';
import { PapersSheet } from './order-papers.js';
import { RoutingSheet } from './order-routing.js';
import { WatchSheet } from './order-watch.js';

interface OrderPageViewProps {
  locale: Locale;
  page: OrderPage;
  rights: { deliver: boolean; invoice: boolean; workshop: boolean };
  today: string;
  formKey: string;
}

/** One page for an order, from request to paid. */
export function OrderPageView({ locale, page, rights, today, formKey }: OrderPageViewProps) {
  const words = say(homeWords, locale);
  const { order, trail } = page;
  const reference = order.customerReference ? words.reference(order.customerReference) : null;
  const items = order.lines.map(({ itemName }) => itemName).slice(0, 3);
  return (
    <>
      <PageHead
        title={words.orderTitle(order.number, order.partnerName)}
        sub={[...items, reference].filter(Boolean).join(' · ')}
        back={{ href: '/orders', label: words.back }}
        actions={<Next page={page} rights={rights} locale={locale} formKey={formKey} />}
      />
      <Sheet>
        {order.holdReason !== null && (
          <p role="status">
            <HoldBadge locale={locale} order={order} />
          </p>
        )}
        <Trail label={words.trail} stations={stationsShown(trail, locale)} />
      </Sheet>
      <Columns
        main={
          <>
            <LinesAndDays locale={locale} order={order} today={today} />
            <RoutingSheet page={page} locale={locale} linked={rights.workshop} />
            <PapersSheet page={page} locale={locale} linked={rights.invoice} />
            <HistorySheet history={page.history} locale={locale} />
          </>
        }
        side={
          <>
            {page.events.length > 0 && (
              <Sheet title={words.acts} id="acts">
                <OrderActions locale={locale} order={order} events={page.events} today={today} formKey={formKey} />
              </Sheet>
            )}
            <WatchSheet trail={trail} locale={locale} />
            <Sheet title={words.amounts} id="amounts">
              <OrderAmounts locale={locale} order={order} />
            </Sheet>
            <Sheet
              title={words.order}
              id="order"
              tools={<OrderLinks locale={locale} order={order} brings={rights.workshop} />}
            >
              <OrderBadges locale={locale} order={order} />
              <OrderFacts locale={locale} order={order} />
            </Sheet>
            <Sheet title={words.documents} id="documents">
              <OrderDocuments locale={locale} order={order} files={page.documents} formKey={formKey} />
            </Sheet>
          </>
        }
      />
    </>
  );
}

/** What is ordered, and on which days it leaves when it is not all at once. */
function LinesAndDays({
  locale,
  order,
  today,
}: Pick<OrderPageViewProps, 'locale' | 'today'> & Pick<OrderPage, 'order'>) {
  const planned = order.schedule.map((one) => ({ ...one, items: plannedItems(order.lines, one) }));
  return (
    <>
      <div id="lines">
        <OrderLines locale={locale} order={order} />
      </div>
      {planned.length > 0 && (
        <Sheet title={say(homeWords, locale).schedule}>
          <ScheduleTable locale={locale} planned={planned} today={today} />
        </Sheet>
      )}
    </>
  );
}

/** The one thing to do next: answer what is asked, deliver what is made, invoice what is delivered. */
function Next({ page, rights, locale, formKey }: Omit<OrderPageViewProps, 'today'>) {
  const words = say(homeWords, locale);
  const { id, state, produced, delivered, invoiced } = page.order;
  const open = state === 'confirmed' || state === 'closed';
  const canDeliver = open && rights.deliver && produced > delivered;
  const canInvoice = open && rights.invoice && delivered > invoiced;
  const draft = {
    label: words.draftInvoice,
    action: `/orders/${id}/invoices`,
    primary: !canDeliver,
    idempotencyKey: `${formKey}-invoice`,
  };
  return (
    <>
      <LinkButton href="#documents">{words.documents}</LinkButton>
      {page.events.some(({ event }) => event === 'confirm') && (
        <LinkButton href="#acts" primary>
          {words.answer}
        </LinkButton>
      )}
      {canDeliver && (
        <LinkButton href={`/orders/${id}/deliveries/new`} primary>
          {words.prepareDelivery}
        </LinkButton>
      )}
      {rights.invoice && state === 'confirmed' && delivered === 0 && (
        <LinkButton href={`/orders/${id}/deposits/new`}>{words.askDeposit}</LinkButton>
      )}
      {canInvoice && <ActionButtons actions={[draft]} />}
    </>
  );
}
