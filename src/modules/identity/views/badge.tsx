import { BigButton, TerminalScreen } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { identityWords } from '../identity.words.js';

/** A badge was read: is it you? */
export function BadgeView({ locale, name, badge }: { locale: Locale; name: string; badge: string }) {
  const words = say(identityWords, locale);
  return (
    <TerminalScreen title={words.isItYou(name)}>
      <BigButton icon="arrow-right" primary action={`/badges/${badge}`}>
        {words.enter}
      </BigButton>
      <BigButton icon="users" href="/tablet">
        {words.notMe}
      </BigButton>
    </TerminalScreen>
  );
}

export function BadgeRefusedView({ locale, sentence }: { locale: Locale; sentence: string }) {
  const words = say(identityWords, locale);
  return (
    <TerminalScreen title={words.learnerDoor} sentences={[sentence]}>
      <BigButton icon="arrow-left" primary href="/tablet">
        {words.backToTablet}
      </BigButton>
    </TerminalScreen>
  );
}
