import type { ComponentChildren } from 'preact';
import { Badge, Icon } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { terminalWords } from '../terminal.words.js';

interface Props {
  locale: Locale;
  learnerId: number;
  head: ComponentChildren;
  running?: boolean;
  /** The gate was asked when this page was made, and its answers are good so long. */
  cleared?: { page: string; seconds: number };
  children: ComponentChildren;
}

/** Untouched this long, a shared tablet goes back to its door. */
const IDLE_SECONDS = 300;

/** Around every page of the tablet: who works, what is sent, what was refused and why. */
export function TerminalFrame({ locale, learnerId, head, running = false, cleared, children }: Props) {
  const words = say(terminalWords, locale);
  return (
    <div
      class="t-frame"
      data-controller="terminal speak idle"
      data-terminal-learner-value={learnerId}
      data-terminal-page-value={cleared?.page}
      data-terminal-cleared-value={cleared?.seconds}
      data-terminal-unasked-value={words.unasked}
      data-idle-seconds-value={IDLE_SECONDS}
    >
      <div class="t-top">
        <b>{head}</b>
        <span class="t-tools">
          <span data-terminal-target="saved" hidden>
            <Badge tone="green" icon={running ? 'clock' : 'check'}>
              {running ? words.working : words.saved}
            </Badge>
          </span>
          <button class="btn ghost" type="button" data-speak-target="button" data-action="speak#read">
            <Icon name="volume" /> {words.read}
          </button>
          <form method="post" action="/sign-out" data-action="submit->terminal#leave" data-idle-target="leave">
            <button class="btn ghost" type="submit">
              <Icon name="logout" /> {words.leave}
            </button>
          </form>
        </span>
      </div>
      <div class="t-unsent" role="status" data-terminal-target="unsent" hidden>
        <p>
          <Icon name="clock" /> <b>{words.unsent}</b> {words.unsentHint}
        </p>
        <ol data-terminal-target="list"></ol>
      </div>
      <div class="errors" role="alert" tabIndex={-1} data-terminal-target="refused" hidden>
        <p>
          <Icon name="alert-triangle" /> <b>{words.cannot}</b> {words.callMaster}
        </p>
        <ul data-terminal-target="reasons"></ul>
        <button class="btn" type="button" data-action="terminal#understood">
          {words.understood}
        </button>
      </div>
      {children}
    </div>
  );
}
