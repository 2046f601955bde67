import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, Sheet, type Column, type Row } from '../../../core/ui/index.js';
import { duration, percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { Margin } from '../overview.types.js';
import { shortened } from '../overview.shortened.js';
import { overviewWords } from '../overview.words.js';
import type { OverviewProps } from './overview-props.js';

/** Rows shown on the page; the others are one more row, and in the workbook each its own. */
const SHOWN = { grants: Infinity, workshops: Infinity, customers: 5, orders: 12 };

function marginColumns(locale: Locale): Column[] {
  const words = say(overviewWords, locale);
  return [
    { key: 'sales', label: words.sales, align: 'right' },
    { key: 'material', label: words.material, align: 'right' },
    { key: 'margin', label: words.margin, align: 'right' },
    { key: 'learning', label: words.learning, align: 'right' },
    { key: 'scrap', label: words.scrap, align: 'right' },
  ];
}

function marginCells(margin: Margin, locale: Locale): Row['cells'] {
  const { salesCents, materialCents, marginCents, marginShare, learningCents, minutes, scrap } = margin;
  const cost = learningCents === null ? '—' : formatCents(learningCents, locale);
  return {
    sales: formatCents(salesCents, locale),
    material: formatCents(materialCents, locale),
    margin: (
      <>
        {formatCents(marginCents, locale)}
        {marginShare !== null && <small class="soft"> {percent(marginShare, locale)}</small>}
      </>
    ),
    learning: (
      <>
        {cost} <small class="soft">{duration(minutes)}</small>
      </>
    ),
    scrap,
  };
}

/** Direct margin by workshop, what learning cost apart. */
export function WorkshopsSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  return (
    <Sheet title={words.workshops} id="workshops">
      <DataTable
        caption={words.workshops}
        columns={[{ key: 'name', label: words.workshop }, ...marginColumns(locale)]}
        rows={page.sales.workshops.map((row) => ({
          id: row.workshopId,
          cells: { name: row.name, ...marginCells(row, locale) },
        }))}
        total={marginCells(page.sales.total, locale)}
      />
      <p class="soft small">{words.marginHelp}</p>
    </Sheet>
  );
}

/** The same margin order by order. */
export function OrdersSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  const { orders, total } = shortened(page, SHOWN, locale).sales;
  return (
    <Sheet title={words.orders} id="orders">
      <DataTable
        caption={words.orders}
        columns={[{ key: 'order', label: words.order }, ...marginColumns(locale)]}
        rows={orders.map((row) => ({
          id: row.orderId,
          cells: {
            order: (
              <>
                {row.orderId > 0 && <a href={`/orders/${row.orderId}`}>{row.orderNumber}</a>}{' '}
                <small class="soft">{row.partnerName}</small>
              </>
            ),
            ...marginCells(row, locale),
          },
        }))}
        total={orders.length > 0 ? marginCells(total, locale) : undefined}
        empty={<Empty title={words.noOrder} />}
      />
    </Sheet>
  );
}

/** How much the school leans on each customer. */
export function CustomersSheet({ page, year, locale }: OverviewProps & { year: string }) {
  const words = say(overviewWords, locale);
  return (
    <Sheet title={words.customers}>
      <DataTable
        caption={words.customers}
        columns={[
          { key: 'name', label: words.customer },
          { key: 'sales', label: words.sales, align: 'right' },
          { key: 'part', label: words.part, align: 'right' },
        ]}
        rows={shortened(page, SHOWN, locale).sales.customers.map((row) => ({
          id: row.partnerId,
          cells: {
            name:
              row.partnerId > 0 ? (
                <a href={`/funding/${year}/revenue?partnerId=${row.partnerId}`}>{row.name}</a>
              ) : (
                row.name
              ),
            sales: formatCents(row.cents, locale),
            part: percent(row.share, locale),
          },
        }))}
        empty={<Empty title={words.noOrder} />}
      />
    </Sheet>
  );
}
