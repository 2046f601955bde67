import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
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
import type { PaymentMethod } from '../payments.types.js';
import { paymentsWords } from '../payments.words.js';

export interface NewPaymentProps {
  locale: Locale;
  /** The invoice or penalty note: where it is read, and where its payments go. */
  paper: { number: string; partnerName: string; dueCents: number; page: string; action: string };
  today: string;
  trouble: FormTrouble;
  formKey: string;
}

const METHODS: readonly PaymentMethod[] = ['transfer', 'cheque', 'card', 'cash'];

/** The money of one paper: what is due is already filled in. */
export function NewPaymentView({ locale, paper, today, trouble, formKey }: NewPaymentProps) {
  const words = say(paymentsWords, locale);
  const { number, partnerName, dueCents, page, action } = paper;
  const back = { href: page, label: number };
  const sub = `${words.recordSub(number, formatCents(dueCents, locale))} · ${partnerName}`;
  const methods = METHODS.map((value) => ({ value, label: words[value] }));
  return (
    <>
      <PageHead title={words.record} sub={sub} back={back} />
      <Sheet>
        <Form action={action} idempotencyKey={formKey} {...trouble}>
          <FieldSet>
            <MoneyField name="amountCents" label={words.amount} help={words.amountHelp} cents={dueCents} required />
            <DateField name="receivedOn" label={words.receivedOn} value={today} max={today} required />
            <SelectField name="method" label={words.method} options={methods} value="transfer" blank={false} required />
            <TextField
              name="reference"
              label={words.reference}
              help={words.referenceHelp}
              maxLength={140}
              required={false}
            />
          </FieldSet>
          <Submit icon="cash" cancel={{ href: back.href, label: words.cancel }}>
            {words.recordButton}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}
