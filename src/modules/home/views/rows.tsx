import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Empty, Sheet } from '../../../core/ui/index.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { dayOrDash, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderRow } from '../../sales/index.js';
import type { FundingDeadline } from '../../funding/index.js';
import { toDoWords, type ToDoRead } from '../../platform/index.js';
import type { DirectorHome } from '../home.types.js';
import { homeWords } from '../home.words.js';

/** Orders that wait for a promised date. */
export function ToConfirmSheet({ orders, locale }: { orders: readonly OrderRow[]; locale: Locale }) {
  const words = say(homeWords, locale);
  return (
    <Sheet title={words.toConfirm}>
      <DataTable
        caption={words.toConfirm}
        columns={[
          { key: 'order', label: words.order },
          { key: 'customer', label: words.customer },
          { key: 'wished', label: words.wished },
          { key: 'amount', label: words.amount, align: 'right' },
        ]}
        rows={orders.map(({ id, number, partnerName, wishedOn, totalWithVatCents }) => ({
          id,
          cells: {
            order: <a href={`/orders/${id}`}>{number}</a>,
            customer: partnerName,
            wished: dayOrDash(wishedOn, locale),
            amount: formatCents(totalWithVatCents, locale),
          },
        }))}
        empty={<Empty title={words.noToConfirm} />}
      />
    </Sheet>
  );
}

/** What is late, and why. */
export function LateSheet({ late, locale }: { late: DirectorHome['late']; locale: Locale }) {
  const words = say(homeWords, locale);
  const why = ({ ordered, produced, delivered, unitCode }: OrderRow) =>
    produced < ordered
      ? words.whyToMake(quantityText(ordered - produced, unitCode, locale))
      : words.whyToDeliver(quantityText(ordered - delivered, unitCode, locale));
  return (
    <Sheet title={words.late}>
      <DataTable
        caption={words.late}
        columns={[
          { key: 'order', label: words.order },
          { key: 'customer', label: words.customer },
          { key: 'promised', label: words.promised },
          { key: 'why', label: words.why },
        ]}
        rows={late.map((order) => ({
          id: order.id,
          cells: {
            order: <a href={`/orders/${order.id}`}>{order.number}</a>,
            customer: order.partnerName,
            promised: `${dayOrDash(order.promisedOn, locale)} (${words.lateDays(order.daysLate)})`,
            why: why(order),
          },
        }))}
        empty={<Empty title={words.noLate} />}
      />
    </Sheet>
  );
}

const SHOWN = 6;

/** What a platform or a customer asks for, or what could not be sent; nothing, no sheet. */
export function PlatformSheet({ toDo, locale }: { toDo: readonly ToDoRead[]; locale: Locale }) {
  const words = say(homeWords, locale);
  const asked = say(toDoWords, locale);
  if (toDo.length === 0) return null;
  return (
    <Sheet title={words.platform}>
      <DataTable
        caption={words.platform}
        columns={[
          { key: 'number', label: words.number },
          { key: 'customer', label: words.customer },
          { key: 'what', label: words.what },
        ]}
        rows={toDo.slice(0, SHOWN).map(({ what, number, partnerName, href }) => ({
          id: href,
          cells: {
            number: <a href={href}>{what === 'unread' ? shortDate(number, locale) : number}</a>,
            customer: partnerName ?? '—',
            what: asked[what],
          },
        }))}
        count={toDo.length > SHOWN ? toDo.length : undefined}
      />
    </Sheet>
  );
}

const URGENCY = { late: 'red', pressing: 'ochre', soon: 'plain' } as const;

/** What grants ask for, or are to pay, within 60 days; none, no sheet. */
export function DeadlinesSheet({ deadlines, locale }: { deadlines: readonly FundingDeadline[]; locale: Locale }) {
  const words = say(homeWords, locale);
  if (deadlines.length === 0) return null;
  const what = ({ what: kind, label, amountCents }: FundingDeadline) =>
    [kind === 'report' ? words.report : (label ?? words[kind]), amountCents && formatCents(amountCents, locale)]
      .filter(Boolean)
      .join(' · ');
  return (
    <Sheet title={words.deadlines}>
      <DataTable
        caption={words.deadlines}
        columns={[
          { key: 'funder', label: words.funder },
          { key: 'what', label: words.what },
          { key: 'when', label: words.when },
        ]}
        rows={deadlines.map((deadline, at) => ({
          id: at,
          cells: {
            funder: <a href={`/funding/${deadline.schoolYear}/lines/${deadline.lineId}`}>{deadline.funder}</a>,
            what: what(deadline),
            when: (
              <Badge tone={URGENCY[deadline.urgency]} icon={deadline.urgency === 'late' ? 'alert-triangle' : 'clock'}>
                {dayOrDash(deadline.dueOn, locale)}
              </Badge>
            ),
          },
        }))}
      />
    </Sheet>
  );
}
