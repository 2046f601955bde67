import { formatCents } from '../../../core/money/money.js';
import { DateField, FieldSet, Form, Hidden, MoneyField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say } from '../../../core/words/words.js';
import { fundingWords } from '../funding.words.js';
import type { FundingLineProps } from './line-props.js';

const EMPTY_ROWS = 1;
const MOST_ROWS = 12;

/** The payments the agreement announces, all in one form: a row left empty is none. */
export function PlanSheet({ line, locale, trouble, formKey }: FundingLineProps) {
  const words = say(fundingWords, locale);
  const mine = 'version' in trouble.values && !('stage' in trouble.values) ? trouble : { errors: [], values: {} };
  const typed = Object.keys(mine.values).filter((name) => name.endsWith('[expectedOn]')).length;
  const count = Math.min(MOST_ROWS, Math.max(line.expected.length, typed) + EMPTY_ROWS);
  const rows = Array.from({ length: count }, (_, at) => line.expected[at]);
  const help = (at: number) => {
    const payment = rows[at];
    if (!payment) return undefined;
    return payment.toComeCents === 0 ? words.came : words.toCome(formatCents(payment.toComeCents, locale));
  };
  return (
    <Sheet title={words.expected} id="expected">
      <Form
        action={`/funding/${line.schoolYear}/lines/${line.id}/payment-plan`}
        idempotencyKey={`${formKey}-plan`}
        {...mine}
      >
        <Hidden name="version" value={line.version} />
        {rows.map((payment, at) => (
          <FieldSet legend={words.payment(at + 1)}>
            <DateField
              name={`payments[${at}][expectedOn]`}
              label={words.expectedOn}
              value={payment?.expectedOn}
              help={help(at)}
              required={false}
            />
            <MoneyField
              name={`payments[${at}][amountCents]`}
              label={words.amount}
              cents={payment?.amountCents}
              required={false}
            />
            <TextField
              name={`payments[${at}][label]`}
              label={words.paymentLabel}
              size="short"
              value={payment?.label ?? undefined}
              maxLength={120}
              required={false}
            />
          </FieldSet>
        ))}
        <Submit>{words.save}</Submit>
      </Form>
    </Sheet>
  );
}
