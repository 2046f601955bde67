import {
  ActionButtons,
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
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DeclarationRow, ExpiringPaper, SafetyMatrix } from '../safety.types.js';
import { paperWords, safetyWords } from '../safety.words.js';
import { DaysLeft, DeclarationState } from './declaration-state.js';
import { Matrix } from './matrix.js';

interface SafetyHomeProps {
  locale: Locale;
  matrix: SafetyMatrix;
  declarations: readonly DeclarationRow[];
  expiring: readonly ExpiringPaper[];
  /** The head declares. */
  declares: boolean;
  /** A declaration has a state the calendar has left behind. */
  overdue: boolean;
}

export function SafetyHomeView(props: SafetyHomeProps) {
  const { locale, matrix, declares } = props;
  const words = say(safetyWords, locale);
  const actions = (
    <>
      {declares && (
        <LinkButton href="/safety/declarations/new" primary>
          {words.newDeclaration}
        </LinkButton>
      )}
      <LinkButton href="/safety/supervisors">{words.supervisors}</LinkButton>
      <LinkButton href="/safety/machine-classes">{words.classes}</LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={words.safety} sub={words.safetySub} actions={actions} />
      <Form action="/safety" method="get" filter>
        <DateField name="on" label={words.on} value={matrix.on} />
        <Submit icon="calendar">{words.show}</Submit>
      </Form>
      <Matrix locale={locale} matrix={matrix} />
      <Declarations {...props} />
      <Expiring {...props} />
    </>
  );
}

function Expiring({ locale, expiring }: SafetyHomeProps) {
  const words = say(safetyWords, locale);
  const papers = say(paperWords, locale);
  const columns = [
    { key: 'who', label: words.whose },
    { key: 'paper', label: words.paper },
    { key: 'lastDay', label: words.lastDay },
    { key: 'state', label: words.state },
  ];
  const rows = expiring.map(({ kind, learnerId, who, lastDay, daysLeft, href }, at) => ({
    id: `${kind}-${learnerId ?? who}-${at}`,
    cells: {
      who: <a href={href}>{who}</a>,
      paper: papers[kind],
      lastDay: lastDay ? shortDate(lastDay, locale) : '—',
      state:
        daysLeft === null ? (
          <Badge tone="red" icon="ban">
            {words.missing}
          </Badge>
        ) : (
          <DaysLeft locale={locale} days={daysLeft} />
        ),
    },
  }));
  return (
    <Sheet title={words.expiring}>
      <DataTable caption={words.expiring} columns={columns} rows={rows} empty={<p>{words.nothingExpiring}</p>} />
    </Sheet>
  );
}

function Declarations({ locale, declarations, declares, overdue }: SafetyHomeProps) {
  const words = say(safetyWords, locale);
  const columns = [
    { key: 'sector', label: words.sector },
    { key: 'state', label: words.state },
    { key: 'sentOn', label: words.sentOn },
    { key: 'lastDay', label: words.lastDay },
    { key: 'left', label: words.timeLeft },
  ];
  const rows = declarations.map(({ id, sector, state, sentOn, lastDay, daysLeft }) => ({
    id,
    cells: {
      sector: <a href={`/safety/declarations/${id}`}>{sector}</a>,
      state: <DeclarationState locale={locale} state={state} />,
      sentOn: sentOn ? shortDate(sentOn, locale) : '—',
      lastDay: lastDay ? shortDate(lastDay, locale) : '—',
      left: daysLeft === null || state === 'withdrawn' ? '—' : <DaysLeft locale={locale} days={daysLeft} />,
    },
  }));
  const review = { label: words.review, action: '/safety/declarations/review', icon: 'refresh' as const };
  return (
    <Sheet title={words.declarations} tools={declares && overdue && <ActionButtons actions={[review]} />}>
      <DataTable
        caption={words.declarations}
        columns={columns}
        rows={rows}
        empty={<Empty title={words.noDeclaration}>{words.noDeclarationYet}</Empty>}
      />
    </Sheet>
  );
}
