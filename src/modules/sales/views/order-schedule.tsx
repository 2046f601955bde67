import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityInput, quantityText } from '../../../core/quantity/unit.js';
import { CheckField, fieldId, Form, Hidden, PageHead, Sheet, Submit, useRefusal } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { MOST_PLANNED } from '../sales.schedule.js';
import { cellName, orderedNet } from '../sales.totals.js';
import type { OrderCellRead, OrderLineRead, OrderSheet } from '../sales.types.js';
import { salesWords } from '../sales.words.js';

interface Props {
  locale: Locale;
  order: OrderSheet;
  trouble: FormTrouble;
  formKey: string;
}

const SPARE_COLUMNS = 2;

/** Days and places over the sizes: one column a delivery. */
export function OrderScheduleView({ locale, order, trouble, formKey }: Props) {
  const words = say(salesWords, locale);
  const back = { href: `/orders/${order.id}`, label: words.backToOrder };
  const count = Math.min(MOST_PLANNED, order.schedule.length + SPARE_COLUMNS);
  const columns = Array.from({ length: count }, (_, column) => column);
  return (
    <>
      <PageHead title={words.schedule} sub={`${order.number} · ${order.partnerName}`} back={back} />
      <Sheet>
        <p class="soft">{words.scheduleSub}</p>
        <Form action={`/orders/${order.id}/schedule`} idempotencyKey={formKey} {...trouble}>
          <Hidden name="version" value={order.version} />
          <div class="scroll" role="region" aria-label={words.schedule} tabIndex={0}>
            <table class="grid">
              <caption class="visually-hidden">{words.schedule}</caption>
              <thead>
                <Heads locale={locale} order={order} columns={columns} />
              </thead>
              <tbody>
                {order.lines.flatMap((line) =>
                  line.cells.map((cell) => (
                    <CellRow locale={locale} order={order} line={line} cell={cell} columns={columns} />
                  )),
                )}
              </tbody>
            </table>
          </div>
          <CheckField name="framework" label={words.framework} help={words.frameworkHelp} checked={order.framework} />
          <Submit icon="calendar" cancel={{ href: back.href, label: words.cancel }}>
            {words.saveSchedule}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}

interface HeadsProps {
  locale: Locale;
  order: OrderSheet;
  columns: readonly number[];
}

function Heads({ locale, order, columns }: HeadsProps) {
  const words = say(salesWords, locale);
  return (
    <>
      <tr>
        <th scope="col">{words.plannedOn}</th>
        {columns.map((column) => (
          <th scope="col">
            <Box
              type="date"
              name={`days[${column}]`}
              label={words.dayOf(column + 1)}
              value={order.schedule[column]?.dueOn ?? ''}
            />
          </th>
        ))}
      </tr>
      <tr>
        <th scope="row">{words.plannedAt}</th>
        {columns.map((column) => (
          <td>
            <Box
              type="text"
              name={`addresses[${column}]`}
              label={words.placeOf(column + 1)}
              value={order.schedule[column]?.address ?? ''}
            />
            <Hidden name={`references[${column}]`} value={order.schedule[column]?.reference ?? ''} />
          </td>
        ))}
      </tr>
    </>
  );
}

function CellRow({ locale, order, line, cell, columns }: HeadsProps & { line: OrderLineRead; cell: OrderCellRead }) {
  const words = say(salesWords, locale);
  const name = cellName(line.itemName, cell);
  const planned = (column: number) =>
    order.schedule[column]?.cells.find(({ orderCellId }) => orderCellId === cell.id)?.quantity ?? 0;
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{quantityText(orderedNet(cell), line.unitCode, locale)}</small>
      </th>
      {columns.map((column) => (
        <td>
          <Box
            type="figures"
            name={`planned[${column}-${cell.id}]`}
            label={words.quantityOf(name, column + 1)}
            value={planned(column) === 0 ? '' : quantityInput(planned(column), line.unitCode, locale)}
          />
        </td>
      ))}
    </tr>
  );
}

interface BoxProps {
  type: 'date' | 'text' | 'figures';
  name: string;
  label: string;
  value: string;
}

function Box({ type, name, label, value }: BoxProps) {
  const { error, typed } = useRefusal(name);
  // The JSX types know one kind of input at a time.
  const kind = { type: (type === 'date' ? 'date' : 'text') as 'text' };
  return (
    <>
      <input
        {...kind}
        id={fieldId(name)}
        class={type === 'figures' ? undefined : 'wide'}
        name={name}
        value={typed ?? value}
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        maxLength={type === 'text' ? 300 : undefined}
        inputMode={type === 'figures' ? 'decimal' : undefined}
        autoComplete="off"
      />
      {error && <small class="error">{error}</small>}
    </>
  );
}
