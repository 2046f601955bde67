import { nextPage } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, Form, PageHead, SelectField, Sheet, Submit } from '../../../core/ui/index.js';
import { monthName, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { RevenueChoices, RevenueList, RevenueRow } from '../funding.types.js';
import { fundingWords } from '../funding.words.js';

interface Chosen {
  month?: string;
  workshopId?: number;
  partnerId?: number;
}

interface RevenueViewProps {
  locale: Locale;
  list: RevenueList;
  choices: RevenueChoices;
  query: Chosen;
}

/** The invoices and credit notes behind a figure of sales. */
export function RevenueView({ locale, list, choices, query }: RevenueViewProps) {
  const words = say(fundingWords, locale);
  const path = `/funding/${list.schoolYear}/revenue`;
  return (
    <>
      <PageHead
        title={words.revenueTitle(list.schoolYear)}
        sub={words.revenueSub(formatCents(list.totalCents, locale))}
        back={{ href: `/funding/${list.schoolYear}`, label: words.back }}
      />
      <Sheet>
        <Form action={path} method="get" filter>
          <SelectField
            name="month"
            label={words.month}
            blank={words.all}
            value={query.month}
            options={choices.months.map((month) => ({ value: month, label: monthName(month, locale) }))}
          />
          <SelectField
            name="workshopId"
            label={words.workshop}
            blank={words.all}
            value={query.workshopId}
            options={choices.workshops.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="partnerId"
            label={words.customer}
            blank={words.all}
            value={query.partnerId}
            options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Submit>{words.filter}</Submit>
        </Form>
        <Rows list={list} locale={locale} next={nextPage(path, query, list.next)} />
      </Sheet>
    </>
  );
}

function Rows({ list, locale, next }: { list: RevenueList; locale: Locale; next?: string }) {
  const words = say(fundingWords, locale);
  return (
    <DataTable
      caption={words.revenueTitle(list.schoolYear)}
      columns={[
        { key: 'number', label: words.invoice },
        { key: 'on', label: words.issuedOn },
        { key: 'customer', label: words.customer },
        { key: 'workshop', label: words.workshop },
        { key: 'net', label: words.net, align: 'right' },
      ]}
      rows={list.rows.map((row) => ({
        id: `${row.invoiceId}-${row.workshopId}`,
        cells: {
          number: <Document row={row} locale={locale} />,
          on: shortDate(row.issuedOn, locale),
          customer: row.partnerName,
          workshop: row.workshopName,
          net: formatCents(row.netCents, locale),
        },
      }))}
      total={{ net: formatCents(list.totalCents, locale) }}
      pager={{ next }}
      empty={<Empty title={words.noInvoice} />}
    />
  );
}

function Document({ row, locale }: { row: RevenueRow; locale: Locale }) {
  return (
    <>
      <a href={`/invoices/${row.invoiceId}`}>{row.number}</a>
      {row.typeCode === '381' && <small class="soft"> {say(fundingWords, locale).creditNote}</small>}
    </>
  );
}
