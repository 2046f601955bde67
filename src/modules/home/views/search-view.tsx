import { Empty, Form, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { SearchResult } from '../home.types.js';
import { homeWords } from '../home.words.js';

export function SearchView({ locale, result }: { locale: Locale; result: SearchResult }) {
  const words = say(homeWords, locale);
  const { q, groups } = result;
  const count = groups.reduce((total, { hits }) => total + hits.length, 0);
  return (
    <>
      <PageHead title={q ? words.searchFor(q) : words.search} sub={q && count > 0 ? words.found(count) : undefined} />
      <Sheet>
        <Form action="/search" method="get" filter>
          <TextField name="q" label={words.search} type="search" value={q} autoFocus maxLength={100} />
          <Submit icon="search">{words.search}</Submit>
        </Form>
        {count === 0 && (
          <Empty title={q.length < 2 ? words.searchShort : words.nothingFound}>
            {q.length < 2 ? null : words.nothingFoundHelp}
          </Empty>
        )}
      </Sheet>
      {groups.map(({ group, hits }) => (
        <Sheet title={words[group]}>
          <ul class="legend">
            {hits.map(({ title, note, href }) => (
              <li>
                <a href={href}>{title}</a>
                {note && <b class="soft">{note}</b>}
              </li>
            ))}
          </ul>
        </Sheet>
      ))}
    </>
  );
}
