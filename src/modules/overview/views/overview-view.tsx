import { formatEuros, formatCents } from '../../../core/money/money.js';
import { Columns, Kpis, LinkButton, PageHead, type Kpi } from '../../../core/ui/index.js';
import { duration, formatNumber, percent, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { againstTarget } from '../../funding/index.js';
import type { YearOverview } from '../overview.types.js';
import { overviewWords } from '../overview.words.js';
import type { OverviewProps } from './overview-props.js';
import { AgeingSheet, ClosingSheet, GaugesSheet, VatSheet } from './books-sheets.js';
import { GrantsSheet } from './grants-sheet.js';
import { CustomersSheet, OrdersSheet, WorkshopsSheet } from './margin-sheets.js';
import { PeriodNav } from './period-nav.js';

/** Eleven figures on one page, for head, accountant and directors. */
export function OverviewView({ locale, page }: OverviewProps) {
  const words = say(overviewWords, locale);
  const { period, asOf } = page;
  const query = `?period=${period.name}`;
  const [from, to, on] = [period.from, period.to, asOf].map((day) => shortDate(day, locale)) as [
    string,
    string,
    string,
  ];
  const year = schoolYearIn(page);
  return (
    <>
      <PageHead
        title={words.title(period.name)}
        sub={`${words.told(from, to, on)} · ${words.opens}`}
        back={{ href: `/funding/${year}`, label: words.funding }}
        actions={
          <>
            <PeriodNav period={period} locale={locale} />
            <LinkButton href={`/overview/budgets/${year}`}>{words.budget}</LinkButton>
            <LinkButton href={`/overview/forecasts/${year}`}>{words.forecast}</LinkButton>
            <LinkButton href={`/overview/letters/${year}`} download>
              {words.letter}
            </LinkButton>
            <LinkButton href={`/overview.xlsx${query}`} download>
              Excel
            </LinkButton>
            <LinkButton href={`/overview.pdf${query}`} download primary>
              {words.pdf}
            </LinkButton>
          </>
        }
      />
      <Kpis kpis={kpis(page, year, locale)} />
      <GrantsSheet page={page} locale={locale} />
      <WorkshopsSheet page={page} locale={locale} />
      <OrdersSheet page={page} locale={locale} />
      <Columns
        main={
          <>
            <CustomersSheet page={page} year={year} locale={locale} />
            <VatSheet page={page} locale={locale} />
            <GaugesSheet page={page} locale={locale} />
          </>
        }
        side={
          <>
            <AgeingSheet page={page} locale={locale} />
            <ClosingSheet page={page} locale={locale} />
          </>
        }
      />
    </>
  );
}

/** The school year a page opens on: its own, or the one that begins in its civil year. */
function schoolYearIn({ period }: Pick<YearOverview, 'period'>): string {
  const year = Number(period.name.slice(0, 4));
  return `${year}-${year + 1}`;
}

function kpis(page: YearOverview, year: string, locale: Locale): Kpi[] {
  const words = say(overviewWords, locale);
  const { sales, costs, target, revenueShare } = page;
  const place = target && revenueShare !== null ? againstTarget(revenueShare, target) : null;
  const aimed = target && words.target(percent(target.from, locale), percent(target.to, locale));
  const euros = (cents: number | null) => (cents === null ? '—' : formatEuros(cents, locale));
  const exact = (cents: number | null) => (cents === null ? '—' : formatCents(cents, locale));
  const guess = costs.estimated ? ` (${words.estimated})` : '';
  const revenue = `/funding/${year}/revenue`;
  return [
    {
      value: euros(sales.invoicedCents),
      label: `${words.invoiced} · ${words.paid.toLowerCase()} ${euros(sales.paidCents)}`,
      href: revenue,
    },
    { value: euros(sales.orderBookCents), label: words.orderBook, href: '/orders?state=confirmed' },
    {
      value: revenueShare === null ? '—' : percent(revenueShare, locale),
      label: aimed ? `${words.share} · ${aimed}` : words.share,
      tone: place === null ? undefined : place === 'in' ? 'green' : 'ochre',
      href: revenue,
    },
    {
      value: euros(page.salesPerLearnerCents),
      label: `${words.perLearner} · ${formatNumber(costs.headcount, locale, 1)} ${words.headcount.toLowerCase()}`,
      href: `/funding/${year}/headcount`,
    },
    { value: exact(page.salesPerDayCents), label: words.perDay, href: '#workshops' },
    {
      value: euros(costs.perLearnerCents),
      label: `${words.costPerLearner}${guess} · ${words.costPerHour.toLowerCase()} ${exact(costs.perHourCents)}`,
      href: `/overview/budgets/${year}`,
    },
    {
      value: page.soldHours === null ? '—' : percent(page.soldHours, locale),
      label: words.soldHoursOf(duration(sales.minutes.sold), duration(sales.minutes.all)),
      href: '#orders',
    },
  ];
}
