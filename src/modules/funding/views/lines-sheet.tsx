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
    { key: 'due', label: words.due, align: 'right' },
    { key: 'received', label: words.received, align: 'right' },
    { key: 'remaining', label: words.remaining, align: 'right' },
  ];
};

export function StageBadge({ stage, locale }: { stage: FundingLineRead['stage']; locale: Locale }) {
  return <Badge tone={STAGE_WORDS[stage].tone}>{STAGE_WORDS[stage][locale]}</Badge>;
}

/** Each grant: where its file stands, what is due, received and remaining. */
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
          ...moneyColumns(locale),
          { key: 'next', label: words.next },
        ]}
        rows={page.lines.map((line) => ({
          id: line.id,
          cells: {
            funder: <a href={`${base}/${line.id}`}>{line.funder}</a>,
            kind: SOURCE_WORDS[line.kind][locale],
            stage: <StageBadge stage={line.stage} locale={locale} />,
            due: (
              <>
                {formatCents(line.dueCents, locale)}
                {line.estimated && <small class="soft"> {words.estimated}</small>}
              </>
            ),
            received: <a href={`${base}/${line.id}#receipts`}>{formatCents(line.receivedCents, locale)}</a>,
            remaining: formatCents(line.remainingCents, locale),
            next: nextDeadline(line, locale),
          },
        }))}
        empty={
          <Empty title={words.noLine} action={<LinkButton href={`${base}/new`}>{words.add}</LinkButton>}>
            {words.noLineHelp}
          </Empty>
        }
      />
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
        rows={page.kinds.map(({ kind, dueCents, receivedCents, remainingCents }) => ({
          id: kind,
          cells: {
            kind: SOURCE_WORDS[kind][locale],
            due: formatCents(dueCents, locale),
            received: formatCents(receivedCents, locale),
            remaining: formatCents(remainingCents, locale),
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
