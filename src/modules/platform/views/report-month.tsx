import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { addMonths, localDate } from '../../../core/time/local-date.js';
import { capital, monthName, percent, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ReportMonth, ReportRow } from '../platform.types.js';
import { sumOf } from '../report.totals.js';
import { reportWords } from '../report.words.js';

interface ReportMonthProps {
  locale: Locale;
  days: ReportMonth;
}

/** A month of what is declared, day by day. */
export function ReportMonthView({ locale, days }: ReportMonthProps) {
  const words = say(reportWords, locale);
  const { month, sales, payments } = days;
  const beside = (months: number) => addMonths(localDate(`${month}-01`), months).slice(0, 7);
  return (
    <>
      <PageHead
        title={`${words.reports} · ${capital(monthName(month, locale))}`}
        back={{ href: '/platform/reports', label: words.backToReports }}
        actions={
          <>
            {[beside(-1), beside(1)].map((other) => (
              <LinkButton href={`/platform/reports/${other}`}>{capital(monthName(other, locale))}</LinkButton>
            ))}
            <LinkButton href={`/platform/reports/${month}/days.csv`} download>
              CSV
            </LinkButton>
          </>
        }
      />
      <Sheet title={words.sales}>
        <Days locale={locale} caption={words.sales} rows={sales} />
        {sales.some(({ audience }) => audience === 'abroad') && <p class="soft">{words.abroadHelp}</p>}
      </Sheet>
      <Sheet title={words.payments}>
        <Days locale={locale} caption={words.payments} rows={payments} />
      </Sheet>
    </>
  );
}

function Days({ locale, caption, rows }: { locale: Locale; caption: string; rows: readonly ReportRow[] }) {
  const words = say(reportWords, locale);
  const { taxableCents, vatCents } = sumOf(rows);
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'day', label: words.day },
        { key: 'audience', label: words.audience },
        { key: 'operation', label: words.operation },
        { key: 'rate', label: words.rate, align: 'right' },
        { key: 'count', label: words.count, align: 'right' },
        { key: 'taxable', label: words.taxable, align: 'right' },
        { key: 'vat', label: words.vat, align: 'right' },
      ]}
      rows={rows.map((row, at) => ({
        id: at,
        cells: {
          day: shortDate(row.day, locale),
          audience: words[row.audience],
          operation: words[row.operation],
          rate: percent(row.vatRate, locale, 2),
          count: row.count,
          taxable: formatCents(row.taxableCents, locale),
          vat: formatCents(row.vatCents, locale),
        },
      }))}
      total={{ day: words.total, taxable: formatCents(taxableCents, locale), vat: formatCents(vatCents, locale) }}
      empty={<Empty title={words.noDay} />}
    />
  );
}
