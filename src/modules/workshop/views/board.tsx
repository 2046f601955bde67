import { quantityText } from '../../../core/quantity/unit.js';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { DayBoard, Empty, Icon, Job, LinkButton, LiveFrame, PageHead, Sheet } from '../../../core/ui/index.js';
import { capital, spokenDate, spokenDay } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { workshopWords } from '../workshop.words.js';
import { sentenceOf } from '../../safety/index.js';
import {
  productionWords,
  Warnings,
  type BoardJob,
  type BoardLearner,
  type BoardRead,
  type OutsideRow,
  type ProductionCounts,
  type ReadyOperation,
  type WorkOrderRow,
} from '../../production/index.js';
import type { WorkCenterRead } from '../../school/index.js';
import { Machines } from './board-machines.js';
import { Late, Ready } from './board-ready.js';
import { Outside, Suspended } from './board-waiting.js';

interface Props {
  locale: Locale;
  board: BoardRead;
  machines: readonly WorkCenterRead[];
  ready: readonly ReadyOperation[];
  suspended: readonly WorkOrderRow[];
  /** Why each is suspended. */
  reasons: ReadonlyMap<number, string>;
  /** Who already has each operation. */
  given: ReadonlyMap<number, readonly string[]>;
  /** Name of the partner of each order. */
  customers: ReadonlyMap<number, string>;
  /** Number of the non-conformity that waits on an OF. */
  held: ReadonlyMap<number, string>;
  /** What is at subcontractors. */
  outside: readonly OutsideRow[];
  counts: ProductionCounts;
  today: LocalDate;
}

/** The master's day: who does what, and what is left to give. */
export function BoardView({ locale, board, machines, ready, suspended, given, customers, ...rest }: Props) {
  const { held, outside, reasons, counts, today } = rest;
  const words = say(productionWords, locale);
  const { day, learners } = board;
  const busy = learners.filter(({ am, pm }) => am.length + pm.length > 0);
  const free = learners.filter((one) => !busy.includes(one));
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
            <LinkButton href="/materials">{say(workshopWords, locale).materials}</LinkButton>
            <LinkButton href="/quality">{say(workshopWords, locale).quality}</LinkButton>
            <LinkButton href="/validation" primary>
              {words.toValidateCount(counts.toValidate)}
            </LinkButton>
          </>
        }
      />
      <LiveFrame id="board" stream="/workshop/live" src={`/workshop?day=${day}`}>
        {learners.length === 0 ? (
          <Sheet>
            <Empty title={words.noLearners}>{words.noLearnersHint}</Empty>
          </Sheet>
        ) : (
          <>
            <WarnedToday locale={locale} board={board} />
            {busy.length > 0 && (
              <DayBoard
                caption={words.dayOf(spokenDate(day, locale))}
                rowHead={words.learner}
                slots={[words.am, words.pm]}
                rows={busy.map((one) => rowOf(one, locale, today))}
              />
            )}
            {free.length > 0 && (
              <p class="soft">{words.freeToday(free.map(({ displayName }) => displayName).join(', '))}</p>
            )}
          </>
        )}
        <Machines locale={locale} board={board} machines={machines} />
        <Late locale={locale} ready={ready} given={given} customers={customers} held={held} />
        <Outside locale={locale} outside={outside} />
        <Suspended locale={locale} suspended={suspended} reasons={reasons} />
        <Ready locale={locale} ready={ready.filter(hasToGive)} given={given} customers={customers} day={day} />
      </LiveFrame>
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

// What is all at a subcontractor is told above.
const hasToGive = ({ supplierId, available }: ReadyOperation) => supplierId === null || available > 0;

function rowOf(
  { displayName, className, level, am, pm, breakInMinutes }: BoardLearner,
  locale: Locale,
  today: LocalDate,
) {
  const slot = (jobs: readonly BoardJob[]) => ({
    content: jobs.map((job) => <JobOnBoard locale={locale} job={job} today={today} />),
  });
  const near = breakInMinutes !== null && say(workshopWords, locale).breakIn(breakInMinutes);
  const note = [className, say(productionWords, locale).level(level), near].filter(Boolean).join(' · ');
  return { name: displayName, note, slots: [slot(am), slot(pm)] };
}

function JobOnBoard({ locale, job, today }: { locale: Locale; job: BoardJob; today: LocalDate }) {
  const words = say(productionWords, locale);
  const { itemName, operationName, number, remaining, quantity, dueOn, unitCode, supervisorName } = job;
  const { running, state, warnings } = job;
  const shown = running ? 'running' : state === 'active' ? 'paused' : state === 'finished' ? 'done' : 'planned';
  const facts = [
    number,
    state !== 'finished' && quantityText(quantity ?? remaining, unitCode, locale),
    words.forDay(spokenDay(dueOn, today, locale)),
    supervisorName && words.with(supervisorName),
  ];
  return (
    <Job
      state={shown}
      said={shown === 'planned' ? undefined : words[shown]}
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
