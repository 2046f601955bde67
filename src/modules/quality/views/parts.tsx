import { Badge, DataTable } from '../../../core/ui/index.js';
import { dayTime } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sizeText } from '../../production/index.js';
import { inspectionMachine } from '../inspection.states.js';
import { boundsText, measureText } from '../quality.format.js';
import type { InspectionRead, InstrumentRead, MeasureRead } from '../quality.types.js';
import { qualityWords } from '../quality.words.js';
import { ToleranceMark } from './drawn.js';

interface Common {
  locale: Locale;
}

/** What the plan asked of one measure. */
export function Asked({ locale, measure }: Common & { measure: MeasureRead }) {
  const { nominal, minimum, maximum, unit } = measure;
  if (nominal === null || minimum === null || maximum === null) return <>{say(qualityWords, locale).look}</>;
  return <>{boundsText({ nominal, minimum, maximum }, unit, locale)}</>;
}

/** What was found, drawn on its tolerance. */
export function Found({ locale, measure }: Common & { measure: MeasureRead }) {
  const words = say(qualityWords, locale);
  const { nominal, minimum, maximum, unit, value, conform } = measure;
  if (value === null || nominal === null || minimum === null || maximum === null)
    return <Badge tone={conform ? 'green' : 'red'}>{conform ? words.good : words.bad}</Badge>;
  return (
    <span class="found">
      <b>{measureText(value, unit, locale)}</b>
      <ToleranceMark locale={locale} bounds={{ nominal, minimum, maximum }} value={value} />
      {!conform && <Badge tone="red">{words.outOfTolerance}</Badge>}
    </span>
  );
}

export function InspectionBadge({ locale, inspection }: Common & { inspection: InspectionRead }) {
  const { kind, state } = inspection;
  if (kind === 'series') return null;
  const { tone, [locale]: said } = inspectionMachine.states[state];
  return <Badge tone={tone}>{`${say(qualityWords, locale).firstPart} · ${said}`}</Badge>;
}

/** One piece: all that was measured on it. */
export function MeasuresTable({ locale, inspection }: Common & { inspection: InspectionRead }) {
  const words = say(qualityWords, locale);
  const { id, operationName, measures } = inspection;
  return (
    <DataTable
      caption={`${words.checks} ${id} · ${operationName}`}
      columns={[
        { key: 'name', label: words.characteristic },
        { key: 'asked', label: words.asked },
        { key: 'found', label: words.found },
        { key: 'instrument', label: words.instrument },
      ]}
      rows={measures.map((measure) => ({
        id: measure.characteristicId,
        cells: {
          name: measure.name,
          asked: <Asked locale={locale} measure={measure} />,
          found: <Found locale={locale} measure={measure} />,
          instrument: measure.instrument ?? '–',
        },
      }))}
    />
  );
}

/** Which piece, of whom and when. */
export function InspectionHead({ locale, inspection }: Common & { inspection: InspectionRead }) {
  const { learnerName, measuredAt } = inspection;
  const said = [learnerName, sizeText(inspection), dayTime(measuredAt, locale)].filter(Boolean).join(' · ');
  return (
    <p>
      {said} <InspectionBadge locale={locale} inspection={inspection} />
      {inspection.reason && <> {inspection.reason}</>}
    </p>
  );
}

export function InstrumentBadge({ locale, instrument }: Common & { instrument: InstrumentRead }) {
  const words = say(qualityWords, locale);
  if (instrument.outOfService) return <Badge tone="red">{words.out}</Badge>;
  return <Badge tone={instrument.usable ? 'green' : 'red'}>{instrument.usable ? words.usable : words.overdue}</Badge>;
}
