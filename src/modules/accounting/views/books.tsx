import { Badge, DataTable, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { capital, monthName } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { MonthRow } from '../accounting.types.js';
import { accountingWords } from '../accounting.words.js';

/** Open while it runs, to close once it is over, closed for ever. */
export function MonthBadge({ locale, month }: { locale: Locale; month: MonthRow }) {
  const words = say(accountingWords, locale);
  if (month.closed) return <Badge tone="green">{words.closed}</Badge>;
  return month.over ? <Badge tone="ochre">{words.toClose}</Badge> : <Badge tone="plain">{words.open}</Badge>;
}

/** The books, month by month. */
export function BooksView({ locale, months }: { locale: Locale; months: readonly MonthRow[] }) {
  const words = say(accountingWords, locale);
  return (
    <>
      <PageHead
        title={words.books}
        sub={words.booksSub}
        back={{ href: '/payments', label: words.backToPayments }}
        actions={<LinkButton href="/ledger">{words.ledger}</LinkButton>}
      />
      <Sheet>
        <DataTable
          caption={words.books}
          columns={[
            { key: 'month', label: words.month },
            { key: 'state', label: words.state },
            { key: 'entries', label: words.entries, align: 'right' },
            { key: 'file', label: words.fec },
          ]}
          rows={months.map((month) => ({
            id: month.month,
            cells: {
              month: <a href={`/books/${month.month}`}>{capital(monthName(month.month, locale))}</a>,
              state: <MonthBadge locale={locale} month={month} />,
              entries: month.entries,
              file: month.closed ? (
                <a href={`/files/${month.closed.fileId}`} download>
                  FEC
                </a>
              ) : (
                '—'
              ),
            },
          }))}
          empty={<Empty title={words.noMonth}>{words.noMonthHelp}</Empty>}
        />
      </Sheet>
    </>
  );
}
