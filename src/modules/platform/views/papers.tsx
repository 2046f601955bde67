import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Empty, Form, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { CHANNELS, FLOW_STATES, type PlatformRow } from '../platform.types.js';
import type { PapersQuery } from '../platform.dto.js';
import { platformWords } from '../platform.words.js';
import { FLOW_TONES } from './platform.tone.js';
import { CodeBadge } from './timeline.js';

interface PapersProps {
  locale: Locale;
  papers: Listed<PlatformRow>;
  filters: PapersQuery;
}

/** Issued papers, each with its way and its last status. */
export function Papers({ locale, papers, filters }: PapersProps) {
  const words = say(platformWords, locale);
  return (
    <Sheet title={words.papers}>
      <Filters locale={locale} filters={filters} />
      <DataTable
        caption={words.papers}
        columns={[
          { key: 'number', label: words.number },
          { key: 'on', label: words.on },
          { key: 'customer', label: words.customer },
          { key: 'amount', label: words.amount, align: 'right' },
          { key: 'way', label: words.way },
          { key: 'code', label: words.code },
        ]}
        rows={papers.rows.map((paper) => ({ id: paper.id, cells: cellsOf(paper, locale) }))}
        empty={<Empty title={words.none}>{words.noneHelp}</Empty>}
        pager={{ next: nextPage('/platform', filters, papers.next) }}
      />
    </Sheet>
  );
}

function Filters({ locale, filters }: Pick<PapersProps, 'locale' | 'filters'>) {
  const words = say(platformWords, locale);
  const channels = CHANNELS.map((value) => ({ value, label: words[`channel_${value}`] }));
  const states = FLOW_STATES.map((value) => ({ value, label: words[`flow_${value}`] }));
  return (
    <Form action="/platform" method="get" filter>
      <TextField name="q" label={words.number} value={filters.q} required={false} />
      <SelectField name="channel" label={words.way} options={channels} value={filters.channel} blank={words.all} />
      <SelectField name="state" label={words.sending} options={states} value={filters.state} blank={words.all} />
      <Submit icon="filter">{words.show}</Submit>
    </Form>
  );
}

function cellsOf(paper: PlatformRow, locale: Locale) {
  const { invoiceId, number, issuedOn, partnerName, totalWithVatCents, code } = paper;
  return {
    number: <a href={`/platform/invoices/${invoiceId}`}>{number}</a>,
    on: shortDate(issuedOn, locale),
    customer: partnerName,
    amount: formatCents(totalWithVatCents, locale),
    way: <Way locale={locale} paper={paper} />,
    code: code === null ? '—' : <CodeBadge locale={locale} code={code} />,
  };
}

/** Which way, and whether it left; why not, when it goes none. */
export function Way({
  locale,
  paper,
}: {
  locale: Locale;
  paper: Pick<PlatformRow, 'channel' | 'reason' | 'flowState'>;
}) {
  const words = say(platformWords, locale);
  const { channel, reason, flowState } = paper;
  if (reason !== null) return <span class="soft">{words[`aside_${reason}`]}</span>;
  return (
    <>
      {words[`channel_${channel}`]}{' '}
      {flowState !== null && <Badge tone={FLOW_TONES[flowState]}>{words[`flow_${flowState}`]}</Badge>}
    </>
  );
}
