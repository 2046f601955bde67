import {
  Badge,
  DataTable,
  DateField,
  Empty,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ClassRead, LearnerRow } from '../learners.types.js';
import { learnerWords, levelWords } from '../learners.words.js';
import { FrameworkStatusBadge } from './framework-status.js';

interface LearnersListProps {
  locale: Locale;
  on: LocalDate;
  headcount: number;
  learners: readonly LearnerRow[];
  classes: readonly ClassRead[];
}

/** By class, in the order of names: nobody is ranked. */
export function LearnersListView({ locale, on, headcount, learners, classes }: LearnersListProps) {
  const words = say(learnerWords, locale);
  const actions = (
    <>
      <LinkButton href="/learners/new" primary>
        {words.admit}
      </LinkButton>
      <LinkButton href="/safety">{words.safety}</LinkButton>
      <LinkButton href="/frameworks">{words.frameworks}</LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={words.learners} sub={words.presentOn(headcount, shortDate(on, locale))} actions={actions} />
      <Sheet>
        <Form action="/learners" method="get" filter>
          <DateField name="on" label={words.on} value={on} />
          <Submit icon="calendar">{words.show}</Submit>
        </Form>
      </Sheet>
      {classes.length === 0 && <Empty title={words.noClass}>{words.noClassYet}</Empty>}
      {classes.map((group) => (
        <ClassSheet locale={locale} group={group} learners={learners.filter(({ classId }) => classId === group.id)} />
      ))}
    </>
  );
}

interface ClassSheetProps {
  locale: Locale;
  group: ClassRead;
  learners: readonly LearnerRow[];
}

function ClassSheet({ locale, group, learners }: ClassSheetProps) {
  const words = say(learnerWords, locale);
  const levels = say(levelWords, locale);
  const columns = [
    { key: 'name', label: words.name },
    { key: 'level', label: words.level },
    { key: 'enteredOn', label: words.enteredOn },
    { key: 'leftOn', label: words.leftOn },
  ];
  const rows = learners.map(({ id, firstName, lastName, level, enteredOn, leftOn }) => ({
    id,
    cells: {
      name: <a href={`/learners/${id}`}>{`${firstName} ${lastName}`}</a>,
      level: levels[level as 0],
      enteredOn: shortDate(enteredOn, locale),
      leftOn: leftOn ? shortDate(leftOn, locale) : '—',
    },
  }));
  const tools = (
    <>
      <Badge>{words.places(learners.length, group.capacity)}</Badge>{' '}
      <FrameworkStatusBadge locale={locale} status={group.status} />
    </>
  );
  return (
    <Sheet title={`${group.name} · ${group.frameworkTitle}`} tools={tools}>
      <DataTable
        caption={group.name}
        columns={columns}
        rows={rows}
        count={rows.length}
        empty={<p class="soft">{words.nobody}</p>}
      />
    </Sheet>
  );
}
