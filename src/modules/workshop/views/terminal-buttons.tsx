import type { ComponentChildren } from 'preact';
import { BigButton } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { JobCard } from '../../production/index.js';
import type { BenchControl } from '../../quality/index.js';
import { terminalWords } from '../terminal.words.js';
import { asksFirst } from './terminal-check.js';

interface Props {
  locale: Locale;
  card: JobCard;
  control: BenchControl | undefined;
  idempotencyKey: string;
}

/** Every state's buttons: one set is shown. */
export function Buttons({ locale, card, control, idempotencyKey }: Props) {
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
        <Made locale={locale} card={card} control={control} primary />
        <BigButton icon="player-pause" {...act('pause', words.pause)}>
          {words.pause}
        </BigButton>
        <Drawing locale={locale} card={card} />
      </Block>
      <Block when="paused" state={state}>
        <BigButton icon="player-play" primary {...act('start', words.resume, '-again')}>
          {words.resume}
        </BigButton>
        <Made locale={locale} card={card} control={control} />
      </Block>
      <Block when="waiting done" state={state}>
        <BigButton icon="refresh" primary href="/terminal">
          {words.look}
        </BigButton>
      </Block>
    </>
  );
}

type MadeProps = Pick<Props, 'locale' | 'card' | 'control'> & { primary?: boolean };

/** What is made is counted; before that, what is to check is checked. */
function Made({ locale, card, control, primary }: MadeProps) {
  const words = say(terminalWords, locale);
  const job = `/terminal/jobs/${card.assignmentId}`;
  if (control && asksFirst(control))
    return (
      <div data-unless="first">
        <BigButton icon="ruler" primary={primary} href={`${job}/checks/new`} ahead>
          {words.iCheckFirst}
        </BigButton>
      </div>
    );
  if (control?.first === 'waiting')
    return (
      <BigButton icon="refresh" primary={primary} href="/terminal">
        {words.look}
      </BigButton>
    );
  return (
    <>
      <BigButton icon="check" primary={primary} href={`${job}/reports/new`} ahead>
        {words.finish}
      </BigButton>
      {control && (
        <BigButton icon="ruler" href={`${job}/checks/new`} ahead>
          {words.iCheck}
        </BigButton>
      )}
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
