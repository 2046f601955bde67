import { TurboFrame } from '../../../core/ui/index.js';
import type { Locale } from '../../../core/words/words.js';
import type { InspectionRead } from '../quality.types.js';
import { InspectionHead, MeasuresTable } from './parts.js';

/** What a learner checked on a job, inside the page of the master who validates it. */
export function JobChecks({ locale, id, checks }: { locale: Locale; id: string; checks: readonly InspectionRead[] }) {
  return (
    <TurboFrame id={id} {...{ target: '_top' }}>
      {checks.map((inspection) => (
        <div class="checked-piece">
          <InspectionHead locale={locale} inspection={inspection} />
          <MeasuresTable locale={locale} inspection={inspection} />
        </div>
      ))}
    </TurboFrame>
  );
}
