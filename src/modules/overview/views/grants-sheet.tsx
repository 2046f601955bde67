import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Empty, Sheet } from '../../../core/ui/index.js';
import { formatNumber, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { GrantRow } from '../overview.types.js';
import { overviewWords } from '../overview.words.js';
import type { OverviewProps } from './overview-props.js';

/** What each funder notified in the period, what came, and when its report is due. */
export function GrantsSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  const sum = (of: 'notifiedCents' | 'receivedCents') => page.grants.reduce((all, grant) => all + grant[of], 0);
  return (
    <Sheet title={words.grants} id="grants">
      <DataTable
        caption={words.grants}
        columns={[
          { key: 'funder', label: words.funder },
          { key: 'agreement', label: words.agreement },
          { key: 'counted', label: words.counted },
          { key: 'asked', label: words.asked, align: 'right' },
          { key: 'notified', label: words.notified, align: 'right' },
          { key: 'received', label: words.received, align: 'right' },
          { key: 'due', label: words.due, align: 'right' },
          { key: 'report', label: words.report },
        ]}
        rows={page.grants.map((grant) => ({
          id: `${grant.lineId}`,
          cells: {
            funder: <a href={`/funding/${grant.schoolYear}/lines/${grant.lineId}`}>{grant.funder}</a>,
            agreement: grant.agreement ?? '—',
            counted: counted(grant, locale),
            asked: formatCents(grant.askedCents, locale),
            notified: (
              <>
                {formatCents(grant.notifiedCents, locale)}
                {grant.estimated && <small class="soft"> {words.estimated}</small>}
              </>
            ),
            received: formatCents(grant.receivedCents, locale),
            due: formatCents(grant.dueCents, locale),
            report: <Report grant={grant} asOf={page.asOf} locale={locale} />,
          },
        }))}
        total={{
          notified: formatCents(sum('notifiedCents'), locale),
          received: formatCents(sum('receivedCents'), locale),
        }}
        empty={<Empty title={words.noGrant} />}
      />
      {page.period.kind === 'civil' && <p class="soft small">{words.civilGrants}</p>}
    </Sheet>
  );
}

function counted({ headcount, perLearnerCents }: GrantRow, locale: Locale): string {
  if (headcount === null || perLearnerCents === null) return '—';
  return `${formatNumber(headcount, locale, 2)} × ${formatCents(perLearnerCents, locale)}`;
}

function Report({ grant, asOf, locale }: { grant: GrantRow; asOf: string; locale: Locale }) {
  const words = say(overviewWords, locale);
  if (grant.reportedOn) return <Badge tone="green">{words.reported}</Badge>;
  if (!grant.reportDueOn) return <>—</>;
  return (
    <Badge tone={grant.reportDueOn < asOf ? 'red' : 'plain'} icon="clock">
      {shortDate(grant.reportDueOn, locale)}
    </Badge>
  );
}
