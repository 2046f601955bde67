import { PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { NewBadge } from '../learners.types.js';
import { learnerWords } from '../learners.words.js';

interface BadgeProps {
  locale: Locale;
  learner: { id: number; displayName: string };
  badge: NewBadge;
}

/** A badge just made: shown once, to be printed now. */
export function BadgeView({ locale, learner, badge: { qr, pdf } }: BadgeProps) {
  const words = say(learnerWords, locale);
  const { id, displayName } = learner;
  return (
    <>
      <PageHead
        title={words.badgeOf(displayName)}
        sub={words.badgeOnce}
        back={{ href: `/learners/${id}`, label: displayName }}
        actions={
          <a
            class="btn"
            href={`data:application/pdf;base64,${pdf.bytes.toString('base64')}`}
            download={pdf.name}
            data-turbo="false"
          >
            {words.printBadge}
          </a>
        }
      />
      <Sheet title={words.badge}>
        <img
          src={`data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`}
          alt={words.badgeOf(displayName)}
          width="240"
          height="240"
        />
        <p>{words.badgeHow}</p>
      </Sheet>
    </>
  );
}
