import { DataTable, Sheet } from '../../../core/ui/index.js';
import { dateTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { HistoryLine } from '../home.types.js';
import { EVENT_WORDS, homeWords } from '../home.words.js';

/** Who did what and why, oldest first. */
export function HistorySheet({ history, locale }: { history: readonly HistoryLine[]; locale: Locale }) {
  const words = say(homeWords, locale);
  const said = (event: string) => EVENT_WORDS[event]?.[locale] ?? event;
  return (
    <Sheet title={words.history} id="history">
      <DataTable
        caption={words.history}
        columns={[
          { key: 'at', label: words.when },
          { key: 'what', label: words.what },
          { key: 'who', label: words.who },
        ]}
        rows={history.map(({ id, at, who, event, reason }) => ({
          id,
          cells: {
            at: dateTime(at, locale),
            what: reason ? `${said(event)} : ${reason}` : said(event),
            who: who ?? '—',
          },
        }))}
      />
    </Sheet>
  );
}
