import type { FormTrouble } from '../../../core/http/forms.js';
import { DateField, Form, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { OrderSheet } from '../sales.types.js';
import { salesWords } from '../sales.words.js';
import { OrderAmounts, OrderFacts } from './order-parts.js';

interface ConfirmProps {
  locale: Locale;
  order: OrderSheet;
  today: string;
  formKey: string;
  trouble?: FormTrouble;
}

/** The one answer a draft waits for: for when. */
export function ConfirmForm({ locale, order, today, formKey, trouble }: ConfirmProps) {
  const words = say(salesWords, locale);
  return (
    <Form action={`/orders/${order.id}/confirmation`} idempotencyKey={formKey} {...trouble}>
      <DateField
        name="promisedOn"
        label={words.promise}
        help={words.confirmHint}
        value={order.wishedOn ?? undefined}
        min={today}
        required
      />
      <Submit icon="check">{words.confirmTitle}</Submit>
    </Form>
  );
}

export function ConfirmOrderView(props: ConfirmProps) {
  const { locale, order } = props;
  const words = say(salesWords, locale);
  const back = { href: `/orders/${order.id}`, label: words.backToOrder };
  return (
    <>
      <PageHead title={words.confirmTitle} sub={`${order.number} · ${order.partnerName}`} back={back} />
      <Sheet>
        <OrderFacts locale={locale} order={order} />
        <OrderAmounts locale={locale} order={order} />
      </Sheet>
      <Sheet title={words.next}>
        <ConfirmForm {...props} />
      </Sheet>
    </>
  );
}
