import type { FormTrouble } from '../../../core/http/forms.js';
import { parseQuantity, quantityText } from '../../../core/quantity/unit.js';
import {
  DateField,
  FieldSet,
  Form,
  PageHead,
  Sheet,
  SizeGrid,
  sizeGridOf,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalLine, PortalOrder } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

interface Props {
  locale: Locale;
  order: PortalOrder;
  today: string;
  trouble: FormTrouble;
  formKey: string;
}

/** How many of what is left, for when and where. */
export function CallOffView({ locale, order, today, trouble, formKey }: Props) {
  const words = say(portalWords, locale);
  const href = `/portal/orders/${order.id}`;
  const open = order.lines.filter(({ cells }) => cells.some(({ leftToPlan }) => leftToPlan > 0));
  return (
    <>
      <PageHead title={words.callOff} sub={order.number} back={{ href, label: words.order(order.number) }} />
      {open.length === 0 ? (
        <Sheet>
          <p class="soft">{words.allCalled}</p>
        </Sheet>
      ) : (
        <Form action={`${href}/call-offs`} idempotencyKey={formKey} {...trouble}>
          {open.map((line) => (
            <Sheet title={line.itemName}>
              <Left locale={locale} line={line} typed={trouble.values} />
            </Sheet>
          ))}
          <Sheet>
            <FieldSet>
              <DateField name="dueOn" label={words.calledFor} min={today} required />
              <TextField name="reference" label={words.callReference} maxLength={35} required={false} />
              <TextField
                name="address"
                label={words.calledAt}
                help={words.calledAtHelp}
                maxLength={300}
                size="wide"
                required={false}
              />
            </FieldSet>
            <Submit icon="check" cancel={{ href, label: words.leave }}>
              {words.callOff}
            </Submit>
          </Sheet>
        </Form>
      )}
    </>
  );
}

function Left({ locale, line, typed }: { locale: Locale; line: PortalLine; typed: Readonly<Record<string, string>> }) {
  const words = say(portalWords, locale);
  const grid = sizeGridOf(line.cells, { size: words.quantity, colour: line.itemName }, (cell) =>
    cell.leftToPlan === 0
      ? null
      : {
          id: cell.orderCellId,
          quantity: parseQuantity(typed[`cells[${cell.orderCellId}]`] ?? '', line.unitCode) ?? 0,
        },
  );
  const left = line.cells.reduce((sum, { leftToPlan }) => sum + leftToPlan, 0);
  return (
    <>
      <p class="soft">{words.leftToCall(quantityText(left, line.unitCode, locale))}</p>
      <SizeGrid caption={line.itemName} {...grid} unit={line.unitCode} editable />
    </>
  );
}
