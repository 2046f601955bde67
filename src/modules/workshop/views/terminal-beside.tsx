import { BigButton, Icon, TerminalScreen, type Press } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { OTHER_TIME } from '../../production/index.js';
import { terminalWords } from '../terminal.words.js';

interface Common {
  locale: Locale;
  idempotencyKey: string;
}

const SIGNS = { help: 'users', cleaning: 'refresh', waiting: 'clock' } as const;

/** Time that makes no piece, while it runs. */
export function OtherNow({ locale, other, idempotencyKey }: Common & { other: (typeof OTHER_TIME)[number] }) {
  const words = say(terminalWords, locale);
  const said = { help: words.helping, cleaning: words.cleaningNow, waiting: words.waitingNow }[other];
  const press: Press = { verb: 'end', job: 'other', label: words.endOther };
  return (
    <TerminalScreen title={said}>
      <BigButton
        icon="check"
        primary
        action="/terminal/other-time/end"
        idempotencyKey={`${idempotencyKey}-end`}
        press={press}
      >
        {words.endOther}
      </BigButton>
    </TerminalScreen>
  );
}

/** The master at hand, and what else one does in a workshop. */
export function Beside({ locale, called, idle, idempotencyKey }: Common & { called: boolean; idle: boolean }) {
  const words = say(terminalWords, locale);
  return (
    <div class="t-beside">
      {called ? (
        <p class="t-called" role="status">
          <Icon name="user" /> {words.called}
        </p>
      ) : (
        <BigButton
          icon="hand-stop"
          action="/terminal/calls"
          idempotencyKey={`${idempotencyKey}-call`}
          press={{ verb: 'call', job: 'call', label: words.call }}
        >
          {words.call}
        </BigButton>
      )}
      {idle && (
        <details data-terminal-target="others">
          <summary class="big">
            <Icon name="dots" /> {words.others}
          </summary>
          <div class="t-actions">
            {OTHER_TIME.map((kind) => (
              <BigButton
                icon={SIGNS[kind]}
                action="/terminal/other-time"
                fields={{ kind }}
                idempotencyKey={`${idempotencyKey}-${kind}`}
                press={{ verb: 'other', job: 'other', label: words[kind] }}
              >
                {words[kind]}
              </BigButton>
            ))}
          </div>
        </details>
      )}
    </div>
  );
}
