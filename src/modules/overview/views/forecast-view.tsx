import { formatCents, formatEuros } from '../../../core/money/money.js';
import { Chart, DataTable, PageHead, Sheet, type Row } from '../../../core/ui/index.js';
import { capital, monthName } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { Forecast } from '../overview.types.js';
import { overviewWords, forecastWords } from '../overview.words.js';
import { cameIn, toCome } from '../forecast.totals.js';

interface ForecastViewProps {
  locale: Locale;
  forecast: Forecast;
}

/** Month by month: what came, what is expected. */
export function ForecastView({ locale, forecast }: ForecastViewProps) {
  const words = say(forecastWords, locale);
  const { schoolYear, months, total } = forecast;
  const columns = [
    { key: 'month', label: words.month },
    ...(['received', 'grantsReceived', 'invoicesDue', 'orders', 'grantsExpected', 'toCome'] as const).map((key) => ({
      ...{ key, label: words[key], align: 'right' as const },
    })),
  ];
  const cells = (row: Forecast['total']): Row['cells'] => ({
    received: amount(row.receivedCents, locale, '/payments'),
    grantsReceived: amount(row.grantsReceivedCents, locale, `/funding/${schoolYear}#lines`),
    invoicesDue: amount(row.invoicesDueCents, locale, '/invoices?due=true'),
    orders: amount(row.ordersCents, locale, '/orders?state=confirmed'),
    grantsExpected: amount(row.grantsExpectedCents, locale, `/funding/${schoolYear}#lines`),
    toCome: <b>{amount(toCome(row), locale)}</b>,
  });
  const rows = months.map((row) => ({
    id: row.month ?? 'none',
    cells: { month: row.month === null ? words.noDay : capital(monthName(row.month, locale)), ...cells(row) },
  }));
  return (
    <>
      <PageHead
        title={words.title(schoolYear)}
        sub={words.sub}
        back={{ href: `/overview?period=${schoolYear}`, label: say(overviewWords, locale).back }}
      />
      <Sheet>
        <Chart
          src={`/overview/forecasts/${schoolYear}/chart.svg`}
          caption={words.caption(formatEuros(cameIn(total), locale), formatEuros(toCome(total), locale))}
          width={900}
          height={300}
          columns={columns}
          rows={rows}
        />
      </Sheet>
      <Sheet>
        <DataTable caption={words.title(schoolYear)} columns={columns} rows={rows} total={cells(total)} />
      </Sheet>
    </>
  );
}

const amount = (cents: number, locale: Locale, href?: string) =>
  cents === 0 ? '—' : href ? <a href={href}>{formatCents(cents, locale)}</a> : formatCents(cents, locale);
