import { DataTable, Empty, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { Headcount } from '../funding.types.js';
import { fundingWords } from '../funding.words.js';

interface HeadcountViewProps {
  locale: Locale;
  headcount: Headcount;
}

/** The classes a headcount is made of. */
export function HeadcountView({ locale, headcount }: HeadcountViewProps) {
  const words = say(fundingWords, locale);
  const { schoolYear, countedOn, total, rows } = headcount;
  const known = total === null ? words.fewLearners : words.learners(total);
  return (
    <>
      <PageHead
        title={words.headcountTitle(schoolYear)}
        sub={`${known} · ${words.headcountSub(shortDate(countedOn, locale))}`}
        back={{ href: `/funding/${schoolYear}`, label: words.back }}
      />
      <Sheet>
        <DataTable
          caption={words.headcountTitle(schoolYear)}
          columns={[
            { key: 'name', label: words.classHead },
            { key: 'count', label: words.count, align: 'right' },
          ]}
          rows={rows.map(({ classId, className, count }) => ({
            id: classId ?? 'together',
            cells: { name: className, count: count ?? '—' },
          }))}
          empty={<Empty title={total === null ? words.hiddenSmall : words.noLearner} />}
        />
      </Sheet>
    </>
  );
}
