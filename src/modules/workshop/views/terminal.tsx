import { quantityText } from '../../../core/quantity/unit.js';
import { BigButton, Job, TerminalScreen } from '../../../core/ui/index.js';
import { spokenDay } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { type JobCard, type LearnerWork } from '../../production/index.js';
import type { BenchControl } from '../../quality/index.js';
import type { GateAnswer } from '../../safety/index.js';
import { terminalWords } from '../terminal.words.js';
import { Beside, OtherNow } from './terminal-beside.js';
import { letsThrough, TerminalCard } from './terminal-card.js';
import { TerminalFrame } from './terminal-frame.js';

interface Props {
  locale: Locale;
  learnerId: number;
  work: LearnerWork;
  /** What the gate says of each card now, by assignment; without an answer nothing is begun. */
  clearances: ReadonlyMap<number, GateAnswer>;
  /** What is to check on each card, by assignment. */
  controls: ReadonlyMap<number, BenchControl>;
  /** How long that is good for. */
  clearedSeconds: number;
  /** A master was called and has not come yet. */
  called: boolean;
  today: string;
  idempotencyKey: string;
}

/** A learner's own work: one card, one huge button, what comes next, and the master at hand. */
export function TerminalView({ locale, learnerId, work, clearances, controls, clearedSeconds, ...rest }: Props) {
  const { called, today, idempotencyKey } = rest;
  const words = say(terminalWords, locale);
  const { firstName, now, next, other } = work;
  const cards = now ? [now, ...next] : [];
  const running = now?.state === 'running' || other !== null;
  return (
    <TerminalFrame
      locale={locale}
      learnerId={learnerId}
      head={words.hello(firstName)}
      running={running}
      cleared={{ page: idempotencyKey, seconds: clearedSeconds }}
    >
      {other !== null ? (
        <OtherNow locale={locale} other={other} idempotencyKey={idempotencyKey} />
      ) : (
        cards.map((card) => (
          <TerminalCard
            locale={locale}
            card={card}
            clearance={clearances.get(card.assignmentId)}
            control={controls.get(card.assignmentId)}
            today={today}
            idempotencyKey={idempotencyKey}
            hidden={card !== now}
          />
        ))
      )}
      {!now && other === null && (
        <TerminalScreen title={words.nothing} sentences={[words.nothingHint]}>
          <BigButton icon="refresh" href="/terminal" primary>
            {words.look}
          </BigButton>
        </TerminalScreen>
      )}
      <Beside locale={locale} called={called} idle={!running} idempotencyKey={idempotencyKey} />
      {next.length > 0 && (
        <section>
          <h2>{words.next}</h2>
          {cards.map((card) => (
            <Next
              locale={locale}
              card={card}
              today={today}
              hidden={card === now && other === null}
              besides={
                now?.state === 'running' &&
                card !== now &&
                card.state === 'ready' &&
                letsThrough(clearances.get(card.assignmentId))
              }
              idempotencyKey={idempotencyKey}
            />
          ))}
        </section>
      )}
    </TerminalFrame>
  );
}

interface NextProps extends Pick<Props, 'locale' | 'today' | 'idempotencyKey'> {
  card: JobCard;
  hidden: boolean;
  besides: boolean;
}

function Next({ locale, card, today, hidden, besides, idempotencyKey }: NextProps) {
  const words = say(terminalWords, locale);
  const { assignmentId, operationName } = card;
  const day = `${spokenDay(card.plannedOn, today, locale)}, ${words[card.halfDay]}`;
  return (
    <div class="t-next" data-terminal-target="next" data-job={assignmentId} hidden={hidden}>
      <Job
        state={card.state === 'running' ? 'running' : card.state === 'paused' ? 'paused' : 'planned'}
        said={card.state === 'paused' ? words.paused : undefined}
        title={`${card.itemName} · ${operationName}`}
        note={`${day} · ${words.left(quantityText(card.remaining, card.unitCode, locale))}`}
      />
      {besides && (
        <BigButton
          icon="plus"
          action={`/terminal/jobs/${assignmentId}/start`}
          fields={{ alongside: '1' }}
          idempotencyKey={`${idempotencyKey}-${assignmentId}-besides`}
          press={{ verb: 'start', job: assignmentId, label: `${words.alongside} · ${operationName}` }}
        >
          {words.alongside}
        </BigButton>
      )}
    </div>
  );
}

/** What stopped the learner, said plainly, and the way back. Needs no read: the refusal is all there is to say. */
export function TerminalRefusal({ locale, sentences }: { locale: Locale; sentences: readonly string[] }) {
  const words = say(terminalWords, locale);
  return (
    <TerminalScreen title={words.cannot} sentences={sentences} note={words.callMaster}>
      <BigButton icon="arrow-left" primary href="/terminal">
        {words.back}
      </BigButton>
    </TerminalScreen>
  );
}
