import type { FormTrouble } from '../../../core/http/forms.js';
import { parseQuantity } from '../../../core/quantity/unit.js';
import {
  DateField,
  Form,
  Hidden,
  PageHead,
  Sheet,
  SizeGrid,
  sizeGridOf,
  Submit,
  TextArea,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { orderedNet } from '../sales.totals.js';
import type { OrderLineRead, OrderSheet } from '../sales.types.js';
import { salesWords } from '../sales.words.js';

interface AmendProps {
  locale: Locale;
  order: OrderSheet;
  today: string;
  formKey: string;
  trouble: FormTrouble;
}

/** What stays ordered and for when, as it is now, to be written anew. */
export function AmendOrderView({ locale, order, today, formKey, trouble }: AmendProps) {
  const words = say(salesWords, locale);
  const back = { href: `/orders/${order.id}`, label: words.backToOrder };
  return (
    <>
      <PageHead title={words.amendTitle} sub={`${order.number} · ${order.partnerName}`} back={back} />
      <Form action={`/orders/${order.id}/amendments`} idempotencyKey={formKey} {...trouble}>
        <Hidden name="version" value={order.version} />
        {order.lines.map((line) => (
          <LineGrid line={line} locale={locale} typed={trouble.values} />
        ))}
        <Sheet>
          <DateField
            name="promisedOn"
            label={words.promise}
            value={order.promisedOn ?? undefined}
            min={order.promisedOn && order.promisedOn < today ? undefined : today}
            required
          />
          <TextArea name="reason" label={words.reason} help={words.amendReason} maxLength={500} required />
          <Submit icon="check">{words.amendSend}</Submit>
        </Sheet>
      </Form>
    </>
  );
}

function LineGrid({ line, locale, typed }: { line: OrderLineRead; locale: Locale; typed: FormTrouble['values'] }) {
  const words = say(salesWords, locale);
  const { itemName, itemCode, unitCode, cells } = line;
  const title = `${itemName} (${itemCode})`;
  return (
    <Sheet title={title}>
      <SizeGrid
        editable
        unit={unitCode}
        caption={title}
        {...sizeGridOf(cells, { size: words.ordered, colour: itemName }, (cell) => ({
          id: cell.id,
          quantity: parseQuantity(typed[`cells[${cell.id}]`] ?? '', unitCode) ?? orderedNet(cell),
        }))}
      />
    </Sheet>
  );
}
