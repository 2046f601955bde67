import type { Locale } from '../../../core/words/words.js';
import type { InspectionRead } from '../quality.types.js';
import { InspectionHead, MeasuresTable } from './parts.js';

const Frame = 'turbo-frame' as 'div';

/** What a learner checked on a job, inside the page of the master who validates it. */
export function JobChecks({ locale, id, checks }: { locale: Locale; id: string; checks: readonly InspectionRead[] }) {
  return (
    <Frame id={id} {...{ target: '_top' }}>
      {checks.map((inspection) => (
        <div class="checked-piece">
          <InspectionHead locale={locale} inspection={inspection} />
          <MeasuresTable locale={locale} inspection={inspection} />
        </div>
      ))}
    </Frame>
  );
}
