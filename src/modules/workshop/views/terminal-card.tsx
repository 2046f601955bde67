import type { ComponentChildren } from 'preact';
import { quantityText } from '../../../core/quantity/unit.js';
import { Badge, BigButton, TerminalScreen } from '../../../core/ui/index.js';
import { spokenDay } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { JobCard } from '../../production/index.js';
import { sentenceOf, type GateAnswer } from '../../safety/index.js';
import { terminalWords } from '../terminal.words.js';
import { Picture } from './terminal-picture.js';

interface Props {
  locale: Locale;
  card: JobCard;
  /** What the gate says now: no answer is no. */
  clearance: GateAnswer | undefined;
  today: string;
  idempotencyKey: string;
  hidden: boolean;
}

/**
 * One job, whole. Every state's buttons are there and one set is shown: without network the tablet itself shows the
 * next.
 */
export const letsThrough = (answer: GateAnswer | undefined): boolean =>
  answer?.outcome === 'clear' || answer?.outcome === 'warned';

export function TerminalCard({ locale, card: given, clearance, today, idempotencyKey, hidden }: Props) {
  const words = say(terminalWords, locale);
  const shut = ['ready', 'paused'].includes(given.state) && !letsThrough(clearance);
  // What the gate refuses waits, and says why: nothing that may not be begun has a button to begin it.
  const card = shut ? { ...given, state: 'waiting' as const } : given;
  const why = shut ? (clearance?.blocks ?? []).map((block) => sentenceOf(block, locale)) : [words.wait];
  return (
    <section
      class="t-card"
      data-terminal-target="job"
      data-job={card.assignmentId}
      data-state={card.state}
      hidden={hidden}
    >
      <TerminalScreen
        picture={<Shown locale={locale} card={card} />}
        step={<Badge tone="blue">{words.step(card.step, card.steps, card.operationName)}</Badge>}
        title={card.itemName}
        sentences={card.state === 'waiting' ? why : card.instructions}
        note={<Note locale={locale} card={card} today={today} />}
      />
      <Buttons locale={locale} card={card} idempotencyKey={idempotencyKey} />
    </section>
  );
}

function Shown({ locale, card }: { locale: Locale; card: JobCard }) {
  const words = say(terminalWords, locale);
  if (!card.drawing?.image) return <Picture locale={locale} kind={card.itemKind} />;
  return <img src={`/terminal/jobs/${card.assignmentId}/drawing`} alt={words.picture} />;
}

function Note({ locale, card, today }: { locale: Locale; card: JobCard; today: string }) {
  const words = say(terminalWords, locale);
  const { learns, supervisorName } = card;
  const facts = [
    words.left(quantityText(card.remaining, card.unitCode, locale)),
    words.forDay(spokenDay(card.dueOn, today, locale)),
    supervisorName && words.with(supervisorName),
  ];
  return (
    <>
      {facts.filter(Boolean).join(' · ')}
      {learns.map((what) => (
        <>
          <br />
          {words.learns(what)}
        </>
      ))}
    </>
  );
}

function Buttons({ locale, card, idempotencyKey }: Pick<Props, 'locale' | 'card' | 'idempotencyKey'>) {
  const words = say(terminalWords, locale);
  const { assignmentId, operationName, state } = card;
  const job = `/terminal/jobs/${assignmentId}`;
  const act = (verb: 'start' | 'pause', label: string, more = '') => ({
    action: `${job}/${verb}`,
    idempotencyKey: `${idempotencyKey}-${assignmentId}-${verb}${more}`,
    press: { verb, job: assignmentId, label: `${label} · ${operationName}` },
  });
  return (
    <>
      <Block when="ready" state={state}>
        <BigButton icon="player-play" primary {...act('start', words.start)}>
          {words.start}
        </BigButton>
        {card.setsUp && (
          <BigButton icon="settings" {...act('start', words.startSetup, '-setup')} fields={{ kind: 'setup' }}>
            {words.startSetup}
          </BigButton>
        )}
        <Drawing locale={locale} card={card} />
      </Block>
      <Block when="running" state={state}>
        <BigButton icon="check" primary href={`${job}/reports/new`} ahead>
          {words.finish}
        </BigButton>
        <BigButton icon="player-pause" {...act('pause', words.pause)}>
          {words.pause}
        </BigButton>
        <Drawing locale={locale} card={card} />
      </Block>
      <Block when="paused" state={state}>
        <BigButton icon="player-play" primary {...act('start', words.resume, '-again')}>
          {words.resume}
        </BigButton>
        <BigButton icon="check" href={`${job}/reports/new`}>
          {words.finish}
        </BigButton>
      </Block>
      <Block when="waiting done" state={state}>
        <BigButton icon="refresh" primary href="/terminal">
          {words.look}
        </BigButton>
      </Block>
    </>
  );
}

function Drawing({ locale, card }: { locale: Locale; card: JobCard }) {
  if (!card.drawing) return null;
  return (
    <BigButton icon="file-text" href={`/terminal/jobs/${card.assignmentId}/drawing`} ahead>
      {say(terminalWords, locale).drawing}
    </BigButton>
  );
}

interface BlockProps {
  /** States of the job, separated by spaces. */
  when: string;
  state: JobCard['state'];
  children: ComponentChildren;
}

function Block({ when, state, children }: BlockProps) {
  return (
    <div class="t-actions" data-when={when} hidden={!when.split(' ').includes(state)}>
      {children}
    </div>
  );
}
