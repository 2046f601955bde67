import { formatCents } from '../../../core/money/money.js';
import { DataTable, Sheet } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { GrantReport, SectorRow } from '../budget.types.js';
import { budgetWords, sectorWords } from '../overview.words.js';

/** The whole report by sector of VAT. */
export function SectorsSheet({ report, locale }: { report: GrantReport; locale: Locale }) {
  const words = say(budgetWords, locale);
  const names = say(sectorWords, locale);
  const total = (of: Exclude<keyof SectorRow, 'sector'>) =>
    formatCents(
      report.sectors.reduce((sum, row) => sum + row[of], 0),
      locale,
    );
  if (report.key === null)
    return (
      <Sheet title={words.sectors}>
        <p class="soft">
          <a href="/school">{words.noKey}</a>
        </p>
      </Sheet>
    );
  return (
    <Sheet title={words.sectors}>
      <DataTable
        caption={words.sectors}
        columns={[
          { key: 'sector', label: words.sector },
          { key: 'charges', label: words.ofCharges, align: 'right' },
          { key: 'mixed', label: words.mixed, align: 'right' },
          { key: 'sales', label: words.sales, align: 'right' },
          { key: 'grants', label: words.grants, align: 'right' },
          { key: 'others', label: words.otherProducts, align: 'right' },
          { key: 'result', label: words.result, align: 'right' },
        ]}
        rows={report.sectors.map((row) => ({
          id: row.sector,
          cells: {
            sector: names[row.sector],
            charges: formatCents(row.chargesCents, locale),
            mixed: formatCents(row.mixedCents, locale),
            sales: formatCents(row.salesCents, locale),
            grants: formatCents(row.grantsCents, locale),
            others: formatCents(row.otherProductsCents, locale),
            result: formatCents(row.resultCents, locale),
          },
        }))}
        total={{
          charges: total('chargesCents'),
          sales: total('salesCents'),
          grants: total('grantsCents'),
          others: total('otherProductsCents'),
          result: total('resultCents'),
        }}
      />
      <p class="soft small">{words.keySaid(percent(report.key, locale))}</p>
      {report.planned && <p class="soft small">{words.onPlanned}</p>}
    </Sheet>
  );
}
