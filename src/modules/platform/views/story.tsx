import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Empty, LinkButton, PageHead, Sheet, TurboFrame } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { levelWords } from '../../school/index.js';
import { codeWords, reasonWords } from '../platform.codes.js';
import type { StoryEvent, StoryRead } from '../platform.types.js';
import { storyWords } from '../story.words.js';
import { codeTone } from './platform.tone.js';

/** All that happened to an invoice, inside its page. */
export function StoryView({ locale, story }: { locale: Locale; story: StoryRead }) {
  const words = say(storyWords, locale);
  const { invoiceId, number, events } = story;
  return (
    <>
      <PageHead
        title={[words.story, number].filter(Boolean).join(' · ')}
        back={{ href: `/invoices/${invoiceId}`, label: words.back }}
      />
      <TurboFrame id={`story-${invoiceId}`} {...{ target: '_top' }}>
        <Sheet
          title={words.story}
          tools={
            events.length > 0 && (
              <>
                <LinkButton href={`/reminders/invoices/${invoiceId}`}>{words.reminders}</LinkButton>
                <LinkButton href={`/platform/invoices/${invoiceId}`}>{words.statuses}</LinkButton>
              </>
            )
          }
        >
          <DataTable
            caption={words.story}
            columns={[
              { key: 'day', label: words.day },
              { key: 'what', label: words.what },
              { key: 'detail', label: words.detail },
              { key: 'amount', label: words.amount, align: 'right' },
            ]}
            rows={events.map((event, at) => ({ id: at, cells: cellsOf(event, locale) }))}
            empty={<Empty title={words.empty}>{words.emptyHelp}</Empty>}
          />
        </Sheet>
      </TurboFrame>
    </>
  );
}

function cellsOf({ day, what, number, amountCents, href, code, level, reason, said }: StoryEvent, locale: Locale) {
  const words = say(storyWords, locale);
  const named = number ?? (level && levelWords[level][locale]);
  const detail = [reason && reasonWords(reason)[locale], said].filter(Boolean).join(' · ');
  return {
    day: shortDate(day, locale),
    what: what === 'status' ? <Badge tone={codeTone(code ?? 0)}>{codeWords(code ?? 0)[locale]}</Badge> : words[what],
    detail: (
      <>
        {named && (href ? <a href={href}>{named}</a> : named)} {detail}
      </>
    ),
    amount: amountCents === null ? '' : formatCents(amountCents, locale),
  };
}
