import { listUrl, nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import {
  DataTable,
  Empty,
  Form,
  LinkButton,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { capital, monthName, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ClosingRow, LedgerRow } from '../ledger.types.js';
import { ledgerWords } from '../ledger.words.js';
import { ENTRY_TYPES } from '../ledger-entry.entity.js';

interface LedgerProps {
  locale: Locale;
  ledger: Listed<LedgerRow>;
  closings: readonly ClosingRow[];
  filters: { q?: string; type?: string };
}

/** As much of a hash as the eye compares. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** The sealed ledger, its last entries first, and what was closed. */
export function LedgerView({ locale, ledger, closings, filters }: LedgerProps) {
  const words = say(ledgerWords, locale);
  return (
    <>
      <PageHead
        title={words.ledger}
        sub={words.ledgerSub}
        back={{ href: '/books', label: words.backToBooks }}
        actions={
          <LinkButton href="/ledger/verification" primary>
            {words.verify}
          </LinkButton>
        }
      />
      <Sheet title={words.closings}>
        <Closings locale={locale} closings={closings} />
      </Sheet>
      <Sheet title={words.entries}>
        <Filters locale={locale} filters={filters} />
        <Entries locale={locale} ledger={ledger} filters={filters} />
      </Sheet>
    </>
  );
}

function periodName({ type, period }: ClosingRow, locale: Locale): string {
  if (type === 'CLOSING_DAY') return shortDate(period, locale);
  return type === 'CLOSING_MONTH' ? capital(monthName(period, locale)) : period;
}

function Closings({ locale, closings }: Pick<LedgerProps, 'locale' | 'closings'>) {
  const words = say(ledgerWords, locale);
  const shown = (cents: number) => formatCents(cents, locale);
  return (
    <DataTable
      caption={words.closings}
      columns={[
        { key: 'period', label: words.period },
        { key: 'type', label: words.type },
        { key: 'sales', label: words.sales, align: 'right' },
        { key: 'received', label: words.received, align: 'right' },
        { key: 'perpetual', label: words.perpetual, align: 'right' },
        { key: 'archive', label: words.archive },
      ]}
      rows={closings.map((row) => ({
        id: row.seq,
        cells: {
          period: <a href={`/ledger/${row.seq}`}>{periodName(row, locale)}</a>,
          type: words[row.type],
          sales: shown(row.salesCents),
          received: shown(row.receivedCents),
          perpetual: shown(row.perpetualSalesCents),
          archive:
            row.type === 'CLOSING_MONTH' ? (
              <a href={`/ledger/archives/${row.period}`} download>
                ZIP
              </a>
            ) : (
              ''
            ),
        },
      }))}
      empty={<Empty title={words.noClosing}>{words.noClosingHelp}</Empty>}
    />
  );
}

function Entries({ locale, ledger, filters }: Pick<LedgerProps, 'locale' | 'ledger' | 'filters'>) {
  const words = say(ledgerWords, locale);
  return (
    <DataTable
      caption={words.entries}
      columns={[
        { key: 'seq', label: words.seq },
        { key: 'type', label: words.type },
        { key: 'number', label: words.number },
        { key: 'onDay', label: words.onDay },
        { key: 'amount', label: words.amount, align: 'right' },
        { key: 'hash', label: words.hash },
      ]}
      rows={ledger.rows.map((row) => ({
        id: row.id,
        cells: {
          seq: <a href={`/ledger/${row.seq}`}>{row.seq}</a>,
          type: words[row.type],
          number: row.number,
          onDay: shortDate(row.onDay, locale),
          amount: row.amountCents === 0 ? '—' : formatCents(row.amountCents, locale),
          hash: <code>{shortHash(row.hash)}</code>,
        },
      }))}
      empty={<Empty title={words.none}>{words.noneHelp}</Empty>}
      pager={{ next: nextPage('/ledger', filters, ledger.next) }}
      exports={[{ label: 'CSV', href: listUrl('/ledger.csv', filters) }]}
    />
  );
}

function Filters({ locale, filters }: Pick<LedgerProps, 'locale' | 'filters'>) {
  const words = say(ledgerWords, locale);
  const options = ENTRY_TYPES.map((value) => ({ value, label: words[value] }));
  return (
    <Form action="/ledger" method="get" filter>
      <TextField name="q" label={words.search} type="search" value={filters.q} />
      <SelectField name="type" label={words.type} options={options} value={filters.type} blank={words.all} />
      <Submit icon="filter">{words.find}</Submit>
    </Form>
  );
}
