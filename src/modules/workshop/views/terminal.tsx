import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Badge, BigButton, Job, TerminalScreen } from '../../../core/ui/index.js';
import { spokenDay } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { JobCard, LearnerWork } from '../../production/index.js';
import { terminalWords } from '../terminal.words.js';
import { Picture } from './terminal-picture.js';

interface Props {
  locale: Locale;
  work: LearnerWork;
  today: string;
  idempotencyKey: string;
}

/** A learner's own work: one card, one huge button, what comes next. */
export function TerminalView({ locale, work, today, idempotencyKey }: Props) {
  const words = say(terminalWords, locale);
  const { firstName, now, next } = work;
  const hello = words.hello(firstName);
  const status = (
    <>
      <Badge tone="green" icon={now?.state === 'running' ? 'clock' : 'check'}>
        {now?.state === 'running' ? words.working : words.saved}
      </Badge>
      <ActionButtons actions={[{ label: words.leave, action: '/sign-out', icon: 'logout' }]} />
    </>
  );
  if (!now) {
    return (
      <TerminalScreen hello={hello} status={status} title={words.nothing} sentences={[words.nothingHint]}>
        <BigButton icon="refresh" href="/terminal" primary>
          {words.look}
        </BigButton>
      </TerminalScreen>
    );
  }
  return (
    <>
      <TerminalScreen
        hello={hello}
        status={status}
        picture={<Picture locale={locale} kind={now.itemKind} />}
        step={<Badge tone="blue">{words.step(now.step, now.steps, now.operationName)}</Badge>}
        title={now.itemName}
        sentences={now.state === 'waiting' ? [words.wait] : now.instructions}
        note={<Note locale={locale} card={now} today={today} />}
      >
        <Buttons locale={locale} card={now} idempotencyKey={idempotencyKey} />
      </TerminalScreen>
      {next.length > 0 && (
        <section>
          <h2>{words.next}</h2>
          {next.map((card) => (
            <Next locale={locale} card={card} today={today} />
          ))}
        </section>
      )}
    </>
  );
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

function Buttons({ locale, card, idempotencyKey }: { locale: Locale; card: JobCard; idempotencyKey: string }) {
  const words = say(terminalWords, locale);
  const job = `/terminal/jobs/${card.assignmentId}`;
  const act = (verb: string) => ({ action: `${job}/${verb}`, idempotencyKey: `${idempotencyKey}-${verb}` });
  switch (card.state) {
    case 'ready':
      return (
        <BigButton icon="player-play" primary {...act('start')}>
          {words.start}
        </BigButton>
      );
    case 'running':
      return (
        <>
          <BigButton icon="check" primary href={`${job}/reports/new`}>
            {words.finish}
          </BigButton>
          <BigButton icon="player-pause" {...act('pause')}>
            {words.pause}
          </BigButton>
        </>
      );
    case 'paused':
      return (
        <>
          <BigButton icon="player-play" primary {...act('start')}>
            {words.resume}
          </BigButton>
          <BigButton icon="check" href={`${job}/reports/new`}>
            {words.finish}
          </BigButton>
        </>
      );
    case 'waiting':
      return (
        <BigButton icon="refresh" primary href="/terminal">
          {words.look}
        </BigButton>
      );
  }
}

function Next({ locale, card, today }: { locale: Locale; card: JobCard; today: string }) {
  const words = say(terminalWords, locale);
  const day = `${spokenDay(card.plannedOn, today, locale)}, ${words[card.halfDay]}`;
  return (
    <Job
      state={card.state === 'running' ? 'running' : card.state === 'paused' ? 'paused' : 'planned'}
      said={card.state === 'paused' ? words.paused : undefined}
      title={`${card.itemName} · ${card.operationName}`}
      note={`${day} · ${words.left(quantityText(card.remaining, card.unitCode, locale))}`}
    />
  );
}

/** What stopped the learner, said plainly, and the way back. Needs no read: the refusal is all there is to say. */
export function TerminalRefusal({ locale, sentences }: { locale: Locale; sentences: readonly string[] }) {
  const words = say(terminalWords, locale);
  return (
    <TerminalScreen hello={words.title} title={words.cannot} sentences={sentences} note={words.callMaster}>
      <BigButton icon="arrow-left" primary href="/terminal">
        {words.back}
      </BigButton>
    </TerminalScreen>
  );
}
