import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { SentLetter } from '../reminders.types.js';
import { remindersWords } from '../reminders.words.js';
import { LevelBadge } from './reminders.js';

interface LettersProps {
  locale: Locale;
  letters: Listed<SentLetter>;
  filters: { partnerId?: number };
}

/** Letters that left, the last first, each with its paper. */
export function LettersView({ locale, letters, filters }: LettersProps) {
  const words = say(remindersWords, locale);
  return (
    <>
      <PageHead title={words.history} sub={words.historySub} back={{ href: '/reminders', label: words.back }} />
      <Sheet>
        <LettersTable
          locale={locale}
          letters={letters.rows}
          next={nextPage('/reminders/letters', filters, letters.next)}
        />
      </Sheet>
    </>
  );
}

interface TableProps {
  locale: Locale;
  letters: readonly SentLetter[];
  next?: string;
}

export function LettersTable({ locale, letters, next }: TableProps) {
  const words = say(remindersWords, locale);
  const columns = [
    { key: 'on', label: words.sentOn },
    { key: 'customer', label: words.customer },
    { key: 'level', label: words.level },
    { key: 'invoices', label: words.invoices },
    { key: 'due', label: words.due, align: 'right' as const },
    { key: 'paper', label: words.kept },
  ];
  const rows = letters.map((letter) => ({ id: letter.id, cells: cellsOf(letter, locale) }));
  return (
    <DataTable
      caption={words.history}
      columns={columns}
      rows={rows}
      empty={<Empty title={words.noHistory} />}
      pager={{ next }}
    />
  );
}

function cellsOf({ partnerId, partnerName, sentOn, level, fileId, invoices }: SentLetter, locale: Locale) {
  const total = invoices.reduce((sum, { dueCents }) => sum + dueCents, 0);
  return {
    on: shortDate(sentOn, locale),
    customer: <a href={`/reminders/customers/${partnerId}`}>{partnerName}</a>,
    level: <LevelBadge locale={locale} level={level} />,
    invoices: invoices.map(({ invoiceId, number }) => (
      <div>
        <a href={`/reminders/invoices/${invoiceId}`}>{number}</a>
      </div>
    )),
    due: formatCents(total, locale),
    paper: (
      <a href={`/files/${fileId}`} data-turbo="false">
        {remindersWords.keptPaper[locale]}
      </a>
    ),
  };
}
