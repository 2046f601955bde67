import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents, type Cents } from '../../../core/money/money.js';
import { FieldSet, Form, Hidden, MoneyField, Sheet, Submit } from '../../../core/ui/index.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PaymentSheet } from '../payments.types.js';
import { paymentsWords } from '../payments.words.js';

interface Payable {
  id: number;
  /** A penalty note, or an invoice. */
  note: boolean;
  number: string;
  dueOn: LocalDate;
  dueCents: Cents;
}

export interface AllocateProps {
  locale: Locale;
  payment: PaymentSheet;
  /** Invoices, then penalty notes of the partner with something due. */
  payable: readonly Payable[];
  trouble: FormTrouble;
  formKey: string;
}

/** The rest of a payment on the partner's other papers, the oldest due date first. */
export function AllocateForm({ locale, payment, payable, trouble, formKey }: AllocateProps) {
  const words = say(paymentsWords, locale);
  if (payable.length === 0)
    return (
      <Sheet title={words.allocate}>
        <p>{words.noInvoice}</p>
      </Sheet>
    );
  let left = payment.unallocatedCents;
  const offered = payable.map((paper) => {
    const cents = Math.min(left, paper.dueCents);
    left -= cents;
    return { ...paper, cents };
  });
  return (
    <Sheet title={words.allocate}>
      <Form action={`/payments/${payment.id}/allocations`} idempotencyKey={formKey} {...trouble}>
        <FieldSet>
          {offered.map(({ id, note, number, dueOn, dueCents, cents }, index) => (
            <>
              <Hidden name={`allocations[${index}][${note ? 'penaltyId' : 'invoiceId'}]`} value={id} />
              <MoneyField
                name={`allocations[${index}][amountCents]`}
                label={`${number}, ${words.dueOn} ${shortDate(dueOn, locale)}`}
                help={`${words.due} ${formatCents(dueCents, locale)}`}
                cents={cents > 0 ? cents : undefined}
                required={false}
              />
            </>
          ))}
        </FieldSet>
        <Submit icon="check">{words.allocateButton}</Submit>
      </Form>
    </Sheet>
  );
}
