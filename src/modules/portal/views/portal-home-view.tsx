import type { PartnerRight } from '../../../core/access/scope.js';
import { formatCents } from '../../../core/money/money.js';
import { Badge, Columns, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalHome, PortalOrderRow } from '../portal.types.js';
import { portalWords } from '../portal.words.js';
import { PortalTrail } from './portal-trail.js';

interface PortalHomeViewProps {
  locale: Locale;
  home: PortalHome;
}

/** What a customer comes for: where is it, what must I confirm, what must I pay. */
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
  return (
    <>
      <PageHead title={home.partnerName || words.home} sub={words.openOrders} actions={order} />
      <Columns
        main={
          <>
            {home.orders.map((one) => (
              <OrderCard order={one} locale={locale} />
            ))}
            {home.orders.length === 0 && (
              <Sheet>
                <Empty title={words.noOrder}>{words.noOrderHelp}</Empty>
              </Sheet>
            )}
            {(may('buyer') || may('receiver') || may('payer')) && (
              <p>
                <LinkButton href="/portal/orders">{words.allOrders}</LinkButton>
              </p>
            )}
          </>
        }
        side={
          <>
            <ToAccept home={home} locale={locale} />
            {may('receiver') && <ToReceive home={home} locale={locale} />}
            {may('payer') && <ToPay home={home} locale={locale} />}
            {may('manager') && <Company locale={locale} />}
          </>
        }
      />
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

function Company({ locale }: { locale: Locale }) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.company}>
      <p>{words.companySub}</p>
      <p>
        <LinkButton href="/portal/company">{words.seeCompany}</LinkButton>
      </p>
    </Sheet>
  );
}

function ToAccept({ home, locale }: PortalHomeViewProps) {
  const words = say(portalWords, locale);
  if (home.toAccept.length === 0) return null;
  return (
    <Sheet title={words.toAnswer}>
      <ul class="legend">
        {home.toAccept.map(({ id, number, validUntil, totalWithVatCents }) => (
          <li>
            <span>
              <a href={`/portal/quotes/${id}`}>{number}</a>
              <br />
              <small class="soft">
                {words.validUntil} {dayOrDash(validUntil, locale)}
              </small>
            </span>
            <b>{formatCents(totalWithVatCents, locale)}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function ToReceive({ home, locale }: PortalHomeViewProps) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.toReceive}>
      {home.toReceive.length === 0 && <p class="soft">{words.nothingToReceive}</p>}
      <ul class="legend">
        {home.toReceive.map(({ id, number, shippedOn }) => (
          <li>
            <a href={`/portal/deliveries/${id}`}>{number}</a>
            <b>{dayOrDash(shippedOn, locale)}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function ToPay({ home, locale }: PortalHomeViewProps) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.toPay}>
      {home.toPay.length === 0 && <p class="soft">{words.nothingToPay}</p>}
      <ul class="legend">
        {home.toPay.map(({ id, number, dueOn, dueCents, overdue, fileId }) => (
          <li>
            <span>
              {fileId === null ? number : <a href={`/files/${fileId}`}>{number}</a>}
              <br />
              <small class="soft">
                {words.dueOn} {dayOrDash(dueOn, locale)}
              </small>{' '}
              {overdue && (
                <Badge tone="red" icon="alert-triangle">
                  {words.overdue}
                </Badge>
              )}
            </span>
            <b key={id}>{formatCents(dueCents, locale)}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
