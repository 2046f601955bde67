import { nextPage, type Listed, type ListQuery } from '../../../core/http/paging.js';
import {
  Badge,
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
import type { PartnerRow } from '../partners.types.js';
import { partnerKindWords, partnerRoleWords, partnerWords } from '../partners.words.js';
import { PartnerRoles } from './partner-roles.js';

interface PartnersListProps {
  locale: Locale;
  listed: Listed<PartnerRow>;
  query: ListQuery;
  /** May add a partner. */
  adds: boolean;
}

export function PartnersListView({ locale, listed, query, adds }: PartnersListProps) {
  const words = say(partnerWords, locale);
  const filtered = Boolean(query.q ?? query.state ?? query.cursor);
  const add = (
    <LinkButton href="/partners/new" primary>
      {words.newPartner}
    </LinkButton>
  );
  const columns = [
    { key: 'name', label: words.name },
    { key: 'kind', label: words.kind },
    { key: 'roles', label: words.roles },
    { key: 'city', label: words.city },
    { key: 'siret', label: 'SIRET' },
  ];
  const empty = filtered ? (
    <Empty title={words.noneFound} />
  ) : (
    <Empty title={words.noPartners} action={adds && add}>
      {words.firstPartner}
    </Empty>
  );
  return (
    <>
      <PageHead title={words.partners} sub={words.partnersSub} actions={adds && add} />
      <Sheet>
        <Filter locale={locale} query={query} />
        <DataTable
          caption={words.partners}
          columns={columns}
          rows={listed.rows.map((row) => ({ id: row.id, cells: cellsOf(row, locale) }))}
          empty={empty}
          pager={{ next: nextPage('/partners', query, listed.next) }}
        />
      </Sheet>
    </>
  );
}

function Filter({ locale, query }: Pick<PartnersListProps, 'locale' | 'query'>) {
  const words = say(partnerWords, locale);
  const roles = say(partnerRoleWords, locale);
  const options = [
    { value: '', label: words.activeOnes },
    ...Object.entries(roles).map(([value, label]) => ({ value, label })),
    { value: 'inactive', label: words.inactiveOnes },
    { value: 'all', label: words.allOfThem },
  ];
  return (
    <Form action="/partners" method="get" filter>
      <TextField name="q" type="search" label={words.search} help={words.searchHelp} value={query.q} maxLength={100} />
      <SelectField name="state" label={words.show} options={options} value={query.state} blank={false} />
      <Submit icon="search">{words.search}</Submit>
    </Form>
  );
}

function cellsOf({ id, name, kind, roles, city, siret, active }: PartnerRow, locale: Locale) {
  return {
    name: (
      <>
        <a href={`/partners/${id}`}>{name}</a>{' '}
        {!active && <Badge icon="ban">{say(partnerWords, locale).inactive}</Badge>}
      </>
    ),
    kind: say(partnerKindWords, locale)[kind],
    roles: <PartnerRoles locale={locale} roles={roles} />,
    city,
    siret: siret ?? '—',
  };
}
