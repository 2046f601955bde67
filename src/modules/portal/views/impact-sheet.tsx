import { Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalImpact } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

interface ImpactSheetProps {
  locale: Locale;
  impact: PortalImpact;
  /** What it is the impact of. */
  title: string;
  /** It is that of the year: there is a letter of it. */
  letter?: boolean;
}

/** What orders gave learners to do; nothing while no session is validated. */
export function ImpactSheet({ locale, impact, title, letter }: ImpactSheetProps) {
  const words = say(portalWords, locale);
  const { minutes, competences } = impact;
  if (minutes === 0) return null;
  const hours = Math.floor(minutes / 60);
  return (
    <Sheet title={title}>
      <p>{hours === 0 ? words.impactMinutes(minutes) : words.impactHours(hours)}</p>
      {competences.length > 0 && (
        <details>
          <summary>{words.impactCompetences(competences.length)}</summary>
          <ul>
            {competences.map((competence) => (
              <li>{competence}</li>
            ))}
          </ul>
        </details>
      )}
      {letter && (
        <p>
          <a href="/portal/impact-letter" download data-turbo="false">
            {words.impactLetter}
          </a>
        </p>
      )}
    </Sheet>
  );
}
