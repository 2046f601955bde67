import { nextPage, type Listed } from '../../../core/http/paging.js';
import { DataTable, Empty, Form, LinkButton, PageHead, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js'; // prettier-ignore
import { dayOrDash, formatNumber } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { priceRequestMachine, RequestBadge } from '../../quoting/index.js';
import type { PortalRequestRow } from '../portal-asking.types.js';
import { portalWords } from '../portal.words.js';

interface Props {
  locale: Locale;
  list: Listed<PortalRequestRow>;
  query: { q?: string; state?: string };
}

export function PortalRequestsView({ locale, list, query }: Props) {
  const words = say(portalWords, locale);
  const ask = (
    <LinkButton href="/portal/requests/new" primary>
      {words.newRequest}
    </LinkButton>
  );
  const states = Object.entries(priceRequestMachine.states).map(([value, said]) => ({ value, label: said[locale] }));
  return (
    <>
      <PageHead title={words.requests} actions={ask} />
      <Sheet>
        <Form action="/portal/requests" method="get" filter>
          <TextField name="q" label={words.search} type="search" value={query.q} />
          <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.all} />
          <Submit>{words.search}</Submit>
        </Form>
        <DataTable
          caption={words.requests}
          columns={[
            { key: 'number', label: words.number },
            { key: 'subject', label: words.subject },
            { key: 'quantity', label: words.quantity },
            { key: 'askedOn', label: words.askedOn },
            { key: 'state', label: words.state },
          ]}
          rows={list.rows.map(({ id, number, subject, quantities, askedOn, state }) => ({
            id,
            cells: {
              number: <a href={`/portal/requests/${id}`}>{number}</a>,
              subject,
              quantity: quantities.map((one) => formatNumber(one, locale)).join(' · '),
              askedOn: dayOrDash(askedOn, locale),
              state: <RequestBadge locale={locale} state={state} />,
            },
          }))}
          pager={{ next: nextPage('/portal/requests', query, list.next) }}
          empty={
            <Empty title={words.noRequest} action={ask}>
              {words.noRequestHelp}
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}
