import type { FormTrouble } from '../../../core/http/forms.js';
import { Form, Hidden, LinkButton, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PartnerRead } from '../../partners/index.js';
import type { OrderSheet } from '../sales.types.js';
import { salesWords } from '../sales.words.js';

interface Props {
  locale: Locale;
  order: OrderSheet;
  partner: PartnerRead;
  trouble: FormTrouble;
  formKey: string;
}

/** Where its references are changed, and what its customer brings told. */
export function OrderLinks({ locale, order, brings }: { locale: Locale; order: OrderSheet; brings: boolean }) {
  if (order.state === 'cancelled') return null;
  const words = say(salesWords, locale);
  return (
    <>
      <LinkButton href={`/orders/${order.id}/references`}>{words.changeReferences}</LinkButton>
      {brings && <LinkButton href={`/orders/${order.id}/materials`}>{words.material}</LinkButton>}
      {brings && order.state !== 'closed' && (
        <LinkButton href={`/orders/${order.id}/schedule`}>{words.planDeliveries}</LinkButton>
      )}
    </>
  );
}

/** What the customer wants to find again on its papers: a public body asks for more. */
export function OrderReferencesView({ locale, order, partner, trouble, formKey }: Props) {
  const words = say(salesWords, locale);
  const href = `/orders/${order.id}`;
  const publicBody = partner.kind === 'public';
  return (
    <>
      <PageHead
        title={words.references}
        sub={`${order.number} · ${order.partnerName}`}
        back={{ href, label: words.backToOrder }}
      />
      <Sheet>
        <Form action={`${href}/references`} idempotencyKey={formKey} {...trouble}>
          <Hidden name="version" value={order.version} />
          <TextField
            name="customerReference"
            label={publicBody ? words.engagement : words.reference}
            help={partner.engagementRequired ? words.askedByBody : undefined}
            value={order.customerReference ?? undefined}
            maxLength={35}
            required={false}
          />
          <TextField
            name="buyerReference"
            label={words.service}
            help={partner.serviceRequired ? words.askedByBody : undefined}
            value={order.buyerReference ?? undefined}
            maxLength={100}
            required={false}
          />
          <TextField
            name="contractReference"
            label={words.contract}
            value={order.contractReference ?? undefined}
            maxLength={50}
            required={false}
          />
          <Submit icon="check" cancel={{ href, label: words.cancel }}>
            {words.saveReferences}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}
