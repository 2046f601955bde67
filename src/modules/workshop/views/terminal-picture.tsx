import type { Locale } from '../../../core/words/words.js';
import { say } from '../../../core/words/words.js';
import type { JobCard } from '../../production/index.js';
import { terminalWords } from '../terminal.words.js';

/** What is made, in a few strokes: a garment on its seam, a part on its axis. */
export function Picture({ locale, kind }: { locale: Locale; kind: JobCard['itemKind'] }) {
  return (
    <svg
      viewBox="0 0 240 240"
      width="340"
      fill="none"
      stroke="var(--blue)"
      stroke-width="5"
      stroke-linejoin="round"
      role="img"
      aria-label={say(terminalWords, locale).picture}
    >
      {kind === 'garment' ? (
        <>
          <path d="M85 50 45 75l15 40 20-10v90h80v-90l20 10 15-40-40-25c-8 18-62 18-70 0Z" />
          <path d="M120 75v120" stroke="var(--madder)" stroke-width="2" stroke-dasharray="10 7" />
        </>
      ) : (
        <>
          <rect x="20" y="95" width="70" height="50" rx="4" />
          <rect x="90" y="80" width="90" height="80" rx="4" />
          <rect x="180" y="102" width="40" height="36" rx="4" />
          <path d="M10 120h220" stroke="var(--madder)" stroke-width="2" stroke-dasharray="14 6 3 6" />
        </>
      )}
    </svg>
  );
}
