import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Empty, LinkButton, Sheet, type Column } from '../../../core/ui/index.js';
import { dayMonth } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FundingLineRead, FundingPage } from '../funding.types.js';
import { fundingWords, SOURCE_WORDS, STAGE_WORDS } from '../funding.words.js';

interface SheetProps {
  locale: Locale;
  page: FundingPage;
}

const moneyColumns = (locale: Locale): Column[] => {
  const words = say(fundingWords, locale);
  return [
    { key: 'notified', label: words.notified, align: 'right' },
    { key: 'received', label: words.received, align: 'right' },
    { key: 'due', label: words.due, align: 'right' },
  ];
};

export function StageBadge({ stage, locale }: { stage: FundingLineRead['stage']; locale: Locale }) {
  return <Badge tone={STAGE_WORDS[stage].tone}>{STAGE_WORDS[stage][locale]}</Badge>;
}

/** Each grant: where its file stands, what was asked, notified and received, and is due. */
export function LinesSheet({ page, locale }: SheetProps) {
  const words = say(fundingWords, locale);
  const base = `/funding/${page.schoolYear}/lines`;
  return (
    <Sheet title={words.lines} id="lines">
      <DataTable
        caption={words.lines}
        columns={[
          { key: 'funder', label: words.funder },
          { key: 'kind', label: words.kind },
          { key: 'stage', label: words.stage },
          { key: 'asked', label: words.askedShort, align: 'right' },
          ...moneyColumns(locale),
          { key: 'next', label: words.next },
        ]}
        rows={page.lines.map((line) => ({
          id: line.id,
          cells: {
            funder: <a href={`${base}/${line.id}`}>{line.funder}</a>,
            kind: SOURCE_WORDS[line.kind][locale],
            stage: <StageBadge stage={line.stage} locale={locale} />,
            asked: formatCents(line.askedCents, locale),
            notified: (
              <>
                {formatCents(line.notifiedCents, locale)}
                {line.estimated && <small class="soft"> {words.estimated}</small>}
              </>
            ),
            received: <a href={`${base}/${line.id}#receipts`}>{formatCents(line.receivedCents, locale)}</a>,
            due: formatCents(line.dueCents, locale),
            next: nextDeadline(line, locale),
          },
        }))}
        empty={
          <Empty title={words.noLine} action={<LinkButton href={`${base}/new`}>{words.add}</LinkButton>}>
            {words.noLineHelp}
          </Empty>
        }
      />
      <p class="soft small">{words.sumsHelp}</p>
    </Sheet>
  );
}

/** The same for a funder: sums by kind. */
export function KindsSheet({ page, locale }: SheetProps) {
  const words = say(fundingWords, locale);
  return (
    <Sheet title={words.lines} id="lines">
      <DataTable
        caption={words.lines}
        columns={[{ key: 'kind', label: words.kind }, ...moneyColumns(locale)]}
        rows={page.kinds.map(({ kind, notifiedCents, receivedCents, dueCents }) => ({
          id: kind,
          cells: {
            kind: SOURCE_WORDS[kind][locale],
            notified: formatCents(notifiedCents, locale),
            received: formatCents(receivedCents, locale),
            due: formatCents(dueCents, locale),
          },
        }))}
        empty={<Empty title={words.noLine} />}
      />
      <p class="soft small">{words.hiddenSmall}</p>
    </Sheet>
  );
}

function nextDeadline({ nextDueLabel, nextDueOn }: FundingLineRead, locale: Locale): string {
  const day = nextDueOn ? dayMonth(nextDueOn, locale) : null;
  return [nextDueLabel, day].filter(Boolean).join(' · ') || '—';
}
