import { nextPage, type Listed } from '../../../core/http/paging.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { Badge, DataTable, Empty, Form, PageHead, SelectField, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { NonConformityState } from '../non-conformity.entity.js';
import { nonConformityMachine } from '../non-conformity.states.js';
import type { NonConformityRow } from '../quality.types.js';
import { causeWords, qualityWords } from '../quality.words.js';

interface Props {
  locale: Locale;
  listed: Listed<NonConformityRow>;
  filters: { state?: string };
}

export function NonConformityBadge({ locale, state }: { locale: Locale; state: NonConformityState }) {
  const { tone, [locale]: said } = nonConformityMachine.states[state];
  return <Badge tone={tone}>{said}</Badge>;
}

/** What was not as asked, newest first. */
export function NonConformitiesView({ locale, listed, filters }: Props) {
  const words = say(qualityWords, locale);
  const states = Object.entries(nonConformityMachine.states).map(([value, said]) => ({ value, label: said[locale] }));
  return (
    <>
      <PageHead title={words.nonConformities} back={{ href: '/quality', label: words.quality }} />
      <Sheet>
        <Form action="/non-conformities" method="get" filter>
          <SelectField
            name="state"
            label={words.state}
            options={[...states, { value: 'all', label: words.all }]}
            value={filters.state}
            blank={words.alive}
          />
          <Submit icon="filter">{words.state}</Submit>
        </Form>
        <NonConformitiesTable
          locale={locale}
          rows={listed.rows}
          next={nextPage('/non-conformities', filters, listed.next)}
        />
      </Sheet>
    </>
  );
}

interface TableProps {
  locale: Locale;
  rows: readonly NonConformityRow[];
  next?: string;
}

export function NonConformitiesTable({ locale, rows, next }: TableProps) {
  const words = say(qualityWords, locale);
  return (
    <DataTable
      caption={words.nonConformities}
      columns={[
        { key: 'number', label: words.number },
        { key: 'state', label: words.state },
        { key: 'item', label: words.item },
        { key: 'defect', label: words.defect },
        { key: 'cause', label: words.cause },
        { key: 'quantity', label: words.quantity, align: 'right' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          number: <a href={`/non-conformities/${row.id}`}>{row.number}</a>,
          state: <NonConformityBadge locale={locale} state={row.state} />,
          item: [row.itemName, row.partnerName].filter(Boolean).join(' · '),
          defect: row.defect,
          cause: causeWords[row.cause][locale],
          quantity: quantityText(row.quantity, row.unitCode, locale),
        },
      }))}
      empty={<Empty title={words.noNonConformity}>{words.noNonConformityHint}</Empty>}
      pager={{ next }}
    />
  );
}
