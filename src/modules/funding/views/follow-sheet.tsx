import { DateField, Form, Hidden, MoneyField, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say } from '../../../core/words/words.js';
import { FUNDING_LINE_STAGES } from '../funding.types.js';
import { fundingWords, STAGE_WORDS } from '../funding.words.js';
import type { FundingLineProps } from './line-props.js';

/** The file of a grant: where it stands, and its dates. */
export function FollowSheet({ line, locale, trouble, formKey, today }: FundingLineProps) {
  const words = say(fundingWords, locale);
  const action = `/funding/${line.schoolYear}/lines/${line.id}/stage`;
  const mine = 'stage' in trouble.values ? trouble : { errors: [], values: {} };
  const options = FUNDING_LINE_STAGES.map((stage) => ({ value: stage, label: STAGE_WORDS[stage][locale] }));
  const day = (name: 'askedOn' | 'notifiedOn' | 'reportDueOn' | 'nextDueOn') => (
    <DateField name={name} label={words[name]} value={line[name] ?? undefined} required={false} />
  );
  const text = { required: false } as const;
  return (
    <Sheet title={words.follow}>
      <Form action={action} idempotencyKey={`${formKey}-stage`} {...mine}>
        <Hidden name="version" value={line.version} />
        <SelectField name="stage" label={words.stage} options={options} value={line.stage} blank={false} />
        <TextField name="agreement" label={words.agreement} value={line.agreement ?? ''} maxLength={60} {...text} />
        <MoneyField name="askedCents" label={words.asked} cents={line.typedAskedCents ?? undefined} required={false} />
        {day('askedOn')}
        {day('notifiedOn')}
        {day('reportDueOn')}
        <DateField
          name="reportedOn"
          label={words.reportedOn}
          value={line.reportedOn ?? undefined}
          max={today}
          required={false}
        />
        {day('nextDueOn')}
        <TextField
          name="nextDueLabel"
          label={words.nextDueLabel}
          value={line.nextDueLabel ?? ''}
          maxLength={120}
          {...text}
        />
        <Submit>{words.save}</Submit>
      </Form>
    </Sheet>
  );
}
