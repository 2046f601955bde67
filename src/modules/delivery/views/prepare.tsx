import type { FormTrouble } from '../../../core/http/forms.js';
import {
  Empty,
  Form,
  Hidden,
  LinkButton,
  PageHead,
  Sheet,
  SizeGrid,
  sizeGridOf,
  Submit,
} from '../../../core/ui/index.js';
import { parseQuantity, type UnitCode } from '../../../core/quantity/unit.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderSheet, ScheduledDelivery } from '../../sales/index.js';
import type { DeliverableCell, DeliverableLine } from '../delivery.types.js';
import { deliveryWords } from '../delivery.words.js';

interface PrepareProps {
  locale: Locale;
  order: Pick<OrderSheet, 'id' | 'number' | 'partnerName' | 'schedule'>;
  /** The planned delivery it is; none when nothing is planned, or left of the plan. */
  planned?: ScheduledDelivery;
  lines: readonly DeliverableLine[];
  trouble: FormTrouble;
  formKey: string;
}

/** What leaves together: the quantities that can leave are already filled in. */
export function PrepareView({ locale, order, planned, lines, trouble, formKey }: PrepareProps) {
  const words = say(deliveryWords, locale);
  const ready = lines.filter(({ cells }) => cells.some(({ available }) => available > 0));
  const back = { href: `/orders/${order.id}`, label: `${words.backToOrder} ${order.number}` };
  const head = <PageHead title={words.prepare} sub={`${order.number} · ${order.partnerName}`} back={back} />;
  if (ready.length === 0) {
    return (
      <>
        {head}
        <Sheet>
          <Empty title={words.nothingReady} action={<LinkButton href={back.href}>{back.label}</LinkButton>}>
            {words.nothingReadyWhy}
          </Empty>
        </Sheet>
      </>
    );
  }
  return (
    <>
      {head}
      <Form action={`/orders/${order.id}/deliveries`} idempotencyKey={formKey} {...trouble}>
        {planned && <Hidden name="plannedDeliveryId" value={planned.id} />}
        <p class="soft">
          {planned
            ? words.preparePlanned(shortDate(planned.dueOn, locale), planned.address ?? words.usualPlace)
            : words.prepareSub}
        </p>
        <OtherPlanned locale={locale} order={order} planned={planned} />
        {ready.map((line) => (
          <Sheet title={`${line.itemCode} · ${line.itemName}`}>
            <LineGrid locale={locale} line={line} planned={planned} typed={trouble.values} />
          </Sheet>
        ))}
        <Submit icon="package" cancel={{ href: back.href, label: words.cancel }}>
          {words.prepareButton}
        </Submit>
      </Form>
    </>
  );
}

/** The other deliveries still to leave: another day, another place. */
function OtherPlanned({ locale, order, planned }: Pick<PrepareProps, 'locale' | 'order' | 'planned'>) {
  const words = say(deliveryWords, locale);
  const others = order.schedule.filter(({ id, done }) => !done && id !== planned?.id);
  if (others.length === 0) return null;
  return (
    <p>
      {words.otherPlanned}{' '}
      {others.map(({ id, dueOn, address }) => (
        <>
          <a href={`/orders/${order.id}/deliveries/new?plannedDeliveryId=${id}`}>
            {[shortDate(dueOn, locale), address].filter(Boolean).join(' · ')}
          </a>{' '}
        </>
      ))}
    </p>
  );
}

interface LineGridProps {
  locale: Locale;
  line: DeliverableLine;
  planned?: ScheduledDelivery;
  typed: Readonly<Record<string, string>>;
}

function LineGrid({ locale, line, planned, typed }: LineGridProps) {
  const words = say(deliveryWords, locale);
  const unnamed = { size: words.noSize, colour: words.oneSize };
  const grid = sizeGridOf(line.cells, unnamed, (cell) => inputOf(cell, line.unitCode, { typed, planned }));
  return <SizeGrid caption={`${line.itemName}, ${words.quantity}`} {...grid} unit={line.unitCode} editable />;
}

interface Given {
  typed: Readonly<Record<string, string>>;
  planned?: ScheduledDelivery;
}

function inputOf(cell: DeliverableCell, unit: UnitCode, { typed, planned }: Given) {
  if (cell.available === 0) return null;
  const given = typed[`cells[${cell.orderCellId}]`];
  const quantity = given === undefined ? proposed(cell, planned) : (parseQuantity(given, unit) ?? 0);
  return { id: cell.orderCellId, quantity };
}

/** All that can leave, but no more than the planned delivery still asks for. */
function proposed({ orderCellId, available }: DeliverableCell, planned?: ScheduledDelivery): number {
  if (!planned) return available;
  const own = planned.cells.find((cell) => cell.orderCellId === orderCellId);
  return Math.min(available, own ? own.quantity - own.delivered : 0);
}
