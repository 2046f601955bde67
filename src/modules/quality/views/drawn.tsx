import { say, type Locale } from '../../../core/words/words.js';
import type { Bounds } from '../quality.quantities.js';
import { qualityWords } from '../quality.words.js';

const WIDE = 120;
const EDGE = 24;

interface MarkProps {
  locale: Locale;
  bounds: Bounds;
  value: number;
}

/** A value on its tolerance: the band is what is allowed, the tick the nominal, the dot what was found. */
export function ToleranceMark({ locale, bounds, value }: MarkProps) {
  const words = say(qualityWords, locale);
  const { minimum, maximum, nominal } = bounds;
  const at = (one: number) => {
    const share = maximum === minimum ? 0.5 : (one - minimum) / (maximum - minimum);
    return Math.min(WIDE - 4, Math.max(4, EDGE + share * (WIDE - 2 * EDGE)));
  };
  const good = value >= minimum && value <= maximum;
  return (
    <svg
      class={good ? 'drawn' : 'drawn bad'}
      viewBox={`0 0 ${WIDE} 16`}
      role="img"
      aria-label={good ? words.within : words.outOfTolerance}
    >
      <line class="scale" x1="0" y1="8" x2={WIDE} y2="8" />
      <rect class="band" x={EDGE} y="4" width={WIDE - 2 * EDGE} height="8" />
      <line class="nominal" x1={at(nominal)} y1="2" x2={at(nominal)} y2="14" />
      <circle class={good ? 'dot' : 'dot bad'} cx={at(value)} cy="8" r="4" />
    </svg>
  );
}

const RUN = { width: 320, height: 72, top: 18, bottom: 54 };

interface RunProps {
  bounds: Bounds;
  values: readonly number[];
  /** What the drawing says, in a sentence. */
  caption: string;
}

/** Measures in the order they were taken, on the tolerance: a drift is seen before it is out. */
export function RunChart({ bounds, values, caption }: RunProps) {
  const { minimum, maximum, nominal } = bounds;
  const { width, height, top, bottom } = RUN;
  const y = (value: number) => {
    const share = maximum === minimum ? 0.5 : (value - minimum) / (maximum - minimum);
    return Math.min(height - 5, Math.max(5, bottom - share * (bottom - top)));
  };
  const x = (index: number) => 8 + (values.length === 1 ? 0 : (index * (width - 16)) / (values.length - 1));
  const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  return (
    <svg class="drawn run" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={caption}>
      <rect class="band" x="0" y={top} width={width} height={bottom - top} />
      <line class="nominal" x1="0" y1={y(nominal)} x2={width} y2={y(nominal)} />
      <polyline class="thread" points={points} />
      {values.map((value, index) => (
        <circle class={value >= minimum && value <= maximum ? 'dot' : 'dot bad'} cx={x(index)} cy={y(value)} r="4" />
      ))}
    </svg>
  );
}
