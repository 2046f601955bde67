import { formatCents } from '../../../core/money/money.js';
import { vatRateText } from '../../../core/money/vat.js';
import { Badge, Bar, DataTable, Facts, Sheet, type Fact } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say } from '../../../core/words/words.js';
import { thresholdWords } from '../../school/index.js';
import { ageingRows, closingRows } from '../overview.tables.js';
import { overviewWords } from '../overview.words.js';
import { cellText } from '../cell-text.js';
import type { OverviewProps } from './overview-props.js';

export function AgeingSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  const facts = ageingRows(page, locale).map(([label, cell], at, all): Fact => {
    const last = at === all.length - 1;
    const value = cellText(cell, locale);
    return { label, value: last ? <a href="/invoices/ageing">{value}</a> : value, strong: last };
  });
  return (
    <Sheet title={words.ageing}>
      <Facts facts={facts} />
    </Sheet>
  );
}

export function VatSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  return (
    <Sheet title={words.vat} tools={<a href="/books">{words.books}</a>}>
      <DataTable
        caption={words.vat}
        columns={[
          { key: 'rate', label: words.rate },
          { key: 'invoiced', label: words.vatInvoiced, align: 'right' },
          { key: 'collected', label: words.vatCollected, align: 'right' },
        ]}
        rows={page.books.vat.map(({ vatCategory, vatRate, invoiced, collected }) => ({
          id: `${vatCategory}${vatRate}`,
          cells: {
            rate: vatRateText(vatCategory, vatRate, locale),
            invoiced: formatCents(invoiced.vatCents, locale),
            collected: formatCents(collected.vatCents, locale),
          },
        }))}
        empty={<p class="soft">—</p>}
      />
    </Sheet>
  );
}

export function GaugesSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  const names = say(thresholdWords, locale);
  const said = (threshold: string, value: number) =>
    threshold === 'customerShare' ? percent(value, locale) : formatCents(value, locale);
  return (
    <Sheet title={words.gauges}>
      {page.gauges.length === 0 && (
        <p class="soft">
          <a href="/school">{words.noGauge}</a>
        </p>
      )}
      {page.gauges.map(({ threshold, value, limit, filled, tone }) => (
        <div>
          <p>
            {names[threshold]} <b class={tone}>{said(threshold, value)}</b>{' '}
            <small class="soft">
              {words.limit.toLowerCase()} {said(threshold, limit)}
            </small>
          </p>
          <Bar share={filled / 10_000} tone={tone} label={names[threshold]} />
        </div>
      ))}
    </Sheet>
  );
}

/** What is left to do before the year is closed, and whether the chain is whole. */
export function ClosingSheet({ page, locale }: OverviewProps) {
  const words = say(overviewWords, locale);
  const { intact, entries, headHash } = page.books.ledger;
  const places = ['/books', '/invoices/to-issue', '/payments?state=recorded', '/bank', '#grants'];
  const rows = closingRows(page, locale).slice(0, places.length);
  const facts = rows.map(([label, cell], at): Fact => ({
    label,
    value: <a href={places[at]}>{cellText(cell, locale)}</a>,
  }));
  return (
    <Sheet title={words.closing}>
      <Facts facts={facts} />
      <p>
        <a href="/ledger">{words.ledger}</a>{' '}
        <Badge tone={intact ? 'green' : 'red'}>{intact ? words.intact : words.broken}</Badge>
      </p>
      <p class="soft small">{words.ledgerSaid(entries, headHash.slice(0, 12))}</p>
    </Sheet>
  );
}
