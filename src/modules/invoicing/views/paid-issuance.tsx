import { Form, SelectField, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { MEANS, type PaidBy } from '../../einvoice/index.js';
import { invoicingWords } from '../invoicing.words.js';

/** For what is paid at the counter: how, and it is issued as paid. */
export function PaidIssuanceForm({
  locale,
  invoiceId,
  formKey,
}: {
  locale: Locale;
  invoiceId: number;
  formKey: string;
}) {
  const words = say(invoicingWords, locale);
  const options = (Object.keys(MEANS) as PaidBy[]).map((value) => ({ value, label: words[value] }));
  return (
    <Sheet title={words.paidAlready}>
      <Form action={`/invoices/${invoiceId}/paid-issuance`} idempotencyKey={`${formKey}-paid`}>
        <SelectField
          name="paidBy"
          label={words.paidBy}
          help={words.paidAlreadyHelp}
          options={options}
          value="card"
          blank={false}
          required
        />
        <Submit icon="cash">{words.issuePaid}</Submit>
      </Form>
    </Sheet>
  );
}
