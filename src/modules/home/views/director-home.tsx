import { formatEuros } from '../../../core/money/money.js';
import {
  Badge,
  Columns,
  DataTable,
  Empty,
  Icon,
  Kpis,
  PageHead,
  Sheet,
  type IconName,
} from '../../../core/ui/index.js';
import { capital, dayOrDash, percent, spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DirectorHome } from '../home.types.js';
import { homeWords, PAPER_WORDS } from '../home.words.js';
import { DeadlinesSheet, LateSheet, PlatformSheet, ToConfirmSheet } from './rows.js';

interface DirectorHomeProps {
  locale: Locale;
  name: string;
  home: DirectorHome;
}

/** Each morning: what is late, what expires, what is owed, whether the year is funded. */
export function DirectorHomeView({ locale, name, home }: DirectorHomeProps) {
  const words = say(homeWords, locale);
  const { unpaid, funding } = home;
  const share = funding.revenueShare === null ? '—' : percent(funding.revenueShare, locale);
  return (
    <>
      <PageHead title={words.hello(name)} sub={capital(spokenDate(home.today, locale))} />
      <Kpis
        kpis={[
          {
            value: home.lateCount,
            label: words.lateKpi,
            href: '/orders?state=late',
            tone: home.lateCount ? 'red' : 'green',
          },
          { value: home.toAnswer, label: words.toAnswerKpi, href: '/requests?state=open' },
          { value: home.toConfirmCount, label: words.toConfirmKpi, href: '/orders?state=draft' },
          {
            value: formatEuros(unpaid.cents, locale),
            label: `${words.unpaidKpi} · ${formatEuros(unpaid.overdueCents, locale)} ${words.overdueKpi}`,
            href: '/invoices?due=true',
            tone: unpaid.overdue > 0 ? 'red' : undefined,
          },
          {
            value: home.toRemind,
            label: words.toRemindKpi,
            href: '/reminders',
            tone: home.toRemind > 0 ? 'ochre' : 'green',
          },
          {
            value: formatEuros(funding.grantsDueCents, locale),
            label: `${words.fundingGap} · ${words.shareKpi} ${share}`,
            href: `/funding/${funding.schoolYear}`,
          },
        ]}
      />
      <Columns
        main={
          <>
            <LateSheet late={home.late} locale={locale} />
            <PlatformSheet toDo={home.platform} locale={locale} />
            <ToConfirmSheet orders={home.toConfirm} locale={locale} />
            <DeadlinesSheet deadlines={home.deadlines} locale={locale} />
          </>
        }
        side={
          <>
            <Expiring papers={home.expiring} locale={locale} />
            <Elsewhere locale={locale} />
          </>
        }
      />
    </>
  );
}

function Expiring({ papers, locale }: { papers: DirectorHome['expiring']; locale: Locale }) {
  const words = say(homeWords, locale);
  return (
    <Sheet title={words.expiring}>
      <DataTable
        caption={words.expiring}
        columns={[
          { key: 'who', label: words.who },
          { key: 'what', label: words.what },
          { key: 'when', label: words.when },
        ]}
        rows={papers.slice(0, 8).map((paper, index) => ({
          id: index,
          cells: {
            who: <a href={paper.href}>{paper.who}</a>,
            what: PAPER_WORDS[paper.kind][locale],
            when: (
              <Badge
                tone={paper.state === 'ending' ? 'ochre' : 'red'}
                icon={paper.state === 'ending' ? 'clock' : 'alert-triangle'}
              >
                {paper.state === 'missing' ? words.missing : dayOrDash(paper.lastDay, locale)}
              </Badge>
            ),
          },
        }))}
        count={papers.length > 8 ? papers.length : undefined}
        empty={<Empty title={words.noExpiring} />}
      />
    </Sheet>
  );
}

/** Rooms that have no entry in the seven of the menu. */
function Elsewhere({ locale }: { locale: Locale }) {
  const words = say(homeWords, locale);
  const places: [string, IconName, string][] = [
    ['/requests', 'pencil', words.requests],
    ['/quotes', 'file-text', words.quotes],
    ['/deliveries', 'truck-delivery', words.deliveries],
    ['/payments', 'cash', words.payments],
    ['/partners', 'building', words.partners],
    ['/items', 'ruler', words.items],
    ['/safety', 'shield-check', words.safety],
    ['/people', 'key', words.people],
    ['/mailbox', 'mail', words.mailbox],
  ];
  return (
    <Sheet title={words.elsewhere}>
      <ul class="legend">
        {places.map(([href, icon, label]) => (
          <li>
            <Icon name={icon} /> <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
