import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { Columns, DataTable, DayBoard, Empty, Icon, Job, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sentenceOf } from '../../safety/index.js';
import { productionWords } from '../production.words.js';
import type { BoardJob, BoardLearner, BoardRead, ProductionCounts, ReadyOperation } from '../production.types.js';
import { capital, CriticalBadge, DueDay, OperationBadge, spokenDay, Warnings } from './parts.js';

interface Props {
  locale: Locale;
  board: BoardRead;
  ready: readonly ReadyOperation[];
  counts: ProductionCounts;
  today: LocalDate;
}

/** The master's day: who does what, and what is left to give. */
export function WorkshopView({ locale, board, ready, counts, today }: Props) {
  const words = say(productionWords, locale);
  const { day, learners } = board;
  const jobs = learners.reduce((sum, { am, pm }) => sum + am.length + pm.length, 0);
  return (
    <>
      <PageHead
        title={capital(spokenDate(day, locale))}
        sub={`${words.learnersHere(learners.length)} · ${words.jobsGiven(jobs)}`}
        actions={
          <>
            <LinkButton href={`/workshop?day=${addDays(day, -1)}`}>{words.previousDay}</LinkButton>
            {day !== today && <LinkButton href="/workshop">{words.today}</LinkButton>}
            <LinkButton href={`/workshop?day=${addDays(day, 1)}`}>{words.nextDay}</LinkButton>
            <LinkButton href="/validation" primary>
              {words.toValidateCount(counts.toValidate)}
            </LinkButton>
          </>
        }
      />
      {learners.length === 0 ? (
        <Sheet>
          <Empty title={words.noLearners}>{words.noLearnersHint}</Empty>
        </Sheet>
      ) : (
        <>
          <WarnedToday locale={locale} board={board} />
          <DayBoard
            caption={words.dayOf(spokenDate(day, locale))}
            rowHead={words.learner}
            slots={[words.am, words.pm]}
            rows={learners.map((one) => rowOf(one, locale, today))}
          />
        </>
      )}
      <Columns main={<Ready locale={locale} ready={ready} day={day} />} side={<Late locale={locale} ready={ready} />} />
    </>
  );
}

/** What the gate warned of, each sentence once for the whole day; its jobs carry the sign alone. */
function WarnedToday({ locale, board }: Pick<Props, 'locale' | 'board'>) {
  const findings = board.learners.flatMap(({ am, pm }) => [...am, ...pm].flatMap(({ warnings }) => warnings));
  const once = new Map(findings.map((finding) => [sentenceOf(finding, locale), finding]));
  if (once.size === 0) return null;
  return (
    <Sheet>
      <Warnings locale={locale} warnings={[...once.values()]} />
    </Sheet>
  );
}

function rowOf({ displayName, className, level, am, pm }: BoardLearner, locale: Locale, today: LocalDate) {
  const slot = (jobs: readonly BoardJob[]) => ({
    content: jobs.map((job) => <JobOnBoard locale={locale} job={job} today={today} />),
  });
  const note = `${className} · ${say(productionWords, locale).level(level)}`;
  return { name: displayName, note, slots: [slot(am), slot(pm)] };
}

function JobOnBoard({ locale, job, today }: { locale: Locale; job: BoardJob; today: LocalDate }) {
  const words = say(productionWords, locale);
  const { itemName, operationName, number, remaining, dueOn, supervisorName, running, state, warnings } = job;
  const facts = [
    running ? words.running : state === 'finished' && words.finished,
    number,
    state !== 'finished' && words.pieces(remaining),
    words.forDay(spokenDay(dueOn, today, locale)),
    supervisorName && words.with(supervisorName),
  ];
  return (
    <Job
      state={running ? 'running' : 'planned'}
      title={`${itemName} · ${operationName}`}
      href={`/work-orders/${job.workOrderId}`}
      note={
        <>
          {facts.filter(Boolean).join(' · ')}{' '}
          {warnings.length > 0 && <Icon name="alert-triangle" label={words.warned} />}
        </>
      }
    />
  );
}

function Ready({ locale, ready, day }: { locale: Locale; ready: readonly ReadyOperation[]; day: LocalDate }) {
  const words = say(productionWords, locale);
  return (
    <Sheet title={words.readyTitle} tools={<LinkButton href="/work-orders">{words.allOrders}</LinkButton>}>
      <DataTable
        caption={words.readyTitle}
        columns={[
          { key: 'operation', label: words.operation },
          { key: 'due', label: words.due },
          { key: 'available', label: words.toDo, align: 'right' },
          { key: 'state', label: words.state },
          { key: 'give', label: words.give },
        ]}
        rows={ready.map((one) => ({
          id: one.id,
          cells: {
            operation: (
              <>
                <a href={`/work-orders/${one.workOrderId}`}>{`${one.itemName} · ${one.name}`}</a>{' '}
                <CriticalBadge locale={locale} criticality={one.criticality} />
              </>
            ),
            due: <DueDay locale={locale} dueOn={one.dueOn} late={one.late} />,
            available: one.available,
            state: <OperationBadge locale={locale} state={one.state} />,
            give: <LinkButton href={`/operations/${one.id}/assignments/new?day=${day}`}>{words.give}</LinkButton>,
          },
        }))}
        empty={<Empty title={words.readyEmpty}>{words.readyEmptyHint}</Empty>}
      />
    </Sheet>
  );
}

function Late({ locale, ready }: { locale: Locale; ready: readonly ReadyOperation[] }) {
  const words = say(productionWords, locale);
  const late = ready.filter((one) => one.late);
  if (late.length === 0) return null;
  return (
    <Sheet title={words.late}>
      {late.map((one) => (
        <Job
          state="refused"
          title={`${one.itemName} · ${one.name}`}
          href={`/work-orders/${one.workOrderId}`}
          note={`${one.number} · ${words.forDay(spokenDate(one.dueOn, locale))} · ${words.pieces(one.remaining)}`}
        />
      ))}
    </Sheet>
  );
}
