import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import {
  ActionButtons,
  Badge,
  Columns,
  ConfidentialField,
  Facts,
  FileField,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { ScheduleTable } from '../../sales/index.js';
import type { PortalOrder } from '../portal.types.js';
import { portalWords, STATE_WORDS } from '../portal.words.js';
import { BringsSheet } from './brings-sheet.js';
import { ImpactSheet } from './impact-sheet.js';
import { DocumentsSheet, PapersSheet } from './papers.js';
import { PortalLines } from './portal-lines.js';
import { PortalTrail } from './portal-trail.js';

interface OrderViewProps {
  locale: Locale;
  order: PortalOrder;
  trouble: FormTrouble;
  keys: { attach: string; withdraw: string };
  today: string;
}

/** An order as its customer follows it. */
export function OrderView({ locale, order, trouble, keys, today }: OrderViewProps) {
  const words = say(portalWords, locale);
  const withdraw = {
    label: words.withdraw,
    action: `/portal/orders/${order.id}/cancellation`,
    reason: { label: words.reason },
    confirm: words.withdrawConfirm,
    idempotencyKey: keys.withdraw,
  };
  return (
    <>
      <PageHead
        title={words.order(order.number)}
        sub={[order.customerReference, dayOrDash(order.placedOn, locale)].filter(Boolean).join(' · ')}
        back={{ href: '/portal/orders', label: words.orders }}
        actions={
          <>
            {order.claimable && <LinkButton href={`/portal/orders/${order.id}/claims`}>{words.claims}</LinkButton>}
            {order.callable && (
              <LinkButton href={`/portal/orders/${order.id}/call-offs/new`} primary>
                {words.callOff}
              </LinkButton>
            )}
            {order.reorderable && <LinkButton href={`/portal/orders/new?from=${order.id}`}>{words.reorder}</LinkButton>}
            {order.withdrawable && <ActionButtons actions={[withdraw]} />}
          </>
        }
      />
      {order.steps.length > 0 && (
        <Sheet>
          <PortalTrail order={order} locale={locale} papers={order} />
        </Sheet>
      )}
      <Columns
        main={
          <>
            <div id="lines">
              <PortalLines lines={order.lines} locale={locale} />
            </div>
            {order.schedule.length > 0 && (
              <Sheet title={words.schedule}>
                <ScheduleTable locale={locale} planned={order.schedule} today={today} />
              </Sheet>
            )}
            <BringsSheet order={order} locale={locale} today={today} />
            <PapersSheet order={order} locale={locale} />
          </>
        }
        side={
          <>
            <Amounts order={order} locale={locale} />
            <ImpactSheet locale={locale} impact={order.impact} title={words.impactOrder} />
            <DocumentsSheet order={order} locale={locale} />
            <Attach order={order} locale={locale} trouble={trouble} formKey={keys.attach} />
          </>
        }
      />
    </>
  );
}

type AttachProps = Pick<OrderViewProps, 'order' | 'locale' | 'trouble'> & { formKey: string };

function Attach({ order, locale, trouble, formKey }: AttachProps) {
  const words = say(portalWords, locale);
  if (!order.attachable) return null;
  return (
    <Sheet title={words.attach}>
      <Form action={`/portal/orders/${order.id}/attachments`} multipart idempotencyKey={formKey} {...trouble}>
        <FileField name="file" label={words.attachment} help={words.attachmentHelp} required />
        <ConfidentialField />
        <Submit>{words.attach}</Submit>
      </Form>
    </Sheet>
  );
}

function Amounts({ order, locale }: { order: PortalOrder; locale: Locale }) {
  const words = say(portalWords, locale);
  const { tone } = STATE_WORDS[order.state];
  const { totalWithoutVatCents: net, totalVatCents: vat, totalWithVatCents: gross } = order;
  const amounts = [
    { label: words.net, cents: net },
    { label: words.vat, cents: vat },
    { label: words.gross, cents: gross, strong: true },
  ].flatMap(({ cents, ...fact }) => (cents === null ? [] : [{ ...fact, value: formatCents(cents, locale) }]));
  return (
    <Sheet
      title={gross === null ? words.dates : words.amounts}
      tools={
        <Badge tone={order.onHold ? 'ochre' : tone}>
          {order.onHold ? words.onHold : STATE_WORDS[order.state][locale]}
        </Badge>
      }
    >
      <Facts
        facts={[
          { label: words.wishedOn, value: dayOrDash(order.wishedOn, locale) },
          { label: words.promised, value: dayOrDash(order.promisedOn, locale) },
          ...amounts,
          ...(order.buyerReference ? [{ label: words.service, value: order.buyerReference }] : []),
          ...(order.contractReference ? [{ label: words.contract, value: order.contractReference }] : []),
          ...(order.note ? [{ label: words.note, value: order.note }] : []),
        ]}
      />
    </Sheet>
  );
}
