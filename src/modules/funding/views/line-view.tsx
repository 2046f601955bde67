import { formatCents } from '../../../core/money/money.js';
import { Columns, Facts, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { dayOrDash, formatNumber, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FundingLineSheet } from '../funding.types.js';
import { fundingWords, SOURCE_WORDS } from '../funding.words.js';
import { FollowSheet } from './follow-sheet.js';
import type { FundingLineProps } from './line-props.js';
import { StageBadge } from './lines-sheet.js';
import { isNotified } from '../funding.totals.js';
import { PlanSheet } from './plan-sheet.js';
import { ReceiptForm, Receipts } from './receipts-sheet.js';

/** A grant: what is given and why, what came and is to come, where its file stands. */
export function FundingLineView(props: FundingLineProps) {
  const { locale, line } = props;
  const words = say(fundingWords, locale);
  return (
    <>
      <PageHead
        title={line.funder}
        sub={`${SOURCE_WORDS[line.kind][locale]} · ${line.schoolYear}`}
        back={{ href: `/funding/${line.schoolYear}`, label: words.back }}
        actions={
          isNotified(line.stage) && (
            <LinkButton href={`/overview/letters/${line.schoolYear}/${line.id}`} download>
              {words.letter}
            </LinkButton>
          )
        }
      />
      <Columns
        main={
          <>
            <Receipts {...props} />
            <ReceiptForm {...props} />
            <PlanSheet {...props} />
          </>
        }
        side={
          <>
            <Amounts line={line} locale={locale} />
            <FollowSheet {...props} />
          </>
        }
      />
    </>
  );
}

function Amounts({ line, locale }: Pick<FundingLineProps, 'line' | 'locale'>) {
  const words = say(fundingWords, locale);
  const sum = calculation(line, locale);
  const said = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  const day = (label: string, on: string | null) => said(label, on && dayOrDash(on, locale));
  return (
    <Sheet title={words.howGiven} tools={<StageBadge stage={line.stage} locale={locale} />}>
      <Facts
        facts={[
          ...said(words.agreement, line.agreement),
          { label: words.asked, value: formatCents(line.askedCents, locale) },
          ...day(words.notifiedOn, line.notifiedOn),
          ...(sum
            ? [{ label: words.calculation, value: <a href={`/funding/${line.schoolYear}/headcount`}>{sum}</a> }]
            : []),
          {
            label: line.estimated ? `${words.notified} (${words.estimated})` : words.notified,
            value: formatCents(line.notifiedCents, locale),
          },
          { label: words.received, value: formatCents(line.receivedCents, locale) },
          { label: words.due, value: formatCents(line.dueCents, locale), strong: true },
          ...day(line.reportedOn ? words.reportedOn : words.reportDueOn, line.reportedOn ?? line.reportDueOn),
        ]}
      />
    </Sheet>
  );
}

function calculation(line: FundingLineSheet, locale: Locale): string | null {
  const words = say(fundingWords, locale);
  const { headcount, perLearnerCents, counting, countedOn, furtherDays } = line;
  if (headcount === null || perLearnerCents === null || counting === null || countedOn === null) return null;
  const days = [countedOn, ...furtherDays].map((each) => shortDate(each, locale));
  const counted = { day: words.countedDay, mean: words.countedMean, pro_rata: words.countedProRata }[counting](days);
  return `${formatNumber(headcount, locale, 2)} × ${formatCents(perLearnerCents, locale)}, ${counted}`;
}
