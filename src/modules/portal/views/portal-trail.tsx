import { Trail } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalOrderRow, PortalStep } from '../portal.types.js';
import { portalWords, STEP_WORDS } from '../portal.words.js';

/** The five steps of an order, with its promised date. */
export function PortalTrail({ order, locale }: { order: PortalOrderRow; locale: Locale }) {
  const words = say(portalWords, locale);
  const notes: Partial<Record<PortalStep, string>> = {
    placed: dayOrDash(order.placedOn, locale),
    confirmed: order.promisedOn ? words.promisedDay(dayOrDash(order.promisedOn, locale)) : words.notPromised,
    made: words.percent(order.percentMade),
  };
  return (
    <Trail
      label={words.trail}
      stations={order.steps.map(({ step, state }) => ({ label: STEP_WORDS[step][locale], note: notes[step], state }))}
    />
  );
}
