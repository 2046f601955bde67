import { quantityText } from '../../../core/quantity/unit.js';
import { Badge, TerminalScreen } from '../../../core/ui/index.js';
import { spokenDay } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { JobCard } from '../../production/index.js';
import type { BenchControl } from '../../quality/index.js';
import { sentenceOf, type GateAnswer } from '../../safety/index.js';
import { terminalWords } from '../terminal.words.js';
import { Buttons } from './terminal-buttons.js';
import { Picture } from './terminal-picture.js';

interface Props {
  locale: Locale;
  card: JobCard;
  /** What the gate says now: no answer is no. */
  clearance: GateAnswer | undefined;
  /** What is to check on it. */
  control: BenchControl | undefined;
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

export function TerminalCard({ locale, card: given, clearance, control, ...rest }: Props) {
  const { today, idempotencyKey, hidden } = rest;
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
        sentences={card.state === 'waiting' ? why : (aboutFirst(locale, control) ?? card.instructions)}
        note={<Note locale={locale} card={card} today={today} />}
      />
      <Buttons locale={locale} card={card} control={control} idempotencyKey={idempotencyKey} />
    </section>
  );
}

/** Where the first part of a critical piece stands; null when the step's own instructions are to read. */
function aboutFirst(locale: Locale, control: BenchControl | undefined): string[] | null {
  const words = say(terminalWords, locale);
  if (control?.first === 'waiting') return [words.firstSent];
  if (control?.first === 'refused') return [words.firstRefused, ...(control.reason ? [control.reason] : [])];
  return null;
}

function Shown({ locale, card }: { locale: Locale; card: JobCard }) {
  const words = say(terminalWords, locale);
  if (card.picture) return <img src={`/terminal/jobs/${card.assignmentId}/picture`} alt={words.howTo} />;
  if (!card.drawing?.image) return <Picture locale={locale} kind={card.itemKind} />;
  return <img src={`/terminal/jobs/${card.assignmentId}/drawing`} alt={words.picture} />;
}

function Note({ locale, card, today }: { locale: Locale; card: JobCard; today: string }) {
  const words = say(terminalWords, locale);
  const { learns, supervisorName } = card;
  const facts = [
    card.share === null
      ? words.left(quantityText(card.remaining, card.unitCode, locale))
      : words.share(quantityText(card.share, card.unitCode, locale)),
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
