import { nextPage, type Listed } from '../../../core/http/paging.js';
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
import { formatNumber, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { priceRequestMachine } from '../price-request.states.js';
import type { RequestRow } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';
import { RequestBadge } from './request-parts.js';

interface Props {
  locale: Locale;
  query: { q?: string; state?: string };
  listed: Listed<RequestRow>;
}

export function RequestListView({ locale, query, listed }: Props) {
  const words = say(quotingWords, locale);
  const add = (
    <LinkButton href="/requests/new" primary>
      {words.newRequest}
    </LinkButton>
  );
  const states = [
    { value: 'open', label: words.open },
    ...Object.entries(priceRequestMachine.states).map(([value, said]) => ({ value, label: said[locale] })),
  ];
  return (
    <>
      <PageHead
        title={words.requests}
        actions={
          <>
            <LinkButton href="/quotes">{words.quotes}</LinkButton>
            {add}
          </>
        }
      />
      <Sheet>
        <Form action="/requests" method="get" filter>
          <TextField name="q" type="search" label={words.search} placeholder={words.searchHint} value={query.q} />
          <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.allStates} />
          <Submit icon="filter">{words.filter}</Submit>
        </Form>
        <DataTable
          caption={words.requests}
          columns={[
            { key: 'number', label: words.number },
            { key: 'partner', label: words.partner },
            { key: 'subject', label: words.subject },
            { key: 'quantities', label: words.quantities },
            { key: 'askedOn', label: words.askedOn },
            { key: 'wishedOn', label: words.wishedOn },
            { key: 'state', label: words.state },
          ]}
          rows={listed.rows.map((row) => ({ id: row.id, cells: cellsOf(row, locale) }))}
          empty={
            <Empty title={words.noRequest} action={add}>
              {words.noRequestHint}
            </Empty>
          }
          pager={{ next: nextPage('/requests', query, listed.next) }}
        />
      </Sheet>
    </>
  );
}

const cellsOf = (row: RequestRow, locale: Locale) => ({
  number: <a href={`/requests/${row.id}`}>{row.number}</a>,
  partner: row.partnerName,
  subject: row.subject,
  quantities: row.quantities.map((quantity) => formatNumber(quantity, locale)).join(' · '),
  askedOn: shortDate(row.askedOn, locale),
  wishedOn: row.wishedOn && shortDate(row.wishedOn, locale),
  state: <RequestBadge locale={locale} state={row.state} />,
});
