import { MoneyField, NumberField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { THRESHOLDS, type SchoolSettings } from '../school.types.js';
import { thresholdWords } from '../school.words.js';

/** The sums a year is held against. */
export function ThresholdFields({ locale, thresholds }: { locale: Locale; thresholds?: SchoolSettings['thresholds'] }) {
  const names = say(thresholdWords, locale);
  const share = thresholds && thresholds.customerShare / 100;
  return (
    <>
      {THRESHOLDS.map((threshold) => (
        <MoneyField name={threshold} label={names[threshold]} cents={thresholds?.[threshold]} required />
      ))}
      <NumberField name="customerShare" label={names.customerShare} value={share} min={0} max={100} unit="%" required />
    </>
  );
}
