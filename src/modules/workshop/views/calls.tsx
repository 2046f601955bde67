import { ActionButtons, Icon, LinkButton, LiveFrame } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { CallRead } from '../workshop.types.js';
import { workshopWords } from '../workshop.words.js';

interface Props {
  locale: Locale;
  calls: readonly CallRead[];
}

/** On every page of a master: who waits for one, at once. */
export function Calls({ locale, calls }: Props) {
  const words = say(workshopWords, locale);
  return (
    <LiveFrame id="calls" stream="/workshop/live" src="/calls">
      {calls.length > 0 && (
        <ul class="calls" role="status" aria-label={words.calls}>
          {calls.map((call) => (
            <li>
              <Icon name={call.kind === 'call' ? 'hand-stop' : 'ruler'} />
              <span>
                <b>{call.kind === 'call' ? words.callsYou(call.learnerName) : words.showsYou(call.learnerName)}</b>{' '}
                {[call.job, dayTime(call.calledAt, locale)].filter(Boolean).join(' · ')}
              </span>
              {call.kind === 'call' ? (
                <ActionButtons actions={[{ label: words.coming, icon: 'check', action: `/calls/${call.id}/answer` }]} />
              ) : (
                <LinkButton href="/quality">{words.lookAtIt}</LinkButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </LiveFrame>
  );
}
