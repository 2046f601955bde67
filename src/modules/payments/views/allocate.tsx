import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import { FieldSet, Form, Hidden, MoneyField, Sheet, Submit } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PayableInvoice } from '../../invoicing/index.js';
import type { PaymentSheet } from '../payments.types.js';
import { paymentsWords } from '../payments.words.js';

export interface AllocateProps {
  locale: Locale;
  payment: PaymentSheet;
  /** Invoices of the partner with something due. */
  payable: readonly PayableInvoice[];
  trouble: FormTrouble;
  formKey: string;
}

/** The rest of a payment on the partner's other invoices, the oldest due date first. */
export function AllocateForm({ locale, payment, payable, trouble, formKey }: AllocateProps) {
  const words = say(paymentsWords, locale);
  if (payable.length === 0)
    return (
      <Sheet title={words.allocate}>
        <p>{words.noInvoice}</p>
      </Sheet>
    );
  let left = payment.unallocatedCents;
  const offered = payable.map((invoice) => {
    const cents = Math.min(left, invoice.dueCents);
    left -= cents;
    return { ...invoice, cents };
  });
  return (
    <Sheet title={words.allocate}>
      <Form action={`/payments/${payment.id}/allocations`} idempotencyKey={formKey} {...trouble}>
        <FieldSet>
          {offered.map(({ id, number, dueOn, dueCents, cents }, index) => (
            <>
              <Hidden name={`allocations[${index}][invoiceId]`} value={id} />
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
