import type { PartnerRight } from '../../../core/access/scope.js';
import { formatCents } from '../../../core/money/money.js';
import { Columns, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalHome, PortalOrderRow } from '../portal.types.js';
import { portalWords } from '../portal.words.js';
import { PortalWaiting } from './portal-waiting.js';
import { PortalTrail } from './portal-trail.js';

interface PortalHomeViewProps {
  locale: Locale;
  home: PortalHome;
}

/**
 * What a customer comes for: where is it, what must I confirm, what must I pay. Who does not buy comes for what waits:
 * it stands first.
 */
export function PortalHomeView({ locale, home }: PortalHomeViewProps) {
  const words = say(portalWords, locale);
  const may = (right: PartnerRight) => home.rights.includes(right);
  const order = may('buyer') && (
    <>
      <LinkButton href="/portal/requests/new">{words.newRequest}</LinkButton>
      <LinkButton href="/portal/orders/new" primary>
        {words.newOrder}
      </LinkButton>
    </>
  );
  const orders = (may('buyer') || may('receiver') || may('payer')) && (
    <>
      {home.orders.map((one) => (
        <OrderCard order={one} locale={locale} />
      ))}
      {home.orders.length === 0 && (
        <Sheet>
          <Empty title={words.noOrder}>{words.noOrderHelp}</Empty>
        </Sheet>
      )}
      <p>
        <LinkButton href="/portal/orders">{words.allOrders}</LinkButton>
      </p>
    </>
  );
  const waiting = <PortalWaiting home={home} locale={locale} />;
  return (
    <>
      <PageHead title={home.partnerName || words.home} sub={words.openOrders} actions={order} />
      {may('buyer') ? (
        <Columns main={orders} side={waiting} />
      ) : (
        <>
          {waiting}
          {orders}
        </>
      )}
    </>
  );
}

function OrderCard({ order, locale }: { order: PortalOrderRow; locale: Locale }) {
  const words = say(portalWords, locale);
  const gross = order.totalWithVatCents;
  const reference = order.customerReference ? ` · ${order.customerReference}` : '';
  return (
    <Sheet
      title={
        <>
          <a href={`/portal/orders/${order.id}`}>{words.order(order.number)}</a>
          {reference}
        </>
      }
      tools={gross !== null && <span class="soft">{formatCents(gross, locale)}</span>}
    >
      <PortalTrail order={order} locale={locale} />
    </Sheet>
  );
}
