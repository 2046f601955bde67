import { formatCents } from '../../../core/money/money.js';
import { DataTable, Sheet } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FundingPage } from '../funding.types.js';
import { fundingWords } from '../funding.words.js';

interface SheetProps {
  locale: Locale;
  page: FundingPage;
}

/** How much the school leans on each customer. */
export function CustomersSheet({ page, locale }: SheetProps) {
  const words = say(fundingWords, locale);
  if (page.partners.length === 0) return null;
  return (
    <Sheet title={words.customers}>
      <DataTable
        caption={words.customers}
        columns={[
          { key: 'name', label: words.customer },
          { key: 'cents', label: words.net, align: 'right' },
          { key: 'share', label: words.share, align: 'right' },
        ]}
        rows={page.partners.slice(0, 10).map(({ partnerId, name, cents, share }) => ({
          id: partnerId,
          cells: {
            name: <a href={`/funding/${page.schoolYear}/revenue?partnerId=${partnerId}`}>{name}</a>,
            cents: formatCents(cents, locale),
            share: percent(share, locale),
          },
        }))}
        total={{ cents: formatCents(page.salesCents, locale) }}
      />
    </Sheet>
  );
}

export function WorkshopsSheet({ page, locale }: SheetProps) {
  const words = say(fundingWords, locale);
  const link = (workshopId: number, name: string) =>
    page.aggregatesOnly ? name : <a href={`/funding/${page.schoolYear}/revenue?workshopId=${workshopId}`}>{name}</a>;
  return (
    <Sheet title={words.workshops}>
      <DataTable
        caption={words.workshops}
        columns={[
          { key: 'name', label: words.workshop },
          { key: 'cents', label: words.net, align: 'right' },
        ]}
        rows={page.workshops.map(({ workshopId, name, cents }) => ({
          id: workshopId,
          cells: { name: link(workshopId, name), cents: formatCents(cents, locale) },
        }))}
        total={{ cents: formatCents(page.salesCents, locale) }}
      />
    </Sheet>
  );
}
