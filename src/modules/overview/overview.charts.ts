import { monthlyBars, renderChart, type ChartTheme } from '../../core/ui/index.js';
import { shortMonth } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { Forecast } from './overview.types.js';
import { forecastWords } from './overview.words.js';
import { toCome } from './forecast.totals.js';

export const FORECAST_CHART = { width: 900, height: 300 };

/** What came by month from customers and funders, and dashed on top what is expected; an SVG document. */
export function forecastChart({ months }: Forecast, locale: Locale, theme: ChartTheme): Promise<string> {
  const words = say(forecastWords, locale);
  const dated = months.flatMap((row) => (row.month === null ? [] : [{ ...row, month: row.month }]));
  const series = [
    { name: words.received, values: dated.map(({ receivedCents }) => receivedCents / 100) },
    { name: words.grantsReceived, values: dated.map(({ grantsReceivedCents }) => grantsReceivedCents / 100) },
  ];
  const expected = dated.map((row) => (toCome(row) > 0 ? toCome(row) / 100 : null));
  return renderChart(
    monthlyBars({
      months: dated.map(({ month }) => shortMonth(month, locale)),
      series,
      plannedSeries: { name: words.toCome, values: expected },
      locale,
    }),
    { ...FORECAST_CHART, theme },
  );
}
