import { DataTable, Sheet } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sizeText } from '../../production/index.js';
import type { Bounds } from '../quality.quantities.js';
import type { CharacteristicRead, InspectionRead, OperationControl } from '../quality.types.js';
import { qualityWords } from '../quality.words.js';
import { Tolerance } from './control-plan.js';
import { RunChart } from './drawn.js';
import { Asked, Found, InspectionBadge } from './parts.js';

/** One operation: its plan, each line with its measures in order, and all of them. */
export function OperationChecks({ locale, control }: { locale: Locale; control: OperationControl }) {
  const words = say(qualityWords, locale);
  const { position, operationName, lines, inspections } = control;
  const measures = inspections.flatMap((inspection) => inspection.measures.map((measure) => ({ inspection, measure })));
  return (
    <Sheet title={`${position} · ${operationName}`}>
      {lines.length === 0 && <p class="soft">{words.noPlan}</p>}
      {lines.map((line) => (
        <Line locale={locale} line={line} inspections={inspections} />
      ))}
      {measures.length > 0 && (
        <details>
          <summary>{words.checks}</summary>
          <DataTable
            caption={`${words.checks} · ${operationName}`}
            columns={[
              { key: 'when', label: words.when },
              { key: 'name', label: words.characteristic },
              { key: 'asked', label: words.asked },
              { key: 'found', label: words.found },
              { key: 'learner', label: words.learner },
            ]}
            rows={measures.map(({ inspection, measure }) => ({
              id: `${inspection.id}-${measure.characteristicId}`,
              cells: {
                when: dayTime(inspection.measuredAt, locale),
                name: [measure.name, sizeText(inspection)].filter(Boolean).join(' · '),
                asked: <Asked locale={locale} measure={measure} />,
                found: <Found locale={locale} measure={measure} />,
                learner: (
                  <>
                    {inspection.learnerName} <InspectionBadge locale={locale} inspection={inspection} />
                  </>
                ),
              },
            }))}
          />
        </details>
      )}
    </Sheet>
  );
}

interface LineProps {
  locale: Locale;
  line: CharacteristicRead;
  inspections: readonly InspectionRead[];
}

/** One characteristic: what is asked, and its measures in order. Sizes that ask something else are drawn apart. */
function Line({ locale, line, inspections }: LineProps) {
  const words = say(qualityWords, locale);
  return (
    <div class="control-line">
      <p>
        <b>{line.name}</b> <Tolerance locale={locale} line={line} />
      </p>
      {runsOf(line, inspections).map(({ size, bounds, values }) => {
        const bad = values.filter((value) => value < bounds.minimum || value > bounds.maximum).length;
        const name = [line.name, size].filter(Boolean).join(' · ');
        const caption = words.runOf(name, values.length, bad);
        return (
          <figure>
            <RunChart bounds={bounds} values={values} caption={caption} />
            <figcaption class="soft small">{caption}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

interface Run {
  size: string | null;
  bounds: Bounds;
  values: number[];
}

function runsOf({ id, sizes }: CharacteristicRead, inspections: readonly InspectionRead[]): Run[] {
  const runs = new Map<string, Run>();
  for (const { size, measures } of inspections)
    for (const { characteristicId, nominal, minimum, maximum, value } of measures) {
      if (characteristicId !== id || value === null || nominal === null || minimum === null || maximum === null)
        continue;
      const own = sizes.length > 0 ? size : null;
      const run = runs.get(own ?? '') ?? { size: own, bounds: { nominal, minimum, maximum }, values: [] };
      runs.set(own ?? '', { ...run, values: [...run.values, value] });
    }
  return [...runs.values()];
}
