import type { FormTrouble } from '../../../core/http/forms.js';
import {
  DateField,
  FieldSet,
  Form,
  MoneyField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { FUNDING_COUNTINGS, FUNDING_LINE_KINDS, FUNDING_LINE_STAGES } from '../funding.types.js';
import { COUNTING_WORDS, fundingWords, SOURCE_WORDS, STAGE_WORDS } from '../funding.words.js';

/** The other days of a mean: three boxes, as agreements name two to four days. */
const FURTHER_DAYS = [0, 1, 2];

interface NewLineViewProps {
  locale: Locale;
  schoolYear: string;
  trouble: FormTrouble;
  idempotencyKey: string;
}

export function NewLineView({ locale, schoolYear, trouble, idempotencyKey }: NewLineViewProps) {
  const words = say(fundingWords, locale);
  const back = `/funding/${schoolYear}`;
  const kinds = FUNDING_LINE_KINDS.map((kind) => ({ value: kind, label: SOURCE_WORDS[kind][locale] }));
  const stages = FUNDING_LINE_STAGES.map((stage) => ({ value: stage, label: STAGE_WORDS[stage][locale] }));
  const countings = FUNDING_COUNTINGS.map((counting) => ({ value: counting, label: COUNTING_WORDS[counting][locale] }));
  return (
    <>
      <PageHead title={words.add} sub={schoolYear} back={{ href: back, label: words.back }} />
      <Sheet>
        <Form action={`/funding/${schoolYear}/lines`} idempotencyKey={idempotencyKey} {...trouble}>
          <FieldSet>
            <SelectField name="kind" label={words.kind} options={kinds} required />
            <TextField name="funder" label={words.funder} maxLength={120} required />
            <TextField name="agreement" label={words.agreement} maxLength={60} required={false} />
          </FieldSet>
          <FieldSet legend={words.howGiven}>
            <MoneyField name="grantedCents" label={words.granted} help={words.fixedHelp} required={false} />
            <MoneyField name="perLearnerCents" label={words.perLearner} required={false} />
          </FieldSet>
          <FieldSet legend={words.countingRule}>
            <SelectField name="counting" label={words.counting} options={countings} help={words.countingHelp} />
            <DateField name="countedOn" label={words.countedOn} required={false} />
            {FURTHER_DAYS.map((at) => (
              <DateField name={`furtherDays[${at}][day]`} label={words.furtherDay} required={false} />
            ))}
          </FieldSet>
          <FieldSet legend={words.follow}>
            <SelectField name="stage" label={words.stage} options={stages} value="to_prepare" blank={false} />
            <DateField name="nextDueOn" label={words.nextDueOn} required={false} />
            <TextField name="nextDueLabel" label={words.nextDueLabel} maxLength={120} required={false} />
          </FieldSet>
          <Submit cancel={{ href: back, label: words.cancel }}>{words.save}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
