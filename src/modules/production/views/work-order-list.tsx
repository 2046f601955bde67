import { nextPage, type Listed } from '../../../core/http/paging.js';
import { quantityText, shortQuantity } from '../../../core/quantity/unit.js';
import {
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
import { say, type Locale } from '../../../core/words/words.js';
import { kindWords, productionWords } from '../production.words.js';
import type { WorkOrderRow } from '../production.types.js';
import { workOrderMachine } from '../work-order.states.js';
import { DueDay, WorkOrderBadge } from './parts.js';

interface Filters {
  q?: string;
  state?: string;
  orderId?: number;
}

interface Props {
  locale: Locale;
  query: Filters;
  listed: Listed<WorkOrderRow>;
}

export function WorkOrderListView({ locale, query, listed }: Props) {
  const words = say(productionWords, locale);
  return (
    <>
      <PageHead
        title={words.workOrders}
        actions={
          <LinkButton href="/work-orders/new" primary>
            {words.newWorkOrder}
          </LinkButton>
        }
      />
      <Sheet>
        <Filter locale={locale} query={query} />
        <DataTable
          caption={words.workOrders}
          columns={[
            { key: 'number', label: words.workOrder },
            { key: 'item', label: words.item },
            { key: 'kind', label: words.kind },
            { key: 'state', label: words.state },
            { key: 'due', label: words.due },
            { key: 'quantity', label: words.quantity, align: 'right' },
            { key: 'validated', label: words.validated, align: 'right' },
            { key: 'progress', label: words.progress },
          ]}
          rows={listed.rows.map((row) => ({ id: row.id, cells: cellsOf(row, locale) }))}
          empty={<Empty title={words.noWorkOrders}>{words.noWorkOrdersHint}</Empty>}
          pager={{ next: nextPage('/work-orders', query, listed.next) }}
        />
      </Sheet>
    </>
  );
}

function Filter({ locale, query }: { locale: Locale; query: Filters }) {
  const words = say(productionWords, locale);
  const states = [
    ...Object.entries(workOrderMachine.states).map(([value, said]) => ({ value, label: said[locale] })),
    { value: 'late', label: words.late },
  ];
  return (
    <Form action="/work-orders" method="get" filter>
      <TextField name="q" type="search" label={words.search} placeholder={words.searchHint} value={query.q} />
      <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.allStates} />
      <Submit icon="filter">{words.filter}</Submit>
    </Form>
  );
}

function cellsOf(row: WorkOrderRow, locale: Locale) {
  const words = say(productionWords, locale);
  return {
    number: <a href={`/work-orders/${row.id}`}>{row.number}</a>,
    item: row.itemName,
    kind: kindWords[row.kind][locale],
    state: <WorkOrderBadge locale={locale} state={row.state} />,
    due: <DueDay locale={locale} dueOn={row.dueOn} late={row.late} />,
    quantity: quantityText(row.quantity, row.unitCode, locale),
    validated: shortQuantity(row.validated, row.unitCode, locale),
    progress: <Bar share={row.progress} tone={row.progress >= 1 ? 'green' : 'blue'} label={words.progress} />,
  };
}
