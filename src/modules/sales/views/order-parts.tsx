import { formatCents, formatPrice } from '../../../core/money/money.js';
import { vatRateText } from '../../../core/money/vat.js';
import { quantityText, UNITS } from '../../../core/quantity/unit.js';
import { Badge, Badges, DataTable, Facts, Sheet, SizeGrid, sizeGridOf } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { salesOrderMachine } from '../sales-order.states.js';
import { orderedNet } from '../sales.totals.js';
import type { OrderCellRead, OrderLineRead, OrderRow, OrderSheet, OrderState } from '../sales.types.js';
import { axisWords, salesWords } from '../sales.words.js';

/** Promised, past its day, and not all delivered. */
export const isLate = (order: OrderRow, today: string): boolean =>
  order.state === 'confirmed' &&
  order.promisedOn !== null &&
  order.promisedOn < today &&
  order.delivered < order.ordered;

export function StateBadge({ locale, state }: { locale: Locale; state: OrderState }) {
  const { tone, ...said } = salesOrderMachine.states[state];
  return <Badge tone={tone}>{said[locale]}</Badge>;
}

/** State, and what the cells say of production, delivery and billing. */
export function OrderBadges({ locale, order }: { locale: Locale; order: OrderSheet }) {
  const { production, delivery, billing } = order.axes;
  const done = (axis: string) => (['ready', 'full'].includes(axis) ? 'green' : axis === 'none' ? 'plain' : 'blue');
  return (
    <Badges>
      <StateBadge locale={locale} state={order.state} />
      <HoldBadge locale={locale} order={order} />
      {order.state !== 'draft' && order.state !== 'cancelled' && (
        <>
          <Badge tone={done(production)}>{axisWords.production[production][locale]}</Badge>
          <Badge tone={done(delivery)}>{axisWords.delivery[delivery][locale]}</Badge>
          <Badge tone={done(billing)}>{axisWords.billing[billing][locale]}</Badge>
        </>
      )}
    </Badges>
  );
}

/** Why the order waits; nothing while it goes on. */
export function HoldBadge({ locale, order }: { locale: Locale; order: Pick<OrderSheet, 'holdReason'> }) {
  if (order.holdReason === null) return null;
  return (
    <Badge tone="ochre" icon="clock">
      {say(salesWords, locale).onHold(order.holdReason)}
    </Badge>
  );
}

/** Who asked, when, and for when. */
export function OrderFacts({ locale, order }: { locale: Locale; order: OrderSheet }) {
  const words = say(salesWords, locale);
  const day = (date: string | null) => dayOrDash(date, locale);
  return (
    <Facts
      facts={[
        { label: words.partner, value: <a href={`/partners/${order.partnerId}`}>{order.partnerName}</a> },
        { label: words.reference, value: order.customerReference ?? '–' },
        ...(order.framework ? [{ label: words.framework, value: words.yes }] : []),
        ...(order.buyerReference ? [{ label: words.service, value: order.buyerReference }] : []),
        ...(order.contractReference ? [{ label: words.contract, value: order.contractReference }] : []),
        { label: words.source, value: order.source === 'portal' ? words.fromPortal : words.fromSchool },
        ...(order.quoteId === null
          ? []
          : [{ label: words.quotes, value: <a href={`/quotes/${order.quoteId}`}>{words.fromQuote}</a> }]),
        { label: words.placedOn, value: day(order.placedOn) },
        { label: words.wishedOn, value: day(order.wishedOn) },
        { label: words.promisedOn, value: day(order.promisedOn), strong: true },
        ...(order.note ? [{ label: words.note, value: order.note }] : []),
      ]}
    />
  );
}

/** Totals by VAT rate: the same figures as on every paper of the order. */
export function OrderAmounts({ locale, order }: { locale: Locale; order: OrderSheet }) {
  const words = say(salesWords, locale);
  const { totalWithoutVatCents, totalWithVatCents, vat } = order.totals;
  return (
    <Facts
      facts={[
        { label: words.totalWithoutVat, value: formatCents(totalWithoutVatCents, locale) },
        ...vat.map(({ vatCategory, vatRate, vatCents }) => ({
          label: `${words.vat} ${vatRateText(vatCategory, vatRate, locale)}`,
          value: formatCents(vatCents, locale),
        })),
        { label: words.totalWithVat, value: formatCents(totalWithVatCents, locale), strong: true },
      ]}
    />
  );
}

/** Each line with its sizes: ordered, and under it what is made and delivered. */
export function OrderLines({ locale, order }: { locale: Locale; order: OrderSheet }) {
  return (
    <>
      {order.lines.map((line) => (
        <OrderLine locale={locale} line={line} />
      ))}
    </>
  );
}

function OrderLine({ locale, line }: { locale: Locale; line: OrderLineRead }) {
  const words = say(salesWords, locale);
  const price = words.pricedAt(formatPrice(line.itemNetPriceE4, locale));
  const drawing = line.drawingRevision && words.drawing(line.drawingRevision);
  const sized = UNITS[line.unitCode].scale === 0 && line.cells.some(({ size, colour }) => size ?? colour);
  return (
    <Sheet title={`${line.itemCode} ${line.itemName}`} tools={formatCents(line.lineNetCents, locale)}>
      <p class="soft">{[price, drawing].filter(Boolean).join(' · ')}</p>
      {sized ? <CellGrid locale={locale} line={line} /> : <CellTable locale={locale} line={line} />}
    </Sheet>
  );
}

function CellGrid({ locale, line }: { locale: Locale; line: OrderLineRead }) {
  const words = say(salesWords, locale);
  const note = ({ produced, delivered }: OrderCellRead) =>
    [produced > 0 && words.madeNote(produced), delivered > 0 && words.deliveredNote(delivered)]
      .filter(Boolean)
      .join(', ');
  const grid = sizeGridOf(line.cells, { size: '–', colour: '–' }, (cell) => ({
    id: cell.id,
    quantity: orderedNet(cell),
    note: note(cell),
  }));
  return <SizeGrid caption={line.itemName} {...grid} />;
}

function CellTable({ locale, line }: { locale: Locale; line: OrderLineRead }) {
  const words = say(salesWords, locale);
  const said = (quantity: number) => quantityText(quantity, line.unitCode, locale);
  return (
    <DataTable
      caption={line.itemName}
      columns={[
        { key: 'ordered', label: words.ordered, align: 'right' },
        { key: 'produced', label: words.produced, align: 'right' },
        { key: 'delivered', label: words.delivered, align: 'right' },
        { key: 'invoiced', label: words.invoiced, align: 'right' },
      ]}
      rows={line.cells.map((cell) => ({
        id: cell.id,
        cells: {
          ordered: said(orderedNet(cell)),
          produced: said(cell.produced),
          delivered: said(cell.delivered),
          invoiced: said(cell.invoiced - cell.credited),
        },
      }))}
    />
  );
}
