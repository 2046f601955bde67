import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Empty } from '../../../core/ui/index.js';
import { dateTime, percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { codeWords, reasonWords } from '../platform.codes.js';
import type { StatusRead } from '../platform.types.js';
import { platformWords } from '../platform.words.js';
import { codeTone } from './platform.tone.js';

export function CodeBadge({ locale, code }: { locale: Locale; code: number }) {
  return <Badge tone={codeTone(code)}>{codeWords(code)[locale]}</Badge>;
}

/** What happened to an invoice, in the order it was told. */
export function Timeline({ locale, statuses }: { locale: Locale; statuses: readonly StatusRead[] }) {
  const words = say(platformWords, locale);
  return (
    <DataTable
      caption={words.timeline}
      columns={[
        { key: 'at', label: words.on },
        { key: 'code', label: words.code },
        { key: 'actor', label: words.actor },
        { key: 'said', label: words.reason },
        { key: 'amount', label: words.amount, align: 'right' },
        { key: 'source', label: words.source },
      ]}
      rows={statuses.map((status) => ({ id: status.id, cells: cellsOf(status, locale) }))}
      empty={<Empty title={words.noStatus}>{words.noteHelp}</Empty>}
    />
  );
}

function cellsOf(status: StatusRead, locale: Locale) {
  const words = say(platformWords, locale);
  const { code, at, actor, source, reason, note, amountCents, vatRate, fileId } = status;
  const rate = vatRate === null ? '' : ` ${words.atRate(percent(vatRate, locale, 2))}`;
  return {
    at: dateTime(at, locale),
    code: <CodeBadge locale={locale} code={code} />,
    actor:
      actor === 'SE' || actor === 'BY' || actor === 'WK' || actor === 'DFH' ? words[`by_${actor}`] : words.by_other,
    said: [reason && reasonWords(reason)[locale], note].filter(Boolean).join(' · '),
    amount: amountCents === null ? '' : formatCents(amountCents, locale) + rate,
    source: (
      <>
        {words[`source_${source}`]}{' '}
        {fileId !== null && (
          <a href={`/files/${fileId}`} download>
            {words.message}
          </a>
        )}
      </>
    ),
  };
}
