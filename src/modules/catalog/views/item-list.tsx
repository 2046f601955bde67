import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatPrice } from '../../../core/money/money.js';
import {
  Badge,
  Badges,
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
import { say, type Locale } from '../../../core/words/words.js';
import type { WorkshopRead } from '../../school/index.js';
import type { ItemRow } from '../catalog.types.js';
import { catalogWords, kindWords } from '../catalog.words.js';

export interface ItemFilters {
  q?: string;
  state?: string;
  kind?: string;
  workshopId?: number;
}

interface Props {
  locale: Locale;
  query: ItemFilters;
  listed: Listed<ItemRow>;
  workshops: readonly WorkshopRead[];
  mayEdit: boolean;
}

/** The catalogue: what can be ordered, and what no longer can. */
export function ItemListView({ locale, query, listed, workshops, mayEdit }: Props) {
  const words = say(catalogWords, locale);
  const add = mayEdit && (
    <>
      <LinkButton href="/items/imports">{words.importItems}</LinkButton>
      <LinkButton href="/items/new" primary>
        {words.newItem}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={words.catalog} actions={add} />
      <Sheet>
        <Filters locale={locale} query={query} workshops={workshops} />
        <DataTable
          caption={words.items}
          columns={[
            { key: 'code', label: words.code },
            { key: 'name', label: words.name },
            { key: 'kind', label: words.kind },
            { key: 'workshop', label: words.workshop },
            { key: 'price', label: words.price, align: 'right' },
            { key: 'state', label: words.state },
          ]}
          rows={listed.rows.map((item) => ({ id: item.id, cells: cellsOf(item, locale, workshops) }))}
          empty={
            <Empty title={words.empty} action={add}>
              {words.emptyHint}
            </Empty>
          }
          pager={{ next: nextPage('/items', query, listed.next) }}
        />
      </Sheet>
    </>
  );
}

function Filters({ locale, query, workshops }: Pick<Props, 'locale' | 'query' | 'workshops'>) {
  const words = say(catalogWords, locale);
  const kinds = (['garment', 'part', 'service'] as const).map((kind) => ({
    value: kind,
    label: kindWords[kind][locale],
  }));
  const states = [
    { value: 'active', label: words.active },
    { value: 'retired', label: words.retired },
  ];
  const rooms = workshops.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form action="/items" method="get" filter>
      <TextField name="q" type="search" label={words.search} placeholder={words.searchHint} value={query.q} />
      <SelectField name="kind" label={words.kind} options={kinds} value={query.kind} blank={words.all} />
      <SelectField
        name="workshopId"
        label={words.workshop}
        options={rooms}
        value={query.workshopId}
        blank={words.all}
      />
      <SelectField name="state" label={words.state} options={states} value={query.state} blank={words.all} />
      <Submit icon="filter">{words.filter}</Submit>
    </Form>
  );
}

function cellsOf(item: ItemRow, locale: Locale, workshops: readonly WorkshopRead[]) {
  const words = say(catalogWords, locale);
  return {
    code: <a href={`/items/${item.id}`}>{item.code}</a>,
    name: item.name,
    kind: kindWords[item.kind][locale],
    workshop: workshops.find(({ id }) => id === item.workshopId)?.name,
    price: formatPrice(item.priceE4, locale),
    state: (
      <Badges>
        <Badge tone={item.active ? 'green' : 'plain'}>{item.active ? words.active : words.retired}</Badge>
        {item.underMarket && (
          <Badge tone="ochre" icon="alert-triangle">
            {words.underMarket}
          </Badge>
        )}
      </Badges>
    ),
  };
}
