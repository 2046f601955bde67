import { monthlyBars, renderChart, type ChartTheme } from '../../core/ui/index.js';
import { shortMonth } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { FundingPage } from './funding.types.js';
import { fundingWords } from './funding.words.js';

export const REVENUE_CHART = { width: 640, height: 280 };
const euros = (cents: number): number => cents / 100;

/** Sales by month and workshop as stacked bars, the order book dashed on top; an SVG document. */
export function revenueChart(
  page: Pick<FundingPage, 'months' | 'workshops'>,
  locale: Locale,
  theme: ChartTheme,
): Promise<string> {
  const series = page.workshops.map(({ name }, index) => ({
    name,
    values: page.months.map(({ byWorkshop }) => euros(byWorkshop[index] ?? 0)),
  }));
  // A month without an order shows no dashed line on the axis.
  const values = page.months.map(({ orderBookCents }) => (orderBookCents > 0 ? euros(orderBookCents) : null));
  const plannedSeries = { name: say(fundingWords, locale).orderBook, values };
  const months = page.months.map(({ month }) => shortMonth(month, locale));
  return renderChart(monthlyBars({ months, series, plannedSeries, locale }), { ...REVENUE_CHART, theme });
}
