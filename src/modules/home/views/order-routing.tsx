import { Bar, DataTable, Sheet } from '../../../core/ui/index.js';
import { duration } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderPage } from '../home.types.js';
import { homeWords } from '../home.words.js';

interface RoutingSheetProps {
  page: OrderPage;
  locale: Locale;
  /** Masters and heads may open the work orders. */
  linked: boolean;
}

type WorkOrder = OrderPage['workOrders'][number];

/** How far each operation is, work order by work order; nobody is named. */
export function RoutingSheet({ page, locale, linked }: RoutingSheetProps) {
  const words = say(homeWords, locale);
  return (
    <div id="routing">
      {page.workOrders.length === 0 && (
        <Sheet title={words.routing}>
          <p class="soft">{words.noRouting}</p>
        </Sheet>
      )}
      {page.workOrders.map((workOrder) => (
        <WorkOrderTable workOrder={workOrder} page={page} locale={locale} linked={linked} />
      ))}
    </div>
  );
}

function WorkOrderTable({ workOrder, page, locale, linked }: RoutingSheetProps & { workOrder: WorkOrder }) {
  const words = say(homeWords, locale);
  const { id, number, itemName, operations } = workOrder;
  const title = `${number} · ${itemName}`;
  return (
    <Sheet title={words.routing} tools={linked ? <a href={`/work-orders/${id}`}>{title}</a> : title}>
      <DataTable
        caption={`${words.routing}, ${title}`}
        columns={[
          { key: 'name', label: words.operation },
          { key: 'center', label: words.workCenter },
          { key: 'progress', label: words.progress },
          { key: 'planned', label: words.planned, align: 'right' },
          { key: 'spent', label: words.spent, align: 'right' },
        ]}
        rows={operations.map((operation) => {
          const { quantity, validated, name, workCenterId } = operation;
          // A lost piece is made again elsewhere: here the operation is done.
          const share = operation.state === 'done' ? 1 : quantity > 0 ? validated / quantity : 0;
          return {
            id: operation.id,
            cells: {
              name,
              center: workCenterId === null ? '—' : (page.workCenters.get(workCenterId) ?? '—'),
              progress: (
                <Bar share={share} tone={share >= 1 ? 'green' : 'blue'} label={`${name}, ${validated} / ${quantity}`} />
              ),
              planned: duration(operation.plannedMinutes),
              spent: duration(operation.spentMinutes),
            },
          };
        })}
      />
    </Sheet>
  );
}
