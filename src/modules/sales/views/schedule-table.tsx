import { Badge, DataTable } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { plannedText } from '../sales.schedule.js';
import type { PlannedItem, ScheduledDelivery } from '../sales.types.js';
import { salesWords } from '../sales.words.js';

type Planned = Pick<ScheduledDelivery, 'id' | 'dueOn' | 'address' | 'reference' | 'done'> & {
  items: readonly PlannedItem[];
};

/** The deliveries planned, as the school and its customer read them. */
export function ScheduleTable({
  locale,
  planned,
  today,
}: {
  locale: Locale;
  planned: readonly Planned[];
  today: string;
}) {
  const words = say(salesWords, locale);
  return (
    <DataTable
      caption={words.schedule}
      columns={[
        { key: 'on', label: words.plannedOn },
        { key: 'what', label: words.ordered },
        { key: 'at', label: words.plannedAt },
        { key: 'state', label: words.state },
      ]}
      rows={planned.map(({ id, dueOn, address, reference, items, done }) => ({
        id,
        cells: {
          on: (
            <>
              {shortDate(dueOn, locale)}
              {reference && <div class="soft">{words.calledAs(reference)}</div>}
            </>
          ),
          what: items.map((item) => <div>{plannedText(item, locale)}</div>),
          at: address ?? words.usualPlace,
          state: <PlannedBadge locale={locale} done={done} late={dueOn < today} />,
        },
      }))}
    />
  );
}

function PlannedBadge({ locale, done, late }: { locale: Locale; done: boolean; late: boolean }) {
  const words = say(salesWords, locale);
  if (done) return <Badge tone="green">{words.left}</Badge>;
  if (!late) return <Badge tone="plain">{words.toLeave}</Badge>;
  return (
    <Badge tone="red" icon="alert-triangle">
      {words.leftLate}
    </Badge>
  );
}
