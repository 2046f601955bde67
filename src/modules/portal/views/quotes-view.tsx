import type { ComponentChildren } from 'preact';
import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, Form, LinkButton, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { QuoteBadge } from '../../quoting/index.js';
import type { PortalQuoteRow } from '../portal-asking.types.js';
import { portalWords } from '../portal.words.js';

interface Props {
  locale: Locale;
  list: Listed<PortalQuoteRow>;
  query: { q?: string; state?: string };
}

export function PortalQuotesView({ locale, list, query }: Props) {
  const words = say(portalWords, locale);
  const ask = <LinkButton href="/portal/requests/new">{words.newRequest}</LinkButton>;
  return (
    <>
      <PageHead title={words.quotes} actions={ask} />
      <Sheet>
        <Form action="/portal/quotes" method="get" filter>
          <TextField name="q" label={words.search} type="search" value={query.q} />
          <Submit>{words.search}</Submit>
        </Form>
        <QuotesTable
          locale={locale}
          quotes={list.rows}
          pager={{ next: nextPage('/portal/quotes', query, list.next) }}
          empty={<Empty title={words.noQuote}>{words.noQuoteHelp}</Empty>}
        />
      </Sheet>
    </>
  );
}

interface TableProps {
  locale: Locale;
  quotes: readonly PortalQuoteRow[];
  empty: ComponentChildren;
  pager?: { next?: string };
}

export function QuotesTable({ locale, quotes, empty, pager }: TableProps) {
  const words = say(portalWords, locale);
  return (
    <DataTable
      caption={words.quotes}
      columns={[
        { key: 'number', label: words.number },
        { key: 'state', label: words.state },
        { key: 'validUntil', label: words.validUntil },
        { key: 'amount', label: words.net, align: 'right' },
      ]}
      rows={quotes.map((quote) => ({
        id: quote.id,
        cells: {
          number: (
            <a href={`/portal/quotes/${quote.id}`}>
              {quote.number}
              {quote.revision > 1 && ` · ${words.revision(quote.revision)}`}
            </a>
          ),
          state: <QuoteBadge locale={locale} quote={quote} />,
          validUntil: dayOrDash(quote.validUntil, locale),
          amount: formatCents(quote.totalWithoutVatCents, locale),
        },
      }))}
      empty={empty}
      pager={pager}
    />
  );
}
