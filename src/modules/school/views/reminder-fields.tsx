import { NumberField, TextField } from '../../../core/ui/index.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { REMINDER_LEVELS, USUAL_PLAN, type ReminderPlan } from '../school.types.js';
import { levelWords, schoolWords } from '../school.words.js';

/** When each reminder is proposed. */
export function PlanFields({ locale, plan = USUAL_PLAN }: { locale: Locale; plan?: ReminderPlan }) {
  const words = say(schoolWords, locale);
  const levels = say(levelWords, locale);
  return (
    <>
      <p class="soft">{words.planHelp}</p>
      {REMINDER_LEVELS.map((level) => (
        <NumberField name={level} label={levels[level]} value={plan[level]} unit={words.fromDueDate} required />
      ))}
    </>
  );
}

/** The yearly rate of late penalties, as `12,15`. */
export function RateField({ locale, rate }: { locale: Locale; rate?: number }) {
  const words = say(schoolWords, locale);
  const text = rate === undefined ? undefined : percent(rate, locale, 2).replace(/\s?%/, '');
  return <TextField name="rate" label={words.yearly} help={words.rateHelp} value={text} inputMode="decimal" required />;
}
