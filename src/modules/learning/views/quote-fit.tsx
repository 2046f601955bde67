import { PageHead, Sheet, TurboFrame } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { TeachingFit } from '../learning.types.js';
import { learningWords } from '../learning.words.js';
import { Fit, VerdictBadge } from './fit-parts.js';

interface Props {
  locale: Locale;
  quoteId: number;
  number: string;
  fit: TeachingFit;
}

/** What the lines of a quote teach, inside the page of the quote. */
export function QuoteFitView({ locale, quoteId, number, fit }: Props) {
  const words = say(learningWords, locale);
  const empty = fit.works.length === 0;
  return (
    <>
      <PageHead title={words.fitOf(number)} back={{ href: `/quotes/${quoteId}`, label: words.backToQuote }} />
      <TurboFrame id={`teaching-fit-${quoteId}`} {...{ target: '_top' }}>
        <Sheet title={words.fit} tools={!empty && <VerdictBadge locale={locale} fit={fit} />}>
          {empty ? <p class="soft">{words.noLine}</p> : <Fit locale={locale} fit={fit} />}
        </Sheet>
      </TurboFrame>
    </>
  );
}
