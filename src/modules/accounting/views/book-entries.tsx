import { formatCents } from '../../../core/money/money.js';
import { DataTable } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BookEntryRead } from '../accounting.types.js';
import { accountingWords } from '../accounting.words.js';

/** Nothing on the side where nothing stands. */
export const shown = (cents: number, locale: Locale): string => (cents === 0 ? '' : formatCents(cents, locale));

const headOf = ({ journal, onDay, piece }: BookEntryRead, locale: Locale) => ({
  ...{ journal, piece },
  onDay: shortDate(onDay, locale),
});

/** Entries, a line a row. */
export function BookEntries({ locale, book }: { locale: Locale; book: readonly BookEntryRead[] }) {
  const words = say(accountingWords, locale);
  return (
    <DataTable
      caption={words.entries}
      columns={[
        { key: 'number', label: words.seq },
        { key: 'journal', label: words.journal },
        { key: 'onDay', label: words.onDay },
        { key: 'piece', label: words.piece },
        { key: 'account', label: words.account },
        { key: 'label', label: words.label },
        { key: 'debit', label: words.debit, align: 'right' },
        { key: 'credit', label: words.credit, align: 'right' },
      ]}
      rows={book.flatMap((entry) =>
        entry.lines.map((line, at) => ({
          id: `${entry.number}-${at}`,
          cells: {
            number: entry.number,
            // Said once, at its first line.
            ...(at === 0 ? headOf(entry, locale) : {}),
            account: [line.account, line.auxiliary].filter(Boolean).join(' '),
            label: line.label,
            debit: shown(line.debitCents, locale),
            credit: shown(line.creditCents, locale),
          },
        })),
      )}
    />
  );
}
