import { formatCents } from '../../../core/money/money.js';
import { vatRateText, type VatCategory } from '../../../core/money/vat.js';
import { dayInFrance } from '../../../core/time/local-date.js';
import { ActionButtons, DataTable, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { capital, monthName, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { accountWords } from '../../school/index.js';
import type { AccountBalance, MonthSheet } from '../accounting.types.js';
import { accountingWords } from '../accounting.words.js';
import { BookEntries, shown } from './book-entries.js';
import { MonthBadge } from './books.js';

interface MonthProps {
  locale: Locale;
  sheet: MonthSheet;
  formKey: string;
}

/** A month of the books: its accounts, its VAT, its entries, and its closing. */
export function MonthView({ locale, sheet, formKey }: MonthProps) {
  const words = say(accountingWords, locale);
  const { month, closed, over } = sheet;
  const close = {
    label: words.close,
    action: `/books/${month}/closing`,
    primary: true,
    icon: 'certificate' as const,
    confirm: words.closeWarning,
    idempotencyKey: formKey,
  };
  const sub = (
    <>
      <MonthBadge locale={locale} month={sheet} />
      {closed && ` ${words.closedOn(shortDate(dayInFrance(new Date(closed.closedAt)), locale))}`}
    </>
  );
  const actions = (
    <>
      <LinkButton href={`/books/${month}/entries.csv`} download>
        CSV
      </LinkButton>
      <LinkButton href={`/books/${month}/entries.xlsx`} download>
        Excel
      </LinkButton>
      {sheet.book.some(({ journal }) => journal === 'VE') && (
        <LinkButton href={`/books/${month}/documents.zip`} download>
          {words.documents}
        </LinkButton>
      )}
      {closed && (
        <LinkButton href={`/files/${closed.fileId}`} download primary>
          {words.fec}
        </LinkButton>
      )}
      {!closed && over && <ActionButtons actions={[close]} />}
    </>
  );
  return (
    <>
      <PageHead
        title={capital(monthName(month, locale))}
        sub={sub}
        actions={actions}
        back={{ href: '/books', label: words.backToBooks }}
      />
      <Sheet title={words.balances}>
        <Balances locale={locale} balances={sheet.balances} />
        <p class="soft">{words.fecHelp}</p>
      </Sheet>
      <Sheet title={words.vat}>
        <VatTable locale={locale} vat={sheet.vat} />
        <p class="soft">{words.vatHelp}</p>
      </Sheet>
      <Sheet title={words.entries}>
        <BookEntries locale={locale} book={sheet.book} />
      </Sheet>
    </>
  );
}

function Balances({ locale, balances }: { locale: Locale; balances: readonly AccountBalance[] }) {
  const words = say(accountingWords, locale);
  const uses = say(accountWords, locale);
  const sum = (of: 'debitCents' | 'creditCents') => balances.reduce((total, row) => total + row[of], 0);
  return (
    <DataTable
      caption={words.balances}
      columns={[
        { key: 'account', label: words.account },
        { key: 'name', label: words.label },
        { key: 'debit', label: words.debit, align: 'right' },
        { key: 'credit', label: words.credit, align: 'right' },
      ]}
      rows={balances.map(({ account, use, debitCents, creditCents }) => ({
        id: account,
        cells: { account, name: uses[use], debit: shown(debitCents, locale), credit: shown(creditCents, locale) },
      }))}
      total={{
        account: words.total,
        debit: shown(sum('debitCents'), locale),
        credit: shown(sum('creditCents'), locale),
      }}
    />
  );
}

function VatTable({ locale, vat }: { locale: Locale; vat: MonthSheet['vat'] }) {
  const words = say(accountingWords, locale);
  return (
    <DataTable
      caption={words.vat}
      columns={[
        { key: 'rate', label: words.rate },
        { key: 'base', label: words.invoicedBase, align: 'right' },
        { key: 'vat', label: words.invoicedVat, align: 'right' },
        { key: 'collectedBase', label: words.collectedBase, align: 'right' },
        { key: 'collectedVat', label: words.collectedVat, align: 'right' },
      ]}
      rows={vat.map(({ vatCategory, vatRate, invoiced, collected }) => ({
        id: `${vatCategory}${vatRate}`,
        cells: {
          rate: vatRateText(vatCategory as VatCategory, vatRate, locale),
          base: formatCents(invoiced.taxableCents, locale),
          vat: formatCents(invoiced.vatCents, locale),
          collectedBase: formatCents(collected.taxableCents, locale),
          collectedVat: formatCents(collected.vatCents, locale),
        },
      }))}
    />
  );
}
