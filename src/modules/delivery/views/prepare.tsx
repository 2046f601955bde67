import type { FormTrouble } from '../../../core/http/forms.js';
import { Empty, Form, LinkButton, PageHead, Sheet, SizeGrid, sizeGridOf, Submit } from '../../../core/ui/index.js';
import { parseQuantity, type UnitCode } from '../../../core/quantity/unit.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DeliverableCell, DeliverableLine } from '../delivery.types.js';
import { deliveryWords } from '../delivery.words.js';

interface PrepareProps {
  locale: Locale;
  order: { id: number; number: string; partnerName: string };
  lines: readonly DeliverableLine[];
  trouble: FormTrouble;
  formKey: string;
}

/** What leaves together: the quantities that can leave are already filled in. */
export function PrepareView({ locale, order, lines, trouble, formKey }: PrepareProps) {
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
        <p class="soft">{words.prepareSub}</p>
        {ready.map((line) => (
          <Sheet title={`${line.itemCode} · ${line.itemName}`}>
            <LineGrid locale={locale} line={line} typed={trouble.values} />
          </Sheet>
        ))}
        <Submit icon="package" cancel={{ href: back.href, label: words.cancel }}>
          {words.prepareButton}
        </Submit>
      </Form>
    </>
  );
}

interface LineGridProps {
  locale: Locale;
  line: DeliverableLine;
  typed: Readonly<Record<string, string>>;
}

function LineGrid({ locale, line, typed }: LineGridProps) {
  const words = say(deliveryWords, locale);
  const unnamed = { size: words.noSize, colour: words.oneSize };
  const grid = sizeGridOf(line.cells, unnamed, (cell) => inputOf(cell, line.unitCode, typed));
  return <SizeGrid caption={`${line.itemName}, ${words.quantity}`} {...grid} unit={line.unitCode} editable />;
}

function inputOf(cell: DeliverableCell, unit: UnitCode, typed: Readonly<Record<string, string>>) {
  if (cell.available === 0) return null;
  const given = typed[`cells[${cell.orderCellId}]`];
  return { id: cell.orderCellId, quantity: given === undefined ? cell.available : (parseQuantity(given, unit) ?? 0) };
}
