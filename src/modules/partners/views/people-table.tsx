import { DataTable } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { rightWords } from '../../identity/index.js';
import type { PartnerPerson } from '../partners.types.js';
import { partnerWords } from '../partners.words.js';

interface PeopleTableProps {
  locale: Locale;
  people: readonly PartnerPerson[];
  /** Where the page of a person is. */
  path: string;
}

/** Who of a partner signs in, and what each may do. */
export function PeopleTable({ locale, people, path }: PeopleTableProps) {
  const words = say(partnerWords, locale);
  const rightsSaid = say(rightWords, locale);
  return (
    <DataTable
      caption={words.people}
      columns={[
        { key: 'name', label: words.personName },
        { key: 'email', label: words.email },
        { key: 'rights', label: words.rights },
      ]}
      rows={people.map(({ userId, name, email, rights }) => ({
        id: userId,
        cells: {
          name: <a href={`${path}/${userId}`}>{name}</a>,
          email,
          rights: rights.map((right) => rightsSaid[right]).join(', '),
        },
      }))}
      empty={<p class="soft">{words.noPeople}</p>}
    />
  );
}
