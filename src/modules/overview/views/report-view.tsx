import { formatCents } from '../../../core/money/money.js';
import { DataTable, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { accountWords, overviewWords, budgetWords } from '../overview.words.js';
import type { GrantReport, ReportRow, ReportSide } from '../budget.types.js';
import { SectorsSheet } from './sectors-sheet.js';

interface ReportProps {
  locale: Locale;
  report: GrantReport;
}

/** Planned, realised, and its part: the table every funder asks for. */
export function ReportView({ locale, report }: ReportProps) {
  const words = say(budgetWords, locale);
  const { schoolYear, charges, products } = report;
  const base = `/overview/budgets/${schoolYear}`;
  const kind = (side: ReportSide, account: string) => side.rows.find((row) => row.account === account)!;
  const balanced = kind(charges, '86').realisedCents === kind(products, '87').realisedCents;
  return (
    <>
      <PageHead
        title={words.title(schoolYear)}
        sub={words.sub}
        back={{ href: `/overview?period=${schoolYear}`, label: say(overviewWords, locale).back }}
        actions={
          <>
            <LinkButton href={`${base}/edit`}>{words.edit}</LinkButton>
            <LinkButton href={`${base}/report.xlsx`} download>
              Excel
            </LinkButton>
            <LinkButton href={`${base}/report.pdf`} download primary>
              PDF
            </LinkButton>
          </>
        }
      />
      <SideSheet title={words.charges} side={charges} schoolYear={schoolYear} locale={locale} />
      <SideSheet title={words.products} side={products} schoolYear={schoolYear} locale={locale} />
      {!balanced && <p class="soft">{words.unbalanced}</p>}
      <SectorsSheet report={report} locale={locale} />
    </>
  );
}

interface SideProps {
  title: string;
  side: ReportSide;
  schoolYear: string;
  locale: Locale;
}

function SideSheet({ title, side, schoolYear, locale }: SideProps) {
  const words = say(budgetWords, locale);
  const accounts = say(accountWords, locale);
  const amounts = ({ plannedCents, realisedCents }: Pick<ReportRow, 'plannedCents' | 'realisedCents'>) => ({
    planned: formatCents(plannedCents, locale),
    realised: formatCents(realisedCents, locale),
  });
  const sales = (row: ReportRow) =>
    row.account === '70' ? (
      <a href={`/funding/${schoolYear}/revenue`}>{formatCents(row.realisedCents, locale)}</a>
    ) : (
      formatCents(row.realisedCents, locale)
    );
  return (
    <Sheet title={title}>
      <DataTable
        caption={title}
        columns={[
          { key: 'account', label: words.account },
          { key: 'planned', label: words.planned, align: 'right' },
          { key: 'realised', label: words.realised, align: 'right' },
          { key: 'share', label: words.share, align: 'right' },
        ]}
        rows={side.rows.flatMap((row) => [
          {
            id: row.account,
            cells: {
              account: accounts[row.account],
              ...amounts(row),
              realised: sales(row),
              share: row.share === null ? '—' : percent(row.share, locale),
            },
          },
          ...row.parts.map(({ lineId, funder, ...part }) => ({
            id: `${row.account}-${lineId}`,
            cells: {
              account: (
                <small>
                  <a href={`/funding/${schoolYear}/lines/${lineId}`}>{funder}</a>
                </small>
              ),
              planned: <small>{formatCents(part.plannedCents, locale)}</small>,
              realised: <small>{formatCents(part.realisedCents, locale)}</small>,
            },
          })),
        ])}
        total={amounts(side)}
      />
    </Sheet>
  );
}
