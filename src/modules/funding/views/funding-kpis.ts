import { formatEuros } from '../../../core/money/money.js';
import type { Kpi } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { againstTarget } from '../funding.totals.js';
import type { FundingPage } from '../funding.types.js';
import { fundingWords } from '../funding.words.js';

/** The figures at the top of the funding page; each opens on its rows for those who may see them. */
export function fundingKpis(page: FundingPage, locale: Locale): Kpi[] {
  const words = say(fundingWords, locale);
  const base = `/funding/${page.schoolYear}`;
  const revenue = page.aggregatesOnly ? undefined : `${base}/revenue`;
  const share = (hundredths: number | null) => (hundredths === null ? '—' : percent(hundredths, locale));
  const { target } = page;
  const place = target && againstTarget(page.revenueShare, target);
  const shareWords = target
    ? words.shareKpi(percent(target.from, locale), percent(target.to, locale))
    : words.sharePlain;
  const book = page.orderBookCents > 0 ? ` · ${words.withBook(share(page.revenueShareWithOrderBook))}` : '';
  return [
    {
      value: share(page.revenueShare),
      label: shareWords + book,
      tone: page.revenueShare === null || !place ? undefined : place === 'in' ? 'green' : 'ochre',
      href: revenue,
    },
    {
      value: formatEuros(page.salesCents, locale),
      label: `${words.salesKpi} · ${words.paid(formatEuros(page.paidCents, locale))}`,
      href: revenue,
    },
    ...(page.toAllocateCents
      ? [
          {
            value: formatEuros(page.toAllocateCents, locale),
            label: words.toAllocate,
            tone: 'ochre' as const,
            href: '/payments?state=recorded',
          },
        ]
      : []),
    ...regionKpi(page, locale),
    ...(page.salesPerLearnerCents === null
      ? []
      : [
          {
            value: formatEuros(page.salesPerLearnerCents, locale),
            label: words.perLearnerKpi,
            href: `${base}/headcount`,
          },
        ]),
  ];
}

function regionKpi({ region, schoolYear }: FundingPage, locale: Locale): Kpi[] {
  const words = say(fundingWords, locale);
  if (!region) return [];
  const { headcount, perLearnerCents } = region;
  const counted = headcount !== null && perLearnerCents !== null;
  const { notifiedCents, askedCents } = region;
  const what = counted ? words.regionKpi(String(headcount), formatEuros(perLearnerCents, locale)) : words.regionPlain;
  const label = `${what}, ${notifiedCents > 0 ? words.notified.toLowerCase() : words.askedShort.toLowerCase()}`;
  return [
    {
      value: formatEuros(notifiedCents > 0 ? notifiedCents : askedCents, locale),
      label: region.estimated ? `${label} (${words.estimated})` : label,
      href: `/funding/${schoolYear}/headcount`,
    },
  ];
}
