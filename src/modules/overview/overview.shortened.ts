import { say, type Locale } from '../../core/words/words.js';
import { marginsSum } from './costs.totals.js';
import type { YearOverview } from './overview.types.js';
import { overviewWords } from './overview.words.js';

/** The first rows, and one of all the others; one more takes the room of that row. */
export function firstOf<Row>(rows: readonly Row[], most: number, others: (rest: readonly Row[]) => Row): Row[] {
  return rows.length <= most + 1 ? [...rows] : [...rows.slice(0, most), others(rows.slice(most))];
}

/** The page with so many rows a table: nothing is left out, what is over is told as one row with its sums. */
export function shortened(
  page: YearOverview,
  most: Record<'grants' | 'workshops' | 'customers' | 'orders', number>,
  locale: Locale,
): YearOverview {
  const words = say(overviewWords, locale);
  const { grants, sales } = page;
  const total = <Row>(rest: readonly Row[], of: (row: Row) => number) => rest.reduce((sum, row) => sum + of(row), 0);
  return {
    ...page,
    grants: firstOf(grants, most.grants, (rest) => ({
      ...{ ...rest[0]!, funder: words.others(rest.length), agreement: null, headcount: null, perLearnerCents: null },
      askedCents: total(rest, ({ askedCents }) => askedCents),
      notifiedCents: total(rest, ({ notifiedCents }) => notifiedCents),
      receivedCents: total(rest, ({ receivedCents }) => receivedCents),
      dueCents: total(rest, ({ dueCents }) => dueCents),
      ...{ reportDueOn: null, reportedOn: null },
    })),
    sales: {
      ...sales,
      workshops: firstOf(sales.workshops, most.workshops, (rest) => ({
        ...{ workshopId: 0, name: words.others(rest.length), ...marginsSum(rest) },
      })),
      customers: firstOf(sales.customers, most.customers, (rest) => ({
        ...{ partnerId: 0, name: words.others(rest.length) },
        cents: total(rest, ({ cents }) => cents),
        share: total(rest, ({ share }) => share),
      })),
      orders: firstOf(sales.orders, most.orders, (rest) => ({
        ...{ orderId: 0, orderNumber: '', partnerName: words.others(rest.length), ...marginsSum(rest) },
      })),
    },
  };
}
