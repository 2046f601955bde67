import { Badge, type IconName } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DeclarationState as State } from '../safety.gate.types.js';
import { safetyWords } from '../safety.words.js';
import { declarationStates } from '../workshop-declaration.states.js';

const ICONS: Readonly<Record<State, IconName>> = {
  draft: 'pencil',
  sent: 'mail',
  active: 'shield-check',
  to_renew: 'clock',
  to_update: 'refresh',
  expired: 'shield-x',
  withdrawn: 'x',
};

export function DeclarationState({ locale, state }: { locale: Locale; state: State }) {
  const words = declarationStates.states[state];
  return (
    <Badge tone={words.tone} icon={ICONS[state]}>
      {words[locale]}
    </Badge>
  );
}

/** Red once over, ochre in the last 60 days. */
export function DaysLeft({ locale, days }: { locale: Locale; days: number }) {
  const said = say(safetyWords, locale).daysLeft(days);
  if (days < 0)
    return (
      <Badge tone="red" icon="ban">
        {said}
      </Badge>
    );
  return days < 60 ? (
    <Badge tone="ochre" icon="clock">
      {said}
    </Badge>
  ) : (
    <Badge tone="green" icon="check">
      {said}
    </Badge>
  );
}
