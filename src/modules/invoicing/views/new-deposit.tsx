import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import { Form, NumberField, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderSheet } from '../../sales/index.js';
import { invoicingWords } from '../invoicing.words.js';

interface NewDepositProps {
  locale: Locale;
  order: OrderSheet;
  percent: number;
  trouble: FormTrouble;
  formKey: string;
}

/** A deposit on an order: how much of it. */
export function NewDepositView({ locale, order, percent, trouble, formKey }: NewDepositProps) {
  const words = say(invoicingWords, locale);
  const back = { href: `/orders/${order.id}`, label: order.number };
  const sub = words.makeDepositSub(order.number, formatCents(order.totalWithVatCents, locale));
  return (
    <>
      <PageHead title={words.makeDeposit} sub={`${sub} · ${order.partnerName}`} back={back} />
      <Sheet>
        <Form action={`/orders/${order.id}/deposits`} idempotencyKey={formKey} {...trouble}>
          <NumberField
            name="percent"
            label={words.depositPercent}
            help={words.depositHelp}
            value={percent}
            min={1}
            max={100}
            unit="%"
            required
          />
          <Submit icon="file-invoice" cancel={{ href: back.href, label: words.cancel }}>
            {words.depositButton}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}
