import { formatCents } from '../../../core/money/money.js';
import { Facts, PageHead, Sheet } from '../../../core/ui/index.js';
import { dateTime, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { LedgerSheet } from '../ledger.types.js';
import { ledgerWords } from '../ledger.words.js';

/** One entry: what it seals, and how. */
export function LedgerEntryView({ locale, entry }: { locale: Locale; entry: LedgerSheet }) {
  const words = say(ledgerWords, locale);
  return (
    <>
      <PageHead
        title={words.entry(entry.seq)}
        sub={`${words[entry.type]} ${entry.number}`}
        back={{ href: '/ledger', label: words.back }}
      />
      <Sheet>
        <Facts
          facts={[
            { label: words.onDay, value: shortDate(entry.onDay, locale) },
            { label: words.occurredAt, value: dateTime(entry.occurredAt, locale) },
            { label: words.amount, value: formatCents(entry.amountCents, locale), strong: true },
            { label: words.hash, value: <code class="hash">{entry.hash}</code> },
            { label: words.prevHash, value: <code class="hash">{entry.prevHash}</code> },
          ]}
        />
      </Sheet>
      <Sheet title={words.payload}>
        <pre class="payload" tabIndex={0}>
          {JSON.stringify(JSON.parse(entry.payload), null, 2)}
        </pre>
      </Sheet>
    </>
  );
}
