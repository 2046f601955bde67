import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { AgedDue, Ageing } from '../invoicing.types.js';
import { AGES, invoicingWords } from '../invoicing.words.js';

/** The aged balance: a line a customer, a column an age. */
export function AgeingView({ locale, ageing }: { locale: Locale; ageing: Ageing }) {
  const words = say(invoicingWords, locale);
  const cells = (aged: AgedDue) =>
    Object.fromEntries(AGES.map((age) => [age, aged[age] === 0 ? '—' : formatCents(aged[age], locale)]));
  return (
    <>
      <PageHead
        title={words.ageing}
        sub={words.ageingSub(shortDate(ageing.on, locale))}
        back={{ href: '/invoices', label: words.back }}
      />
      <Sheet>
        <DataTable
          caption={words.ageing}
          columns={[
            { key: 'customer', label: words.customer },
            ...AGES.map((age) => ({ key: age, label: words[age], align: 'right' as const })),
          ]}
          rows={ageing.partners.map((aged) => ({
            id: aged.partnerId,
            cells: {
              customer: <a href={`/invoices?state=unpaid&partnerId=${aged.partnerId}`}>{aged.partnerName}</a>,
              ...cells(aged),
            },
          }))}
          total={{ customer: words.total, ...cells(ageing.total) }}
          empty={<Empty title={words.nothingDue}>{words.nothingDueWhy}</Empty>}
          exports={[
            { label: 'CSV', href: '/invoices/ageing.csv' },
            { label: 'Excel', href: '/invoices/ageing.xlsx' },
          ]}
        />
      </Sheet>
    </>
  );
}
