import { formatCents, formatEuros } from '../../../core/money/money.js';
import { Chart, Columns, Kpis, LinkButton, PageHead, Sheet, StackedBar } from '../../../core/ui/index.js';
import { monthName, percent, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FundingPage } from '../funding.types.js';
import { fundingWords, SOURCE_WORDS } from '../funding.words.js';
import { CustomersSheet, WorkshopsSheet } from './sales-sheets.js';
import { fundingKpis } from './funding-kpis.js';
import { KindsSheet, LinesSheet } from './lines-sheet.js';

interface FundingViewProps {
  locale: Locale;
  page: FundingPage;
}

/** One page for the head and the accountant; the same without its rows for a funder. */
export function FundingView({ locale, page }: FundingViewProps) {
  const words = say(fundingWords, locale);
  const { schoolYear, headcount, aggregatesOnly } = page;
  const learners = headcount === null ? words.fewLearners : words.learners(headcount);
  return (
    <>
      <PageHead
        title={words.title(schoolYear)}
        sub={words.sub(learners, shortDate(page.asOf, locale))}
        actions={
          <>
            <Years schoolYear={schoolYear} locale={locale} />
            {!aggregatesOnly && (
              <>
                <LinkButton href={`/overview?period=${schoolYear}`}>{words.overview}</LinkButton>
                <LinkButton href={`/funding/${schoolYear}/lines/new`}>{words.add}</LinkButton>
              </>
            )}
          </>
        }
      />
      <Kpis kpis={fundingKpis(page, locale)} />
      <Columns
        main={
          <>
            <Sheet title={words.salesChart}>
              <SalesPicture page={page} locale={locale} />
            </Sheet>
            {!aggregatesOnly && <CustomersSheet page={page} locale={locale} />}
          </>
        }
        side={
          <>
            <Sources page={page} locale={locale} />
            <WorkshopsSheet page={page} locale={locale} />
          </>
        }
      />
      {aggregatesOnly ? <KindsSheet page={page} locale={locale} /> : <LinesSheet page={page} locale={locale} />}
    </>
  );
}

function SalesPicture({ page, locale }: FundingViewProps) {
  const words = say(fundingWords, locale);
  const { schoolYear, workshops, months, aggregatesOnly } = page;
  const base = `/funding/${schoolYear}/revenue`;
  const amount = (cents: number, query: string) =>
    aggregatesOnly || cents === 0 ? (
      formatCents(cents, locale)
    ) : (
      <a href={`${base}?${query}`}>{formatCents(cents, locale)}</a>
    );
  return (
    <Chart
      src={`/funding/${schoolYear}/charts/revenue.svg`}
      caption={words.salesCaption(formatEuros(page.salesCents, locale), formatEuros(page.orderBookCents, locale))}
      width={640}
      height={280}
      columns={[
        { key: 'month', label: words.month },
        ...workshops.map(({ workshopId, name }) => ({ key: `w${workshopId}`, label: name, align: 'right' as const })),
        { key: 'total', label: words.total, align: 'right' },
        { key: 'book', label: words.orderBook, align: 'right' },
      ]}
      rows={months.map(({ month, byWorkshop, totalCents, orderBookCents }) => ({
        id: month,
        cells: {
          month: monthName(month, locale),
          ...Object.fromEntries(
            workshops.map(({ workshopId }, index) => [
              `w${workshopId}`,
              amount(byWorkshop[index] ?? 0, `month=${month}&workshopId=${workshopId}`),
            ]),
          ),
          total: amount(totalCents, `month=${month}`),
          book: formatCents(orderBookCents, locale),
        },
      }))}
    />
  );
}

function Sources({ page, locale }: FundingViewProps) {
  const words = say(fundingWords, locale);
  const shown = page.sources.filter(({ share }) => share > 0);
  const href = (kind: string) =>
    page.aggregatesOnly ? undefined : kind === 'production_sales' ? `/funding/${page.schoolYear}/revenue` : '#lines';
  return (
    <Sheet title={words.sourcesTitle}>
      {shown.length === 0 && <p class="soft">{words.noSources}</p>}
      {shown.length > 0 && (
        <StackedBar
          label={words.sourcesTitle}
          parts={shown.map(({ kind, share }) => ({
            label: SOURCE_WORDS[kind][locale],
            share: share / 10_000,
            value: percent(share, locale),
            href: href(kind),
          }))}
        />
      )}
    </Sheet>
  );
}

function Years({ schoolYear, locale }: { schoolYear: string; locale: Locale }) {
  const words = say(fundingWords, locale);
  const start = Number(schoolYear.slice(0, 4));
  return (
    <nav class="actions" aria-label={words.yearSwitch}>
      <LinkButton href={`/funding/${start - 1}-${start}`}>{words.previousYear}</LinkButton>
      <LinkButton href={`/funding/${start + 1}-${start + 2}`}>{words.nextYear}</LinkButton>
    </nav>
  );
}
