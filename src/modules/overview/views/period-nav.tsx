import { LinkButton } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { YearOverview } from '../overview.types.js';
import { overviewWords } from '../overview.words.js';
import { besides, periodOf } from '../period.js';

/** The years beside this one, and the other kind of year. */
export function PeriodNav({ period, locale }: { period: YearOverview['period']; locale: Locale }) {
  const words = say(overviewWords, locale);
  const [before, after] = besides(periodOf(period.name));
  const year = Number(period.name.slice(0, 4));
  const other = period.kind === 'civil' ? `${year}-${year + 1}` : String(year);
  const to = (name: string) => `/overview?period=${name}`;
  return (
    <nav class="actions" aria-label={words.periods}>
      <LinkButton href={to(before)}>{words.previous}</LinkButton>
      <LinkButton href={to(after)}>{words.next}</LinkButton>
      <LinkButton href={to(other)}>
        {period.kind === 'civil' ? words.schoolYear : words.civilYear} {other}
      </LinkButton>
    </nav>
  );
}
