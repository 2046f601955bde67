import { Badge } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { FrameworkStatus } from '../learners.types.js';
import { learnerWords } from '../learners.words.js';

/** Always beside a code: a working label must never pass for an official one. */
export function FrameworkStatusBadge({ locale, status }: { locale: Locale; status: FrameworkStatus }) {
  const words = say(learnerWords, locale);
  return status === 'official' ? (
    <Badge tone="green" icon="certificate">
      {words.official}
    </Badge>
  ) : (
    <Badge tone="ochre" icon="pencil">
      {words.working}
    </Badge>
  );
}
